"""Move an erkenningsaanvraag: the one place where its status changes.

Verbs see to who may and to what a move asks for; this sees to whether it is legal, to the terms and the log.
"""

from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.termijnen import Moment, follow_status
from kwaliteit.enums import AANVRAAG_KLAAR, AANVRAAG_OVERGANGEN, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.gebeurtenis import Waarde, record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.models import Gebeurtenis, Gebruiker


@transaction.atomic
def move_aanvraag(
    aanvraag: Erkenningsaanvraag,
    to: Aanvraagstatus,
    *,
    by: Gebruiker | None,
    at: datetime,
    gegevens: dict[str, Waarde] | None = None,
    **velden: object,
) -> tuple[Erkenningsaanvraag, Gebeurtenis]:
    """Move a case, with the fields that change along; part of verbs that see to the rights.

    Raises OngeldigeOvergang when the case is not where this move starts: of two at once, one is done.
    """
    aanvraag = lock(aanvraag)
    van = Aanvraagstatus(aanvraag.status)
    require_transition(van, to=to, allowed=AANVRAAG_OVERGANGEN)
    if to in AANVRAAG_KLAAR:
        velden["afgesloten_op"] = at
    save_fields(aanvraag, status=to, status_sinds=at, **velden)
    follow_status(aanvraag, van, to, Moment(at, by))
    gebeurtenis = record_gebeurtenis(
        aanvraag, f"aanvraag.{to.value}", by=by, at=at, gegevens={"van": van.value, **(gegevens or {})}
    )
    return aanvraag, gebeurtenis
