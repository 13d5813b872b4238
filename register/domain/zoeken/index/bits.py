"""Sets of documents as bits: 64 documents in a word, so that a set operation is one pass over few words."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.uint64]
Masker: TypeAlias = npt.NDArray[np.bool_]
Nummers: TypeAlias = npt.NDArray[np.int64]
WOORD = 64
# A set is small when so many times its filled words are fewer than all words.
DUN = 4
# So many rows are taken at a time.
BLOK = 64


class Verzameling:
    """A set of documents of one segment; what is worked out about it is worked out once.

    A lasting set (all documents, those with one value or one word) is kept by its segment, and so is what was
    counted of it.
    """

    def __init__(self, bits: Bits, size: int, *, is_blijvend: bool = False) -> None:
        self.bits = bits
        self.size = size
        self.is_blijvend = is_blijvend
        self.tellingen: Nummers | None = None
        self._aantal: int | None = None
        self._leden: Nummers | None = None

    @property
    def aantal(self) -> int:
        if self._aantal is None:
            self._aantal = count(self.bits)
        return self._aantal

    @property
    def leden(self) -> Nummers:
        """Return the documents, in order; a lasting set does not keep them, they take too much memory."""
        if self._leden is not None:
            return self._leden
        found = members(self.bits, self.size)
        if not self.is_blijvend:
            self._leden = found
        return found

    @property
    def masker(self) -> Masker:
        """Tell of each document of the segment whether it is in it."""
        return unpack(self.bits, self.size)

    @property
    def andere(self) -> "Verzameling":
        """Return the documents that are not in it."""
        return Verzameling(~self.bits & full(self.size), self.size)


def words_for(size: int) -> int:
    return -(-size // WOORD)


def full(size: int) -> Bits:
    """Return the set of all documents; what is left of the last word stays empty."""
    return pack(np.ones(size, np.bool_))


def pack(mask: Masker) -> Bits:
    """Return the set of the places that are true."""
    packed = np.packbits(mask, bitorder="little")
    words = words_for(len(mask))
    if len(packed) != words * 8:
        packed = np.concatenate([packed, np.zeros(words * 8 - len(packed), np.uint8)])
    return packed.view(np.uint64)


def pack_numbers(numbers: npt.NDArray[np.integer], size: int) -> Bits:
    mask = np.zeros(size, np.bool_)
    mask[numbers] = True
    return pack(mask)


def unpack(bits: Bits, size: int) -> Masker:
    return np.unpackbits(bits.view(np.uint8), count=size, bitorder="little").view(np.bool_)


def members(bits: Bits, size: int) -> Nummers:
    """Return the documents of a set, in order; of a small one only the words that are not empty are read."""
    filled = bits.nonzero()[0]
    if len(filled) * DUN >= len(bits):
        return unpack(bits, size).nonzero()[0]
    found = unpack(bits[filled], len(filled) * WOORD).nonzero()[0]
    numbers: Nummers = filled[found // WOORD] * WOORD + found % WOORD
    return numbers


def count(bits: Bits) -> int:
    return int(np.add.reduce(np.bitwise_count(bits), dtype=np.uint32))


def count_rows(rows: Bits, bits: Bits) -> npt.NDArray[np.int64]:
    """Return for each row how many documents it has in common with the set.

    The rows are taken a few at a time, so that what is computed in between stays in the cache of the
    processor; numbers of 32 bits add up twice as fast as longer ones.
    """
    counts = np.zeros(len(rows), np.int64)
    for first in range(0, len(rows), BLOK):
        common = np.bitwise_count(rows[first : first + BLOK] & bits)
        counts[first : first + BLOK] = np.add.reduce(common, axis=1, dtype=np.uint32)
    return counts


def any_of(rows: Bits, places: Sequence[int]) -> Bits:
    """Return the union of some of the rows (which may be planes)."""
    union: Bits = rows[places[0]] if len(places) == 1 else np.bitwise_or.reduce(rows[list(places)], axis=0)
    return union


def take(bits: Bits, first: int, amount: int) -> Nummers:
    """Return ``amount`` members from the ``first``-th on, without unpacking what lies outside."""
    sums = np.cumsum(np.bitwise_count(bits), dtype=np.int64)
    total = int(sums[-1]) if len(sums) else 0
    if first >= total or amount <= 0:
        return np.zeros(0, np.int64)
    start = int(sums.searchsorted(first, side="right"))
    stop = int(sums.searchsorted(min(first + amount, total), side="left")) + 1
    before = int(sums[start - 1]) if start else 0
    found = unpack(bits[start:stop], (stop - start) * WOORD).nonzero()[0] + start * WOORD
    return found[first - before : first - before + amount]


def ranges(starts: npt.NDArray[np.integer], members: Nummers) -> Nummers:
    """Return the places of everything that belongs to these members."""
    begin = starts[members]
    sizes = starts[members + 1] - begin
    ends = sizes.cumsum()
    if not len(ends):
        return np.zeros(0, np.int64)
    return np.repeat(begin - ends + sizes, sizes) + np.arange(int(ends[-1]))
