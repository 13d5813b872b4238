"""Evaluations for tests: participants of one traject, who answer, and a year that is cut."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from kwaliteit.domain.monitoring.evaluatie import Deelinvoer, fill_evaluatie
from kwaliteit.domain.monitoring.vragen import vragen_van
from kwaliteit.enums import Effectniveau
from kwaliteit.models import Evaluatie
from register.domain.deelname.deelname import Verloop, register_deelname
from register.models import Deelname, Traject
from tests.register.route.bouw import make_leraar

# In the school year 2025-2026, which is over on NU.
TOEN = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
JAAR = 2025


def maak_deelname(traject: Traject, at: datetime = TOEN) -> Deelname:
    verloop = Verloop(date(2025, 10, 1), date(2026, 5, 1))
    return register_deelname(traject, by=make_leraar("Deelnemer"), at=at, verloop=verloop)


def alles(waarde: int, niveau: Effectniveau = Effectniveau.ERVARING) -> dict[str, int]:
    return {vraag.code: waarde for vraag in vragen_van(niveau)}


def deel(
    waarde: int = 4,
    *,
    niveau: Effectniveau = Effectniveau.ERVARING,
    tekst: str = "",
    aanbieder: bool = True,
    openbaar: bool = True,
    portfolio: bool = False,
) -> Deelinvoer:
    return Deelinvoer(alles(waarde, niveau), tekst, aanbieder, openbaar, portfolio)


def vul(deelname: Deelname, invoer: Deelinvoer | None = None, *, at: datetime = TOEN) -> Evaluatie:
    assert deelname.gebruiker is not None
    return fill_evaluatie(deelname, {Effectniveau.ERVARING: invoer or deel()}, by=deelname.gebruiker, at=at)


def vul_veel(traject: Traject, waarden: Sequence[int], *, openbaar: bool = True, tekst: str = "") -> None:
    """Let as many participants as there are values answer all questions on the first level with them."""
    for number, waarde in enumerate(waarden):
        woorden = f"{tekst} {number}" if tekst else ""
        vul(maak_deelname(traject), deel(waarde, openbaar=openbaar, tekst=woorden))
