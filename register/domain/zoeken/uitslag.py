"""What a search gives back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from napl.paginering import Pagina
from register.domain.zoeken.bereiken import Stap
from register.domain.zoeken.facetlijst import CODES, VASTE_VOLGORDE
from register.domain.zoeken.taal.groepen import Zoekwoorden
from register.domain.zoeken.vraag import Zoekvraag


@dataclass(frozen=True)
class Facetwaarde:
    """One value of a facet and how many trajecten it has, given all *other* filters."""

    waarde: str
    naam: str
    aantal: int
    gekozen: bool


class Facettelling:
    """The counts of one facet; values get their names only when they are shown."""

    def __init__(
        self,
        facet: str,
        aantallen: "np.ndarray[tuple[int], np.dtype[np.int64]]",
        naam_van: Callable[[int], tuple[str, str]],
        gekozen: Sequence[int],
    ) -> None:
        self._facet = facet
        self._aantallen = aantallen
        self._naam_van = naam_van
        self._gekozen = list(gekozen)

    @property
    def aantal_waarden(self) -> int:
        """Return how many values there are to show: those that count something, and those that are chosen."""
        zero = sum(1 for place in self._gekozen if not self._aantallen[place])
        return int(np.count_nonzero(self._aantallen)) + zero

    def alle(self) -> list[Facetwaarde]:
        """Return every value in its order; of a code list also what counts nothing."""
        if self._facet in CODES:
            places = list(range(len(self._aantallen)))
        else:
            places = sorted({*np.flatnonzero(self._aantallen).tolist(), *self._gekozen})
        return self._sorted(self._waarde(place) for place in places)

    def eerste(self, amount: int) -> list[Facetwaarde]:
        """Return what is chosen and then the most frequent other values, so many in all."""
        chosen = [self._waarde(place) for place in self._gekozen]
        room = max(amount - len(chosen), 0)
        if self._facet in VASTE_VOLGORDE:
            return [item for item in self.alle() if item.aantal or item.gekozen]
        counts = self._aantallen.copy()
        counts[self._gekozen] = 0
        places = np.flatnonzero(counts)
        if len(places) > room:
            # Ties are cut by name, so the whole tie goes along until the names are known.
            least = np.partition(counts[places], -room)[-room] if room else counts.max() + 1
            places = places[counts[places] >= least]
        others = self._sorted(self._waarde(place) for place in places.tolist())
        return self._sorted(chosen) + others[:room]

    def _waarde(self, place: int) -> Facetwaarde:
        code, naam = self._naam_van(place)
        return Facetwaarde(code, naam, int(self._aantallen[place]), place in self._gekozen)

    def _sorted(self, waarden: Iterable[Facetwaarde]) -> list[Facetwaarde]:
        rows = list(waarden)
        if self._facet in VASTE_VOLGORDE:
            return rows
        return sorted(rows, key=lambda item: (-item.aantal, item.naam.casefold()))


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
        return next((item.aantal for item in self.facetten[facet] if item.waarde == waarde), 0)
