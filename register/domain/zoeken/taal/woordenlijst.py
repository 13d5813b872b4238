"""The words of the register in the order of their letters, and what is known of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.taal.stam import Lexeem
from register.domain.zoeken.taal.tekstlijst import Tekstlijst

Arrays = Mapping[str, npt.NDArray[Any]]
MIN_BEGIN = 3
MAX_BEGIN = 20


@dataclass(slots=True)  # Not frozen: making one takes twice as long then.
class Woord:
    """A word without accents; what else is known of it is looked up when somebody asks."""

    tekst: str
    plaats: int
    lijst: "Woordenlijst"

    @property
    def aantal(self) -> int:
        """Return in how many trajecten it stands."""
        return self.lijst.count(self.plaats)

    @property
    def lexeem(self) -> Lexeem:
        return self.lijst.lexeem(self.plaats)


class Woordenlijst:
    def __init__(self, arrays: Arrays) -> None:
        self.teksten = Tekstlijst(arrays["woord_tekst"], arrays["woord_grens"])
        self.lexemen = Tekstlijst(arrays["lexeem_tekst"], arrays["lexeem_grens"])
        self._sleutels = arrays["lexeem_sleutel"]
        self._aantal, self._lexeem = arrays["woord_aantal"], arrays["woord_lexeem"]

    def __len__(self) -> int:
        return len(self.teksten)

    def __getitem__(self, place: int) -> Woord:
        return Woord(self.teksten[place], place, self)

    def count(self, place: int) -> int:
        return int(self._aantal[place])

    def lexeem(self, place: int) -> Lexeem:
        return self.numbered_lexeem(int(self._lexeem[place]))

    def numbered_lexeem(self, number: int) -> Lexeem:
        return Lexeem(self.lexemen[number], int(self._sleutels[number]))

    def find(self, word: str) -> Woord | None:
        place = self.teksten.find(word)
        return None if place is None else Woord(word, place, self)

    def starting_with(self, begin: str) -> list[Woord]:
        """Return the words that start so, the frequent ones first, at most ``MAX_BEGIN``."""
        places = self.teksten.starting_with(begin)
        if len(begin) < MIN_BEGIN or not places:
            return []
        counts = self._aantal[places.start : places.stop].astype(np.int64)
        best = np.argsort(-counts, kind="stable")[:MAX_BEGIN] + places.start
        return [self[place] for place in best.tolist()]
