"""Trajecten that could join a comparison."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from register.domain.kaart import aanbieder_names, opname_of
from register.domain.zoeken import Zoekvraag, zoek_trajecten
from register.models import Traject

AANTAL = 6


@dataclass(frozen=True)
class Kandidaat:
    slug: str
    naam: str
    aanbieders: str
    opname: str


def find_kandidaten(q: str, *, zonder: Collection[str], peildatum: date) -> list[Kandidaat]:
    """Return the best results of a search that are not in the comparison yet."""
    vraag = Zoekvraag(q=q, pagina_grootte=AANTAL + len(zonder))
    found = [traject for traject in _search(vraag, peildatum) if traject.slug not in zonder]
    return [
        Kandidaat(traject.slug, traject.live.naam, aanbieder_names(traject), opname_of(traject))
        for traject in found[:AANTAL]
        if traject.live is not None
    ]


def _search(vraag: Zoekvraag, peildatum: date) -> list[Traject]:
    return list(zoek_trajecten(vraag, peildatum=peildatum, met_facetten=False).rijen)
