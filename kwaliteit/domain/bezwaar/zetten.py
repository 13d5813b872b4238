"""Move a bezwaar: the one place where its status changes, and who may not take part."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.besluit.scheiding import objection_to
from kwaliteit.domain.bezwaar.termijnen import follow_status
from kwaliteit.enums import BEZWAAR_KLAAR, BEZWAAR_OVERGANGEN, Bezwaarstatus
from kwaliteit.models import Bezwaar
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import GeenRecht
from napl.models import Gebeurtenis, Gebruiker

EERSTE_ZAAK = "U had een rol bij het eerste besluit. Iemand anders moet dit bezwaar doen."


@transaction.atomic
def move_bezwaar(
    bezwaar: Bezwaar, to: Bezwaarstatus, *, by: Gebruiker, at: datetime, **velden: object
) -> tuple[Bezwaar, Gebeurtenis]:
    """Move a bezwaar, with the fields that change along; part of verbs that see to the rights.

    Raises OngeldigeOvergang when it is not where this move starts: of two at once, one is done.
    """
    bezwaar = lock(bezwaar)
    van = Bezwaarstatus(bezwaar.status)
    require_transition(van, to=to, allowed=BEZWAAR_OVERGANGEN)
    if to in BEZWAAR_KLAAR:
        velden["afgesloten_op"] = at
    save_fields(bezwaar, status=to, **velden)
    follow_status(bezwaar, van, to, by=by, at=at)
    gebeurtenis = record_gebeurtenis(
        bezwaar, f"bezwaar.{to.value}", by=by, at=at, gegevens={"van": van.value}
    )
    return bezwaar, gebeurtenis


def objection_to_person(bezwaar: Bezwaar, wie: Gebruiker, at: datetime) -> str:
    """Return in Dutch why somebody has no part in a bezwaar; empty when nothing stands in the way."""
    besluit = bezwaar.besluit
    if besluit.beslisser_id == wie.pk or objection_to(besluit.aanvraag, wie, timezone.localdate(at)):
        return EERSTE_ZAAK
    return ""


def require_fresh(bezwaar: Bezwaar, wie: Gebruiker, at: datetime) -> None:
    """Raise GeenRecht for who handled, judged, advised on or decided the first case (Awb 10:3 lid 3)."""
    reden = objection_to_person(bezwaar, wie, at)
    if reden:
        raise GeenRecht(reden, veld="status")
