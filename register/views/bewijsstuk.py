"""The certificate at an own deelname: keep it, replace it, erase it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.toegang import vereist_recht
from napl.views.bewijsstuk import Bewijsplek, show_bewijsstuk
from register.domain.deelname.bewijsstuk import attach_bewijsstuk, detach_bewijsstuk
from register.views.deelnames import own_deelname
from register.views.mijn import account


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_deelnames")
def bewijsstuk(request: HttpRequest, pk: int) -> HttpResponse:
    deelname = own_deelname(request, pk)
    by, at = account(request), klok.nu()
    plek = Bewijsplek(
        bij="uw deelname aan",
        naam=deelname.trajectversie.naam,
        terug=reverse("register:deelname-detail", args=[pk]),
        bestand=deelname.bewijsstuk,
        bewaar=lambda upload: attach_bewijsstuk(deelname, upload, by=by, at=at),
        wis=lambda: detach_bewijsstuk(deelname, by=by, at=at),
    )
    return show_bewijsstuk(request, plek)
