"""Candidates for the choice, without a database."""

from dataclasses import replace
from datetime import date
from typing import Any

from register.domain.drie_vragen import Antwoorden
from register.domain.drie_vragen.kandidaat import Kandidaat, Moment
from register.domain.drie_vragen.keuze import Beoordeeld
from register.domain.drie_vragen.oordeel import Namen, judge
from tests.factories import VANDAAG

NAMEN = Namen(vak="Rekenen", ontwikkelpad="Rekenexpert")
MOMENT = Moment(
    eerste_dag=date(2026, 10, 1),
    locatie="fysiek",
    plaats="Utrecht",
    is_elk_moment=False,
    is_vol=False,
    is_open=True,
    inschrijven_van=None,
    inschrijven_tot=None,
)


def moment(**velden: Any) -> Moment:
    return replace(MOMENT, **velden)


def kandidaat(slug: str = "een", **velden: Any) -> Kandidaat:
    values: dict[str, Any] = {
        "sectoren": ("po",),
        "themas": ("vakdidactiek",),
        "vakken": ("rekenen",),
        "paden": (("rekenexpert", ("expert",)),),
        "uren": 40,
        "werkvormen": ("training",),
        "vorm": "formeel",
        "aanbieder": "a",
        "is_erkend": False,
        "moment": MOMENT,
        **velden,
    }
    return Kandidaat(slug=slug, **values)


def beoordeeld(item: Kandidaat, antwoorden: Antwoorden | None = None) -> Beoordeeld:
    return Beoordeeld(item, judge(item, antwoorden or Antwoorden(), NAMEN, VANDAAG))
