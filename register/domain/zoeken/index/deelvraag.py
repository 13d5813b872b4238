"""One question to one segment: which documents fit each condition, and so which fit all but one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from register.domain.zoeken.facetlijst import CODEWAARDEN
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.segment import Segment, Treffers
from register.domain.zoeken.index.soorten import Ids

# Conditions on a document by itself, each a union of rows.
ENKEL = (
    "opname", "sector", "thema", "onderwijstype", "werkvorm", "vorm", "ervaringsjaren", "vak", "aanpak",
    "financiering",
)  # fmt: skip
TYPERING = ("ontwikkelpad", "niveau")
# What is asked of one and the same uitvoering; the first two have rows of their own.
PLEK = ("regio", "locatie")
LOCATIES = len(CODEWAARDEN["locatie"])
UITVOERING = (*PLEK, "prijs_max", "start", "plaats")


@dataclass(frozen=True)
class Gekozen:
    """The filters of a question as numbers: places of codes, ids of rows; the same for every segment."""

    waarden: dict[str, Ids]
    prijs_max: int | None
    duur_max: int | None
    start_van: int | None
    start_tot: int | None
    plaatsen: Ids | None = None

    @cached_property
    def groepen(self) -> tuple[str, ...]:
        """Return the conditions that are asked; those of one uitvoering and of one typing are one."""
        found = [facet for facet in (*ENKEL, "aanbieder") if facet in self.waarden]
        found += ["duur_max"] if self.duur_max is not None else []
        found += ["typering"] if any(facet in self.waarden for facet in TYPERING) else []
        found += ["uitvoering"] if self.uitvoering else []
        return tuple(found)

    @cached_property
    def uitvoering(self) -> tuple[str, ...]:
        asked = {
            "regio": "regio" in self.waarden,
            "locatie": "locatie" in self.waarden,
            "prijs_max": self.prijs_max is not None,
            "start": self.start_van is not None or self.start_tot is not None,
            "plaats": self.plaatsen is not None,
        }
        return tuple(naam for naam, is_asked in asked.items() if is_asked)


class Deelvraag:
    """Everything is computed once, when it is first needed."""

    def __init__(
        self,
        segment: Segment,
        levend: bits.Bits | None,
        gekozen: Gekozen,
        woorden: Sequence[Treffers],
        weg: Sequence[Treffers],
    ) -> None:
        self.segment = segment
        self.gekozen = gekozen
        self.woorden = woorden
        self._levend = levend
        self._weg = weg
        self._nodig = len(woorden)
        self._parts: dict[str, bits.Bits] = {}
        self._fits: dict[tuple[str, ...], bits.Masker] = {}
        self._places: dict[tuple[str, ...], Ids] = {}

    # The words

    def with_all_words(self) -> int:
        """Return how many documents have all of the words."""
        return bits.count(self._with_words(len(self.woorden)))

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
        return counts if basis is None else counts * bits.unpack(basis, self.segment.size)

    def _with_words(self, amount: int) -> bits.Bits:
        if amount < len(self.woorden):
            return bits.pack(self.word_counts >= amount)
        found = self._base
        for item in self.woorden:
            found = item.bits if found is None else found & item.bits
        return self.segment.vol if found is None else found

    @cached_property
    def _base(self) -> bits.Bits | None:
        """Return what may be found: alive, and without the words that were left out."""
        found = self._levend
        for item in self._weg:
            found = (self.segment.vol if found is None else found) & ~item.bits
        return found

    @cached_property
    def _text(self) -> bits.Bits | None:
        """Return what has the words; None when that is everything."""
        if not self.woorden and self._base is None:
            return None
        return self._with_words(self._nodig)

    # The filters

    def _part(self, naam: str) -> bits.Bits:
        if naam not in self._parts:
            self._parts[naam] = self._make(naam)
        return self._parts[naam]

    def _make(self, naam: str) -> bits.Bits:
        if naam == "duur_max":
            return bits.pack(self.segment.arrays["uren"] <= self.gekozen.duur_max)
        if naam == "aanbieder":
            return self._offered_by()
        if naam == "typering":
            return self._typed()
        if naam == "uitvoering":
            return self._with_uitvoering(self.gekozen.uitvoering)
        return bits.any_of(self.segment.rows(naam)[self.places(naam)])

    def places(self, facet: str) -> Ids:
        return self.segment.places(facet, self.gekozen.waarden[facet])

    def _offered_by(self) -> bits.Bits:
        arrays = self.segment.arrays
        docs = arrays["aanbieder_docs"][bits.ranges(arrays["aanbieder_docs_vanaf"], self.places("aanbieder"))]
        return bits.pack_numbers(docs, self.segment.size)

    def _typed(self) -> bits.Bits:
        """Return what has one typing with a chosen path and a chosen level."""
        waarden = self.gekozen.waarden
        if "niveau" not in waarden:
            return bits.any_of(self.segment.rows("ontwikkelpad")[self.places("ontwikkelpad")])
        if "ontwikkelpad" not in waarden:
            return bits.any_of(self.segment.rows("niveau")[self.places("niveau")])
        joint = self.segment.arrays["pad_niveau"][self.places("ontwikkelpad")][:, self.places("niveau")]
        return bits.any_of(joint.reshape(-1, self.segment.words))

    def _with_uitvoering(self, asked: Iterable[str]) -> bits.Bits:
        """Return what has one uitvoering that fits all of this."""
        asked = tuple(asked)
        if asked in {("regio",), ("locatie",)}:
            return bits.any_of(self.segment.rows(asked[0])[self.places(asked[0])])
        if asked == PLEK:
            joint = self.segment.arrays["regio_locatie"][self.places("regio")][:, self.places("locatie")]
            return bits.any_of(joint.reshape(-1, self.segment.words))
        return bits.pack_numbers(self.segment.u_doc[self.fitting(asked)], self.segment.size)

    def fitting(self, asked: Iterable[str]) -> bits.Masker:
        """Tell of each uitvoering whether it fits these conditions; the answer is shared."""
        key = tuple(asked)
        if key not in self._fits:
            mask = self._fits_one(key[0]) if key else np.ones(len(self.segment.u_doc), np.bool_)
            for naam in key[1:]:
                mask = mask & self._fits_one(naam)
            self._fits[key] = mask
        return self._fits[key]

    def _fits_one(self, naam: str) -> bits.Masker:
        if (naam,) not in self._fits:
            self._fits[naam,] = self._make_fits(naam)
        return self._fits[naam,]

    def _make_fits(self, naam: str) -> bits.Masker:
        arrays, gekozen = self.segment.arrays, self.gekozen
        if naam == "regio":
            return self._in_region
        if naam == "locatie":
            return _among(self.places("locatie"), LOCATIES)[arrays["u_locatie"]]
        if naam == "prijs_max":
            cheap: bits.Masker = arrays["u_prijs"] <= gekozen.prijs_max
            return cheap
        if naam == "plaats" and gekozen.plaatsen is not None:
            near: bits.Masker = np.isin(arrays["plaats_sleutel"], gekozen.plaatsen)[arrays["u_plaats"]]
            return near
        mask = np.ones(len(self.segment.u_doc), np.bool_)
        if gekozen.start_van is not None:
            mask &= arrays["u_van"] >= gekozen.start_van
        if gekozen.start_tot is not None:
            mask &= arrays["u_tot"] <= gekozen.start_tot
        return mask

    def places_of_fitting(self, asked: tuple[str, ...]) -> Ids:
        """Return the uitvoeringen that fit these conditions, of documents that fit everything else."""
        if asked not in self._places:
            self._places[asked] = np.flatnonzero(self.fitting(asked) & self.of_fitting_documents)
        return self._places[asked]

    @cached_property
    def of_fitting_documents(self) -> bits.Masker:
        """Tell of each uitvoering whether its document fits everything that is not asked of uitvoeringen."""
        basis = bits.unpack(self.without("uitvoering"), self.segment.size).view(np.bool_)
        return basis[self.segment.u_doc]

    @cached_property
    def _in_region(self) -> bits.Masker:
        mask = np.zeros(len(self.segment.u_doc), np.bool_)
        regios = len(self.segment.rows("regio"))
        chosen = _among(self.places("regio"), regios)[self.segment.arrays["r_waarde"]]
        mask[self.segment.arrays["r_u"][chosen]] = True
        return mask

    # Together

    def hits(self) -> bits.Bits:
        return self._all

    @cached_property
    def _all(self) -> bits.Bits:
        return self.without("")

    def without(self, naam: str) -> bits.Bits:
        """Return what fits everything but one condition (a facet, ``typering`` or ``uitvoering``)."""
        if naam and naam not in self.gekozen.groepen:
            return self._all
        found = self._text
        for part in self.gekozen.groepen:
            if part != naam:
                found = self._part(part) if found is None else found & self._part(part)
        return self.segment.vol if found is None else found

    @property
    def is_everything(self) -> bool:
        return not self.woorden and not self._weg and not self.gekozen.groepen


def _among(places: Ids, size: int) -> bits.Masker:
    """Tell of each place whether it is chosen; one more for what is unknown (-1), which never is."""
    mask = np.zeros(size + 1, np.bool_)
    mask[places] = True
    return mask
