"""Answer from PostgreSQL: slower, always there, and with the same numbers as the index."""

from datetime import date

from napl.paginering import Pagina, paginate
from register.domain.zoeken.bereiken import make_bereiken
from register.domain.zoeken.bereiken_sql import count_bereiken
from register.domain.zoeken.facetten import count_facetten
from register.domain.zoeken.taal.groepen import Zoekwoorden, words_needed
from register.domain.zoeken.taal.ontleden import parse
from register.domain.zoeken.taal.rekken import Taal
from register.domain.zoeken.uitslag import Facetten, Zoekuitslag
from register.domain.zoeken.volgorde import order
from register.domain.zoeken.voorwaarden import select_trajecten
from register.domain.zoeken.vraag import Zoekvraag
from register.models import TrajectQuerySet


class Databank:
    """The register on one day; every answer of one question is read in one moment (see ``zoek``)."""

    def __init__(self, peildatum: date, taal: Taal) -> None:
        self._peildatum = peildatum
        self._taal = taal

    def ask(self, vraag: Zoekvraag, *, met_facetten: bool) -> Zoekuitslag:
        woorden = self._parse(vraag)
        nodig, meest = self._words_needed(woorden)

        def select(other: Zoekvraag) -> TrajectQuerySet:
            return self._select(other, woorden, nodig)

        rows = select(vraag)
        page = paginate(
            order(rows, vraag, self._peildatum, woorden).values_list("pk", flat=True),
            nummer=vraag.pagina,
            grootte=vraag.pagina_grootte,
        )
        counted = count_facetten(vraag, self._peildatum, select) if met_facetten else {}
        return Zoekuitslag(
            vraag,
            Pagina(page.resultaten, page.aantal, page.nummer, page.grootte),
            woorden=woorden,
            woorden_nodig=nodig,
            woorden_meest=meest,
            facetten=Facetten(counted),
            bereiken=make_bereiken(count_bereiken(vraag, self._peildatum, select), self._peildatum)
            if met_facetten
            else {},
        )

    def count(self, vraag: Zoekvraag) -> int:
        woorden = self._parse(vraag)
        return self._select(vraag, woorden, self._words_needed(woorden)[0]).count()

    def all_trajecten(self, vraag: Zoekvraag) -> list[int]:
        """Return everything that fits, in the order that was asked."""
        woorden = self._parse(vraag)
        rows = self._select(vraag, woorden, self._words_needed(woorden)[0])
        return list(order(rows, vraag, self._peildatum, woorden).values_list("pk", flat=True))

    def _parse(self, vraag: Zoekvraag) -> Zoekwoorden:
        return parse(vraag.q, self._taal, precies=vraag.precies)

    def _words_needed(self, woorden: Zoekwoorden) -> tuple[int, int]:
        """Return how many of the words are needed, and how many one listed traject has at most."""
        asked = len(woorden.gevraagd)
        if asked <= 1 or woorden.precies:
            return asked, asked
        at_least = [self._select(Zoekvraag(), woorden, amount).count() for amount in range(1, asked + 1)]
        exactly = [one - more for one, more in zip(at_least, [*at_least[1:], 0], strict=True)]
        return words_needed([0, *exactly])

    def _select(self, vraag: Zoekvraag, woorden: Zoekwoorden, nodig: int) -> TrajectQuerySet:
        return select_trajecten(vraag, self._peildatum, woorden, nodig)
