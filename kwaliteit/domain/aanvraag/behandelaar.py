"""Who at the bureau sees a case through: take it, or hand it over."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.betrokkenen import handlers
from kwaliteit.domain.aanvraag.termijnen import bureau_address
from kwaliteit.enums import AANVRAAG_KLAAR
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG, VERDEEL_AANVRAGEN
from napl.domain.bericht import full_url, queue_bericht
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from napl.rechten import require_recht
from register.models.aanbod import aanbieders_van

SOORT = "aanvraag-behandelaar"


@transaction.atomic
def assign_behandelaar(
    aanvraag: Erkenningsaanvraag, naar: Gebruiker, *, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Give a case to somebody; who had it already keeps it without a line.

    A behandelaar takes a case, or hands over an own one; only a coordinator gives away what is another's.
    A colleague who gets one, gets a mail.
    """
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if by.pk not in (naar.pk, aanvraag.behandelaar_id):
        require_recht(by, VERDEEL_AANVRAGEN)
    if aanvraag.ingediend_op is None or aanvraag.status in AANVRAAG_KLAAR:
        raise OngeldigeOvergang("Deze zaak is niet in behandeling.")
    if not handlers(at).filter(pk=naar.pk).exists():
        raise Domeinfout("Deze collega behandelt geen aanvragen. Kies iemand anders.", veld="naar")
    # Awb 2:4: nobody handles the case of who they work for.
    if aanbieders_van(naar, timezone.localdate(at)).filter(pk=aanvraag.aanbieder_id).exists():
        raise Domeinfout("Deze collega werkt voor de aanbieder. Kies iemand anders.", veld="naar")
    if aanvraag.behandelaar_id == naar.pk:
        return aanvraag
    was = aanvraag.behandelaar_id
    save_fields(aanvraag, behandelaar=naar)
    gebeurtenis = record_gebeurtenis(
        aanvraag, "aanvraag.behandelaar", by=by, at=at, gegevens={"naar": naar.pk, "van": was}
    )
    if naar.pk != by.pk:
        _tell(aanvraag, naar, gebeurtenis, at=at)
    return aanvraag


@transaction.atomic
def take_aanvraag(aanvraag: Erkenningsaanvraag, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Take a case that nobody has; of two at once, one gets it."""
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if aanvraag.behandelaar_id not in (None, by.pk):
        raise OngeldigeOvergang(
            "Een collega behandelt deze zaak al. Vraag de coördinator om die aan u te geven."
        )
    return assign_behandelaar(aanvraag, by, by=by, at=at)


def _tell(aanvraag: Erkenningsaanvraag, naar: Gebruiker, gebeurtenis: Gebeurtenis, *, at: datetime) -> None:
    queue_bericht(
        naar,
        SOORT,
        onderwerp=f"U behandelt nu aanvraag {aanvraag.kenmerk}",
        tekst=(
            f"Een collega gaf u de aanvraag {aanvraag.kenmerk} van {aanvraag.aanbieder.naam} "
            "om te behandelen.\n\n"
            f"Open de zaak:\n{full_url(bureau_address(aanvraag.pk))}\n"
        ),
        gebeurtenis=gebeurtenis,
        at=at,
    )
