"""Deskundigen and reviews for tests, made by the verbs."""

from datetime import date, datetime

from kwaliteit.domain.beoordelen.consensus import finish_consensus, save_consensus
from kwaliteit.domain.beoordelen.schrijven import Oordeelinvoer, save_oordeel, submit_beoordeling
from kwaliteit.domain.beoordelen.toewijzen import accept_beoordeling, assign_deskundige
from kwaliteit.domain.deskundige.opgave import Kennis, set_kennis
from kwaliteit.domain.deskundige.pool import Contract, hire_deskundige, register_deskundige
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel
from kwaliteit.models import Beoordeling, Deskundige, Erkenningsaanvraag
from napl.domain.transitie import save_fields
from napl.enums import Rol
from napl.models import Gebruiker
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag

LEEG = Oordeelinvoer().afdruk


def coordinator() -> Gebruiker:
    return make_gebruiker(Rol.COORDINATOR)


def maak_deskundige(
    kennis: Kennis | None = None, *, naam: str = "", max_tegelijk: int = 2, at: datetime = NU
) -> Deskundige:
    """Make somebody in the pool with a contract that holds."""
    gebruiker = make_gebruiker(Rol.DESKUNDIGE)
    if naam:
        save_fields(gebruiker, naam=naam)
    by = coordinator()
    deskundige = register_deskundige(gebruiker, selectie="Ervaren", by=by, at=at)
    deskundige = hire_deskundige(deskundige, Contract(date(2026, 1, 1)), by=by, at=at)
    return set_kennis(deskundige, kennis or Kennis(), max_tegelijk=max_tegelijk, by=gebruiker, at=at)


def wijs_toe(aanvraag: Erkenningsaanvraag, *deskundigen: Deskundige) -> list[Beoordeling]:
    by = coordinator()
    return [assign_deskundige(aanvraag, deskundige, by=by, at=NU) for deskundige in deskundigen]


def neem_aan(beoordeling: Beoordeling) -> Beoordeling:
    return accept_beoordeling(beoordeling, onafhankelijk=True, by=wie(beoordeling), at=NU)


def wie(beoordeling: Beoordeling) -> Gebruiker:
    gebruiker: Gebruiker = Gebruiker.objects.get(deskundige__beoordelingen=beoordeling)
    return gebruiker


def in_beoordeling(
    *deskundigen: Deskundige, aanvraag: Erkenningsaanvraag | None = None
) -> tuple[Beoordeling, Beoordeling]:
    """Return two accepted reviews of a case that is being judged."""
    aanvraag = aanvraag or maak_aanvraag(Aanvraagstatus.TOEWIJZING)
    een, twee = deskundigen or (maak_deskundige(), maak_deskundige())
    a, b = wijs_toe(aanvraag, een, twee)
    return neem_aan(a), neem_aan(b)


def schrijf(
    beoordeling: Beoordeling, oordeel: Criteriumoordeel = Criteriumoordeel.VOLDOET, tekst: str = "Omdat."
) -> None:
    """Write a judgement on every criterium."""
    for criterium in geldende_criteria(beoordeling.aanvraag.kaderversie):
        save_oordeel(
            beoordeling,
            criterium,
            Oordeelinvoer(oordeel.value, tekst, "Bijlage 1"),
            basis=LEEG,
            by=wie(beoordeling),
            at=NU,
        )


def lever_in(
    beoordeling: Beoordeling, oordeel: Criteriumoordeel = Criteriumoordeel.VOLDOET, tekst: str = "Omdat."
) -> Beoordeling:
    schrijf(beoordeling, oordeel, tekst)
    return submit_beoordeling(beoordeling, by=wie(beoordeling), at=NU)


def in_consensus(*deskundigen: Deskundige) -> tuple[Beoordeling, Beoordeling]:
    a, b = in_beoordeling(*deskundigen)
    return lever_in(a), lever_in(b, Criteriumoordeel.DEELS)


def schrijf_consensus(beoordeling: Beoordeling, tekst: str = "Samen.") -> None:
    for criterium in geldende_criteria(beoordeling.aanvraag.kaderversie):
        save_consensus(
            beoordeling,
            criterium,
            Oordeelinvoer(Criteriumoordeel.VOLDOET.value, tekst),
            basis=LEEG,
            by=wie(beoordeling),
            at=NU,
        )


def rond_af(a: Beoordeling, b: Beoordeling) -> Erkenningsaanvraag:
    """Agree on everything, both."""
    schrijf_consensus(a)
    finish_consensus(a, by=wie(a), at=NU)
    return finish_consensus(b, by=wie(b), at=NU)
