"""Answer from the index of this process."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from django.db import connection

from napl.domain.plaats import places_within
from napl.later import Later
from napl.paginering import Pagina
from register.domain.zoeken.bereiken import BEREIKEN, make_steps
from register.domain.zoeken.facetlijst import CODES, CODEWAARDEN, FACETTEN
from register.domain.zoeken.facetten import code_names
from register.domain.zoeken.index.bevraag import Bevraging, Vertaald, answer, translate
from register.domain.zoeken.index.soorten import Ids
from register.domain.zoeken.index.stand import Stand
from register.domain.zoeken.index.volgen import hide
from register.domain.zoeken.taal.groepen import Zoekwoorden
from register.domain.zoeken.taal.ontleden import parse
from register.domain.zoeken.taal.rekken import Taal
from register.domain.zoeken.uitslag import Facettelling, Facetten, Waardenamen, Zoekuitslag, order_names
from register.domain.zoeken.vraag import Zoekvraag


class Indexbron:
    """One ``Stand`` of the index; every answer comes from that one moment."""

    def __init__(self, stand: Stand, taal: Taal) -> None:
        self._stand = stand
        self._taal = taal

    def without(self, pks: frozenset[int]) -> "Indexbron":
        """Return the same index without trajecten that turned out to be gone."""
        return Indexbron(hide(self._stand, pks), self._taal)

    def ask(self, vraag: Zoekvraag, *, met_facetten: bool) -> Zoekuitslag:
        woorden = self._parse(vraag)
        found = answer(self._stand, self._translate(vraag, woorden), vraag, met_facetten=met_facetten)
        return Zoekuitslag(
            vraag,
            Pagina(found.trajecten, found.aantal, found.nummer, vraag.pagina_grootte),
            woorden=woorden,
            woorden_nodig=found.woorden_nodig,
            woorden_meest=found.woorden_meest,
            facetten=Facetten(
                Later(FACETTEN, lambda facet: self._telling(facet, found.tellingen[facet], vraag))
                if met_facetten
                else None
            ),
            bereiken=Later(
                BEREIKEN, lambda naam: make_steps(naam, found.tellingen[naam].tolist(), self._stand.dag)
            )
            if met_facetten
            else {},
        )

    def count(self, vraag: Zoekvraag) -> int:
        return Bevraging(self._stand, self._translate(vraag, self._parse(vraag))).count()

    def _parse(self, vraag: Zoekvraag) -> Zoekwoorden:
        return parse(vraag.q, self._taal, precies=vraag.precies)

    def _translate(self, vraag: Zoekvraag, woorden: Zoekwoorden) -> Vertaald:
        zinnen = {groep.woord: with_phrase(groep.woord) for groep in woorden.groepen if groep.is_zin}
        plaatsen = _place_numbers(vraag.plaats, vraag.afstand or 0) if vraag.plaats else None
        return translate(vraag, self._stand, woorden, zinnen, plaatsen)

    def _telling(self, facet: str, counts: Ids, vraag: Zoekvraag) -> Facettelling:
        chosen: Sequence[str] = getattr(vraag, facet)
        places = frozenset(self._places(facet, chosen) if chosen else ())
        namen = code_names(facet) if facet in CODES else self._names(facet, self._stand.ids(facet))
        return Facettelling(facet, tuple(counts.tolist()), namen, places)

    def _places(self, facet: str, chosen: Sequence[str]) -> Iterator[int]:
        """Return where the counts of what was chosen stand."""
        if facet in CODES:
            yield from (CODEWAARDEN[facet].index(code) for code in chosen)
            return
        ids, known = self._stand.ids(facet), self._stand.namen[facet].ids
        found = (int(ids.searchsorted(known[slug])) for slug in chosen if slug in known)
        yield from (place for place in found if place < len(ids))

    def _names(self, facet: str, ids: Ids) -> Waardenamen:
        kept: Waardenamen | None = self._stand.onthouden.get(f"namen {facet}")  # type: ignore[assignment]
        if kept is None:
            namen = self._stand.namen[facet]
            # What was removed since counts nothing and has no name any more.
            pairs = [(namen.slugs.get(pk, ""), namen.namen.get(pk, "")) for pk in ids.tolist()]
            kept = self._stand.onthouden[f"namen {facet}"] = order_names(pairs)
        return kept


def with_phrase(zin: str) -> Ids:
    """Return the trajecten with a phrase: where words stand, only PostgreSQL knows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT traject_id FROM register_zoekdocument WHERE vector @@ phraseto_tsquery('napl_nl', %s)",
            [zin],
        )
        return np.array([row[0] for row in cursor.fetchall()], np.int64)


@lru_cache(maxsize=256)
def _place_numbers(naam: str, km: int) -> tuple[int, ...]:
    """Return the numbers by which the index knows the places within a distance."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hashtextextended(naam, 0) FROM unnest(%s::text[]) naam", [list(places_within(naam, km))]
        )
        return tuple(row[0] for row in cursor.fetchall())
