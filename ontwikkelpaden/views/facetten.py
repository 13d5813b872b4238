"""The filters of the list of paths as a template shows them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from ontwikkelpaden.domain.queries.paden import PadFilter
from ontwikkelpaden.forms import FACETTEN

# Open from the start; the other two are for who knows the words of the literature.
OPEN = frozenset({"sector", "soort"})


@dataclass(frozen=True)
class Optie:
    waarde: str
    naam: str
    aantal: int
    gekozen: bool


@dataclass(frozen=True)
class Facet:
    naam: str
    titel: str
    opties: tuple[Optie, ...]
    open: bool


@dataclass(frozen=True)
class Chip:
    naam: str
    url: str


def show_facetten(keuze: PadFilter, tellingen: Mapping[str, Counter[str]]) -> list[Facet]:
    facetten = []
    for naam, (titel, choices) in FACETTEN.items():
        chosen: frozenset[str] = getattr(keuze, naam)
        opties = tuple(
            Optie(value, label, tellingen[naam][value], value in chosen) for value, label in choices.choices
        )
        facetten.append(Facet(naam, titel, opties, open=naam in OPEN or bool(chosen)))
    return facetten


def show_chips(keuze: PadFilter) -> list[Chip]:
    """Return one chip per chosen value, with the address of the list without it."""
    pairs = list(_pairs(keuze))
    return [
        Chip(
            FACETTEN[naam][1](waarde).label,
            "?" + urlencode([other for other in pairs if other != (naam, waarde)]),
        )
        for naam, waarde in pairs
    ]


def _pairs(keuze: PadFilter) -> Iterator[tuple[str, str]]:
    for naam, (_, choices) in FACETTEN.items():
        for waarde in choices.values:
            if waarde in getattr(keuze, naam):
                yield naam, waarde
