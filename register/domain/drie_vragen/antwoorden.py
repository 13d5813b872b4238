"""What somebody answered to the Drie vragen, and the searches that follow from it, from strict to wide.

The moment is let go first, then the place, then the hours: one can wait, travel, or ask for time, but what
one wants to learn is why one came. Of the two answers about content one always stays; the sector never goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from register.domain.zoeken import Zoekvraag
from register.enums import Beginmoment, Deelnameplek, Locatie, Tijdruimte

DAGEN_PER_MAAND = 31
# How far "near" is, as the crow flies; the search page has it too and lets one change it.
AFSTAND_KM = 25
# A school year runs from 1 August to 31 July (Wet op het primair onderwijs, article 1).
SCHOOLJAAR_MAAND = 8


class Criterium(Enum):
    """What an answer asks of a traject, in the order in which it is let go; each names that answer."""

    BEGIN = "wanneer u wilt beginnen"
    PLEK = "waar u wilt meedoen"
    UREN = "hoeveel uur u hebt"
    DOEL = "wat u beter wilt kunnen"
    ONDERWERP = "waar het over moet gaan"


INHOUD = (Criterium.DOEL, Criterium.ONDERWERP)


@dataclass(frozen=True)
class Antwoorden:
    """The answers; empty is "weet ik nog niet". ``woorden`` and ``doel`` are somebody's own words."""

    sector: str = ""
    thema: str = ""
    vak: str = ""
    woorden: str = ""
    ontwikkelpad: str = ""
    doel: str = ""
    uren: str = ""
    begin: str = ""
    waar: str = ""
    plaats: str = ""

    @property
    def buurt(self) -> str:
        """Return near which place; online is near everywhere."""
        return "" if self.waar == Deelnameplek.ONLINE else self.plaats

    @property
    def uren_max(self) -> int | None:
        return int(self.uren) if self.uren and self.uren != Tijdruimte.RUIM else None

    def asks(self, criterium: Criterium) -> bool:
        """Tell whether an answer narrows the choice."""
        return {
            Criterium.BEGIN: bool(self.begin),
            Criterium.PLEK: bool(self.waar or self.buurt),
            Criterium.UREN: self.uren_max is not None,
            Criterium.DOEL: bool(self.ontwikkelpad or self.doel),
            Criterium.ONDERWERP: bool(self.thema or self.vak or self.woorden),
        }[criterium]

    def without(self, *criteria: Criterium) -> "Antwoorden":
        velden = {
            Criterium.BEGIN: ("begin",),
            Criterium.PLEK: ("waar", "plaats"),
            Criterium.UREN: ("uren",),
            Criterium.DOEL: ("ontwikkelpad", "doel"),
            Criterium.ONDERWERP: ("thema", "vak", "woorden"),
        }
        return replace(self, **{veld: "" for criterium in criteria for veld in velden[criterium]})


@dataclass(frozen=True)
class Stap:
    """One search, and the answers that it no longer asks for."""

    losgelaten: tuple[Criterium, ...]
    vraag: Zoekvraag


def build_stappen(antwoorden: Antwoorden, peildatum: date) -> tuple[Stap, ...]:
    """Return the searches in the order in which they are tried; the first asks for everything."""
    return tuple(
        Stap(gone, to_zoekvraag(antwoorden.without(*gone), peildatum)) for gone in _let_go(antwoorden)
    )


def _let_go(antwoorden: Antwoorden) -> Iterator[tuple[Criterium, ...]]:
    gone: tuple[Criterium, ...] = ()
    yield gone
    for criterium in Criterium:
        if criterium not in INHOUD and antwoorden.asks(criterium):
            gone = (*gone, criterium)
            yield gone
    if all(antwoorden.asks(criterium) for criterium in INHOUD):
        yield from ((*gone, criterium) for criterium in INHOUD)


def to_zoekvraag(antwoorden: Antwoorden, peildatum: date) -> Zoekvraag:
    """Return the search that asks for all of the answers."""
    van, tot = begin_period(antwoorden.begin, peildatum)
    return Zoekvraag(
        q=" ".join(part for part in (antwoorden.woorden, antwoorden.doel) if part),
        sector=_one(antwoorden.sector),
        thema=_one(antwoorden.thema),
        vak=_one(antwoorden.vak),
        ontwikkelpad=_one(antwoorden.ontwikkelpad),
        duur_max=antwoorden.uren_max,
        locatie=locaties(antwoorden.waar),
        plaats=antwoorden.buurt,
        afstand=AFSTAND_KM if antwoorden.buurt else None,
        start_van=van,
        start_tot=tot,
    )


def begin_period(begin: str, peildatum: date) -> tuple[date | None, date | None]:
    """Return the first and the last day on which somebody wants to begin."""
    next_august = date(peildatum.year + (peildatum.month >= SCHOOLJAAR_MAAND), SCHOOLJAAR_MAAND, 1)
    if begin == Beginmoment.MAAND:
        return None, peildatum + timedelta(days=DAGEN_PER_MAAND)
    if begin == Beginmoment.DIT_SCHOOLJAAR:
        return None, next_august - timedelta(days=1)
    if begin == Beginmoment.VOLGEND_SCHOOLJAAR:
        return next_august, next_august.replace(year=next_august.year + 1) - timedelta(days=1)
    return None, None


def locaties(waar: str) -> tuple[str, ...]:
    if waar == Deelnameplek.ONLINE:
        return (Locatie.ONLINE.value,)
    return (Locatie.FYSIEK.value, Locatie.HYBRIDE.value) if waar else ()


def _one(code: str) -> tuple[str, ...]:
    return (code,) if code else ()
