"""Who at the bureau sees a case through: take it, or hand it over."""

from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.betrokkenen import handlers
from kwaliteit.enums import AANVRAAG_KLAAR
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht


@transaction.atomic
def assign_behandelaar(
    aanvraag: Erkenningsaanvraag, naar: Gebruiker, *, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Give a case to somebody: to oneself, or to a colleague; who had it already keeps it without a line."""
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if aanvraag.ingediend_op is None or aanvraag.status in AANVRAAG_KLAAR:
        raise OngeldigeOvergang("Deze zaak is niet in behandeling.")
    if not handlers(at).filter(pk=naar.pk).exists():
        raise Domeinfout("Deze collega behandelt geen aanvragen. Kies iemand anders.", veld="naar")
    if aanvraag.behandelaar_id == naar.pk:
        return aanvraag
    was = aanvraag.behandelaar_id
    save_fields(aanvraag, behandelaar=naar)
    record_gebeurtenis(aanvraag, "aanvraag.behandelaar", by=by, at=at, gegevens={"naar": naar.pk, "van": was})
    return aanvraag
