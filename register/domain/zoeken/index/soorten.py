"""The shapes and constants that building and asking share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.bereiken import STAPPEN
from register.domain.zoeken.facetlijst import CODES, CODEWAARDEN, TABELLEN

Arrays: TypeAlias = dict[str, npt.NDArray[Any]]
Ids: TypeAlias = npt.NDArray[np.int64]

# Raise it with every change of what an index holds: another version is passed over and built anew.
INDEXVERSIE = 9
# Facets that are counted by rows of bits, in the order of those rows.
RIJFACETTEN = (
    "opname", "sector", "thema", "onderwijstype", "werkvorm", "vorm", "ervaringsjaren", "niveau", "locatie",
    "ontwikkelpad", "regio", "vak", "aanpak", "financiering", "prijs", "uren", "start",
)  # fmt: skip
# Facets with too many values for rows: each value has a list of its documents.
LIJSTFACETTEN = ("aanbieder",)
# Of which two facets is counted what holds together: of one typing, of one uitvoering.
SAMEN = (
    ("ontwikkelpad", "niveau"), ("regio", "locatie"), ("regio", "prijs"), ("regio", "start"),
    ("locatie", "prijs"), ("locatie", "start"), ("prijs", "start"),
)  # fmt: skip
# Later than any day, dearer than any price, longer than any study load: unknown sorts last.
ONBEKEND = 2**31 - 1
# How many places lie between two neighbours in the order of names, for what comes in between later.
TUSSENRUIMTE = 2**11
# Bits of ``versheid``.
OPEN, GECONTROLEERD = 1, 2
# Added to the first day of a full uitvoering, so that one with room comes first; more than any day.
VOL = 2**24


@dataclass(frozen=True)
class Waarden:
    """The ids of the values of each facet that comes from a table, sorted; their places are the rows."""

    ids: Mapping[str, Ids]

    def size(self, facet: str) -> int:
        if facet in STAPPEN:
            return STAPPEN[facet]
        return len(CODEWAARDEN[facet]) if facet in CODES else len(self.ids[facet])

    def places(self, facet: str, values: Ids) -> Ids:
        """Return the place of each value: codes are places already."""
        return values if facet in CODES else self.ids[facet].searchsorted(values).astype(np.int64)


def read_waarden() -> Waarden:
    return Waarden(
        {
            facet: np.array(sorted(rows.values_list("pk", flat=True)), np.int64)
            for facet, rows in TABELLEN.items()
        }
    )
