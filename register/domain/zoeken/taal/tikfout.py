"""Correct typing errors: find the words of the register that are one edit away, by a table.

Two words that differ by one insertion, deletion, substitution or swap are equal outside a window of a few
letters. So the table holds every word without each such window (as a hash, by which its place is found), and
a question looks up its own word without each window: four places. What is found is checked.
"""

from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance.OSA import distance

from register.domain.zoeken.taal.tweefouten import two_edits
from register.domain.zoeken.taal.woordenlijst import Arrays, Woord, Woordenlijst

MIN_LENGTE = 4
MAX_LENGTE = 48
MIN_LENGTE_TWEE = 7
# Up to this length every letter is a window: of a short word too little is left without more of them.
KORT = 7


def _windows(length: int) -> list[tuple[int, int]]:
    """Return begin and end of the windows in what is typed: each letter of a short word, else four.

    The four overlap by a letter, so that two letters that were swapped are in one window. The first and the
    last are narrower, because many words differ in nothing but how they begin or end.
    """
    if length <= KORT:
        return [(place, place + 1) for place in range(length + 1)]
    cuts = 0, length // 5, length // 2, length * 3 // 4, length
    return [(begin, end + 1) for begin, end in pairwise(cuts)]


_VENSTERS = [_windows(max(length, MIN_LENGTE)) for length in range(MAX_LENGTE + 1)]


def _forms(word: bytes) -> set[int]:
    """Return the hashes of a word of the register: what is typed for it may be a letter shorter or longer."""
    return {
        crc32(word[end - longer :], crc32(word[:begin]))
        for longer in (-1, 0, 1)
        for begin, end in _windows(len(word) + longer)
    }


def build_table(words: Iterable[str]) -> npt.NDArray[np.uint32]:
    """Return the table: the first bits of a hash are its place, the rest stands there beside the word.

    What finds its place taken stands in the next free one; so an empty place ends the search.
    """
    found = [_forms(word.encode()) if MIN_LENGTE <= len(word) < MAX_LENGTE else () for word in words]
    sizes = [len(item) for item in found]
    hashes = np.fromiter((form for item in found for form in item), np.int64, sum(sizes))
    numbers = np.repeat(np.arange(1, len(sizes) + 1), sizes)
    order = np.argsort(hashes)
    hashes, numbers = hashes[order], numbers[order]
    shift = 32 - (2 * len(hashes) + 1).bit_length()
    nth = np.arange(len(hashes))
    places = np.maximum.accumulate((hashes >> shift) - nth) + nth
    table = np.zeros((1 << (32 - shift)) + len(hashes) // 8 + 2, np.uint32)
    table[places] = numbers << shift | hashes & ((1 << shift) - 1)
    return table


class Tikfouten:
    def __init__(self, woorden: Woordenlijst, arrays: Arrays) -> None:
        self._woorden, self._arrays = woorden, arrays
        # Single numbers come out of a memoryview three times as fast as out of an array.
        self._table = arrays["tik_tabel"].data
        self._texts, self._ends = woorden.teksten.tekst, woorden.teksten.grenzen
        self._shift = 33 - len(self._table).bit_length()
        self._rest = (1 << self._shift) - 1

    def correct(self, word: str, limit: int = 3, fouten: int = 2) -> list[Woord]:
        """Return the words that one or at most so many typing errors may have hit, the likely ones first.

        In one piece, because every call would take longer than what it does.
        """
        size = len(word)
        if not MIN_LENGTE <= size <= MAX_LENGTE:
            return []
        # A letter that no word of the table has counts as one letter.
        typed = word.encode("ascii", "replace")
        table, shift, rest = self._table, self._shift, self._rest
        found = set()
        for begin, end in _VENSTERS[size]:
            form = crc32(typed[end:], crc32(typed[:begin]))
            place = form >> shift
            while entry := table[place]:
                if not (entry ^ form) & rest:
                    found.add((entry >> shift) - 1)
                place += 1
        texts, ends, woorden, near = self._texts, self._ends, self._woorden, []
        for number in found:
            text = texts[ends[number] : ends[number + 1]].tobytes()
            if distance(typed, text) == 1:
                near.append(Woord(text.decode(), number, woorden))
        if not near and fouten > 1 and size >= MIN_LENGTE_TWEE:
            near = [woorden[number] for number in two_edits(typed, self._arrays)]
        return near if len(near) < 2 else _likely_first(near, word)[:limit]  # noqa: PLR2004


def _likely_first(near: list[Woord], typed: str) -> list[Woord]:
    # People seldom get the first letter wrong.
    return sorted(near, key=lambda word: (word.tekst[0] != typed[0], -word.aantal, word.plaats))
