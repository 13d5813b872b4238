"""How words are written: with their accents, which the search itself leaves out.

Only words that are mostly written with one are kept, so it is small.
"""

from collections.abc import Iterable, Mapping

from register.domain.zoeken.taal.tekstlijst import Tekstlijst
from register.domain.zoeken.taal.woordenlijst import Arrays


def fold_accents(rows: Iterable[tuple[str, str, int]]) -> tuple[dict[str, int], dict[str, str]]:
    """Return how often words are used, and how those are written that mostly have an accent.

    A row is one way of writing, the word without accents, and in how many trajecten it is written so.
    """
    counted: dict[str, int] = {}
    best: dict[str, tuple[int, str]] = {}
    for written, word, count in rows:
        counted[word] = counted.get(word, 0) + count
        # Of two that are used as much, the one with an accent: an ö comes after an o.
        best[word] = max(best.get(word, (0, "")), (count, written))
    return counted, {word: written for word, (_, written) in best.items() if written != word}


class Schrift:
    def __init__(self, arrays: Arrays) -> None:
        self._words = Tekstlijst(arrays["schrift_woord_tekst"], arrays["schrift_woord_grens"])
        self._written = Tekstlijst(arrays["schrift_tekst"], arrays["schrift_grens"])

    @staticmethod
    def pack(written: Mapping[str, str]) -> Arrays:
        words = sorted(written, key=str.encode)
        word_text, word_ends = Tekstlijst.pack(words)
        text, ends = Tekstlijst.pack(written[word] for word in words)
        return {
            "schrift_woord_tekst": word_text,
            "schrift_woord_grens": word_ends,
            "schrift_tekst": text,
            "schrift_grens": ends,
        }

    def write(self, words: str) -> str:
        """Return words as people write them."""
        return " ".join(map(self._write_one, words.split()))

    def _write_one(self, word: str) -> str:
        place = self._words.find(word)
        return word if place is None else self._written[place]
