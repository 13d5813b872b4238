"""What a search gives back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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
    """The values of a facet as they are counted: code and name; and their places, ordered by name."""

    paren: Sequence[tuple[str, str]]
    op_naam: Sequence[int]


def order_names(paren: Sequence[tuple[str, str]]) -> Waardenamen:
    return Waardenamen(paren, sorted(range(len(paren)), key=lambda place: paren[place][1].casefold()))


@dataclass(frozen=True)
class Facettelling:
    """The counts of one facet; values get their names only when they are shown.

    ``gekozen`` are the places of what was chosen. Two with the same counts, names and choice are equal, so
    that what was made of one can be kept.
    """

    facet: str
    aantallen: tuple[int, ...]
    namen: Waardenamen = field(hash=False)
    gekozen: frozenset[int] = frozenset()

    @property
    def aantal_waarden(self) -> int:
        """Return how many values there are to show: those that count something, and those that are chosen."""
        return len(self._shown)

    def aantal(self, waarde: str) -> int:
        """Return the count of one value; 0 when it was not counted."""
        found = (
            count for (code, _), count in zip(self.namen.paren, self.aantallen, strict=True) if code == waarde
        )
        return next(found, 0)

    def alle(self) -> list[Facetwaarde]:
        """Return every value in its order; of a code list also what counts nothing."""
        places = self._ordered(self._in_place()) if self.facet in CODES else self._shown
        return self._waarden(places)

    def eerste(self, amount: int) -> list[Facetwaarde]:
        """Return what is chosen and then the most frequent other values, so many in all."""
        return self._waarden(self._first_places(amount))

    def _first_places(self, amount: int) -> Sequence[int]:
        if self.facet in VASTE_VOLGORDE:
            return self._shown
        if not self.gekozen:
            return self._shown[:amount]
        chosen = [place for place in self._shown if place in self.gekozen]
        others = [place for place in self._shown if place not in self.gekozen]
        return chosen + others[: max(amount - len(chosen), 0)]

    @cached_property
    def _shown(self) -> Sequence[int]:
        """The places of the values to show, in the order of the facet."""
        counts, chosen = self.aantallen, self.gekozen
        return self._ordered([place for place in self._in_place() if counts[place] or place in chosen])

    def _in_place(self) -> Sequence[int]:
        return range(len(self.aantallen)) if self.facet in VASTE_VOLGORDE else self.namen.op_naam

    def _ordered(self, places: Sequence[int]) -> Sequence[int]:
        if self.facet in VASTE_VOLGORDE:
            return places
        # Sorting leaves what is equal as it was: values that count as much stand by name.
        return sorted(places, key=self.aantallen.__getitem__, reverse=True)

    def _waarden(self, places: Iterable[int]) -> list[Facetwaarde]:
        paren, counts, chosen = self.namen.paren, self.aantallen, self.gekozen
        return [Facetwaarde(*paren[place], counts[place], place in chosen) for place in places]


class Facetten(Mapping[str, list[Facetwaarde]]):
    """All values of each facet, named when somebody looks at it; ``telling`` gives the counts themselves."""

    def __init__(self, tellingen: Mapping[str, Facettelling] | None = None) -> None:
        self._tellingen = tellingen if tellingen is not None else {}

    def telling(self, facet: str) -> Facettelling:
        return self._tellingen[facet]

    def __getitem__(self, facet: str) -> list[Facetwaarde]:
        return self._tellingen[facet].alle()

    def __contains__(self, facet: object) -> bool:
        return facet in self._tellingen

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
    bereiken: Mapping[str, tuple[Stap, ...]] = field(default_factory=dict)
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
