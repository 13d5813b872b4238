"""The order of what was found, and one page of it.

Every document has one number per order: what is sorted on in the high bits, its place in the order of names
(recognised before mapped, then by name, then by id) in the low ones. No two are equal, so pages never
overlap, and the numbers of several segments can be compared.
"""

from collections.abc import Sequence

import numpy as np

from register.domain.zoeken import weging
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.deelvraag import Deelvraag
from register.domain.zoeken.index.soorten import GECONTROLEERD, ONBEKEND, OPEN, VOL, Ids
from register.domain.zoeken.vraag import Sortering

_VERSHEID = np.array(
    [
        (weging.OPEN if value & OPEN else 1.0) * (weging.GECONTROLEERD if value & GECONTROLEERD else 1.0)
        for value in range(4)
    ],
    np.float32,
)
# Scores are compared in steps of this size: enough to tell apart, small enough to fit.
_FIJN = 10_000


def first_of(vraag: Deelvraag, sortering: Sortering, amount: int, idf: Sequence[float]) -> tuple[Ids, Ids]:
    """Return the first so many documents in an order, with the number by which they compare."""
    if sortering == Sortering.RELEVANTIE and not vraag.woorden:
        sortering = Sortering.START
    if sortering == Sortering.START and not vraag.gekozen.uitvoering:
        docs = bits.take(vraag.hits(), 0, amount)
        return docs, _combine(vraag.segment.arrays["start"][docs], vraag.segment.naam_rang[docs])
    docs = bits.members(vraag.hits(), vraag.segment.size)
    keys = _combine(_values(vraag, sortering, docs, idf), vraag.segment.naam_rang[docs])
    if amount < len(keys):
        chosen = np.argpartition(keys, amount)[:amount]
        docs, keys = docs[chosen], keys[chosen]
    order = np.argsort(keys)
    return docs[order], keys[order]


def _combine(values: np.ndarray, ranks: Ids) -> Ids:
    return (values.astype(np.int64) << 32) | ranks


def _values(vraag: Deelvraag, sortering: Sortering, docs: Ids, idf: Sequence[float]) -> np.ndarray:
    arrays = vraag.segment.arrays
    if sortering == Sortering.NAAM:
        return np.zeros(len(docs), np.int64)
    if sortering == Sortering.DUUR:
        return arrays["uren"][docs]
    if sortering == Sortering.RELEVANTIE:
        return ONBEKEND - _scores(vraag, docs, idf)
    naam = "prijs" if sortering == Sortering.PRIJS else "start"
    return _over_uitvoeringen(vraag, naam)[docs] if vraag.gekozen.uitvoering else arrays[naam][docs]


def _over_uitvoeringen(vraag: Deelvraag, naam: str) -> Ids:
    """Return the price or first start per document, of the uitvoeringen that were asked for."""
    arrays = vraag.segment.arrays
    if naam == "prijs":
        return _lowest(vraag, arrays["u_prijs"].astype(np.int64))
    first = _lowest(vraag, arrays["u_eerste"] + VOL * arrays["u_vol"].astype(np.int64))
    return np.where(first < ONBEKEND, first % VOL, ONBEKEND)


def _lowest(vraag: Deelvraag, values: Ids) -> Ids:
    """Return per document the lowest value over the uitvoeringen that were asked for."""
    segment = vraag.segment
    fits = vraag.fitting(vraag.gekozen.uitvoering)
    lowest = np.full(segment.size, ONBEKEND, np.int64)
    np.minimum.at(lowest, segment.u_doc[fits], values[fits])
    return lowest


def _scores(vraag: Deelvraag, docs: Ids, idf: Sequence[float]) -> Ids:
    """Return how well each document fits the words (register/domain/zoeken/weging.py)."""
    score = np.zeros(len(docs), np.float32)
    for item, weight in zip(vraag.woorden, idf, strict=True):
        score += item.gewicht[docs] * np.float32(weight / weging.STAPPEN)
    if vraag.is_partly:
        score *= vraag.word_counts[docs] / np.float32(len(vraag.woorden))
    score *= _VERSHEID[vraag.segment.arrays["versheid"][docs]]
    return np.minimum(score * _FIJN, ONBEKEND).astype(np.int64)
