"""Correct typing errors: one wrong letter by a table of words with one letter left out, two by comparison.

Two words that differ by one insertion, deletion, substitution or swap share a form with at most one letter
left out. So the table holds every word in all those forms (as hashes, sorted), and a question looks up its
own forms; what is found is checked. Two errors are rare: then the words that look alike (which letters they
have) are compared one by one.
"""

from zlib import crc32

import numpy as np
import numpy.typing as npt

Woorden = npt.NDArray[np.uint32]
MIN_LENGTE = 4
MIN_LENGTE_TWEE = 7
# So many look-alikes are compared letter by letter at most.
MAX_VERGELIJKEN = 400


def one_left_out(word: str) -> list[int]:
    """Return the hashes of a word and of the word with each letter left out."""
    raw = word.encode()
    return [crc32(raw), *(crc32(raw[:place] + raw[place + 1 :]) for place in range(len(raw)))]


def build_table(words: list[str]) -> tuple[Woorden, Woorden]:
    """Return sorted hashes and the number of the word of each."""
    forms = [one_left_out(word) if len(word) >= MIN_LENGTE else [] for word in words]
    hashes = np.fromiter((value for found in forms for value in found), np.uint32)
    numbers = np.repeat(np.arange(len(words), dtype=np.uint32), [len(found) for found in forms])
    order = np.argsort(hashes, kind="stable")
    return hashes[order], numbers[order].astype(np.uint32)


def look_up(word: str, hashes: Woorden, numbers: Woorden) -> list[int]:
    """Return the numbers of the words that may be one edit away."""
    forms = np.array(one_left_out(word), np.uint32)
    places = hashes.searchsorted(forms)
    places[places == len(hashes)] = 0
    hits = places[hashes[places] == forms].tolist()
    found: dict[int, None] = {}
    for place in hits:
        form = hashes[place]
        here = place
        while here < len(hashes) and hashes[here] == form:
            found[int(numbers[here])] = None
            here += 1
    return list(found)


def letters(word: str) -> int:
    """Return which letters a word has, a bit each."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def look_alikes(
    word: str, masks: npt.NDArray[np.uint64], lengths: npt.NDArray[np.uint8], counts: Woorden
) -> list[int]:
    """Return the numbers of words of about the same letters and length, the frequent ones first."""
    differ = np.bitwise_count(masks ^ np.uint64(letters(word)))
    close = np.flatnonzero((differ <= 4) & (np.abs(lengths.astype(np.int16) - len(word)) <= 2))  # noqa: PLR2004
    if len(close) > MAX_VERGELIJKEN:
        close = close[np.argsort(differ[close].astype(np.int64) * (1 << 32) - counts[close], kind="stable")]
    numbers: list[int] = close[:MAX_VERGELIJKEN].tolist()
    return numbers


def distance(left: str, right: str, limit: int) -> int:
    """Return the number of edits (a swap of neighbours is one) between two words, or limit + 1 for more."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    if left == right:
        return 0
    if limit == 1:
        return 1 if _is_one_edit(left, right) else 2
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _is_one_edit(left: str, right: str) -> bool:
    """Tell whether two different words differ by one edit: what is equal at both ends is passed over."""
    start = next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    left, right = left[start:], right[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[1:] == shorter
