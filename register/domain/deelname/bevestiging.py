"""Confirmation: a teacher asks, the aanbieder says whether they completed the traject.

Who works for an aanbieder sees only who asked it: the name that the teacher gave, the traject and the dates.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.deelname.deelname import BEHEER
from register.domain.deelname.verklaring import lapse_verklaringen
from register.enums import (
    BEVESTIGING_OVERGANGEN,
    Bevestigingsbron,
    Bevestigingstand,
    Deelnamestatus,
    Vervalgrond,
)
from register.models import Aanbieder, Deelname
from register.models.aanbod import aanbieders_van
from register.models.deelname import MAX_BEVESTIGINGSREDEN, MAX_DEELNEMERSNAAM

BEVESTIG = "register.bevestig_deelname"


@transaction.atomic
def request_bevestiging(deelname: Deelname, *, naam: str, by: Gebruiker, at: datetime) -> Deelname:
    """Ask the aanbieder to confirm; ``naam`` is how they know the teacher, and what they confirm."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    if deelname.status != Deelnamestatus.AFGEROND:
        raise Domeinfout("U kunt een bevestiging vragen zodra u het traject hebt afgerond.", veld="status")
    _require(deelname, Bevestigingstand.GEVRAAGD)
    if not can_be_asked(deelname):
        raise Domeinfout(
            "De aanbieder van dit traject werkt nog niet met dit register en kan dus niet bevestigen.",
            veld="aanbieder",
        )
    save_fields(
        deelname,
        bevestiging=Bevestigingstand.GEVRAAGD,
        bevestiging_gevraagd_op=at,
        bevestiging_reden="",
        deelnemersnaam=check_naam(naam),
    )
    record_gebeurtenis(deelname, "deelname.bevestiging-gevraagd", by=None, at=at)
    return deelname


@transaction.atomic
def withdraw_verzoek(deelname: Deelname, *, by: Gebruiker, at: datetime) -> Deelname:
    """Take the question back; the aanbieder no longer sees it."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    _require(deelname, Bevestigingstand.GEEN)
    save_fields(deelname, bevestiging=Bevestigingstand.GEEN, bevestiging_gevraagd_op=None, deelnemersnaam="")
    record_gebeurtenis(deelname, "deelname.bevestiging-niet-meer-gevraagd", by=None, at=at)
    return deelname


@transaction.atomic
def confirm_bevestiging(deelname: Deelname, *, by: Gebruiker, at: datetime) -> Deelname:
    """Confirm, on behalf of the aanbieder, that somebody completed the traject."""
    deelname, aanbieder = _lock_asked(deelname, by=by, at=at)
    _require(deelname, Bevestigingstand.BEVESTIGD)
    save_fields(
        deelname,
        bevestiging=Bevestigingstand.BEVESTIGD,
        bevestigingsbron=Bevestigingsbron.AANBIEDER,
        bevestigd_door=by,
        bevestigd_aanbieder=aanbieder,
        bevestigd_op=at,
    )
    record_gebeurtenis(deelname, "deelname.bevestigd", by=by, at=at)
    return deelname


@transaction.atomic
def refuse_bevestiging(deelname: Deelname, *, reden: str, by: Gebruiker, at: datetime) -> Deelname:
    """Say, with a reason for the teacher, that the aanbieder does not confirm it."""
    deelname, _ = _lock_asked(deelname, by=by, at=at)
    _require(deelname, Bevestigingstand.GEWEIGERD)
    save_fields(
        deelname,
        bevestiging=Bevestigingstand.GEWEIGERD,
        bevestiging_reden=_check_reden(reden),
    )
    record_gebeurtenis(deelname, "deelname.bevestiging-geweigerd", by=by, at=at)
    return deelname


@transaction.atomic
def withdraw_bevestiging(deelname: Deelname, *, reden: str, by: Gebruiker, at: datetime) -> Deelname:
    """Take back a confirmation that was a mistake; a statement that rests on it no longer holds."""
    deelname, _ = _lock_asked(deelname, by=by, at=at)
    _require(deelname, Bevestigingstand.INGETROKKEN)
    save_fields(
        deelname,
        bevestiging=Bevestigingstand.INGETROKKEN,
        bevestigingsbron=Bevestigingsbron.DEELNEMER,
        bevestiging_reden=_check_reden(reden),
        bevestigd_door=None,
        bevestigd_aanbieder=None,
        bevestigd_op=None,
    )
    lapse_verklaringen(deelname, grond=Vervalgrond.BEVESTIGING_VERVALLEN, at=at)
    record_gebeurtenis(deelname, "deelname.bevestiging-ingetrokken", by=by, at=at)
    return deelname


def can_be_asked(deelname: Deelname) -> bool:
    """Say whether an aanbieder of the traject has an organisation behind it that could answer."""
    return any(
        aanbieder.organisatie_id is not None
        or (aanbieder.onderdeel_van is not None and aanbieder.onderdeel_van.organisatie_id is not None)
        for aanbieder in deelname.traject.aanbieders.select_related("onderdeel_van")
    )


def check_naam(naam: str) -> str:
    """Return a name as it stands on a request or a statement."""
    tidied = tidy(naam.replace("\x00", ""))
    if not tidied:
        raise Domeinfout("Vul uw naam in, zoals de aanbieder u kent.", veld="naam")
    return check_tekst(tidied, max_lengte=MAX_DEELNEMERSNAAM, naam="naam", veld="naam")


def _check_reden(reden: str) -> str:
    tekst = check_tekst(reden, max_lengte=MAX_BEVESTIGINGSREDEN, naam="reden", veld="reden")
    if not tekst:
        raise Domeinfout("Vul in waarom. De leraar leest dit.", veld="reden")
    return tekst


def _lock_asked(deelname: Deelname, *, by: Gebruiker, at: datetime) -> tuple[Deelname, Aanbieder]:
    require_recht(by, BEVESTIG, deelname)
    deelname = lock(deelname)
    if deelname.gebruiker_id == by.pk:
        raise Domeinfout("U kunt uw eigen deelname niet bevestigen. Vraag het een collega.")
    mine = aanbieders_van(by, timezone.localdate(at)).filter(trajectaanbieders__traject=deelname.traject_id)
    return deelname, mine.order_by("trajectaanbieders__volgorde", "pk")[0]


def _require(deelname: Deelname, to: Bevestigingstand) -> None:
    require_transition(deelname.bevestiging, to=to, allowed=BEVESTIGING_OVERGANGEN)
