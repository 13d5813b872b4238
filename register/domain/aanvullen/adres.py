"""Where a suggestion leads: a traject to its own page, anything else to the search."""

from urllib.parse import urlencode

from django.urls import reverse

from register.domain.aanvullen.tabel import Aanvulling
from register.enums import Aanvulsoort


def address_of(aanvulling: Aanvulling) -> str:
    if aanvulling.soort == Aanvulsoort.TRAJECT:
        return reverse("register:traject-detail", args=[aanvulling.waarde])
    naam = "q" if aanvulling.soort == Aanvulsoort.ZOEKTERM else aanvulling.soort.value
    return f"{reverse('register:traject-list')}?{urlencode({naam: aanvulling.waarde})}"
