"""Set a goal on a path, change it, reach it or let it go; all of it belongs to the teacher alone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from napl.domain.eigentekst import check_tekst
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.queries.paden import hoofdversie
from ontwikkelpaden.domain.volgen import follow_pad
from ontwikkelpaden.enums import DOEL_OVERGANGEN, DoelStatus, Niveau
from ontwikkelpaden.models import Doel, Ontwikkelpad, Padversie, Subdimensie
from ontwikkelpaden.models.doel import MAX_DOEL

BEWERK = "ontwikkelpaden.bewerk_doel"
MAX_OPEN = 20


@dataclass(frozen=True)
class Doelinvoer:
    """To which level somebody wants to grow, why in their own words, and by when."""

    niveau: str
    tekst: str = ""
    streefdatum: date | None = None


@transaction.atomic
def set_doel(
    pad: Ontwikkelpad,
    invoer: Doelinvoer,
    *,
    subdimensie: Subdimensie | None = None,
    by: Gebruiker,
    at: datetime,
    peildatum: date,
) -> Doel:
    """Set a goal for a path, or for one subdimensie of it; follows the path too. Raises Domeinfout."""
    require_recht(by, BEWERK)
    follow_pad(pad, by=by, at=at)
    if subdimensie is not None:
        _require_part_of(pad, subdimensie)
    # Two requests at once of one account wait for each other here.
    lock(by)
    if Doel.objects.filter(gebruiker=by, pad=pad, status=DoelStatus.OPEN).count() >= MAX_OPEN:
        raise Domeinfout(f"U werkt al aan {MAX_OPEN} doelen op dit pad. Laat er eerst een los.")
    doel = Doel(gebruiker=by, pad=pad, subdimensie=subdimensie, gesteld_op=at)
    _write(doel, invoer, at=at, peildatum=peildatum)
    doel.save()
    return doel


@transaction.atomic
def change_doel(doel: Doel, invoer: Doelinvoer, *, by: Gebruiker, at: datetime, peildatum: date) -> Doel:
    """Change level, words or date of an open goal. Raises Domeinfout with the field."""
    require_recht(by, BEWERK, doel)
    doel = lock(doel)
    if doel.status != DoelStatus.OPEN:
        raise OngeldigeOvergang("Pak dit doel eerst weer op. Dan kunt u het wijzigen.", veld="status")
    _write(doel, invoer, at=at, peildatum=peildatum)
    doel.save()
    return doel


@transaction.atomic
def move_doel(doel: Doel, status: DoelStatus, *, by: Gebruiker, at: datetime) -> Doel:
    """Reach a goal, let it go, or take it up again. Raises OngeldigeOvergang for any other move."""
    require_recht(by, BEWERK, doel)
    doel = lock(doel)
    require_transition(doel.status, to=status, allowed=DOEL_OVERGANGEN)
    if status == DoelStatus.OPEN:
        _require_only(doel, doel.niveau)
    closed = None if status == DoelStatus.OPEN else at
    save_fields(doel, status=status, gewijzigd_op=at, afgesloten_op=closed)
    return doel


@transaction.atomic
def update_doel(
    doel: Doel, invoer: Doelinvoer, *, status: DoelStatus, by: Gebruiker, at: datetime, peildatum: date
) -> Doel:
    """Bring a goal in line with the whole of it: take it up, change it, then reach it or let it go."""
    if status == DoelStatus.OPEN and doel.status != DoelStatus.OPEN:
        doel = move_doel(doel, status, by=by, at=at)
    if invoer != Doelinvoer(doel.niveau, doel.tekst, doel.streefdatum):
        doel = change_doel(doel, invoer, by=by, at=at, peildatum=peildatum)
    return doel if doel.status == status else move_doel(doel, status, by=by, at=at)


@transaction.atomic
def delete_doel(doel: Doel, *, by: Gebruiker) -> None:
    require_recht(by, BEWERK, doel)
    lock(doel).delete()


def _write(doel: Doel, invoer: Doelinvoer, *, at: datetime, peildatum: date) -> None:
    _require_niveau(doel.pad, invoer.niveau)
    if invoer.streefdatum is not None and invoer.streefdatum != doel.streefdatum:
        _require_ahead(invoer.streefdatum, peildatum)
    _require_only(doel, invoer.niveau)
    doel.niveau = invoer.niveau
    doel.tekst = check_tekst(invoer.tekst, max_lengte=MAX_DOEL, naam="doel", veld="tekst")
    doel.streefdatum = invoer.streefdatum
    doel.gewijzigd_op = at


def _require_niveau(pad: Ontwikkelpad, niveau: str) -> None:
    versie = hoofdversie(Padversie.objects.gepubliceerd().filter(pad=pad))
    if niveau not in versie.niveaus:
        names = ", ".join(Niveau(code).label.lower() for code in versie.niveaus)
        raise Domeinfout(f"Kies een niveau van dit pad: {names}.", veld="niveau")


def _require_ahead(streefdatum: date, peildatum: date) -> None:
    if streefdatum < peildatum:
        raise Domeinfout("Deze dag is al geweest. Kies een dag die nog komt.", veld="streefdatum")


def _require_part_of(pad: Ontwikkelpad, subdimensie: Subdimensie) -> None:
    versie = subdimensie.dimensie.padversie
    if versie.pad_id != pad.pk or versie.gepubliceerd_op is None:
        raise Domeinfout("Dit onderdeel hoort niet bij dit pad.", veld="subdimensie")


def _require_only(doel: Doel, niveau: str) -> None:
    """Refuse a second open goal for the same level of the same part."""
    same = Doel.objects.filter(
        gebruiker=doel.gebruiker_id,
        pad=doel.pad_id,
        subdimensie=doel.subdimensie_id,
        niveau=niveau,
        status=DoelStatus.OPEN,
    )
    if same.exclude(pk=doel.pk).exists():
        raise Domeinfout("U werkt al aan dit doel. Wijzig dat doel, of kies een ander niveau.", veld="niveau")
