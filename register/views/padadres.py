"""Where the search finds exactly what the page of an ontwikkelpad counted."""

from django.urls import reverse

from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.bereiken import KORT_UREN
from register.enums import Locatie, OpnameSoort
from register.views.zoekadres import search_address

# Which filters belong to what was counted; what is long is not something one can search for.
_WAT: dict[str, dict[str, object]] = {
    "": {},
    "erkend": {"opname": (OpnameSoort.ERKEND.value,)},
    "in_kaart": {"opname": (OpnameSoort.IN_KAART.value,)},
    "kort": {"duur_max": KORT_UREN},
    "online": {"locatie": (Locatie.ONLINE.value,)},
}


def pad_address(pad: str, *, niveau: str = "", sector: str = "", wat: str = "") -> str:
    filters = {"sector": (sector,) if sector else (), "niveau": (niveau,) if niveau else (), **_WAT[wat]}
    vraag = Zoekvraag(ontwikkelpad=(pad,), **filters)  # type: ignore[arg-type]
    return f"{reverse('register:traject-list')}?{search_address(vraag)}"
