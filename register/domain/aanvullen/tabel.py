"""Find suggestions in memory: words in alphabetical order, and for each word the entries that have it.

Entries stand per kind, the best first. So the best of what fits are the first that fit, and nothing is sorted
while somebody types. What fits at the start of words comes first; only when that is too little also what
fits inside words ("coordinator" in "rekencoördinator").
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from napl.tekst import comparable
from register.domain.aanvullen.teksten import Teksten
from register.enums import Aanvulsoort

MAX_AANVULLINGEN = 10
MAX_Q = 100
MAX_WOORDEN = 6
MIN_LETTERS = 2
# Inside a word two letters fit nearly everywhere.
MIN_BINNENIN = 3
# Bounds of the work: words that are tried, and entries of a kind among which a whole name goes first.
MAX_BINNENIN = 300
MAX_KANDIDATEN = 40
# No kind takes all the room, however much of it fits.
PER_SOORT = {
    Aanvulsoort.ONTWIKKELPAD: 3,
    Aanvulsoort.THEMA: 2,
    Aanvulsoort.VAK: 2,
    Aanvulsoort.AANBIEDER: 3,
    Aanvulsoort.TRAJECT: 4,
    Aanvulsoort.ZOEKTERM: 3,
}
SCHEIDING = "\n"

Treffers = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Aanvulling:
    """``waarde`` is the slug, the code or the term; ``toelichting`` tells what is behind it."""

    soort: Aanvulsoort
    naam: str
    waarde: str
    toelichting: str = ""


class Tabel:
    """Immutable once made; ``rows`` come in any order of kinds, within a kind the best first."""

    def __init__(self, rows: Iterable[Aanvulling]) -> None:
        per_soort: dict[Aanvulsoort, list[Aanvulling]] = {soort: [] for soort in Aanvulsoort}
        for row in rows:
            per_soort[row.soort].append(row)
        ordered = [row for soort in Aanvulsoort for row in per_soort[soort]]
        ends = np.cumsum([0, *(len(rows) for rows in per_soort.values())]).tolist()
        self._delen = dict(zip(Aanvulsoort, pairwise(ends), strict=True))
        self._namen = Teksten(row.naam for row in ordered)
        self._waarden = Teksten(row.waarde for row in ordered)
        self._toelichtingen = Teksten(row.toelichting for row in ordered)
        self._woorden, self._plaatsen, self._begin = _index(row.naam for row in ordered)

    def __len__(self) -> int:
        return len(self._namen)

    @property
    def bytes(self) -> int:
        texts = (self._namen, self._waarden, self._toelichtingen, self._woorden)
        return sum(item.bytes for item in texts) + self._plaatsen.nbytes + self._begin.nbytes

    def find(self, q: str, maximum: int = MAX_AANVULLINGEN) -> list[Aanvulling]:
        """Return at most ``maximum`` suggestions, in the order of the kinds, the best of each kind first."""
        tekst = comparable(q[:MAX_Q])
        tokens = tekst.split()[:MAX_WOORDEN]
        if sum(map(len, tokens)) < MIN_LETTERS:
            return []
        chosen = self._choose(tekst, self._match(tokens, inside=False), {}, maximum)
        if sum(map(len, chosen.values())) < maximum and any(len(word) >= MIN_BINNENIN for word in tokens):
            chosen = self._choose(tekst, self._match(tokens, inside=True), chosen, maximum)
        return self._without_doubles(chosen)

    def _match(self, tokens: list[str], *, inside: bool) -> Treffers:
        """Say of every entry whether each word that was typed fits in it."""
        fits = np.ones(len(self), dtype=np.bool_)
        for token in tokens:
            one = np.zeros(len(self), dtype=np.bool_)
            first, end = self._starting_with(token)
            one[self._plaatsen[self._begin[first] : self._begin[end]]] = True
            if inside and len(token) >= MIN_BINNENIN:
                for word in self._containing(token):
                    one[self._plaatsen[self._begin[word] : self._begin[word + 1]]] = True
            fits &= one
        return fits

    def _starting_with(self, token: str) -> tuple[int, int]:
        """Return the run of words that start with this; ``~`` comes after all letters and digits."""
        return bisect_left(self._woorden, token), bisect_left(self._woorden, f"{token}~")

    def _containing(self, token: str) -> list[int]:
        found = re.finditer(re.escape(token.encode()), self._woorden.blob)
        return self._woorden.at([match.start() for match in islice(found, MAX_BINNENIN)])

    def _choose(
        self, tekst: str, fits: Treffers, chosen: dict[Aanvulsoort, list[int]], maximum: int
    ) -> dict[Aanvulsoort, list[int]]:
        """Deal the room that is left over the kinds, one to each in turn, after what was chosen before."""
        result = {soort: list(chosen.get(soort, ())) for soort in Aanvulsoort}
        waiting = {soort: self._best(tekst, soort, fits, result[soort]) for soort in Aanvulsoort}
        room = maximum - sum(map(len, result.values()))
        while room > 0 and any(waiting.values()):
            for soort, candidates in waiting.items():
                if not candidates or len(result[soort]) >= PER_SOORT[soort]:
                    candidates.clear()
                elif room > 0:
                    result[soort].append(candidates.pop(0))
                    room -= 1
        return result

    def _best(self, tekst: str, soort: Aanvulsoort, fits: Treffers, skip: list[int]) -> list[int]:
        """Return the first that fit; of those, what is called or begins just so goes before."""
        first, end = self._delen[soort]
        found = (first + np.flatnonzero(fits[first:end])[:MAX_KANDIDATEN]).tolist()
        names = {index: comparable(self._namen[index]) for index in found if index not in skip}
        return sorted(names, key=lambda index: (names[index] != tekst, not names[index].startswith(tekst)))

    def _without_doubles(self, chosen: dict[Aanvulsoort, list[int]]) -> list[Aanvulling]:
        """Leave out what looks the same twice, and a former search for what is suggested itself."""
        seen: set[tuple[object, ...]] = set()
        names: set[str] = set()
        result = []
        for soort, indexes in chosen.items():
            for index in indexes:
                row = self._row(soort, index)
                name = comparable(row.naam)
                key = (soort, name, row.toelichting)
                if key in seen or (soort == Aanvulsoort.ZOEKTERM and name in names):
                    continue
                seen.add(key)
                names.add(name)
                result.append(row)
        return result

    def _row(self, soort: Aanvulsoort, index: int) -> Aanvulling:
        return Aanvulling(soort, self._namen[index], self._waarden[index], self._toelichtingen[index])


def _index(names: Iterable[str]) -> tuple[Teksten, npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Return the words in order, the entries that have them word after word, and where each word begins."""
    numbers: dict[str, int] = {}
    words, entries = array("i"), array("i")
    for entry, word in _words(names):
        words.append(numbers.setdefault(word, len(numbers)))
        entries.append(entry)
    ordered = sorted(numbers)
    place = np.empty(len(numbers), dtype=np.int32)
    place[[numbers[word] for word in ordered]] = np.arange(len(numbers), dtype=np.int32)
    ranked = place[np.asarray(words, dtype=np.int32)]
    plaatsen = np.asarray(entries, dtype=np.int32)[np.argsort(ranked, kind="stable")]
    begin = np.concatenate([[0], np.cumsum(np.bincount(ranked, minlength=len(numbers)))])
    return Teksten(ordered, SCHEIDING), plaatsen, begin.astype(np.int64)


def _words(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    for entry, name in enumerate(names):
        for word in set(comparable(name).split()):
            yield entry, word
