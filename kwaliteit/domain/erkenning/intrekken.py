"""Withdraw a recognition: after an announcement, or at once for a reason that the Awb allows."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.erkenning.invoer import lock_erkenning, require_text
from kwaliteit.domain.erkenning.mail import intrekking_mail, send_mail
from kwaliteit.domain.erkenning.verlenen import grond_van
from kwaliteit.domain.erkenning.voornemen import close_voornemen, may_decide
from kwaliteit.enums import ERKENNING_OVERGANGEN, ErkenningStatus, Voornemenuitkomst
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from kwaliteit.rules.erkenning import VERLEEN
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import require_transition, save_fields
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.opmaak import day
from register.domain.opname import close_opname


@transaction.atomic
def withdraw_erkenning(
    erkenning: Erkenning, *, per: date, reden: str, by: Gebruiker, at: datetime, zonder_zienswijze: str = ""
) -> Erkenning:
    """End a recognition from a date on, and with it the listing that rests on it.

    The aanbieder was heard on an announcement, or ``zonder_zienswijze`` says why that was not needed: it
    asked for it itself, or it could not wait (Awb 4:11). One that has not begun yet never holds: its first
    day is then the day on which it ends.
    """
    require_recht(by, VERLEEN, erkenning)
    erkenning = lock_erkenning(erkenning)
    require_transition(erkenning.status, to=ErkenningStatus.INGETROKKEN, allowed=ERKENNING_OVERGANGEN)
    per = max(per, erkenning.geldig_van)
    if erkenning.geldig_tot is not None and per >= erkenning.geldig_tot:
        raise Domeinfout("Deze erkenning is op die datum al voorbij.", veld="per")
    reden = require_text(reden, veld="reden", melding="Leg uit waarom u de erkenning intrekt.")
    uitzondering = tidy(zonder_zienswijze)
    voornemen = _open_voornemen(erkenning)
    if not uitzondering:
        _require_heard(voornemen, per, by=by, op=timezone.localdate(at))
    save_fields(erkenning, status=ErkenningStatus.INGETROKKEN, ingetrokken_per=per, ingetrokken_reden=reden)
    if voornemen is not None:
        close_voornemen(voornemen, Voornemenuitkomst.INGETROKKEN, reden=reden, by=by, at=at)
    # Another reason to be listed, such as a later recognition, is not ours to end.
    close_opname(
        erkenning.traject,
        per=per,
        reden=f"Erkenning ingetrokken: {reden}",
        grond=grond_van(erkenning),
        by=by,
        at=at,
    )
    gebeurtenis = record_gebeurtenis(
        erkenning,
        "erkenning.ingetrokken",
        by=by,
        at=at,
        gegevens={"traject": erkenning.traject_id, "per": per.isoformat(), "gehoord": not uitzondering},
    )
    mail = intrekking_mail(erkenning, naam=erkenning.versie.naam, per=per, reden=reden)
    send_mail(erkenning, mail, gebeurtenis=gebeurtenis, at=at)
    return erkenning


def _open_voornemen(erkenning: Erkenning) -> Intrekkingsvoornemen | None:
    return erkenning.voornemens.select_for_update().filter(uitkomst=Voornemenuitkomst.OPEN).first()


def _require_heard(voornemen: Intrekkingsvoornemen | None, per: date, *, by: Gebruiker, op: date) -> None:
    if voornemen is None:
        raise Domeinfout(
            "Kondig de intrekking eerst aan, of leg uit waarom dat niet hoeft.", veld="zonder_zienswijze"
        )
    if voornemen.aangekondigd_door_id == by.pk:
        raise GeenRecht("U kondigde deze intrekking zelf aan. Iemand anders beslist.", veld="status")
    if not may_decide(voornemen, op):
        raise Domeinfout(
            f"De aanbieder mag tot en met {day(voornemen.zienswijze_tot)} reageren. Beslis daarna.",
            veld="status",
        )
    if per < voornemen.per:
        raise Domeinfout(f"Aangekondigd is: niet eerder dan {day(voornemen.per)}.", veld="per")
