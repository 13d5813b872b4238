"""One question to one segment: which documents fit each condition, and so which fit all but one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from register.domain.zoeken.index import bits
from register.domain.zoeken.index.bits import Bits, Verzameling
from register.domain.zoeken.index.segment import Segment, Treffers
from register.domain.zoeken.index.soorten import Ids
from register.domain.zoeken.index.uitvoeringen import PLEK, Eisen, Uitvoeringen

# Conditions on a document by itself, each a union of rows.
ENKEL = (
    "opname", "sector", "thema", "onderwijstype", "werkvorm", "vorm", "ervaringsjaren", "vak", "aanpak",
    "financiering",
)  # fmt: skip
TYPERING = ("ontwikkelpad", "niveau")


@dataclass(frozen=True)
class Gekozen:
    """The filters of a question as numbers: places of codes, ids of rows; the same for every segment."""

    waarden: dict[str, Sequence[int]]
    duur_max: int | None
    eisen: Eisen

    @cached_property
    def groepen(self) -> tuple[str, ...]:
        """Return the conditions that are asked; those of one uitvoering and of one typing are one."""
        found = [facet for facet in (*ENKEL, "aanbieder") if facet in self.waarden]
        found += ["duur_max"] if self.duur_max is not None else []
        found += ["typering"] if any(facet in self.waarden for facet in TYPERING) else []
        found += ["uitvoering"] if self.eisen.gevraagd else []
        return tuple(found)


class Deelvraag:
    """Everything is computed once, when it is first needed."""

    def __init__(
        self,
        segment: Segment,
        levend: Bits | None,
        gekozen: Gekozen,
        woorden: Sequence[Treffers],
        weg: Sequence[Treffers],
        bij: Sequence[Treffers] = (),
    ) -> None:
        self.segment = segment
        self.gekozen = gekozen
        self.woorden = woorden
        # Words that count for the order alone.
        self.bij = bij
        self._levend = levend
        self._weg = weg
        self._nodig = len(woorden)
        self._parts: dict[str, Verzameling] = {}
        self._without: dict[str, Verzameling] = {}

    # The words

    def with_all_words(self) -> int:
        """Return how many documents have all of the words."""
        return self._in_all(self._every_word()).aantal

    def words_histogram(self) -> Ids:
        """Return how many documents have so many of the words, by that number."""
        return np.bincount(self.word_counts, minlength=len(self.woorden) + 1)

    def require_words(self, amount: int) -> None:
        self._nodig = amount

    @property
    def is_partly(self) -> bool:
        """Tell whether documents with some of the words are enough."""
        return self._nodig < len(self.woorden)

    @cached_property
    def word_counts(self) -> "np.ndarray[tuple[int], np.dtype[np.uint8]]":
        """Return per document how many of the words it has; 0 for one that may not be found at all."""
        counts = np.zeros(self.segment.size, np.uint8)
        for item in self.woorden:
            counts += item.gewicht.view(np.bool_)
        basis = self._base
        return counts if basis is None else counts * basis.masker

    def _every_word(self) -> list[Verzameling]:
        found = [item.documenten for item in self.woorden]
        return found if self._base is None else [*found, self._base]

    @cached_property
    def _base(self) -> Verzameling | None:
        """Return what may be found: alive, and without the words that were left out; None when all may."""
        found = self._levend
        for item in self._weg:
            found = (self.segment.alles.bits if found is None else found) & ~item.documenten.bits
        return None if found is None else self._set(found)

    @cached_property
    def _text(self) -> list[Verzameling]:
        """Return the sets that the words ask for."""
        if self.is_partly:
            return [self._set(bits.pack(self.word_counts >= self._nodig))]
        return self._every_word()

    # The filters

    def _part(self, naam: str) -> Verzameling:
        if naam not in self._parts:
            self._parts[naam] = self._make(naam)
        return self._parts[naam]

    def _make(self, naam: str) -> Verzameling:
        if naam == "duur_max":
            return self._set(bits.pack(self.segment.arrays["uren"] <= self.gekozen.duur_max))
        if naam == "aanbieder":
            listed = [self.segment.documents_of(place) for place in self.places("aanbieder")]
            docs = np.concatenate(listed or [self.segment.pk[:0]])
            return self._set(bits.pack_numbers(docs, self.segment.size))
        if naam == "typering":
            return self._with_both(*TYPERING)
        if naam == "uitvoering":
            return self._with_uitvoering()
        return self._with_any(naam)

    def _set(self, found: Bits) -> Verzameling:
        return Verzameling(found, self.segment.size)

    def places(self, facet: str) -> list[int]:
        return self.segment.places(facet, self.gekozen.waarden[facet])

    def _with_any(self, facet: str) -> Verzameling:
        places = self.places(facet)
        if len(places) == 1:
            return self.segment.with_value(facet, places[0])
        return self._set(bits.any_of(self.segment.rows(facet), places))

    def _with_both(self, left: str, right: str) -> Verzameling:
        """Return what has a chosen value of both in one; of the one that is asked, when it is one."""
        waarden = self.gekozen.waarden
        if left in waarden and right in waarden:
            planes = self.segment.arrays[f"{left}_{right}"]
            return self._set(bits.any_of(bits.any_of(planes, self.places(left)), self.places(right)))
        return self._with_any(left if left in waarden else right)

    # What is asked of one uitvoering

    def _with_uitvoering(self) -> Verzameling:
        """Return what has one uitvoering that fits all that is asked of it."""
        asked = self.gekozen.eisen.gevraagd
        if set(asked) <= set(PLEK):
            return self._with_both(*PLEK)
        if asked == ("prijs_max",):
            return self._set(bits.pack(self.segment.arrays["prijs"] <= self.eisen.prijs_max))
        every = Uitvoeringen(self.segment, self.eisen)
        return self._set(
            bits.pack_numbers(every.docs.take(every.fitting(asked).nonzero()[0]), self.segment.size)
        )

    @cached_property
    def eisen(self) -> Eisen:
        """Return what is asked of an uitvoering, its region as this segment knows it."""
        eisen = self.gekozen.eisen
        return eisen if eisen.regio is None else replace(eisen, regio=self.places("regio"))

    @cached_property
    def uitvoeringen(self) -> Uitvoeringen:
        """Return the uitvoeringen of the documents that fit everything that is not asked of uitvoeringen."""
        return Uitvoeringen.of(self.segment, self.eisen, self.without("uitvoering"))

    # Together

    @cached_property
    def hits(self) -> Verzameling:
        return self._all_but("")

    def without(self, naam: str) -> Verzameling:
        """Return what fits everything but one condition (a facet, ``typering`` or ``uitvoering``)."""
        if naam not in self.gekozen.groepen:
            return self.hits
        if naam not in self._without:
            self._without[naam] = self._all_but(naam)
        return self._without[naam]

    def _all_but(self, naam: str) -> Verzameling:
        return self._in_all(self._text + [self._part(part) for part in self.gekozen.groepen if part != naam])

    def _in_all(self, sets: Sequence[Verzameling]) -> Verzameling:
        """Return what is in all of the sets; of one set that set itself, with what is known of it."""
        if not sets:
            return self.segment.alles
        if len(sets) == 1:
            return sets[0]
        found = sets[0].bits & sets[1].bits
        for item in sets[2:]:
            found &= item.bits
        return self._set(found)

    @property
    def is_everything(self) -> bool:
        return not self.woorden and not self._weg and not self.gekozen.groepen
