"""Rows of bits for what must hold together: path and level of one typing, two things of one uitvoering."""

from collections.abc import Callable

import numpy as np

from register.domain.zoeken.index import bits
from register.domain.zoeken.index.bouw_kenmerken import fill
from register.domain.zoeken.index.lezen import Gelezen
from register.domain.zoeken.index.soorten import SAMEN, Arrays, Ids, Waarden

Kolommen = tuple[Ids, dict[str, Ids]]


def build_samen(
    gelezen: Gelezen, uitvoeringen: Arrays, to_doc: Callable[[Ids], Ids], size: int, waarden: Waarden
) -> Arrays:
    """Make rows for every two facets of ``SAMEN``; each has a last place for what is unknown."""
    typeringen = (
        to_doc(gelezen.typeringen["pk"]),
        {
            "ontwikkelpad": waarden.places("ontwikkelpad", gelezen.typeringen["pad"]),
            "niveau": gelezen.typeringen["niveau"].astype(np.int64),
        },
    )
    places = np.arange(len(uitvoeringen["u_doc"]))
    per_uitvoering = _columns(uitvoeringen, places)
    per_regio = _columns(uitvoeringen, uitvoeringen["r_u"])
    per_regio[1]["regio"] = uitvoeringen["r_waarde"].astype(np.int64)
    kolommen = {
        "ontwikkelpad": typeringen,
        "regio": per_regio,
        "locatie": per_uitvoering,
        "prijs": per_uitvoering,
    }
    return {f"{left}_{right}": _grid(kolommen[left], left, right, size, waarden) for left, right in SAMEN}


def _columns(uitvoeringen: Arrays, places: Ids) -> Kolommen:
    names = {"locatie": "u_locatie", "prijs": "u_prijsstap", "start": "u_startstap"}
    return uitvoeringen["u_doc"].astype(np.int64)[places], {
        facet: uitvoeringen[name].astype(np.int64)[places] for facet, name in names.items()
    }


def _grid(kolommen: Kolommen, left: str, right: str, size: int, waarden: Waarden) -> np.ndarray:
    docs, values = kolommen
    known = values[left] >= 0
    width, words = waarden.size(right) + 1, bits.words_for(size)
    grid = np.zeros((waarden.size(left) * width, words), np.uint64)
    # -1, unknown, takes the last place of its row.
    fill(grid, docs[known], values[left][known] * width + values[right][known] % width)
    # Sizes in full: with no documents at all there is nothing to work them out from.
    return grid.reshape(waarden.size(left), width, words)
