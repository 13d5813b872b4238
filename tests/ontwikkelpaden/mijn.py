"""Moments and goals of a teacher for these tests, through the verbs."""

from datetime import date, datetime, timedelta

from napl.models import Gebruiker
from ontwikkelpaden.domain.doel import Doelinvoer, set_doel
from ontwikkelpaden.domain.zelfevaluatie import (
    Antwoordinvoer,
    Gegeven,
    begin_zelfevaluatie,
    finish_zelfevaluatie,
    save_antwoord,
)
from ontwikkelpaden.models import Doel, Padversie, Subdimensie, Zelfevaluatie
from tests.factories import NU, VANDAAG

GEHEIM = "Ik durf de leerlijn nog niet los te laten"


def part(versie: Padversie, naam: str = "Samenhang") -> Subdimensie:
    return Subdimensie.objects.get(dimensie__padversie=versie, naam=naam)


def antwoord(niveau: str = "startbekwaam", **velden: str) -> Gegeven:
    return Gegeven(Antwoordinvoer(niveau, **velden))


def maak_moment(
    versie: Padversie,
    by: Gebruiker,
    *,
    at: datetime = NU,
    afgerond: bool = True,
    **niveaus: str,
) -> Zelfevaluatie:
    """Make a moment; the names of the parts in small letters with their levels."""
    evaluatie = begin_zelfevaluatie(versie.pad, by=by, at=at)
    for naam, niveau in (niveaus or {"samenhang": "startbekwaam"}).items():
        gegeven = antwoord(niveau, toelichting=GEHEIM, bewijs="Lesplan")
        save_antwoord(evaluatie, part(versie, naam.capitalize()), gegeven, by=by, at=at)
    return finish_zelfevaluatie(evaluatie, by=by, at=at + timedelta(minutes=9)) if afgerond else evaluatie


def maak_doel(
    versie: Padversie,
    by: Gebruiker,
    *,
    niveau: str = "vakbekwaam",
    onderdeel: str | None = "Samenhang",
    streefdatum: date | None = None,
) -> Doel:
    return set_doel(
        versie.pad,
        Doelinvoer(niveau, GEHEIM, streefdatum),
        subdimensie=part(versie, onderdeel) if onderdeel else None,
        by=by,
        at=NU,
        peildatum=VANDAAG,
    )
