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
from register.domain.zoeken.index.uitvoeringen import Uitvoeringen
from register.domain.zoeken.vraag import Sortering

_VERSHEID = np.array(
    [
        (weging.OPEN if value & OPEN else 1.0) * (weging.GECONTROLEERD if value & GECONTROLEERD else 1.0)
        for value in range(4)
    ],
    np.float32,
)
# Scores are compared in steps of this size: enough to tell apart, small enough to fit.
_FIJN = np.float32(10_000)


# Of fewer documents all are compared at once.
VEEL = 8_000


def first_of(vraag: Deelvraag, sortering: Sortering, amount: int, idf: Sequence[float]) -> tuple[Ids, Ids]:
    """Return the first so many documents in an order, with the number by which they compare."""
    if sortering == Sortering.RELEVANTIE and not vraag.woorden:
        sortering = Sortering.START
    if sortering == Sortering.START and not vraag.gekozen.eisen.gevraagd:
        docs = bits.take(vraag.hits.bits, 0, amount)
        return docs, _combine(vraag.segment.arrays["start"][docs], vraag.segment.naam_rang[docs])
    docs = vraag.hits.leden
    values = _values(vraag, sortering, docs, idf)
    if VEEL < len(docs) > amount > 0:
        # Names only decide between those that can still be among the first.
        able = values <= np.partition(values, amount - 1)[amount - 1]
        docs, values = docs[able], values[able]
    keys = _combine(values, vraag.segment.naam_rang[docs])
    if amount < len(keys):
        chosen = keys.argpartition(amount)[:amount]
        docs, keys = docs[chosen], keys[chosen]
    order = keys.argsort()
    return docs[order], keys[order]


def _combine(values: np.ndarray, ranks: Ids) -> Ids:
    return (values.astype(np.int64) << 32) | ranks


def _values(vraag: Deelvraag, sortering: Sortering, docs: Ids, idf: Sequence[float]) -> np.ndarray:
    arrays = vraag.segment.arrays
    if sortering == Sortering.NAAM:
        # Names are in the low bits of the others; here they are all there is.
        return np.zeros(len(docs), np.int32)
    if sortering == Sortering.DUUR:
        return arrays["uren"][docs]
    if sortering == Sortering.RELEVANTIE:
        return ONBEKEND - _scores(vraag, docs, idf)
    naam = "prijs" if sortering == Sortering.PRIJS else "start"
    return _over_uitvoeringen(vraag, naam, docs) if vraag.gekozen.eisen.gevraagd else arrays[naam][docs]


def _over_uitvoeringen(vraag: Deelvraag, naam: str, docs: Ids) -> np.ndarray:
    """Return the price or first start per document, of the uitvoeringen that were asked for."""
    found = Uitvoeringen.of(vraag.segment, vraag.eisen, vraag.hits)
    fits = found.fitting(vraag.eisen.gevraagd)
    if naam == "prijs":
        return _lowest(found.docs[fits], found.column("u_prijs")[fits].astype(np.int64), docs)
    values = (found.column("u_eerste") + VOL * found.column("u_vol").astype(np.int64))[fits]
    first = _lowest(found.docs[fits], values, docs)
    return np.where(first < ONBEKEND, first % VOL, ONBEKEND)


def _lowest(of_docs: Ids, values: Ids, docs: Ids) -> np.ndarray:
    """Return the lowest value per document; ``of_docs`` says, in order, of which document each is."""
    return np.minimum.reduceat(values, of_docs.searchsorted(docs)) if len(docs) else values


def _scores(vraag: Deelvraag, docs: Ids, idf: Sequence[float]) -> Ids:
    """Return how well each document fits the words (register/domain/zoeken/weging.py)."""
    score = np.zeros(len(docs), np.float32)
    asked = len(vraag.woorden)
    for item, weight in zip(vraag.woorden, idf[:asked], strict=True):
        score += item.gewicht[docs] * np.float32(weight / weging.STAPPEN)
    for item, weight in zip(vraag.bij, idf[asked:], strict=True):
        score += item.gewicht[docs] * np.float32(weging.BIJZAAK * weight / weging.STAPPEN)
    if vraag.is_partly:
        score *= vraag.word_counts[docs] / np.float32(asked)
    score *= _VERSHEID[vraag.segment.arrays["versheid"][docs]]
    whole: Ids = np.minimum(score * _FIJN, ONBEKEND).astype(np.int64)
    return whole
