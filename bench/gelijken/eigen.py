"""Our own two ways: the index in memory, and PostgreSQL."""

from datetime import date

from bench.gelijken import Antwoord
from register.domain.zoeken import Zoekuitslag, Zoekvraag, zoek
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.facetlijst import FACETTEN
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.stand import Stand
from register.domain.zoeken.moment import one_moment
from register.domain.zoeken.taal.huidig import read_regelboek, read_taal
from register.domain.zoeken.taal.rekken import Taal
from register.domain.zoeken.verruimen import widen


class Index:
    def __init__(self, dag: date) -> None:
        self._dag = dag

    def __call__(self, vraag: Zoekvraag) -> Zoekuitslag:
        return zoek(vraag, peildatum=self._dag)

    def answer(self, vraag: Zoekvraag) -> Antwoord:
        return _answer(self(vraag))


class Moment:
    """The index as it stood at one moment, so that a small register and a large one can be asked in turns."""

    def __init__(self, stand: Stand) -> None:
        self._bron = Indexbron(stand, Taal(stand.schat, stand.regelboek or read_regelboek()))

    def __call__(self, vraag: Zoekvraag) -> object:
        uitslag = self._bron.ask(vraag, met_facetten=True)
        return uitslag if uitslag.pagina.aantal else widen(self._bron, vraag)


class Sql:
    def __init__(self, dag: date) -> None:
        self._dag = dag

    def __call__(self, vraag: Zoekvraag) -> Zoekuitslag:
        with one_moment():
            return Databank(self._dag, read_taal()).ask(vraag, met_facetten=True)

    def answer(self, vraag: Zoekvraag) -> Antwoord:
        return _answer(self(vraag))


def _answer(uitslag: Zoekuitslag) -> Antwoord:
    return Antwoord(
        uitslag.pagina.aantal,
        {
            facet: {item.waarde: item.aantal for item in uitslag.facetten[facet] if item.aantal}
            for facet in FACETTEN
        },
    )
