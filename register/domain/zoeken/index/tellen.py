"""Counts per value of every facet, each ignoring what is chosen within that facet itself."""

from collections.abc import Sequence

import numpy as np

from register.domain.zoeken.bereiken import steps_up_to
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.bits import Verzameling
from register.domain.zoeken.index.deelvraag import ENKEL, TYPERING, Deelvraag
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import LIJSTFACETTEN, SAMEN, Ids
from register.domain.zoeken.index.uitvoeringen import PLEK

# To read one value of a document takes about as long as to count so many words of a row (measured).
LEZEN = 7
# To begin reading, so many; and to look up one document of a list.
BEGINNEN = 35_000
OPZOEKEN = 5
# What is counted over uitvoeringen, and the condition that is ignored for it.
PER_UITVOERING = {"regio": "regio", "locatie": "locatie", "prijs": "prijs_max", "start": "start"}
# The rows for what holds together, by facet and the other: their name, and whether the facet stands left.
_SAMEN = {(left, right): (f"{left}_{right}", True) for left, right in SAMEN} | {
    (right, left): (f"{left}_{right}", False) for left, right in SAMEN
}
_ANDERE = {"ontwikkelpad": "niveau", "niveau": "ontwikkelpad"}


def count_facets(vraag: Deelvraag) -> dict[str, Ids]:
    """Return for every facet and range the number of documents per value, in the order of its rows."""
    segment, gekozen = vraag.segment, vraag.gekozen
    counts = count_set(segment, vraag.hits)
    found = {facet: counts[first:last] for facet, (first, last) in segment.bereik.items()}
    for facet in (*ENKEL, *LIJSTFACETTEN):
        if facet in gekozen.waarden:
            found[facet] = count_facet(segment, facet, vraag.without(facet))
    if gekozen.duur_max is not None:
        found["uren"] = count_facet(segment, "uren", vraag.without("duur_max"))
    if "typering" in gekozen.groepen:
        for facet in TYPERING:
            found[facet] = _count_typing(vraag, facet)
    if gekozen.eisen.gevraagd:
        for facet, condition in PER_UITVOERING.items():
            found[facet] = _count_place(vraag, facet, condition)
    return found


def count_set(segment: Segment, basis: Verzameling) -> Ids:
    """Count every value over a set."""
    if basis.tellingen is None:
        basis.tellingen = _count_set(segment, basis)
    return basis.tellingen


def _count_set(segment: Segment, basis: Verzameling) -> Ids:
    """Count few documents by reading them, nearly all by reading the others, else all rows."""
    cost = len(segment.rijen) * segment.words + _list_cost(segment, basis)
    if basis is segment.alles or _is_few(segment, basis.aantal, cost):
        return segment.read(basis)
    if _is_few(segment, segment.size - basis.aantal, cost):
        return count_set(segment, segment.alles) - segment.read(basis.andere)
    return np.concatenate(
        [bits.count_rows(segment.rijen, segment.rij_aantal, basis), segment.count_lists(basis)]
    )


def count_facet(segment: Segment, facet: str, basis: Verzameling) -> Ids:
    """Count the values of one facet over a set."""
    first, last = segment.bereik[facet]
    if basis.is_blijvend or basis.tellingen is not None:
        return count_set(segment, basis)[first:last]
    is_list = facet in LIJSTFACETTEN
    if is_list:
        return segment.count_lists(basis)
    if _is_few(segment, basis.aantal, (last - first) * segment.words):
        return segment.read(basis)[first:last]
    return bits.count_rows(segment.rows(facet), segment.rij_aantal[first:last], basis)


def _list_cost(segment: Segment, basis: Verzameling) -> int:
    """Return what it costs to count the lists, in words of a row: those of few documents are looked up."""
    return OPZOEKEN * (basis.aantal if segment.has_few(basis) else len(segment.arrays["aanbieder_docs"]))


def _is_few(segment: Segment, documents: int, cost: int) -> bool:
    """Tell whether to read so many documents is cheaper than to count so many words of rows."""
    return BEGINNEN + documents * int(segment.regels.shape[1]) * LEZEN < cost


def _count_together(
    vraag: Deelvraag, facet: str, other: str, places: Sequence[int], basis: Verzameling
) -> Ids:
    """Count over what has one of these values of the other facet in the same typing or uitvoering."""
    segment = vraag.segment
    name, is_left = _SAMEN[facet, other]
    joint, amounts = segment.arrays[name], segment.sizes_of(name)
    if is_left:
        joint, amounts = joint.swapaxes(0, 1), amounts.swapaxes(0, 1)
    rows = bits.any_of(joint, places)[: segment.amount_of(facet)]
    own = amounts[places[0]][: len(rows)] if len(places) == 1 else bits.sizes(rows)
    return bits.count_rows(rows, own, basis)


def _count_typing(vraag: Deelvraag, facet: str) -> Ids:
    other, basis = _ANDERE[facet], vraag.without("typering")
    if other in vraag.gekozen.waarden:
        return _count_together(vraag, facet, other, vraag.places(other), basis)
    return count_facet(vraag.segment, facet, basis)


def _count_place(vraag: Deelvraag, facet: str, condition: str) -> Ids:
    """Count over uitvoeringen that fit the rest of what is asked of one uitvoering."""
    rest = tuple(naam for naam in vraag.gekozen.eisen.gevraagd if naam != condition)
    if not rest:
        return count_facet(vraag.segment, facet, vraag.without("uitvoering"))
    if len(rest) == 1 and (places := _values_of(vraag, rest[0])) is not None:
        return _count_together(vraag, facet, *places, vraag.without("uitvoering"))
    docs, values = vraag.uitvoeringen.pairs(facet, rest)
    return count_once(docs, values, vraag.segment.amount_of(facet))


def _values_of(vraag: Deelvraag, condition: str) -> tuple[str, Sequence[int]] | None:
    """Return a condition on an uitvoering as values of a facet, when that says the same."""
    if condition in PLEK:
        return condition, vraag.places(condition)
    if condition == "prijs_max" and vraag.eisen.prijs_max is not None:
        steps = steps_up_to(vraag.eisen.prijs_max)
        return None if steps is None else ("prijs", range(steps))
    return None


def count_once(docs: np.ndarray, values: np.ndarray, size: int) -> Ids:
    """Count the values over documents, each once per document; the pairs are in order of document.

    A value of -1 is unknown and not counted.
    """
    again = np.zeros(len(docs), np.bool_)
    step = 1
    # Most documents have one; what belongs to the same document stands close by.
    while len(same := (docs[step:] == docs[:-step]).nonzero()[0]):
        again[same[values[same + step] == values[same]] + step] = True
        step += 1
    counts = np.bincount(values + 1, minlength=size + 1)
    if step > 1:
        counts -= np.bincount(values.take(again.nonzero()[0]) + 1, minlength=size + 1)
    return counts[1:]
