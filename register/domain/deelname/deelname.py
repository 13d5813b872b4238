"""Deelname: take down that somebody takes part, and how far they are.

What a teacher does is written in the log without who did it: the Deelname knows whose it is and can be
erased, the log cannot (docs/adr/0003). Dates are those that somebody gives, on or before ``at``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Organisatie
from napl.rechten import require_recht
from register.enums import DEELNAME_OVERGANGEN, Deelnamestatus
from register.models import Deelname, Routestap, Traject, Uitvoering
from register.models.teamlijst import teams_of

BEHEER = "register.beheer_deelnames"
EERSTE_DATUM = date(1970, 1, 1)


@dataclass(frozen=True)
class Verloop:
    """How far a traject is that somebody enters afterwards; without dates it is only planned."""

    gestart: date | None = None
    afgerond: date | None = None


@transaction.atomic
def register_deelname(
    traject: Traject,
    *,
    by: Gebruiker,
    at: datetime,
    uitvoering: Uitvoering | None = None,
    organisatie: Organisatie | None = None,
    verloop: Verloop | None = None,
) -> Deelname:
    """Take down that somebody plans to follow a traject, follows it or followed it.

    A withdrawn traject can still be entered once it was followed: what one learned there stays true.
    """
    require_recht(by, BEHEER)
    verloop = verloop or Verloop()
    lock(by)
    if traject.live_id is None or traject.live is None:
        raise Domeinfout("Van dit traject is niets bekend. Kies een ander traject.", veld="traject")
    if verloop.gestart is None and traject.ingetrokken_op is not None:
        raise Domeinfout("Dit traject is ingetrokken. U kunt het niet meer plannen.", veld="traject")
    if uitvoering is not None and uitvoering.traject_id != traject.pk:
        raise Domeinfout("Deze uitvoering hoort niet bij dit traject.", veld="uitvoering")
    _check_school(organisatie, by=by, at=at)
    _check_one_open(traject, uitvoering, by=by)
    deelname = Deelname.objects.create(
        gebruiker=by,
        traject=traject,
        trajectversie=traject.live,
        uitvoering=uitvoering,
        organisatie=organisatie,
        geregistreerd_op=at,
    )
    record_gebeurtenis(deelname, "deelname.gepland", by=None, at=at)
    if verloop.gestart is not None:
        deelname = start_deelname(deelname, datum=verloop.gestart, by=by, at=at)
    if verloop.afgerond is not None:
        deelname = complete_deelname(deelname, datum=verloop.afgerond, by=by, at=at)
    return deelname


@transaction.atomic
def start_deelname(deelname: Deelname, *, datum: date, by: Gebruiker, at: datetime) -> Deelname:
    """Say that one began; from now on it is about what the traject says today."""
    deelname = _lock_own(deelname, by=by)
    require_transition(deelname.status, to=Deelnamestatus.GESTART, allowed=DEELNAME_OVERGANGEN)
    _check_datum(datum, veld="gestart", at=at)
    save_fields(
        deelname,
        status=Deelnamestatus.GESTART,
        gestart_datum=datum,
        trajectversie_id=deelname.traject.live_id or deelname.trajectversie_id,
    )
    record_gebeurtenis(deelname, "deelname.gestart", by=None, at=at)
    return deelname


@transaction.atomic
def complete_deelname(deelname: Deelname, *, datum: date, by: Gebruiker, at: datetime) -> Deelname:
    """Say that one completed it; the step of the route that is about the same traject is done then."""
    deelname = _lock_own(deelname, by=by)
    require_transition(deelname.status, to=Deelnamestatus.AFGEROND, allowed=DEELNAME_OVERGANGEN)
    _check_datum(datum, veld="afgerond", at=at, vanaf=deelname.gestart_datum)
    save_fields(deelname, status=Deelnamestatus.AFGEROND, afgerond_datum=datum)
    _finish_stap(deelname, by=by, at=at)
    record_gebeurtenis(deelname, "deelname.afgerond", by=None, at=at)
    return deelname


@transaction.atomic
def stop_deelname(deelname: Deelname, *, datum: date, by: Gebruiker, at: datetime) -> Deelname:
    """Say that one stopped, or that what was planned does not go on; why is nobody's business."""
    deelname = _lock_own(deelname, by=by)
    require_transition(deelname.status, to=Deelnamestatus.GESTOPT, allowed=DEELNAME_OVERGANGEN)
    _check_datum(datum, veld="gestopt", at=at, vanaf=deelname.gestart_datum)
    save_fields(deelname, status=Deelnamestatus.GESTOPT, gestopt_datum=datum)
    record_gebeurtenis(deelname, "deelname.gestopt", by=None, at=at)
    return deelname


@transaction.atomic
def remove_deelname(deelname: Deelname, *, by: Gebruiker) -> None:
    """Take away what was only planned, as if it never was; what began can be stopped or erased."""
    deelname = _lock_own(deelname, by=by)
    if deelname.status != Deelnamestatus.GEPLAND:
        raise OngeldigeOvergang("U bent al begonnen. U kunt deze deelname nog wel stoppen.", veld="status")
    deelname.delete()


def _lock_own(deelname: Deelname, *, by: Gebruiker) -> Deelname:
    require_recht(by, BEHEER, deelname)
    return lock(deelname)


def _check_school(organisatie: Organisatie | None, *, by: Gebruiker, at: datetime) -> None:
    vandaag = timezone.localdate(at)
    if organisatie is not None and not teams_of(by, vandaag).filter(pk=organisatie.pk).exists():
        raise Domeinfout("Kies een school waar u werkt.", veld="organisatie")


def _check_one_open(traject: Traject, uitvoering: Uitvoering | None, *, by: Gebruiker) -> None:
    rows = Deelname.objects.open().filter(gebruiker=by, traject=traject, uitvoering=uitvoering)
    if rows.exists():
        raise Domeinfout("U hebt dit traject al gepland, of u bent er al mee bezig.", veld="traject")


def _check_datum(datum: date, *, veld: str, at: datetime, vanaf: date | None = None) -> None:
    if datum > timezone.localdate(at):
        raise Domeinfout("Deze datum ligt in de toekomst. Vul de dag in waarop het gebeurde.", veld=veld)
    if datum < EERSTE_DATUM:
        raise Domeinfout("Deze datum ligt te ver terug.", veld=veld)
    if vanaf is not None and datum < vanaf:
        raise Domeinfout("Deze datum ligt voor de dag waarop u begon.", veld=veld)


def _finish_stap(deelname: Deelname, *, by: Gebruiker, at: datetime) -> None:
    """Finish the open step about the same traject, by preference that of the same uitvoering."""
    steps = Routestap.objects.select_for_update().filter(
        gebruiker=by, traject=deelname.traject_id, afgerond_op__isnull=True
    )
    found = steps.filter(uitvoering=deelname.uitvoering_id).first() or steps.order_by("volgorde").first()
    if found is not None:
        save_fields(found, afgerond_op=at)
