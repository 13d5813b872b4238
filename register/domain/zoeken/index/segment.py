"""A part of the index: documents with their facets, uitvoeringen and words. It never changes."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from threading import Lock

import numpy as np
import numpy.typing as npt

from register.domain.zoeken import weging
from register.domain.zoeken.facetlijst import CODES
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.bits import Verzameling
from register.domain.zoeken.index.kop import Kop
from register.domain.zoeken.index.soorten import LIJSTFACETTEN, ONBEKEND, RIJFACETTEN, VOL, Arrays, Ids
from register.domain.zoeken.taal.groepen import Alternatief, Groep
from register.domain.zoeken.taal.tekstlijst import Tekstlijst

# Below this share of its documents it is quicker to look up their aanbieders than to go through all lists.
NASLAAN = 4
# So many words that were looked up are kept; each takes nine bits per document (23 MB at 100,000 trajecten).
MAX_GROEPEN = 200
_FACTOREN = {
    wijze: np.minimum(np.round(np.arange(256) * factor), 255).astype(np.uint8)
    for wijze, factor in weging.FACTOR.items()
}


@dataclass
class Treffers:
    """Which documents match a word, and how prominently each uses it; the best once they are asked."""

    documenten: Verzameling
    gewicht: npt.NDArray[np.uint8]
    kop: Kop | None = None

    @classmethod
    def of(cls, gewicht: npt.NDArray[np.uint8]) -> "Treffers":
        """Take the weight per document, 0 for what does not match."""
        found = bits.pack(gewicht.view(np.bool_))
        return cls(Verzameling(found, len(gewicht), is_blijvend=True), gewicht)


class Segment:
    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.size = len(arrays["pk"])
        self.words = bits.words_for(self.size)
        self.namen = (
            Tekstlijst(arrays["naam_tekst"], arrays["naam_grens"]) if "naam_tekst" in arrays else None
        )
        starts = arrays["waarde_vanaf"].tolist()
        self.bereik: dict[str, tuple[int, int]] = dict(
            zip((*RIJFACETTEN, *LIJSTFACETTEN), pairwise(starts), strict=True)
        )
        self.waarden = starts[-1]
        self.alles = Verzameling(bits.full(self.size), self.size, is_blijvend=True)
        # Plain attributes for what every question touches.
        self.rijen = arrays["rijen"]
        self.regels = arrays["regels"]
        self.verder_van = arrays["verder_van"]
        self.pk: Ids = arrays["pk"]
        self.naam_rang: Ids = arrays["naam_rang"]
        self.u_doc = arrays["u_doc"]
        self._per_rij: dict[int, Verzameling] = {}
        self._aantallen: dict[str, Ids] = {}
        self._plaatsen: dict[str, dict[int, int]] = {}
        self._ordes: dict[str, npt.NDArray[np.int32]] = {}
        self._terms: Ids = arrays["term_sleutel"]
        self._vanaf: Ids = arrays["term_vanaf"]
        self._docs = arrays["post_doc"]
        self._gewichten = arrays["post_gewicht"]
        self._groepen: OrderedDict[tuple[object, ...], Treffers] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def u_start(self) -> npt.NDArray[np.int32]:
        """Return by which those of one document compare: what has room first, then by first day."""
        eerste: npt.NDArray[np.int32] = self.arrays["u_eerste"]
        return np.where(eerste < ONBEKEND, eerste + VOL * self.arrays["u_vol"].astype(np.int32), ONBEKEND)

    def u_key(self, kolom: str, places: Ids) -> Ids:
        """Return by which uitvoeringen compare: by a column, then by the name of their document."""
        keys: Ids = self.arrays[kolom].take(places).astype(np.int64) << 32
        keys |= self.naam_rang.take(self.u_doc.take(places))
        return keys

    def u_order(self, kolom: str) -> npt.NDArray[np.int32]:
        """Return the places of all uitvoeringen in the order of a column; worked out once."""
        if kolom not in self._ordes:
            every = np.arange(len(self.u_doc))
            self._ordes[kolom] = self.u_key(kolom, every).argsort().astype(np.int32)
        return self._ordes[kolom]

    def rows(self, facet: str) -> bits.Bits:
        first, last = self.bereik[facet]
        return self.rijen[first:last]

    @cached_property
    def rij_aantal(self) -> Ids:
        """Return how many documents each row has."""
        return bits.sizes(self.rijen)

    def sizes_of(self, naam: str) -> Ids:
        """Return how many documents each of the rows has that say what holds together."""
        if naam not in self._aantallen:
            self._aantallen[naam] = bits.sizes(self.arrays[naam])
        return self._aantallen[naam]

    def with_value(self, facet: str, place: int) -> Verzameling:
        """Return the documents with one value of a facet."""
        row = self.bereik[facet][0] + place
        if row not in self._per_rij:
            self._per_rij[row] = Verzameling(self.rijen[row], self.size, is_blijvend=True)
        return self._per_rij[row]

    def amount_of(self, facet: str) -> int:
        """Return how many values a facet has."""
        first, last = self.bereik[facet]
        return last - first

    def places(self, facet: str, ids: Sequence[int]) -> list[int]:
        """Return the rows of values by their id; a value that is newer than the segment has none."""
        if facet in CODES:
            return list(ids)
        known = self._plaatsen.get(facet)
        if known is None:
            listed = self.arrays[f"waarde_{facet}"].tolist()
            known = self._plaatsen[facet] = {pk: place for place, pk in enumerate(listed)}
        return [known[pk] for pk in ids if pk in known]

    # What documents have

    def read(self, basis: Verzameling) -> Ids:
        """Return how many documents of a set have each value, by reading their lines."""
        lines = basis.leden
        if len(self.verder_van):
            further = bits.contains(basis.bits, self.verder_van).nonzero()[0]
            lines = np.concatenate([lines, further + self.size])
        values = self.regels.take(lines, axis=0).ravel()
        return np.bincount(values, minlength=self.waarden + 1)[: self.waarden]

    def count_lists(self, basis: Verzameling) -> Ids:
        """Return how many documents of a set each aanbieder has."""
        if self.has_few(basis):
            return self._look_up_aanbieders(basis)
        mask = np.append(basis.masker, np.False_)  # what fills up a list is in no set
        counted = np.bitwise_count(np.packbits(mask.take(self.arrays["aanbieder_docs"])))
        counts = np.zeros(len(self.arrays["aanbieder_aantal"]), np.int64)
        filled = self._filled
        if len(filled):
            starts = self.arrays["aanbieder_vanaf"][filled] >> 3
            counts[filled] = np.add.reduceat(counted, starts, dtype=np.int64)
        return counts

    def _look_up_aanbieders(self, basis: Verzameling) -> Ids:
        """Count by document: its first aanbieder, and the others of the few that have more."""
        amount = len(self.arrays["aanbieder_aantal"])
        counts = np.bincount(self.arrays["aanbieder_van"].take(basis.leden), minlength=amount + 1)[:amount]
        others = self.arrays["aanbieder_ook"]
        if len(others):
            found = others[bits.contains(basis.bits, self.arrays["aanbieder_ook_doc"])]
            counts += np.bincount(found, minlength=amount)
        return counts

    def has_few(self, basis: Verzameling) -> bool:
        """Tell whether it is quicker to look up the aanbieders of these than to go through all lists."""
        return basis.aantal * NASLAAN < self.size

    @cached_property
    def _filled(self) -> Ids:
        """Return the aanbieders that have documents."""
        return np.flatnonzero(self.arrays["aanbieder_aantal"])

    def documents_of(self, aanbieder: int) -> Ids:
        """Return the documents of an aanbieder, by its place."""
        first = int(self.arrays["aanbieder_vanaf"][aanbieder])
        found: Ids = self.arrays["aanbieder_docs"][
            first : first + int(self.arrays["aanbieder_aantal"][aanbieder])
        ]
        return found

    def docs_of(self, pks: Ids) -> Ids:
        """Return the documents of those trajecten that are in it."""
        known: Ids = self.arrays["pk_gesorteerd"]
        place = known.searchsorted(pks)
        place, pks = place[place < len(known)], pks[place < len(known)]
        found: Ids = self.arrays["pk_doc"][place[known[place] == pks]].astype(np.int64)
        return found

    def postings(self, sleutel: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
        place = int(self._terms.searchsorted(sleutel))
        if place == len(self._terms) or self._terms[place] != sleutel:
            return self._docs[:0], self._gewichten[:0]
        first, last = self._vanaf[place], self._vanaf[place + 1]
        return self._docs[first:last], self._gewichten[first:last]

    def look_up(self, groep: Groep) -> Treffers:
        """Return what matches a word in any of its ways; the best way decides the weight."""
        with self._lock:
            found = self._groepen.get(groep.merk)
            if found is not None:
                self._groepen.move_to_end(groep.merk)
                return found
        made = self._match(groep)
        with self._lock:
            self._groepen[groep.merk] = made
            while len(self._groepen) > MAX_GROEPEN:
                self._groepen.popitem(last=False)
        return made

    def _match(self, groep: Groep) -> Treffers:
        gewicht = np.zeros(self.size, np.uint8)
        for number, alternatief in enumerate(groep.alternatieven):
            docs, values = self._match_alternative(alternatief)
            values = _FACTOREN[alternatief.wijze][values]
            gewicht[docs] = values if number == 0 else np.maximum(gewicht[docs], values)
        return Treffers.of(gewicht)

    def _match_alternative(
        self, alternatief: Alternatief
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
        """Return the documents that have all of it; the least prominent part counts."""
        docs, values = self.postings(alternatief.sleutels[0].nummer)
        for sleutel in alternatief.sleutels[1:]:
            others, weights = self.postings(sleutel.nummer)
            docs, left, right = np.intersect1d(docs, others, assume_unique=True, return_indices=True)
            values = np.minimum(values[left], weights[right])
        return docs, values
