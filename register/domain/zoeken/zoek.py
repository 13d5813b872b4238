"""The one function behind the search page, the search API and everything else that searches."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from django.db.utils import OperationalError

from napl.fouten import TeDruk
from register.domain.kaart import with_kaartgegevens
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.facetlijst import CODENAMEN, TABELLEN
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.volgen import VOLGER
from register.domain.zoeken.moment import MAX_MILLISECONDEN, one_moment
from register.domain.zoeken.synoniemen import Regel
from register.domain.zoeken.taal.huidig import read_regelboek, read_taal
from register.domain.zoeken.taal.regelboek import build_regelboek
from register.domain.zoeken.taal.rekken import Taal
from register.domain.zoeken.uitslag import Zoekuitslag
from register.domain.zoeken.verruimen import widen
from register.domain.zoeken.voorwaarden import UITVOERING, matching_uitvoeringen
from register.domain.zoeken.vraag import Zoekvraag
from register.models import Traject

logger = logging.getLogger(__name__)
# Reads the trajecten of a page; what it leaves out is no longer listed.
Lezer = Callable[[Sequence[int]], Mapping[int, object]]
MAX_OPNIEUW = 3


class Bron(Protocol):
    """What answers: the index, or PostgreSQL when there is none that is surely current."""

    def ask(self, vraag: Zoekvraag, *, met_facetten: bool) -> Zoekuitslag: ...

    def count(self, vraag: Zoekvraag) -> int: ...


class ZoekenDuurtTeLang(TeDruk):
    """PostgreSQL gave up on a question that took too long."""


def zoek(
    vraag: Zoekvraag,
    *,
    peildatum: date,
    met_facetten: bool = True,
    regels: Sequence[Regel] | None = None,
    lees: Lezer | None = None,
) -> Zoekuitslag:
    """Find the listed trajecten that fit: one page of them, the facets, and a way out of an empty result.

    ``lees`` reads what is shown of the page; the answer then has its ``rijen``, and its numbers are those of
    what was read: what turns out to be gone is not counted. ``regels`` are tried instead of the synonyms in
    force. Raises ZoekenDuurtTeLang when the index is away and PostgreSQL needs too long.
    """
    index = _index(peildatum, regels)
    if index is not None:
        uitslag = _ask_index(index, vraag, met_facetten=met_facetten, lees=lees)
        if uitslag is not None:
            return uitslag
    try:
        with one_moment(max_ms=MAX_MILLISECONDEN):
            bron = Databank(peildatum, read_taal(regels))
            uitslag = _complete(bron, bron.ask(vraag, met_facetten=met_facetten))
            if lees is None:
                return uitslag
            rows = lees(uitslag.pagina.resultaten)
            return replace(uitslag, rijen=[rows[pk] for pk in uitslag.pagina.resultaten if pk in rows])
    except OperationalError as error:
        if "statement timeout" not in str(error):
            raise
        raise ZoekenDuurtTeLang("Het zoeken duurt te lang. Kies minder filters of andere woorden.") from error


def _index(peildatum: date, regels: Sequence[Regel] | None) -> Indexbron | None:
    stand = VOLGER.stand(peildatum)
    if stand is None:
        return None
    if regels is not None:
        regelboek = build_regelboek(regels)
    else:
        regelboek = stand.regelboek if stand.regelboek is not None else read_regelboek()
    return Indexbron(stand, Taal(stand.schat, regelboek))


def _ask_index(
    bron: Indexbron, vraag: Zoekvraag, *, met_facetten: bool, lees: Lezer | None
) -> Zoekuitslag | None:
    """Ask the index; None when what is read keeps contradicting it."""
    for _ in range(MAX_OPNIEUW):
        uitslag = bron.ask(vraag, met_facetten=met_facetten)
        if lees is None:
            return _complete(bron, uitslag)
        pks = uitslag.pagina.resultaten
        rows = lees(pks)
        gone = frozenset(pks) - rows.keys()
        if not gone:
            return replace(_complete(bron, uitslag), rijen=[rows[pk] for pk in pks])
        bron = bron.without(gone)
    logger.warning("The search index contradicts the database; PostgreSQL answers.")
    return None


def _complete(bron: Bron, uitslag: Zoekuitslag) -> Zoekuitslag:
    """Add the ways out of an empty result."""
    if uitslag.pagina.aantal:
        return uitslag
    return replace(uitslag, verruimingen=widen(bron, uitslag.vraag))


def known_values(facet: str, slugs: Sequence[str]) -> bool:
    """Tell whether all of these are surely values of a facet, without asking the database."""
    return VOLGER.known_values(facet, slugs)


def name_of_value(facet: str, code: str) -> str:
    """Return what a value of a facet is called; the code itself for one that does not exist."""
    if facet in CODENAMEN:
        return CODENAMEN[facet].get(code, code)
    known = VOLGER.name_of_value(facet, code)
    return known or TABELLEN[facet].filter(slug=code).values_list("naam", flat=True).first() or code


def count_listed(peildatum: date) -> int:
    """Return how many trajecten the register lists."""
    bron = _index(peildatum, None) or Databank(peildatum, read_taal())
    return bron.count(Zoekvraag())


def matching_trajecten(
    vraag: Zoekvraag, *, peildatum: date, regels: Sequence[Regel] | None = None
) -> list[int]:
    """Return the ids of all trajecten that fit, in order; read from the database in one moment."""
    with one_moment():
        return Databank(peildatum, read_taal(regels)).all_trajecten(vraag)


def asked_uitvoeringen(vraag: Zoekvraag) -> tuple[object, ...]:
    """Return what is asked of the uitvoeringen: with the same, a traject shows the same ones."""
    return tuple(getattr(vraag, naam) for naam in (*UITVOERING, "afstand"))


def follow_changes(peildatum: date, luister: Callable[[frozenset[int] | None], None]) -> bool:
    """Have ``luister`` called with what changes (None: anything may have); False when nobody will call."""
    return VOLGER.listen(peildatum, luister)


def traject_reader(vraag: Zoekvraag, peildatum: date) -> Callable[[Sequence[int]], dict[int, Traject]]:
    """Return a reader of trajecten with what a card shows, for the uitvoeringen that were asked for."""

    def read(pks: Sequence[int]) -> dict[int, Traject]:
        asked = (
            matching_uitvoeringen(vraag, peildatum).distinct()
            if any(naam in UITVOERING for naam in vraag.active())
            else None
        )
        rows = Traject.objects.vermeld_op(peildatum).filter(pk__in=pks)
        return {row.pk: row for row in with_kaartgegevens(rows, peildatum, asked)}

    return read


def zoek_trajecten(
    vraag: Zoekvraag, *, peildatum: date, met_facetten: bool = True, regels: Sequence[Regel] | None = None
) -> Zoekuitslag:
    """Search and read the trajecten of the page, each with what a card shows, as ``rijen``."""
    lees = traject_reader(vraag, peildatum)
    return zoek(vraag, peildatum=peildatum, met_facetten=met_facetten, regels=regels, lees=lees)
