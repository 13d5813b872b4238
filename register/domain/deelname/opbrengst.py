"""Opbrengst: write down what a traject brought; no gebeurtenis, because the words are the teacher's alone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from napl.domain.bewijsstuk import Upload, erase_bewijsstuk
from napl.domain.eigentekst import check_tekst
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.deelname.bewijsstuk import attach_to_opbrengst
from register.domain.deelname.deelname import BEHEER
from register.enums import Deelnamestatus
from register.models import Deelname, Opbrengst
from register.models.opbrengst import MAX_OPBRENGSTTEKST

MAX_PER_DEELNAME = 30


@dataclass(frozen=True)
class Opbrengsttekst:
    """From own experience to acting in class to results; empty is: nothing yet."""

    moment: date
    ervaring: str = ""
    handelen: str = ""
    resultaat: str = ""


@transaction.atomic
def add_opbrengst(
    deelname: Deelname,
    tekst: Opbrengsttekst,
    *,
    by: Gebruiker,
    at: datetime,
    upload: Upload | None = None,
) -> Opbrengst:
    """Write down what a traject brought so far; several moments make a film, not a photo."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    if deelname.status == Deelnamestatus.GEPLAND:
        raise Domeinfout("U bent nog niet begonnen met dit traject.", veld="status")
    if deelname.opbrengsten.count() >= MAX_PER_DEELNAME:
        raise Domeinfout(f"Er passen {MAX_PER_DEELNAME} momenten bij een deelname. Haal er eerst een weg.")
    row = Opbrengst.objects.create(deelname=deelname, genoteerd_op=at, **_values(tekst, deelname, at=at))
    return row if upload is None else attach_to_opbrengst(row, upload, by=by, at=at)


@transaction.atomic
def change_opbrengst(
    opbrengst: Opbrengst,
    tekst: Opbrengsttekst,
    *,
    by: Gebruiker,
    at: datetime,
    upload: Upload | None = None,
) -> Opbrengst:
    """Write a moment anew; a file takes the place of a former one, without one that stays."""
    require_recht(by, BEHEER, opbrengst.deelname)
    opbrengst = lock(opbrengst)
    save_fields(opbrengst, **_values(tekst, opbrengst.deelname, at=at))
    return opbrengst if upload is None else attach_to_opbrengst(opbrengst, upload, by=by, at=at)


@transaction.atomic
def remove_opbrengst(opbrengst: Opbrengst, *, by: Gebruiker, at: datetime) -> None:
    """Take a moment away, its file with it."""
    require_recht(by, BEHEER, opbrengst.deelname)
    opbrengst = lock(opbrengst)
    erase_bewijsstuk(opbrengst, by=by, at=at)
    opbrengst.delete()


def _values(tekst: Opbrengsttekst, deelname: Deelname, *, at: datetime) -> dict[str, date | str]:
    if tekst.moment > timezone.localdate(at):
        raise Domeinfout("Deze datum ligt in de toekomst.", veld="moment")
    if deelname.gestart_datum is not None and tekst.moment < deelname.gestart_datum:
        raise Domeinfout("Deze datum ligt voor de dag waarop u begon.", veld="moment")
    texts = {
        naam: check_tekst(getattr(tekst, naam), max_lengte=MAX_OPBRENGSTTEKST, naam="tekst", veld=naam)
        for naam in ("ervaring", "handelen", "resultaat")
    }
    if not any(texts.values()):
        raise Domeinfout("Vul bij een van de drie iets in.", veld="ervaring")
    return {"moment_datum": tekst.moment, **texts}
