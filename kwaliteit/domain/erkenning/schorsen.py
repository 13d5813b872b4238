"""Suspend a recognition, and lift that: the listing of the traject follows."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.erkenning.invoer import lock_erkenning, require_text
from kwaliteit.domain.erkenning.mail import opheffing_mail, schorsing_mail, send_mail
from kwaliteit.domain.erkenning.verlenen import grond_van, list_traject
from kwaliteit.enums import ErkenningStatus, Schorsingsgrond
from kwaliteit.models import Erkenning, Schorsing
from kwaliteit.rules.erkenning import SCHORS
from napl.domain.gebeurtenis import Waarde, record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.opname import close_opname


@transaction.atomic
def suspend_erkenning(
    erkenning: Erkenning,
    *,
    vanaf: date,
    reden: str,
    grond: Schorsingsgrond,
    by: Gebruiker,
    at: datetime,
) -> Schorsing:
    """Let a recognition not hold from a day on, until that is lifted; the traject leaves the register then.

    Raises OngeldigeOvergang for what was withdrawn or is suspended already, Domeinfout for a day that passed
    or on which it is over.
    """
    require_recht(by, SCHORS, erkenning)
    erkenning = lock_erkenning(erkenning)
    if erkenning.status != ErkenningStatus.VERLEEND:
        raise OngeldigeOvergang("Deze erkenning is ingetrokken. U kunt haar niet schorsen.", veld="status")
    _require_day(erkenning, vanaf, op=timezone.localdate(at), veld="vanaf")
    if erkenning.schorsingen.exclude(geldig_tot__lte=vanaf).exists():
        raise OngeldigeOvergang("Deze erkenning is op die dag al geschorst.", veld="status")
    reden = require_text(reden, veld="reden", melding="Leg uit waarom u de erkenning schorst.")
    vanaf = max(vanaf, erkenning.geldig_van)
    schorsing = Schorsing.objects.create(
        erkenning=erkenning,
        geldig_van=vanaf,
        grond=Schorsingsgrond(grond),
        reden=reden,
        opgelegd_door=by,
        opgelegd_op=at,
    )
    close_opname(
        erkenning.traject,
        per=vanaf,
        reden=f"Erkenning geschorst: {reden}",
        grond=grond_van(erkenning),
        by=by,
        at=at,
    )
    gebeurtenis = record_gebeurtenis(
        erkenning,
        "erkenning.geschorst",
        by=by,
        at=at,
        gegevens={
            "traject": erkenning.traject_id,
            "schorsing": schorsing.pk,
            "vanaf": vanaf.isoformat(),
            "grond": schorsing.grond,
        },
    )
    mail = schorsing_mail(erkenning, naam=erkenning.versie.naam, vanaf=vanaf, reden=reden)
    send_mail(erkenning, mail, gebeurtenis=gebeurtenis, at=at)
    return schorsing


@transaction.atomic
def lift_schorsing(schorsing: Schorsing, *, per: date, reden: str, by: Gebruiker, at: datetime) -> Erkenning:
    """Let a recognition hold again from a day on; the traject is listed for the rest of the period.

    A suspension that is lifted before it began never was: only the log keeps it.
    """
    require_recht(by, SCHORS, schorsing.erkenning)
    erkenning = lock_erkenning(schorsing.erkenning)
    schorsing = lock(schorsing)
    if schorsing.geldig_tot is not None:
        raise OngeldigeOvergang("Deze schorsing is al opgeheven.", veld="status")
    per = max(per, schorsing.geldig_van)
    _require_day(erkenning, per, op=timezone.localdate(at), veld="per")
    reden = require_text(reden, veld="reden", melding="Leg uit waarom u de schorsing opheft.")
    gegevens: dict[str, Waarde] = {
        "traject": erkenning.traject_id,
        "schorsing": schorsing.pk,
        "per": per.isoformat(),
    }
    if per == schorsing.geldig_van:
        schorsing.delete()
    else:
        save_fields(schorsing, geldig_tot=per, opgeheven_door=by, opgeheven_op=at, opheffingsreden=reden)
    list_traject(erkenning, van=per, by=by, at=at)
    gebeurtenis = record_gebeurtenis(
        erkenning, "erkenning.schorsing_opgeheven", by=by, at=at, gegevens=gegevens
    )
    mail = opheffing_mail(erkenning, naam=erkenning.versie.naam, per=per, reden=reden)
    send_mail(erkenning, mail, gebeurtenis=gebeurtenis, at=at)
    return erkenning


def _require_day(erkenning: Erkenning, dag: date, *, op: date, veld: str) -> None:
    if dag < op:
        raise Domeinfout("Kies vandaag of een latere dag.", veld=veld)
    if erkenning.eindigt_op is not None and dag >= erkenning.eindigt_op:
        raise Domeinfout("Deze erkenning is op die dag al voorbij.", veld=veld)
