"""What a search gives back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any, Literal, NamedTuple

from napl.paginering import Pagina
from register.domain.zoeken.bereiken import Stap
from register.domain.zoeken.facetlijst import CODES, VASTE_VOLGORDE
from register.domain.zoeken.taal.groepen import Zoekwoorden
from register.domain.zoeken.vraag import Zoekvraag


class Facetwaarde(NamedTuple):
    """One value of a facet and how many trajecten it has, given all *other* filters."""

    waarde: str
    naam: str
    aantal: int
    gekozen: bool


class Waardenamen(NamedTuple):
    """The values of a facet in the order in which they are counted: code and name, and rank by name."""

    paren: Sequence[tuple[str, str]]
    rang: Sequence[int]


def rank_names(paren: Sequence[tuple[str, str]]) -> Waardenamen:
    order = sorted(range(len(paren)), key=lambda place: paren[place][1].casefold())
    ranks = [0] * len(paren)
    for rank, place in enumerate(order):
        ranks[place] = rank
    return Waardenamen(paren, ranks)


class Facettelling:
    """The counts of one facet; values get their names only when they are shown."""

    def __init__(
        self, facet: str, aantallen: Sequence[int], namen: Waardenamen, gekozen: Sequence[int]
    ) -> None:
        self._facet = facet
        self._aantallen = aantallen
        self._namen = namen
        self._gekozen = frozenset(gekozen)

    @property
    def aantal_waarden(self) -> int:
        """Return how many values there are to show: those that count something, and those that are chosen."""
        return sum(1 for place, count in enumerate(self._aantallen) if count or place in self._gekozen)

    def aantal(self, waarde: str) -> int:
        """Return the count of one value; 0 when it was not counted."""
        found = (
            count
            for (code, _), count in zip(self._namen.paren, self._aantallen, strict=True)
            if code == waarde
        )
        return next(found, 0)

    def alle(self) -> list[Facetwaarde]:
        """Return every value in its order; of a code list also what counts nothing."""
        places = [
            place
            for place, count in enumerate(self._aantallen)
            if count or place in self._gekozen or self._facet in CODES
        ]
        return [self._waarde(place) for place in self._sorted(places)]

    def eerste(self, amount: int) -> list[Facetwaarde]:
        """Return what is chosen and then the most frequent other values, so many in all."""
        return [self._waarde(place) for place in self._first_places(amount)]

    def _first_places(self, amount: int) -> list[int]:
        chosen = self._gekozen
        if self._facet in VASTE_VOLGORDE:
            return [place for place, count in enumerate(self._aantallen) if count or place in chosen]
        rang = self._namen.rang
        others = [
            (-count, rang[place], place)
            for place, count in enumerate(self._aantallen)
            if count and place not in chosen
        ]
        room = max(amount - len(chosen), 0)
        best = nsmallest(room, others) if len(others) > room else sorted(others)
        return [*self._sorted(list(chosen)), *(place for _, _, place in best)]

    def _sorted(self, places: list[int]) -> list[int]:
        if self._facet in VASTE_VOLGORDE:
            return sorted(places)
        return sorted(places, key=lambda place: (-self._aantallen[place], self._namen.rang[place]))

    def _waarde(self, place: int) -> Facetwaarde:
        code, naam = self._namen.paren[place]
        return Facetwaarde(code, naam, self._aantallen[place], place in self._gekozen)


class Facetten(Mapping[str, list[Facetwaarde]]):
    """All values of each facet, made when somebody looks at it; ``telling`` gives the counts themselves."""

    def __init__(self, tellingen: Mapping[str, Facettelling] | None = None) -> None:
        self._tellingen = tellingen or {}

    def telling(self, facet: str) -> Facettelling:
        return self._tellingen[facet]

    def __getitem__(self, facet: str) -> list[Facetwaarde]:
        return self._tellingen[facet].alle()

    def __iter__(self) -> Iterator[str]:
        return iter(self._tellingen)

    def __len__(self) -> int:
        return len(self._tellingen)


@dataclass(frozen=True)
class Voorstel:
    """Another question that does find something, and how much."""

    soort: Literal["online", "verder"]
    vraag: Zoekvraag
    aantal: int


@dataclass(frozen=True)
class Verruiming:
    """How many there would be if one filter were let go, or all filters but the words (ALLES).

    ``anders`` holds what one could choose instead of a region or place; other values of a facet are in its
    counts.
    """

    filter: str
    aantal: int
    anders: tuple[Voorstel, ...] = ()


@dataclass(frozen=True)
class Zoekuitslag:
    """``pagina`` holds the ids of trajecten; ``rijen`` what a reader made of them."""

    vraag: Zoekvraag
    pagina: Pagina[int]
    woorden: Zoekwoorden = field(default_factory=Zoekwoorden)
    # How many of the words a traject must have, and how many of them one has at most. Needed are fewer than
    # were asked when not one traject, or hardly one, has them all.
    woorden_nodig: int = 0
    woorden_meest: int = 0
    facetten: Facetten = field(default_factory=Facetten)
    bereiken: Mapping[str, list[Stap]] = field(default_factory=dict)
    verruimingen: list[Verruiming] = field(default_factory=list)
    # What the reader of the search made of the page, in the same order.
    rijen: list[Any] = field(default_factory=list)

    @property
    def is_deels(self) -> bool:
        """Tell whether trajecten with some of the words are shown."""
        return 0 < self.woorden_nodig < len(self.woorden.gevraagd)

    def aantal_met(self, facet: str, waarde: str) -> int:
        """Return the count of one value of a facet (0 when it was not counted)."""
        if facet not in self.facetten:
            return 0
        return self.facetten.telling(facet).aantal(waarde)
