"""Find the words that are two edits away: those that look alike are compared, all of them at once.

Two errors are rare, and a table for them would be many times as large.
"""

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.taal.woordenlijst import Arrays

TWEE = 2
# So many look-alikes are compared letter by letter at most.
MAX_VERGELIJKEN = 1000
_EEN = np.uint64(1)


def letters(word: str) -> int:
    """Return which letters a word has, a bit each."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def two_edits(typed: bytes, arrays: Arrays) -> list[int]:
    """Return the places of the words that are exactly two edits away."""
    close = _look_alikes(typed, arrays)
    starts, lengths = arrays["woord_grens"][close].astype(np.int64), arrays["woord_lengte"][close]
    column = np.arange(len(typed) + TWEE)
    texts = arrays["woord_tekst"].take(starts[:, None] + column, mode="clip")
    texts[column >= lengths[:, None]] = 0
    places: list[int] = close[distances(typed, texts) == TWEE].tolist()
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


def distances(typed: bytes, texts: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return the number of edits (a swap of neighbours is one) to each text; the texts end in zeros.

    The table of edit distances, a column at a time: a bit per letter that was typed says whether the
    distance goes up or down there (Hyyrö 2003, with swaps).
    """
    match_of = np.zeros(256, np.uint64)
    for place, letter in enumerate(typed):
        match_of[letter] |= _EEN << np.uint64(place)
    last = _EEN << np.uint64(len(typed) - 1)
    distance = np.full(len(texts), len(typed), np.int64)
    up = np.full(len(texts), ~np.uint64(0))
    down = diagonal = before = np.zeros(len(texts), np.uint64)
    for column in texts.T:
        match = match_of[column]
        swap = ((~diagonal & match) << _EEN) & before
        diagonal = (((match & up) + up) ^ up) | match | down | swap
        right_up, right_down = down | ~(diagonal | up), diagonal & up
        step = ((right_up & last) != 0).astype(np.int64) - ((right_down & last) != 0)
        distance += np.where(column > 0, step, 0)
        right_up, right_down = right_up << _EEN | _EEN, right_down << _EEN
        up, down = right_down | ~(diagonal | right_up), right_up & diagonal
        before = match
    return distance
