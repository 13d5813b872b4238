"""Write down what each document has, in two ways: a row of bits per value, and lines of values per document.

Of many documents the rows are counted; of few it is cheaper to read what each of them has.
"""

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.index import bits
from register.domain.zoeken.index.soorten import LIJSTFACETTEN, RIJFACETTEN, Arrays, Ids, Waarden

Paar = tuple[Ids, Ids]
# On its own line fits what this share of the documents has, in steps of so many places.
PAST, PLAATSEN = 0.95, 4


def build_kenmerken(paren: dict[str, Paar], size: int, waarden: Waarden) -> Arrays:
    """Make the rows and the lines; ``paren`` has document and value of each facet, -1 for what is unknown."""
    starts = np.cumsum([0, *(waarden.size(facet) for facet in (*RIJFACETTEN, *LIJSTFACETTEN))])
    numbered = {
        facet: (docs[values >= 0], values[values >= 0] + first)
        for first, (facet, (docs, values)) in zip(
            starts[:-1], ((facet, paren[facet]) for facet in (*RIJFACETTEN, *LIJSTFACETTEN)), strict=True
        )
    }
    rows = np.zeros((int(starts[len(RIJFACETTEN)]), bits.words_for(size)), np.uint64)
    for facet in RIJFACETTEN:
        fill(rows, *numbered[facet])
    return {"rijen": rows, "waarde_vanaf": starts.astype(np.int64)} | _lines(
        np.concatenate([docs for docs, _ in numbered.values()]),
        np.concatenate([values for _, values in numbered.values()]),
        size,
        int(starts[-1]),
    )


def fill(rows: npt.NDArray[np.uint64], docs: Ids, places: Ids) -> None:
    np.bitwise_or.at(rows, (places, docs >> 6), np.uint64(1) << (docs & 63).astype(np.uint64))


def _lines(docs: Ids, values: Ids, size: int, amount: int) -> Arrays:
    """Write the values of each document on a line of its own; what does not fit stands on further lines.

    All lines are as wide as nearly all documents need; what is left over says ``amount``.
    """
    pairs = np.unique(docs * (amount + 1) + values)
    docs, values = pairs // (amount + 1), pairs % (amount + 1)
    sizes = np.bincount(docs, minlength=size)
    nth = np.arange(len(docs)) - (np.cumsum(sizes) - sizes)[docs]
    width = _width(sizes)
    further = -(-np.maximum(sizes - width, 0) // width)
    of_doc = np.repeat(np.arange(size), further)
    lines = np.full((size + len(of_doc), width), amount, np.min_scalar_type(amount))
    begins = size + np.cumsum(further) - further
    line = np.where(nth < width, docs, begins[docs] + nth // width - 1)
    lines[line, nth % width] = values
    return {"regels": lines, "verder_van": of_doc.astype(np.int32)}


def _width(sizes: Ids) -> int:
    """Return on how many places the values of all but a few documents fit."""
    most = np.quantile(sizes, PAST, method="higher") if len(sizes) else 1
    return -(-int(most) // PLAATSEN) * PLAATSEN


def build_lijst(paar: Paar, size: int, values: int) -> Arrays:
    """List the documents of each aanbieder, who are many and have few each; and the other way round.

    Every list takes whole bytes once it is turned into bits, so that they can be counted per list.
    """
    docs, waarden = paar
    order = np.lexsort((docs, waarden))
    docs, waarden = docs[order], waarden[order]
    sizes = np.bincount(waarden, minlength=values)
    starts = np.concatenate([[0], np.cumsum(-(-sizes // 8) * 8)])
    listed = np.full(int(starts[-1]), size, np.int64)
    listed[starts[waarden] + np.arange(len(docs)) - (np.cumsum(sizes) - sizes)[waarden]] = docs
    return {
        "aanbieder_docs": listed,
        "aanbieder_vanaf": starts.astype(np.int64),
        "aanbieder_aantal": sizes.astype(np.int64),
    } | _per_document(*paar, size, values)


def _per_document(docs: Ids, waarden: Ids, size: int, values: int) -> Arrays:
    """Return the first aanbieder of each document (``values`` for none), and who else has it."""
    order = np.lexsort((waarden, docs))
    docs, waarden = docs[order], waarden[order].astype(np.min_scalar_type(values))
    is_first = np.append(True, docs[1:] != docs[:-1])[: len(docs)]
    first = np.full(size, values, waarden.dtype)
    first[docs[is_first]] = waarden[is_first]
    return {
        "aanbieder_van": first,
        "aanbieder_ook": waarden[~is_first],
        "aanbieder_ook_doc": docs[~is_first].astype(np.int32),
    }
