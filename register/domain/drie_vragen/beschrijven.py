"""The answers in words, each with the question that it answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from napl.enums import Sector
from register.domain.drie_vragen.antwoorden import AFSTAND_KM, Antwoorden
from register.domain.drie_vragen.oordeel import Namen
from register.domain.opmaak import enumerate_words
from register.enums import Beginmoment, Deelnameplek, Thema, Tijdruimte

NOG_NIET = "Weet ik nog niet"


@dataclass(frozen=True)
class Gegeven:
    """An answer that was given: the number of its question, what it is about, and the answer."""

    vraag: int
    label: str
    tekst: str


def describe_antwoorden(antwoorden: Antwoorden, namen: Namen) -> tuple[Gegeven, ...]:
    sector = Sector(antwoorden.sector).label if antwoorden.sector else "Alle sectoren"
    return (
        Gegeven(1, "Waar het over gaat", f"{sector}: {_join(_subject(antwoorden, namen))}"),
        Gegeven(2, "Wat u beter wilt kunnen", _join(_goal(antwoorden, namen)) or NOG_NIET),
        Gegeven(3, "Uw tijd", _join(_time(antwoorden)) or NOG_NIET),
    )


def _subject(antwoorden: Antwoorden, namen: Namen) -> Iterator[str]:
    if antwoorden.thema:
        yield Thema(antwoorden.thema).label.lower()
    if antwoorden.vak:
        yield namen.vak
    if antwoorden.woorden:
        yield f"‘{antwoorden.woorden}’"
    if not (antwoorden.thema or antwoorden.vak or antwoorden.woorden):
        yield "alle onderwerpen"


def _goal(antwoorden: Antwoorden, namen: Namen) -> Iterator[str]:
    if antwoorden.ontwikkelpad:
        yield namen.ontwikkelpad
    if antwoorden.doel:
        yield f"‘{antwoorden.doel}’"


def _time(antwoorden: Antwoorden) -> Iterator[str]:
    if antwoorden.uren:
        yield Tijdruimte(antwoorden.uren).label
    if antwoorden.begin:
        yield Beginmoment(antwoorden.begin).label
    if antwoorden.waar:
        yield Deelnameplek(antwoorden.waar).label
    if antwoorden.buurt:
        yield f"Binnen {AFSTAND_KM} kilometer van {antwoorden.buurt}"


def _join(parts: Iterator[str]) -> str:
    """Join answers into one text; only the first keeps its capital."""
    words = list(parts)
    return enumerate_words(words[:1] + [word[:1].lower() + word[1:] for word in words[1:]])
