"""Counts per value of every facet, each ignoring what is chosen within that facet itself."""

import numpy as np

from register.domain.zoeken.bereiken import STAPPEN
from register.domain.zoeken.facetlijst import FACETTEN
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.deelvraag import ENKEL, PLEK, TYPERING, Deelvraag
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import RIJFACETTEN, Ids

# Below this share of the documents it is cheaper to look at documents than at whole rows.
WEINIG = 24
# What is counted over uitvoeringen, and the condition that is ignored for it.
PER_UITVOERING = {"regio": "regio", "locatie": "locatie", "prijs": "prijs_max", "start": "start"}
_KOLOM = {"locatie": "u_locatie", "prijs": "u_prijsstap", "start": "u_startstap"}
_JOINT = {"ontwikkelpad": ("pad_niveau", "niveau"), "niveau": ("pad_niveau", "ontwikkelpad")}


def count_facets(vraag: Deelvraag) -> dict[str, Ids]:
    """Return for every facet and range the number of documents per value, in the order of its rows."""
    segment = vraag.segment
    counts = bits.count_rows(segment.rijen, vraag.hits())
    found = {facet: counts[slice(*segment.bereik[facet])] for facet in RIJFACETTEN}
    found["aanbieder"] = count_aanbieders(segment, vraag.without("aanbieder"))
    for facet in ENKEL:
        if facet in vraag.gekozen.waarden:
            found[facet] = bits.count_rows(segment.rows(facet), vraag.without(facet))
    if vraag.gekozen.duur_max is not None:
        found["uren"] = bits.count_rows(segment.rows("uren"), vraag.without("duur_max"))
    if any(facet in vraag.gekozen.waarden for facet in TYPERING):
        for facet in TYPERING:
            found[facet] = _count_typing(vraag, facet)
    if vraag.gekozen.uitvoering:
        for facet, condition in PER_UITVOERING.items():
            found[facet] = _count_place(vraag, facet, condition)
    return {facet: found[facet] for facet in (*FACETTEN, *STAPPEN)}


def _count_typing(vraag: Deelvraag, facet: str) -> Ids:
    """Count over typings that fit the other half of what is asked of one typing."""
    segment = vraag.segment
    name, other = _JOINT[facet]
    basis = vraag.without("typering")
    if other not in vraag.gekozen.waarden:
        return bits.count_rows(segment.rows(facet), basis)
    joint = segment.arrays[name]
    places = vraag.places(other)
    if facet == "niveau":
        rows = np.bitwise_or.reduce(joint[places], axis=0)[: len(segment.rows("niveau"))]
    else:
        rows = np.bitwise_or.reduce(joint[:, places], axis=1)
    return bits.count_rows(rows, basis)


def _count_place(vraag: Deelvraag, facet: str, condition: str) -> Ids:
    """Count over uitvoeringen that fit the rest of what is asked of one uitvoering."""
    segment = vraag.segment
    rest = tuple(naam for naam in vraag.gekozen.uitvoering if naam != condition)
    basis = vraag.without("uitvoering")
    if not rest:
        return bits.count_rows(segment.rows(facet), basis)
    if len(rest) == 1 and rest[0] in PLEK and facet in PLEK:
        joint = segment.arrays["regio_locatie"]
        places = vraag.places(rest[0])
        if facet == "locatie":
            rows = np.bitwise_or.reduce(joint[places], axis=0)[: len(segment.rows("locatie"))]
        else:
            rows = np.bitwise_or.reduce(joint[:, places], axis=1)
        return bits.count_rows(rows, basis)
    return _count_uitvoeringen(vraag, facet, rest)


def _count_uitvoeringen(vraag: Deelvraag, facet: str, rest: tuple[str, ...]) -> Ids:
    segment = vraag.segment
    if facet != "regio":
        places = vraag.places_of_fitting(rest)
        docs, values = segment.u_doc[places], segment.arrays[_KOLOM[facet]][places]
        known = values >= 0
        docs, values = docs[known], values[known]
    else:
        chosen = (vraag.fitting(rest) & vraag.of_fitting_documents)[segment.arrays["r_u"]]
        docs = segment.u_doc[segment.arrays["r_u"][chosen]]
        values = segment.arrays["r_waarde"][chosen]
    return count_once(docs, values, len(segment.rows(facet)))


def count_once(docs: np.ndarray, values: np.ndarray, size: int) -> Ids:
    """Count the values over documents, each value once per document; the pairs are in order of document."""
    keys = docs.astype(np.int64) * size + values
    first = np.ones(len(keys), np.bool_)
    # A document has few uitvoeringen, so what equals it stands close by.
    for step in range(1, _most_per_document(docs)):
        first[step:] &= keys[step:] != keys[:-step]
    return np.bincount(values[first], minlength=size).astype(np.int64)


def _most_per_document(docs: np.ndarray) -> int:
    if len(docs) == 0:
        return 0
    begins = np.flatnonzero(np.append(True, docs[1:] != docs[:-1]))
    return int(np.diff(np.append(begins, len(docs))).max())


def count_aanbieders(segment: Segment, basis: bits.Bits) -> Ids:
    values, docs = segment.arrays["aanbieder_waarde"], segment.arrays["aanbieder_doc"]
    size = len(segment.arrays["waarde_aanbieder"])
    amount = bits.count(basis)
    if amount == segment.size:
        chosen = values
    elif amount * WEINIG > segment.size:
        chosen = values[bits.unpack(basis, segment.size).view(np.bool_)[docs]]
    else:
        chosen = values[bits.ranges(segment.arrays["aanbieder_vanaf"], bits.members(basis, segment.size))]
    return np.bincount(chosen, minlength=size).astype(np.int64)
