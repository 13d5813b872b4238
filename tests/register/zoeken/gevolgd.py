"""An index that a test follows by hand: build, change, look once, ask."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from django.db import connection

from register.domain.zoeken import Zoekuitslag, Zoekvraag
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.opslag import build_index
from register.domain.zoeken.index.volgen import Volger
from register.domain.zoeken.taal.huidig import read_taal
from register.domain.zoeken.taal.rekken import Taal
from register.models import Traject, Zoekindex
from tests.factories import NU, VANDAAG


def make_index(dag: date = VANDAAG) -> Zoekindex:
    index = build_index(dag, at=lambda: NU)
    assert index is not None
    return index


class Klok:
    """A clock that only a test moves."""

    def __init__(self) -> None:
        self.dag = VANDAAG
        self.seconden = 0.0


class Gevolgd:
    """One process that follows the index; it looks only when told to."""

    def __init__(self) -> None:
        self.klok = Klok()
        self.volger = Volger(vandaag=lambda: self.klok.dag, monotoon=lambda: self.klok.seconden)

    def bron(self) -> Indexbron | None:
        stand = self.volger.stand(self.klok.dag)
        if stand is None:
            return None
        assert stand.regelboek is not None
        return Indexbron(stand, Taal(stand.schat, stand.regelboek))

    def stand_id(self) -> int:
        """Return of which index this process answers."""
        stand = self.volger.stand(self.klok.dag)
        assert stand is not None, self.volger.reden
        return stand.index_id

    def ask(self, **velden: Any) -> Zoekuitslag:
        bron = self.bron()
        assert bron is not None, self.volger.reden
        return bron.ask(Zoekvraag(**velden), met_facetten=True)

    def look_and_compare(self, **velden: Any) -> list[str]:
        """Look once and ask; everything in the answer must be what PostgreSQL says too."""
        self.volger.refresh()
        uitslag = self.ask(**velden)
        other = Databank(self.klok.dag, read_taal()).ask(Zoekvraag(**velden), met_facetten=True)
        assert numbers(uitslag) == numbers(other)
        assert list(uitslag.pagina.resultaten) == list(other.pagina.resultaten)
        names = dict(Traject.objects.values_list("pk", "live__naam"))
        return [str(names[pk]) for pk in uitslag.pagina.resultaten]


def numbers(uitslag: Zoekuitslag) -> Mapping[str, object]:
    """Return every number of an answer, with the names beside them."""
    facetten = {
        facet: sorted((item.waarde, item.naam, item.aantal, item.gekozen) for item in waarden if item.aantal)
        for facet, waarden in uitslag.facetten.items()
    }
    return {"aantal": uitslag.pagina.aantal, **facetten, **uitslag.bereiken}


@contextmanager
def other_connection() -> Iterator[psycopg.Connection[Any]]:
    """Connect to the database of the test once more, as another process would."""
    known = connection.get_connection_params()
    keys = ("dbname", "user", "password", "host", "port")
    with psycopg.connect(**{key: known[key] for key in keys if key in known}) as other:
        yield other
