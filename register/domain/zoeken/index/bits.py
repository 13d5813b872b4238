"""Sets of documents as bits: 64 documents in a word, so that a set operation is one pass over few words."""

from collections.abc import Sequence
from functools import cache
from math import prod
from typing import TypeAlias, cast

import numpy as np
import numpy.typing as npt
import simsimd

Bits: TypeAlias = npt.NDArray[np.uint64]
Masker: TypeAlias = npt.NDArray[np.bool_]
Nummers: TypeAlias = npt.NDArray[np.int64]
WOORD = 64
# A set is thin when so many times its filled bytes are fewer than all bytes.
DUN = 2


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
    # Numpy is quicker to find places in the kind of number in which it keeps them itself.
    mask[numbers.astype(np.int64, copy=False)] = True
    return pack(mask)


def unpack(bits: Bits, size: int) -> Masker:
    return np.unpackbits(bits.view(np.uint8), count=size, bitorder="little").view(np.bool_)


def members(bits: Bits, size: int) -> Nummers:
    """Return the documents of a set, in order; of a thin one only the bytes that are not empty are read.

    In those at least one bit of eight is set. That also matters: numpy is slow to find what is true in an
    array of which a few in a hundred are.
    """
    octets = bits.view(np.uint8)
    filled = (octets != 0).nonzero()[0]
    if len(filled) * DUN >= len(octets):
        return unpack(bits, size).nonzero()[0]
    found = unpack(octets.take(filled), len(filled) * 8).nonzero()[0]
    numbers: Nummers = (filled.take(found >> 3) << 3) + (found & 7)
    return numbers


def contains(bits: Bits, numbers: npt.NDArray[np.integer]) -> Masker:
    """Tell of each of these documents whether it is in a set."""
    shift = (numbers & (WOORD - 1)).astype(np.uint64)
    found: Masker = (bits.take(numbers >> 6) >> shift & np.uint64(1)).astype(np.bool_)
    return found


def count(bits: Bits) -> int:
    # What it has is how far it is from nothing (``count_rows``).
    far = simsimd.hamming(bits.view(np.uint8), _nothing(len(bits)).view(np.uint8), "bin8")
    return int(cast("float", far))


@cache
def _nothing(words: int) -> Bits:
    return np.zeros(words, np.uint64)


def sizes(rows: Bits) -> Nummers:
    """Return how many documents each row has; rows may be planes of rows."""
    *shape, words = rows.shape
    found = _apart(rows.reshape(prod(shape), words), _nothing(words))
    return found.astype(np.int64).reshape(shape)


def count_rows(rows: Bits, aantallen: Nummers, basis: Verzameling) -> Nummers:
    """Return for each row how many documents it has in common with a set, from how many each row has.

    What both have is half of what is left of the two together without what only one of them has; and that is
    the Hamming distance, which simsimd computes several times as fast as numpy can intersect and count.
    """
    return ((aantallen + basis.aantal - _apart(rows, basis.bits)) * 0.5).astype(np.int64)


def _apart(rows: Bits, other: Bits) -> npt.NDArray[np.float64]:
    """Return for each row how many documents only one of the two has."""
    if not rows.size:
        return np.zeros(len(rows))
    found = simsimd.cdist(rows.view(np.uint8), other.view(np.uint8)[None], metric="hamming", dtype="bin8")
    return np.asarray(found)[:, 0]


def any_of(rows: Bits, places: Sequence[int]) -> Bits:
    """Return the union of some of the rows (which may be planes)."""
    if len(places) == 1:
        return cast("Bits", rows[places[0]])
    union = np.zeros(rows.shape[1:], rows.dtype)
    for place in places:
        union |= rows[place]
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
