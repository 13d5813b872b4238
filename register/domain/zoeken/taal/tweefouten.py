"""Find the words that are two edits away: those that look alike are compared, all of them at once.

Two errors are rare, and a table for them would be many times as large.
"""

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance.OSA import distance
from rapidfuzz.process import cdist

from register.domain.zoeken.taal.woordenlijst import Arrays

TWEE = 2
# So many look-alikes are compared letter by letter at most.
MAX_VERGELIJKEN = 1000


def letters(word: str) -> int:
    """Return which letters a word has, a bit each."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def two_edits(typed: bytes, arrays: Arrays) -> list[int]:
    """Return the places of the words that are exactly two edits away (a swap of neighbours is one)."""
    close = _look_alikes(typed, arrays)
    texts, ends = arrays["woord_tekst"].data, arrays["woord_grens"]
    words = [
        texts[begin:end].tobytes()
        for begin, end in zip(ends[close].tolist(), ends[close + 1].tolist(), strict=True)
    ]
    apart = cdist([typed], words, scorer=distance, score_cutoff=TWEE, dtype=np.uint8)[0]
    places: list[int] = close[apart == TWEE].tolist()
    return places


def _look_alikes(typed: bytes, arrays: Arrays) -> npt.NDArray[np.int64]:
    """Return the places of words of about the same letters and length, if many those most alike."""
    differ = np.bitwise_count(arrays["woord_letters"] ^ np.uint64(letters(typed.decode())))
    lengths = arrays["woord_lengte"].astype(np.int16)
    close = np.flatnonzero((differ <= 2 * TWEE) & (np.abs(lengths - len(typed)) <= TWEE))
    if len(close) > MAX_VERGELIJKEN:
        order = differ[close].astype(np.int64) * (1 << 32) - arrays["woord_aantal"][close]
        close = close[np.argsort(order, kind="stable")[:MAX_VERGELIJKEN]]
    return close
