"""Build the raamwerk of a concept: add, move and take away dimensies, subdimensies and eindtermen.

Every text that comes or goes with it is a Padwijziging, so that nothing that was written disappears.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import (
    Stand,
    Tekstconflict,
    afdruk,
    lock_concept,
    normalise,
    record_wijziging,
)
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import Plek, check_tekst, find_onderdeel
from ontwikkelpaden.enums import Niveau, Padveld
from ontwikkelpaden.models import Dimensie, Eindterm, Padversie, Subdimensie

MAX_ONDERDELEN = 40  # far more than anybody reads; keeps the numbers of the order within bounds


class Richting(StrEnum):
    OMHOOG = "omhoog"
    OMLAAG = "omlaag"


_STAP = {Richting.OMHOOG: -1, Richting.OMLAAG: 1}


@transaction.atomic
def add_dimensie(versie: Padversie, *, naam: str, by: Gebruiker, at: datetime) -> Dimensie:
    """Add a dimensie without subdimensies at the end."""
    versie = _begin(versie, by)
    naam = _check(Padveld.DIMENSIE, naam, versie)
    rij = list(versie.dimensies.all())
    _require_new(naam, rij, "dimensie")
    dimensie = Dimensie.objects.create(padversie=versie, volgorde=_next(rij), naam=naam)
    record_wijziging(versie, Plek(Padveld.DIMENSIE, dimensie.pk), voor="", na=naam, by=by, at=at)
    return dimensie


@transaction.atomic
def add_subdimensie(
    versie: Padversie, *, dimensie: int, naam: str, by: Gebruiker, at: datetime
) -> Subdimensie:
    """Add a subdimensie without descriptions at the end of a dimensie."""
    versie = _begin(versie, by)
    ouder: Dimensie = find_onderdeel(Dimensie, versie, dimensie)
    naam = _check(Padveld.SUBDIMENSIE, naam, versie)
    rij = list(ouder.subdimensies.all())
    _require_new(naam, rij, "subdimensie")
    sub = Subdimensie.objects.create(dimensie=ouder, volgorde=_next(rij), naam=naam)
    record_wijziging(versie, Plek(Padveld.SUBDIMENSIE, sub.pk), voor="", na=naam, by=by, at=at)
    return sub


@transaction.atomic
def add_eindterm(
    versie: Padversie, *, code: str, niveau: Niveau, tekst: str, by: Gebruiker, at: datetime
) -> Eindterm:
    """Add an eindterm for one level."""
    versie = _begin(versie, by)
    waarden = {
        Padveld.EINDTERM_CODE: code,
        Padveld.EINDTERM_NIVEAU: niveau.value,
        Padveld.EINDTERM: tekst,
    }
    schoon = {}
    for veld, waarde in waarden.items():
        try:
            schoon[veld] = _check(veld, waarde, versie)
        except Domeinfout as fout:
            raise Domeinfout(fout.melding, veld=_FORMULIERVELDEN[veld]) from fout
    eindterm = Eindterm.objects.create(
        padversie=versie,
        code=schoon[Padveld.EINDTERM_CODE],
        niveau=schoon[Padveld.EINDTERM_NIVEAU],
        tekst=schoon[Padveld.EINDTERM],
    )
    for veld, waarde in schoon.items():
        record_wijziging(versie, Plek(veld, eindterm.pk), voor="", na=waarde, by=by, at=at)
    return eindterm


_FORMULIERVELDEN = {
    Padveld.EINDTERM_CODE: "code",
    Padveld.EINDTERM_NIVEAU: "niveau",
    Padveld.EINDTERM: "tekst",
}


@transaction.atomic
def move_dimensie(
    versie: Padversie, *, dimensie: int, richting: Richting, by: Gebruiker, at: datetime
) -> bool:
    """Move a dimensie one place; return False at the end of the row."""
    versie = _begin(versie, by)
    ding: Dimensie = find_onderdeel(Dimensie, versie, dimensie)
    rij = list(versie.dimensies.order_by("volgorde"))
    plaats = rij.index(ding)
    naar = plaats + _STAP[richting]
    if not 0 <= naar < len(rij):
        return False
    rij.insert(naar, rij.pop(plaats))
    _renumber(rij)
    plek = Plek(Padveld.DIMENSIE_PLAATS, ding.pk)
    record_wijziging(versie, plek, voor=str(plaats + 1), na=str(naar + 1), by=by, at=at)
    return True


@transaction.atomic
def move_subdimensie(
    versie: Padversie, *, subdimensie: int, richting: Richting, by: Gebruiker, at: datetime
) -> bool:
    """Move a subdimensie one place; past the end of its dimensie it goes to the next one."""
    versie = _begin(versie, by)
    sub: Subdimensie = find_onderdeel(Subdimensie, versie, subdimensie)
    rij = list(sub.dimensie.subdimensies.order_by("volgorde"))
    plaats = rij.index(sub)
    naar = plaats + _STAP[richting]
    voor = f"{sub.dimensie.naam}, {plaats + 1}"
    ouder = sub.dimensie
    if 0 <= naar < len(rij):
        rij.insert(naar, rij.pop(plaats))
    else:
        buur = _neighbour(versie, sub.dimensie, richting)
        if buur is None:
            return False
        ouder = buur
        rij = list(ouder.subdimensies.order_by("volgorde"))
        naar = len(rij) if richting == Richting.OMHOOG else 0
        save_fields(sub, dimensie=ouder, volgorde=_next(rij))
        rij.insert(naar, sub)
    _renumber(rij)
    na = f"{ouder.naam}, {naar + 1}"
    record_wijziging(versie, Plek(Padveld.SUBDIMENSIE_PLAATS, sub.pk), voor=voor, na=na, by=by, at=at)
    return True


@transaction.atomic
def remove_dimensie(versie: Padversie, *, dimensie: int, by: Gebruiker, at: datetime) -> None:
    """Take away a dimensie that has no subdimensies."""
    versie = _begin(versie, by)
    ding: Dimensie = find_onderdeel(Dimensie, versie, dimensie)
    if ding.subdimensies.exists():
        raise Domeinfout(
            f"De dimensie ‘{ding.naam}’ heeft nog subdimensies. Verplaats die eerst of haal ze weg."
        )
    record_wijziging(versie, Plek(Padveld.DIMENSIE, ding.pk), voor=ding.naam, na="", by=by, at=at)
    ding.delete()


@transaction.atomic
def remove_subdimensie(
    versie: Padversie, *, subdimensie: int, basis: str, by: Gebruiker, at: datetime
) -> None:
    """Take away a subdimensie with its descriptions; ``basis`` is the ``afdruk_subdimensie`` one saw."""
    versie = _begin(versie, by)
    sub: Subdimensie = find_onderdeel(Subdimensie, versie, subdimensie)
    if basis != afdruk_subdimensie(sub):
        raise Tekstconflict(Stand(sub.naam))
    for plek, tekst in _texts_of(sub):
        record_wijziging(versie, plek, voor=tekst, na="", by=by, at=at)
    sub.delete()


@transaction.atomic
def remove_eindterm(versie: Padversie, *, eindterm: int, basis: str, by: Gebruiker, at: datetime) -> None:
    """Take away an eindterm; ``basis`` is the ``afdruk`` of its text."""
    versie = _begin(versie, by)
    ding: Eindterm = find_onderdeel(Eindterm, versie, eindterm)
    if basis != afdruk(ding.tekst):
        raise Tekstconflict(Stand(ding.tekst))
    for veld, tekst in (
        (Padveld.EINDTERM_CODE, ding.code),
        (Padveld.EINDTERM_NIVEAU, ding.niveau),
        (Padveld.EINDTERM, ding.tekst),
    ):
        record_wijziging(versie, Plek(veld, ding.pk), voor=tekst, na="", by=by, at=at)
    ding.delete()


def afdruk_subdimensie(sub: Subdimensie) -> str:
    """Return what stands for all texts of a subdimensie together."""
    return afdruk("\x00".join(tekst for _, tekst in _texts_of(sub)))


def _texts_of(sub: Subdimensie) -> Iterator[tuple[Plek, str]]:
    """Yield what is written in a subdimensie, its own name last."""
    beschrijvingen = {item.niveau: item.tekst for item in sub.beschrijvingen.all()}
    for niveau in Niveau:
        if beschrijvingen.get(niveau):
            yield Plek.cel(sub.pk, niveau), beschrijvingen[niveau]
    if sub.toelichting:
        yield Plek(Padveld.SUBDIMENSIE_TOELICHTING, sub.pk), sub.toelichting
    yield Plek(Padveld.SUBDIMENSIE, sub.pk), sub.naam


def _begin(versie: Padversie, by: Gebruiker) -> Padversie:
    require_recht(by, BEWERK, versie.pad)
    return lock_concept(versie)


def _check(veld: Padveld, tekst: str, versie: Padversie) -> str:
    return check_tekst(veld, normalise(tekst), versie=versie)


def _require_new(naam: str, rij: Sequence[Dimensie | Subdimensie], wat: str) -> None:
    if any(other.naam.casefold() == naam.casefold() for other in rij):
        raise Domeinfout(f"Er is al een {wat} met de naam ‘{naam}’.", veld="naam")
    if len(rij) >= MAX_ONDERDELEN:
        raise Domeinfout(f"Meer dan {MAX_ONDERDELEN} is te veel om te overzien.", veld="naam")


def _next(rij: Sequence[Dimensie | Subdimensie]) -> int:
    return max((ding.volgorde for ding in rij), default=0) + 1


def _renumber(rij: Sequence[Dimensie | Subdimensie]) -> None:
    """Give a row the numbers from 1, by way of free ones: no two may be equal for a moment either."""
    vrij = _next(rij)
    for begin in (vrij, 1):
        for volgorde, ding in enumerate(rij, start=begin):
            save_fields(ding, volgorde=volgorde)


def _neighbour(versie: Padversie, dimensie: Dimensie, richting: Richting) -> Dimensie | None:
    rij = list(versie.dimensies.order_by("volgorde"))
    plaats = rij.index(dimensie) + _STAP[richting]
    return rij[plaats] if 0 <= plaats < len(rij) else None
