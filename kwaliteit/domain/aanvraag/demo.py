"""The aanvragen of the demo: one being written, one to be tested, one to be completed. All made up."""

from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.demo_zaak import (
    VERZONNEN,
    begin_demo_aanvraag,
    demo_account,
    pay_demo_aanvraag,
    submit_demo_aanvraag,
    write_demo_aanvraag,
)
from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.aanvraag.volledigheid import ask_aanvulling
from kwaliteit.enums import Aanvraagroute
from kwaliteit.models import Erkenningsaanvraag

BEZIG = "Van kerndoel naar lesplan"
TE_TOETSEN = "Samenhang in de onderbouw van het vo"
ONVOLLEDIG = "Een leerlijn toetsen: wat leren ze echt?"
HALF = 4  # of this many criteria the one that is being written says something


@transaction.atomic
def load_demo_aanvragen(*, at: datetime) -> int:
    """Make them once; return how many."""
    return sum(make(at) is not None for make in (_bezig, _te_toetsen, _onvolledig))


def _bezig(at: datetime) -> Erkenningsaanvraag | None:
    aanvraag = begin_demo_aanvraag(BEZIG, at=at)
    if aanvraag is not None:
        write_demo_aanvraag(aanvraag, progress_of(aanvraag).open[:HALF], at=at)
    return aanvraag


def _te_toetsen(at: datetime) -> Erkenningsaanvraag | None:
    """Bring one to the volledigheidstoets by the lighter route."""
    return _paid(TE_TOETSEN, Aanvraagroute.VERLICHT, at=at)


def _onvolledig(at: datetime) -> Erkenningsaanvraag | None:
    aanvraag = _paid(ONVOLLEDIG, Aanvraagroute.VOLLEDIG, at=at)
    if aanvraag is None:
        return None
    punten = {progress_of(aanvraag).codes[0]: f"{VERZONNEN}: noem ook hoe u de doelen toetst."}
    return ask_aanvulling(aanvraag, punten, by=demo_account("behandelaar"), at=at)


def _paid(naam: str, route: Aanvraagroute, *, at: datetime) -> Erkenningsaanvraag | None:
    aanvraag = begin_demo_aanvraag(naam, at=at)
    if aanvraag is None:
        return None
    aanvraag = submit_demo_aanvraag(aanvraag, route, at=at)
    pay_demo_aanvraag(aanvraag, at=at)
    return aanvraag
