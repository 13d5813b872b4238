"""Answer a question from the index: how many, which on this page, and how many per value of every facet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from register.domain.zoeken import weging
from register.domain.zoeken.bereiken import STAPPEN
from register.domain.zoeken.facetlijst import CODES, CODEWAARDEN
from register.domain.zoeken.index.deelvraag import Deelvraag, Gekozen
from register.domain.zoeken.index.lezen import NUL
from register.domain.zoeken.index.rang import first_of
from register.domain.zoeken.index.segment import Segment, Treffers
from register.domain.zoeken.index.soorten import Ids
from register.domain.zoeken.index.stand import Stand
from register.domain.zoeken.index.tellen import count_facets
from register.domain.zoeken.index.uitvoeringen import Eisen
from register.domain.zoeken.taal.groepen import Groep, Zoekwoorden, words_needed
from register.domain.zoeken.vraag import Zoekvraag

# What a phrase between quotes weighs: as much as a word in the summary.
ZINGEWICHT = 44


@dataclass(frozen=True)
class Antwoord:
    aantal: int
    nummer: int
    trajecten: list[int]
    tellingen: Mapping[str, Ids]
    woorden_nodig: int
    woorden_meest: int


@dataclass(frozen=True)
class Vertaald:
    """A question in numbers; ``zinnen`` are the trajecten with each phrase, which PostgreSQL knows."""

    gekozen: Gekozen
    woorden: Zoekwoorden
    zinnen: Mapping[str, Ids]


def translate(
    vraag: Zoekvraag,
    stand: Stand,
    woorden: Zoekwoorden,
    zinnen: Mapping[str, Ids],
    plaatsen: Sequence[int] | None,
) -> Vertaald:
    waarden: dict[str, Sequence[int]] = {
        facet: _numbers(facet, chosen, stand) for facet in stand.namen if (chosen := getattr(vraag, facet))
    }
    waarden |= {
        facet: [values.index(code) for code in chosen]
        for facet, values in CODEWAARDEN.items()
        if (chosen := getattr(vraag, facet))
    }
    eisen = Eisen(
        regio=waarden.get("regio"),
        locatie=waarden.get("locatie"),
        prijs_max=None if vraag.prijs_max is None else int(vraag.prijs_max * 100),
        start_van=_days(vraag.start_van),
        start_tot=_days(vraag.start_tot),
        plaatsen=plaatsen,
    )
    return Vertaald(Gekozen(waarden, vraag.duur_max, eisen), woorden, zinnen)


def _days(day: date | None) -> int | None:
    return None if day is None else (day - NUL).days


def _numbers(facet: str, chosen: Sequence[str], stand: Stand) -> list[int]:
    ids = stand.namen[facet].ids
    return [ids[slug] for slug in chosen if slug in ids]


class Bevraging:
    """One question to one ``Stand``."""

    def __init__(self, stand: Stand, vertaald: Vertaald) -> None:
        self.stand = stand
        self.vertaald = vertaald
        gevraagd, weg = vertaald.woorden.gevraagd, vertaald.woorden.uitgesloten
        bijzaken = vertaald.woorden.bijzaken
        self.delen = []
        counts = [0] * (len(gevraagd) + len(bijzaken))
        for segment, levend in stand.delen:
            woorden = [self._look_up(segment, groep) for groep in gevraagd]
            bij = [self._look_up(segment, groep) for groep in bijzaken]
            counts = [
                total + item.documenten.aantal for total, item in zip(counts, [*woorden, *bij], strict=True)
            ]
            self.delen.append(
                Deelvraag(
                    segment,
                    levend,
                    vertaald.gekozen,
                    woorden,
                    [self._look_up(segment, groep) for groep in weg],
                    bij,
                )
            )
        total = sum(segment.size for segment, _ in stand.delen)
        self.idf = [log(1 + total / (1 + count)) for count in counts]
        self.woorden_nodig, self.woorden_meest = self._words_needed(len(gevraagd))
        for deel in self.delen:
            deel.require_words(self.woorden_nodig)

    def _words_needed(self, asked: int) -> tuple[int, int]:
        """Return how many of the words are needed, and how many one document has at most."""
        if asked <= 1 or self.vertaald.woorden.precies:
            return asked, asked
        complete = sum(deel.with_all_words() for deel in self.delen)
        if complete >= (weging.WEINIG if asked >= weging.MIN_WOORDEN else 1):
            return asked, asked
        return words_needed(np.sum([deel.words_histogram() for deel in self.delen], axis=0).tolist())

    def _look_up(self, segment: Segment, groep: Groep) -> Treffers:
        if not groep.is_zin:
            return segment.look_up(groep)
        docs = segment.docs_of(self.vertaald.zinnen[groep.woord])
        gewicht = np.zeros(segment.size, np.uint8)
        gewicht[docs] = ZINGEWICHT
        return Treffers.of(gewicht)

    def count(self) -> int:
        return sum(deel.hits.aantal for deel in self.delen)

    def counts(self) -> Mapping[str, Ids]:
        """Return the counts of every facet, over all segments."""
        if all(deel.is_everything for deel in self.delen):
            kept = self.stand.onthouden.get("tellingen")
            if kept is None:
                kept = self.stand.onthouden["tellingen"] = self._counts()
            return kept  # type: ignore[return-value]
        return self._counts()

    def _counts(self) -> Mapping[str, Ids]:
        counted = [count_facets(deel) for deel in self.delen]
        if self.stand.delta is None:
            return counted[0]
        return {facet: _add(self.stand, facet, counted) for facet in counted[0]}

    def page(self, vraag: Zoekvraag, aantal: int) -> tuple[int, list[int]]:
        """Return the number of the page and its trajecten; past the end that is the last page."""
        pages = max(1, -(-aantal // vraag.pagina_grootte))
        nummer = min(vraag.pagina, pages)
        first = (nummer - 1) * vraag.pagina_grootte
        last = min(aantal, first + vraag.pagina_grootte)
        found = [first_of(deel, vraag.sortering, last, self.idf) for deel in self.delen]
        pks = np.concatenate(
            [deel.segment.pk[docs] for deel, (docs, _) in zip(self.delen, found, strict=True)]
        )
        keys = np.concatenate([keys for _, keys in found])
        order = np.argsort(keys) if len(found) > 1 else slice(None)
        return nummer, pks[order][first:last].tolist()


def _add(stand: Stand, facet: str, counted: Sequence[Mapping[str, Ids]]) -> Ids:
    """Add counts of segments; an older segment lacks the values that came later, and has those that went."""
    if facet in STAPPEN:
        steps: Ids = np.sum([counts[facet] for counts in counted], axis=0)
        return steps
    ids = stand.ids(facet)
    total = np.zeros(len(ids), np.int64)
    for (segment, _), counts in zip(stand.delen, counted, strict=True):
        known = ids if facet in CODES else segment.arrays[f"waarde_{facet}"]
        places = ids.searchsorted(known)
        left = places < len(ids)
        left[left] = ids[places[left]] == known[left]
        total[places[left]] += counts[facet][left]
    return total


def answer(stand: Stand, vertaald: Vertaald, vraag: Zoekvraag, *, met_facetten: bool) -> Antwoord:
    asked = Bevraging(stand, vertaald)
    aantal = asked.count()
    nummer, trajecten = asked.page(vraag, aantal)
    return Antwoord(
        aantal,
        nummer,
        trajecten,
        asked.counts() if met_facetten else {},
        asked.woorden_nodig,
        asked.woorden_meest,
    )
