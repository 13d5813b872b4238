"""The words of the register: which exist, their stems, of which compounds they are a part, and their errors.

Made together with an index and kept in the database beside it, so that PostgreSQL, when it answers in the
index's place, stretches a word in the same way.
"""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.taal.groepen import Zoekwoorden
from register.domain.zoeken.taal.samenstelling import group_by_part, split_compound
from register.domain.zoeken.taal.schrift import Schrift
from register.domain.zoeken.taal.stam import Lexeem
from register.domain.zoeken.taal.tekstlijst import Tekstlijst
from register.domain.zoeken.taal.tikfout import Tikfouten, build_table
from register.domain.zoeken.taal.tweefouten import letters
from register.domain.zoeken.taal.verwant import part_forms
from register.domain.zoeken.taal.woordenlijst import Arrays, Woordenlijst

# A word of a rule that stands nowhere and is this short is an abbreviation (rt'er): no part of any compound.
MAX_AFKORTING = 4


@dataclass(frozen=True)
class Deel:
    """The compounds of which a word is a part: one number for all, and their stems."""

    vorm: str
    sleutel: int
    lexemen: tuple[Lexeem, ...]


class Woordenschat:
    """Read-only; its arrays may lie in a file that is shared."""

    def __init__(self, arrays: Arrays) -> None:
        self._woorden = Woordenlijst(arrays)
        self._delen = Tekstlijst(arrays["deel_tekst"], arrays["deel_grens"])
        self.word, self.find = self._woorden.__getitem__, self._woorden.find
        self.starting_with = self._woorden.starting_with
        self.corrections = Tikfouten(self._woorden, arrays).correct
        self.write = Schrift(arrays).write
        self.arrays = arrays
        # What questions came down to, by the rules with which they were looked up (``ontleden``).
        self.kept: dict[tuple[str, bool], tuple[object, Zoekwoorden]] = {}

    def __len__(self) -> int:
        return len(self._woorden)

    def find_stem(self, stem: str) -> Lexeem | None:
        number = self._woorden.lexemen.find(stem)
        return None if number is None else self._woorden.numbered_lexeem(number)

    def has_stem(self, stem: str) -> bool:
        """Tell whether a stem stands in the register, not only in a rule or as a part of a compound."""
        number = self._woorden.lexemen.find(stem)
        return number is not None and bool(self.arrays["lexeem_staat"][number])

    def find_part(self, form: str) -> Deel | None:
        """Return the compounds of which this form is a part, or None when there are none."""
        place = self._delen.find(form)
        if place is None:
            return None
        first, last = self.arrays["deel_vanaf"][place : place + 2]
        numbers = self.arrays["deel_lexeem"][first:last].tolist()
        return Deel(form, part_key(form), tuple(self._woorden.numbered_lexeem(number) for number in numbers))

    def part_members(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return for every part and every stem of a compound with it the numbers of the two."""
        sizes = np.diff(self.arrays["deel_vanaf"]).astype(np.int64)
        keys = np.array([part_key(self._delen[place]) for place in range(len(self._delen))], np.int64)
        members = self.arrays["lexeem_sleutel"][self.arrays["deel_lexeem"]]
        return np.repeat(keys, sizes), members.astype(np.int64)

    def to_bytes(self) -> bytes:
        buffer = io.BytesIO()
        np.savez_compressed(buffer, allow_pickle=False, **self.arrays)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Woordenschat":
        with np.load(io.BytesIO(raw)) as stored:
            return cls({name: stored[name] for name in stored.files})


def part_key(form: str) -> int:
    """Return the number by which the index knows "a compound with this part"."""
    return int.from_bytes(blake2b(form.encode(), digest_size=8, person=b"napl-deel").digest(), signed=True)


def build_woordenschat(
    counted: Mapping[str, int],
    stems: Mapping[str, Lexeem],
    extra: Iterable[str] = (),
    stem_of: Callable[[Iterable[str]], Mapping[str, tuple[Lexeem, ...]]] = lambda _words: {},
    schrift: Mapping[str, str] = MappingProxyType({}),
) -> Woordenschat:
    """Make it from the words with their counts, and the stem of each; stop words have none and fall out.

    ``extra`` are words that stand nowhere and yet mean something, as those of the synonym rules do;
    ``schrift`` says how words are written that have an accent.
    """
    counted, stems = _with_extra(dict(counted), dict(stems), extra, stem_of)
    words = sorted((word for word in counted if word in stems), key=str.encode)
    lexemen = sorted({stems[word] for word in words}, key=lambda item: item.tekst.encode())
    present = {stems[word].tekst for word in words if counted[word]}
    number = {item.tekst: place for place, item in enumerate(lexemen)}
    plain = [word if word.isalpha() and word.isascii() else "" for word in words]
    parts = group_by_part(
        _compounds([word for word in words if counted[word] or len(word) > MAX_AFKORTING], number)
    )
    forms = sorted(parts, key=str.encode)
    members = [sorted({number[stems[word].tekst] for word in parts[form]}) for form in forms]
    woord_tekst, woord_grens = Tekstlijst.pack(words)
    lexeem_tekst, lexeem_grens = Tekstlijst.pack(item.tekst for item in lexemen)
    deel_tekst, deel_grens = Tekstlijst.pack(forms)
    return Woordenschat(
        {
            "woord_tekst": woord_tekst,
            "woord_grens": woord_grens,
            "woord_aantal": np.array([counted[word] for word in words], np.uint32),
            "woord_lexeem": np.array([number[stems[word].tekst] for word in words], np.int32),
            "woord_letters": np.array([letters(word) for word in words], np.uint64),
            # Zero takes a word with figures or other signs out of the comparison.
            "woord_lengte": np.array([min(len(word), 255) for word in plain], np.uint8),
            "tik_tabel": build_table(plain),
            "lexeem_tekst": lexeem_tekst,
            "lexeem_grens": lexeem_grens,
            "lexeem_staat": np.array([item.tekst in present for item in lexemen], np.bool_),
            "lexeem_sleutel": np.array([item.sleutel for item in lexemen], np.int64),
            "deel_tekst": deel_tekst,
            "deel_grens": deel_grens,
            "deel_vanaf": np.cumsum([0, *(len(item) for item in members)], dtype=np.uint32),
            "deel_lexeem": np.array([place for item in members for place in item], np.int32),
            **Schrift.pack(schrift),
        }
    )


def _with_extra(
    counted: dict[str, int],
    stems: dict[str, Lexeem],
    extra: Iterable[str],
    stem_of: Callable[[Iterable[str]], Mapping[str, tuple[Lexeem, ...]]],
) -> tuple[dict[str, int], dict[str, Lexeem]]:
    """Add the extra words and the parts of compounds, and what is written with a hyphen as one word."""
    for word in [word for word in counted if "-" in word and word in stems]:
        whole = word.replace("-", "")
        if whole not in counted:
            counted[whole], stems[whole] = counted[word], stems[word]
    words = [word for word in counted if word in stems]
    parts = group_by_part(_compounds(words, {item.tekst: 0 for item in stems.values()}))
    new = [word for word in {*extra, *parts} if word not in counted]
    for word, found in stem_of(new).items():
        if len(found) == 1:
            counted[word], stems[word] = 0, found[0]
    return counted, stems


def _compounds(words: list[str], stems: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    known = {word for word in words if word.isalpha()}
    # lezen is lees in leesonderwijs, also in a register in which lees stands nowhere by itself.
    begins = {*stems, *(form for stem in stems for form in part_forms(stem, stem)[-1])}
    found = ((word, split_compound(word, known, begins)) for word in words)
    return {word: parts for word, parts in found if parts}
