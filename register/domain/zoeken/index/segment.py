"""A part of the index: documents with their facets, uitvoeringen and words. It never changes."""

from collections import OrderedDict
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import numpy as np
import numpy.typing as npt

from register.domain.zoeken import weging
from register.domain.zoeken.facetlijst import CODES
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.soorten import RIJFACETTEN, Arrays, Ids
from register.domain.zoeken.taal.groepen import Alternatief, Groep
from register.domain.zoeken.taal.tekstlijst import Tekstlijst

# Words that were looked up are kept, by how much memory they take.
MAX_BYTES_GROEPEN = 12_000_000
_FACTOREN = {
    wijze: np.minimum(np.round(np.arange(256) * factor), 255).astype(np.uint8)
    for wijze, factor in weging.FACTOR.items()
}


@dataclass(frozen=True)
class Treffers:
    """Which documents match a word, and how prominently each uses it."""

    bits: bits.Bits
    gewicht: npt.NDArray[np.uint8]
    aantal: int


class Segment:
    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.size = len(arrays["pk"])
        self.words = bits.words_for(self.size)
        self.namen = (
            Tekstlijst(arrays["naam_tekst"], arrays["naam_grens"]) if "naam_tekst" in arrays else None
        )
        starts = arrays["rij_vanaf"].tolist()
        self.rijen = arrays["rijen"]
        self.bereik = dict(zip(RIJFACETTEN, pairwise(starts), strict=True))
        self.vol = bits.pack(np.ones(self.size, np.bool_))
        # Plain attributes for what every question touches.
        self.pk: Ids = arrays["pk"]
        self.naam_rang: Ids = arrays["naam_rang"]
        self.u_doc = arrays["u_doc"]
        self._terms: Ids = arrays["term_sleutel"]
        self._vanaf: Ids = arrays["term_vanaf"]
        self._docs = arrays["post_doc"]
        self._gewichten = arrays["post_gewicht"]
        self._groepen: OrderedDict[tuple[object, ...], Treffers] = OrderedDict()
        self._lock = Lock()
        self._max_groepen = max(8, MAX_BYTES_GROEPEN // max(1, self.size + self.words * 8))

    def rows(self, facet: str) -> bits.Bits:
        first, last = self.bereik[facet]
        return self.rijen[first:last]

    def places(self, facet: str, ids: Ids) -> Ids:
        """Return the rows of values by their id; a value that is newer than the segment has none."""
        if facet in CODES:
            return ids
        known: Ids = self.arrays[f"waarde_{facet}"]
        places = known.searchsorted(ids)
        places = places[places < len(known)] if len(ids) else places
        return places[np.isin(known[places], ids)]

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
            while len(self._groepen) > self._max_groepen:
                self._groepen.popitem(last=False)
        return made

    def _match(self, groep: Groep) -> Treffers:
        gewicht = np.zeros(self.size, np.uint8)
        for number, alternatief in enumerate(groep.alternatieven):
            docs, values = self._match_alternative(alternatief)
            values = _FACTOREN[alternatief.wijze][values]
            gewicht[docs] = values if number == 0 else np.maximum(gewicht[docs], values)
        found = bits.pack(gewicht.view(np.bool_))
        return Treffers(found, gewicht, bits.count(found))

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
