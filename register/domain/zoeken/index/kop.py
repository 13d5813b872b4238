"""The head of a word: the documents that match it best, in order.

A word that tens of thousands of trajecten use would otherwise cost a comparison of all of them for every
question that holds it. How documents compare for one word depends on nothing but the word (its ``idf`` is the
same for all), so it is worked out once; a question walks down the head until its page is full.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.index import bits
from register.domain.zoeken.index.soorten import Ids

# So long is a head.
LENGTE = 2_000
# Scores that differ less than this may be equal once they are rounded.
_ZELFDE = np.float32(1 - 1e-4)
Punten = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Kop:
    """``docs`` by their ``punten``, high first, and by name; ``volgende`` is the score below the last."""

    docs: npt.NDArray[np.int32]
    punten: Punten
    volgende: float

    @classmethod
    def of(cls, docs: Ids, punten: Punten, rang: Ids) -> Self:
        """Take the head of these documents; ``rang`` is their order of names."""
        # Positive numbers compare as their bits do.
        keys = -punten.view(np.int32).astype(np.int64) << 32 | rang
        order = keys.argpartition(LENGTE)[:LENGTE] if len(docs) > LENGTE else slice(None)
        order = np.arange(len(docs))[order][keys[order].argsort()]
        last = punten[order[-1]]
        return cls(docs[order].astype(np.int32), punten[order], punten.max(initial=0, where=punten < last))

    def first(self, among: bits.Bits | None, amount: int) -> Ids | None:
        """Return what can be among the first so many of a set (None: all of the word), or None if unknown."""
        docs, punten = self.docs, self.punten
        if among is not None:
            found = bits.contains(among, docs)
            docs, punten = docs[found], punten[found]
        if len(docs) < amount:
            return None
        least = punten[amount - 1]
        if self.volgende >= least * _ZELFDE:
            return None
        # Behind the last come its equals, which lose by name, and then what may be as good after rounding.
        equals, near = (-punten).searchsorted((-least, -least * _ZELFDE), side="right")
        return np.append(docs[:amount], docs[max(amount, equals) : near]).astype(np.int64)
