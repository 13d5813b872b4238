"""Sets of documents as bits: 64 documents in a word, so that a set operation is one pass over few words."""

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
BLOK = 32


def words_for(size: int) -> int:
    return -(-size // WOORD)


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


def unpack(bits: Bits, size: int) -> npt.NDArray[np.uint8]:
    return np.unpackbits(bits.view(np.uint8), count=size, bitorder="little")


def members(bits: Bits, size: int) -> Nummers:
    """Return the documents of a set, in order."""
    filled = np.flatnonzero(bits)
    if len(filled) * DUN >= len(bits):
        return np.flatnonzero(unpack(bits, size))
    rows, places = np.nonzero(
        np.unpackbits(bits[filled].view(np.uint8), bitorder="little").reshape(-1, WOORD)
    )
    return filled[rows] * WOORD + places


def count(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


def count_rows(rows: Bits, bits: Bits) -> npt.NDArray[np.int64]:
    """Return for each row how many documents it has in common with the set.

    Of a small set only the words that are not empty are looked at. Of a large one the rows are taken a few at
    a time, so that what is computed in between stays in the cache of the processor.
    """
    counts = np.zeros(len(rows), np.int64)
    filled = np.flatnonzero(bits)
    if len(filled) * DUN < len(bits):
        return _sums(np.bitwise_count(rows[:, filled] & bits[filled]))
    both = np.empty((BLOK, len(bits)), np.uint64)
    for first in range(0, len(rows), BLOK):
        block = rows[first : first + BLOK]
        common = np.bitwise_and(block, bits, out=both[: len(block)])
        counts[first : first + len(block)] = _sums(np.bitwise_count(common))
    return counts


def _sums(counts: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Add up the counts per row; three of at most 64 still fit in a byte, and adding bytes is fast."""
    third = counts.shape[1] // 3
    if third:
        rest = counts[:, 3 * third :].sum(axis=1, dtype=np.int64)
        folded = counts[:, :third] + counts[:, third : 2 * third] + counts[:, 2 * third : 3 * third]
        total: npt.NDArray[np.int64] = folded.sum(axis=1, dtype=np.int64) + rest
        return total
    few: npt.NDArray[np.int64] = counts.sum(axis=1, dtype=np.int64)
    return few


def any_of(rows: Bits) -> Bits:
    """Return the union of rows."""
    union: Bits = np.bitwise_or.reduce(rows, axis=0) if len(rows) != 1 else rows[0]
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
    piece = bits[start:stop]
    found = np.flatnonzero(np.unpackbits(piece.view(np.uint8), bitorder="little")) + start * WOORD
    return found[first - before : first - before + amount]


def ranges(starts: Nummers, members: Nummers) -> Nummers:
    """Return the places of everything that belongs to these members."""
    begin, end = starts[members], starts[members + 1]
    sizes = end - begin
    return np.repeat(begin - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
