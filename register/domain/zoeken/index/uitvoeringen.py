"""What is asked of one and the same uitvoering: which uitvoeringen fit it, and so which documents."""

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
        self.docs = segment.u_doc if places is None else segment.u_doc[places]
        self._fits: dict[str, bits.Masker] = {}

    @classmethod
    def of(cls, segment: Segment, eisen: Eisen, documenten: bits.Verzameling) -> "Uitvoeringen":
        """Return the uitvoeringen of these documents."""
        if documenten is segment.alles:
            return cls(segment, eisen)
        if documenten.aantal * WEINIG < segment.size:
            return cls(segment, eisen, bits.ranges(segment.arrays["u_vanaf"], documenten.leden))
        return cls(segment, eisen, documenten.masker[segment.u_doc].nonzero()[0])

    def column(self, naam: str) -> np.ndarray:
        values: np.ndarray = self._arrays[naam]
        return values if self.places is None else values[self.places]

    def fitting(self, asked: Sequence[str]) -> bits.Masker:
        """Tell of each uitvoering whether it fits all of these conditions."""
        if not asked:
            return np.ones(len(self.docs), np.bool_)
        mask = self._fitting_one(asked[0])
        for naam in asked[1:]:
            mask = mask & self._fitting_one(naam)
        return mask

    def _fitting_one(self, naam: str) -> bits.Masker:
        if naam not in self._fits:
            self._fits[naam] = getattr(self, f"_{naam}")()
        return self._fits[naam]

    def _regio(self) -> bits.Masker:
        fits = np.zeros(len(self._arrays["u_doc"]), np.bool_)
        chosen = _among(self._eisen.regio or (), self._regios)[self._arrays["r_waarde"]]
        fits[self._arrays["r_u"][chosen]] = True
        return fits if self.places is None else fits[self.places]

    def _locatie(self) -> bits.Masker:
        fits: bits.Masker = _among(self._eisen.locatie or (), LOCATIES)[self.column("u_locatie")]
        return fits

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
        fits: bits.Masker = near[self.column("u_plaats")]
        return fits

    def pairs(self, facet: str, fits: bits.Masker) -> tuple[Ids, Ids]:
        """Return document and value of the uitvoeringen that fit, in the order of documents."""
        if facet != "regio":
            docs, values = self.docs[fits], self.column(_KOLOM[facet])[fits]
            known = values >= 0
            return docs[known], values[known]
        found = self._in_regios(fits.nonzero()[0] if self.places is None else self.places[fits])
        return self._arrays["u_doc"][self._arrays["r_u"][found]], self._arrays["r_waarde"][found]

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
