"""What the tests of the pages share: addresses, trajecten that begin soon, and reading a page."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.utils import timezone

from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie
from register.domain.traject import Typeringgegevens
from register.enums import Locatie
from register.models import Traject
from tests.factories import make_traject, make_uitvoering

VRAGEN, UITSLAG, GESPREK = "/drie-vragen/", "/drie-vragen/uitslag/", "/drie-vragen/gesprek/"
VANDAAG = timezone.localdate()
STRAKS = VANDAAG + timedelta(days=20)


def read(client: Client, path: str, **params: str) -> str:
    answer = client.get(f"{path}?{urlencode(params)}")
    assert answer.status_code == 200
    return answer.content.decode()


def make(naam: str, pad: Padversie | None = None, **velden: Any) -> Traject:
    """Make a traject about vakdidactiek that begins soon."""
    start = {"start_datum": velden.pop("start", STRAKS), "locatie": velden.pop("locatie", Locatie.FYSIEK)}
    start |= {"prijs": velden.pop("prijs", Decimal(950)), "eind_datum": None}
    typeringen = (Typeringgegevens(pad, Niveau.EXPERT),) if pad else ()
    traject = make_traject(naam, **{"themas": ("vakdidactiek",), "typeringen": typeringen, **velden})
    make_uitvoering(traject, **start)
    return traject


def hours(uren: int) -> dict[str, Any]:
    return {"studielast_waarde": Decimal(uren), "studielast_eenheid": "uur"}
