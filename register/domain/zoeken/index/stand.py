"""The index at one moment: a main segment, what changed since in a small one over it, and nothing else.

It never changes: a newer moment is another ``Stand``. So what one question reads always fits together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from register.domain.zoeken.facetlijst import CODES, CODEWAARDEN, TABELLEN
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import Ids
from register.domain.zoeken.taal.regelboek import Regelboek
from register.domain.zoeken.taal.woordenschat import Woordenschat


@dataclass(frozen=True)
class Namen:
    """The values of a facet that come from a table: as they stand in an address, and as they are called."""

    slugs: Mapping[int, str]
    namen: Mapping[int, str]
    ids: Mapping[str, int]


def read_namen() -> dict[str, Namen]:
    found = {}
    for facet, rows in TABELLEN.items():
        read = list(rows.values_list("pk", "slug", "naam"))
        found[facet] = Namen(
            {pk: slug for pk, slug, _ in read},
            {pk: naam for pk, _, naam in read},
            {slug: pk for pk, slug, _ in read},
        )
    return found


@dataclass(frozen=True)
class Stand:
    """``momentopname`` says what of the database it has seen (pg_snapshot); ``volgnummer`` counts up."""

    index_id: int
    dag: date
    hoofd: Segment
    schat: Woordenschat
    namen: Mapping[str, Namen]
    momentopname: str
    regelboek: Regelboek | None = None
    volgnummer: int = 0
    # What changed since the main segment was made: those trajecten in their present state, and all their ids.
    delta: Segment | None = None
    gewijzigd: frozenset[int] = frozenset()
    levend: bits.Bits | None = None
    # What turned out to be gone while a question was answered.
    verborgen: frozenset[int] = frozenset()
    onthouden: dict[str, object] = field(default_factory=dict, compare=False)

    @property
    def delen(self) -> list[tuple[Segment, bits.Bits | None]]:
        parts: list[tuple[Segment, bits.Bits | None]] = [(self.hoofd, self.levend)]
        if self.delta is not None and self.delta.size:
            parts.append((self.delta, alive(self.delta, self.verborgen)))
        return parts

    def ids(self, facet: str) -> Ids:
        """Return the values of a facet, in the order in which they are counted."""
        if facet in CODES:
            return np.arange(len(CODEWAARDEN[facet]))
        newest = self.delta if self.delta is not None else self.hoofd
        ids: Ids = newest.arrays[f"waarde_{facet}"]
        return ids


def alive(hoofd: Segment, gewijzigd: Sequence[int] | frozenset[int]) -> bits.Bits | None:
    """Return what of the main segment still holds; None when all of it does."""
    if not gewijzigd:
        return None
    docs = hoofd.docs_of(np.array(sorted(gewijzigd), np.int64))
    return hoofd.alles.bits & ~bits.pack_numbers(docs, hoofd.size)
