"""What is asked of one and the same uitvoering: which uitvoeringen fit it, and so which documents.

What is true is picked by its places (``nonzero`` and ``take``), never by a mask: numpy is some five times as
slow to do the same by a mask in which true and false alternate at random.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from register.domain.zoeken.facetlijst import CODEWAARDEN
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import Ids

# What has rows of its own: region, way, and both of one uitvoering.
PLEK = ("regio", "locatie")
LOCATIES = len(CODEWAARDEN["locatie"])
# Below this share of its documents it is cheaper to look up the uitvoeringen of each.
WEINIG = 8


@dataclass(frozen=True)
class Eisen:
    """The conditions on one uitvoering: places of values, cents, days since 1970; None asks nothing."""

    regio: Sequence[int] | None = None
    locatie: Sequence[int] | None = None
    prijs_max: int | None = None
    start_van: int | None = None
    start_tot: int | None = None
    plaatsen: Sequence[int] | None = None

    @cached_property
    def gevraagd(self) -> tuple[str, ...]:
        """Return the conditions that are asked; the two ends of the start are one."""
        asked = {
            "regio": self.regio is not None,
            "locatie": self.locatie is not None,
            "prijs_max": self.prijs_max is not None,
            "start": self.start_van is not None or self.start_tot is not None,
            "plaats": self.plaatsen is not None,
        }
        return tuple(naam for naam, is_asked in asked.items() if is_asked)


class Uitvoeringen:
    """Some uitvoeringen of a segment beside what is asked of them; each condition is looked at once."""

    def __init__(self, segment: Segment, eisen: Eisen, places: Ids | None = None) -> None:
        """``places`` are the uitvoeringen, in order; None is all of them."""
        self._arrays = segment.arrays
        self._regios = len(segment.rows("regio"))
        self._eisen = eisen
        self.places = places
        self.docs = segment.u_doc if places is None else segment.u_doc.take(places)
        self._fits: dict[str, bits.Masker] = {}
        self._found: dict[tuple[str, ...], tuple[Ids, Ids]] = {}

    @classmethod
    def of(cls, segment: Segment, eisen: Eisen, documenten: bits.Verzameling) -> "Uitvoeringen":
        """Return the uitvoeringen of a set of documents."""
        if documenten is segment.alles:
            return cls(segment, eisen)
        if documenten.aantal * WEINIG < segment.size:
            return cls.of_docs(segment, eisen, documenten.leden)
        return cls(segment, eisen, documenten.masker.take(segment.u_doc).nonzero()[0])

    @classmethod
    def of_docs(cls, segment: Segment, eisen: Eisen, docs: Ids) -> "Uitvoeringen":
        """Return the uitvoeringen of some documents, which are in order; of many, ``of`` is quicker."""
        return cls(segment, eisen, bits.ranges(segment.arrays["u_vanaf"], docs))

    def column(self, naam: str) -> np.ndarray:
        values: np.ndarray = self._arrays[naam]
        return values if self.places is None else values.take(self.places)

    def fitting(self, asked: Sequence[str]) -> bits.Masker:
        """Tell of each uitvoering whether it fits all of these conditions."""
        if not asked:
            return np.ones(len(self.docs), np.bool_)
        mask = self._fitting_one(asked[0])
        for naam in asked[1:]:
            mask = mask & self._fitting_one(naam)
        return mask

    def found(self, asked: tuple[str, ...]) -> tuple[Ids, Ids]:
        """Return the places in the segment of those that fit all of these conditions, and their documents."""
        if asked not in self._found:
            chosen = self.fitting(asked).nonzero()[0]
            places = chosen if self.places is None else self.places.take(chosen)
            self._found[asked] = places, self.docs.take(chosen)
        return self._found[asked]

    def _fitting_one(self, naam: str) -> bits.Masker:
        if naam not in self._fits:
            self._fits[naam] = getattr(self, f"_{naam}")()
        return self._fits[naam]

    def _regio(self) -> bits.Masker:
        fits = np.zeros(len(self._arrays["u_doc"]), np.bool_)
        chosen = _among(self._eisen.regio or (), self._regios).take(self._arrays["r_waarde"])
        fits[self._arrays["r_u"].take(chosen.nonzero()[0]).astype(np.int64)] = True
        return fits if self.places is None else fits.take(self.places)

    def _locatie(self) -> bits.Masker:
        return _among(self._eisen.locatie or (), LOCATIES).take(self.column("u_locatie"))

    def _prijs_max(self) -> bits.Masker:
        fits: bits.Masker = self.column("u_prijs") <= self._eisen.prijs_max
        return fits

    def _start(self) -> bits.Masker:
        fits = np.ones(len(self.docs), np.bool_)
        if self._eisen.start_van is not None:
            fits &= self.column("u_van") >= self._eisen.start_van
        if self._eisen.start_tot is not None:
            fits &= self.column("u_tot") <= self._eisen.start_tot
        return fits

    def _plaats(self) -> bits.Masker:
        near = np.isin(self._arrays["plaats_sleutel"], list(self._eisen.plaatsen or ()))
        fits: bits.Masker = near.take(self.column("u_plaats"))
        return fits

    def pairs(self, facet: str, asked: tuple[str, ...]) -> tuple[Ids, Ids]:
        """Return document and value (-1: unknown) of the uitvoeringen that fit, in the order of documents."""
        places, docs = self.found(asked)
        if facet != "regio":
            return docs, self._arrays[_KOLOM[facet]].take(places)
        found = self._in_regios(places)
        return self._arrays["u_doc"].take(self._arrays["r_u"].take(found)), self._arrays["r_waarde"].take(
            found
        )

    def _in_regios(self, places: Ids) -> Ids:
        """Return where these uitvoeringen stand beside their regions: looked up, or of many picked out."""
        of_regios = self._arrays["r_u"]
        if len(places) * WEINIG < len(of_regios):
            return bits.ranges(self._arrays["r_vanaf"], places)
        wanted = np.zeros(len(self._arrays["u_doc"]), np.bool_)
        wanted[places] = True
        picked: Ids = wanted.take(of_regios).nonzero()[0]
        return picked


_KOLOM = {"locatie": "u_locatie", "prijs": "u_prijsstap", "start": "u_startstap"}


def _among(places: Sequence[int], size: int) -> bits.Masker:
    """Tell of each place whether it is chosen; one more for what is unknown (-1), which never is."""
    mask = np.zeros(size + 1, np.bool_)
    mask[list(places)] = True
    return mask
