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
from register.domain.zoeken.index.kop import LENGTE, Kop
from register.domain.zoeken.index.soorten import GECONTROLEERD, ONBEKEND, OPEN, VOL, Ids
from register.domain.zoeken.index.uitvoeringen import Uitvoeringen
from register.domain.zoeken.index.vooraan import front_of
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
VEEL = 500
_KOLOM = {Sortering.START: "u_eerste", Sortering.PRIJS: "u_prijs"}


def first_of(vraag: Deelvraag, sortering: Sortering, amount: int, idf: Sequence[float]) -> tuple[Ids, Ids]:
    """Return the first so many documents in an order, with the number by which they compare."""
    if sortering == Sortering.RELEVANTIE and not vraag.woorden:
        sortering = Sortering.START
    if sortering == Sortering.START and not vraag.gekozen.eisen.gevraagd:
        docs = bits.take(vraag.hits.bits, 0, amount)
        return docs, _combine(vraag.segment.arrays["start"][docs], vraag.segment.naam_rang[docs])
    docs = _able(vraag, sortering, amount)
    values = _values(vraag, sortering, docs, idf)
    if VEEL < len(docs) > amount > 0:
        # Names only decide between those that can still be among the first.
        able = (values <= np.partition(values, amount - 1)[amount - 1]).nonzero()[0]
        docs, values = docs.take(able), values.take(able)
    keys = _combine(values, vraag.segment.naam_rang[docs])
    if amount < len(keys):
        chosen = keys.argpartition(amount)[:amount]
        docs, keys = docs[chosen], keys[chosen]
    order = keys.argsort()
    return docs[order], keys[order]


def _able(vraag: Deelvraag, sortering: Sortering, amount: int) -> Ids:
    """Return what can be among the first so many: the front of an order, the head of a word, or all."""
    found = _head(vraag, amount) if sortering == Sortering.RELEVANTIE else _front(vraag, sortering, amount)
    return vraag.hits.leden if found is None else found


def _front(vraag: Deelvraag, sortering: Sortering, amount: int) -> Ids | None:
    if sortering not in _KOLOM or not vraag.gekozen.eisen.gevraagd:
        return None

    def keys_of(docs: Ids) -> Ids:
        return _combine(_over_uitvoeringen(vraag, sortering, docs), vraag.segment.naam_rang[docs])

    return front_of(vraag, _KOLOM[sortering], amount, keys_of)


def _head(vraag: Deelvraag, amount: int) -> Ids | None:
    hits = vraag.hits
    if len(vraag.woorden) != 1 or vraag.bij:
        return None
    woord = vraag.woorden[0]
    is_likely = amount * woord.documenten.aantal < hits.aantal * LENGTE
    if woord.documenten.aantal <= VEEL or not is_likely:
        return None
    if woord.kop is None:
        docs = woord.documenten.leden
        points = woord.gewicht[docs] * _VERSHEID[vraag.segment.arrays["versheid"][docs]]
        woord.kop = Kop.of(docs, points, vraag.segment.naam_rang[docs])
    return woord.kop.first(None if hits is woord.documenten else hits.bits, amount)


def _combine(values: np.ndarray, ranks: Ids) -> Ids:
    keys: Ids = values.astype(np.int64)
    keys <<= 32
    keys |= ranks
    return keys


def _values(vraag: Deelvraag, sortering: Sortering, docs: Ids, idf: Sequence[float]) -> np.ndarray:
    arrays = vraag.segment.arrays
    if sortering == Sortering.NAAM:
        # Names are in the low bits of the others; here they are all there is.
        return np.zeros(len(docs), np.int32)
    if sortering == Sortering.DUUR:
        return arrays["uren"][docs]
    if sortering == Sortering.RELEVANTIE:
        return ONBEKEND - _scores(vraag, docs, idf)
    if vraag.gekozen.eisen.gevraagd:
        return _over_uitvoeringen(vraag, sortering, docs)
    return arrays["prijs" if sortering == Sortering.PRIJS else "start"][docs]


def _over_uitvoeringen(vraag: Deelvraag, sortering: Sortering, docs: Ids) -> np.ndarray:
    """Return the price or first start per document, of the uitvoeringen that were asked for."""
    found = (
        Uitvoeringen.of(vraag.segment, vraag.eisen, vraag.hits)
        if len(docs) == vraag.hits.aantal
        else Uitvoeringen.of_docs(vraag.segment, vraag.eisen, docs)
    )
    places, of_docs = found.found(vraag.gekozen.eisen.gevraagd)
    if sortering == Sortering.PRIJS:
        return _lowest(of_docs, vraag.segment.arrays["u_prijs"].take(places))
    first = _lowest(of_docs, vraag.segment.u_start.take(places))
    return np.where(first < ONBEKEND, first % VOL, ONBEKEND)


def _lowest(of_docs: Ids, values: np.ndarray) -> np.ndarray:
    """Return the lowest value per document; ``of_docs`` says, in order, of which document each is.

    Every document that was found has an uitvoering that fits, so these are just the documents found.
    """
    begins = np.ones(len(of_docs), np.bool_)
    np.not_equal(of_docs[1:], of_docs[:-1], out=begins[1:])
    return np.minimum.reduceat(values, begins.nonzero()[0]) if len(values) else values


def _scores(vraag: Deelvraag, docs: Ids, idf: Sequence[float]) -> np.ndarray:
    """Return how well each document fits the words (register/domain/zoeken/weging.py)."""
    asked = len(vraag.woorden)
    weights = [*idf[:asked], *(weging.BIJZAAK * weight for weight in idf[asked:])]
    first, *others = zip((*vraag.woorden, *vraag.bij), weights, strict=True)
    score = first[0].gewicht.take(docs) * np.float32(first[1] / weging.STAPPEN)
    for item, weight in others:
        score += item.gewicht.take(docs) * np.float32(weight / weging.STAPPEN)
    if vraag.is_partly:
        score *= vraag.word_counts[docs] / np.float32(asked)
    score *= _VERSHEID.take(vraag.segment.arrays["versheid"].take(docs))
    # The longest question stays far below what fits.
    score *= _FIJN
    return score.astype(np.int32)
