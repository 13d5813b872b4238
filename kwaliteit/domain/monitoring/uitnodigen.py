"""Ask who completed a traject to evaluate it: once, and not at once, for effect takes time."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kwaliteit.domain.monitoring.mail import write_uitnodiging
from kwaliteit.models import Evaluatie
from napl.domain.bericht import queue_bericht
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from register.enums import Deelnamestatus
from register.models import Deelname

SOORT = "evaluatie-uitnodiging"
# Our choice: after a month one can say what one does differently; after half a year one forgot.
NA = timedelta(days=28)
HOOGUIT = timedelta(days=180)


def due_deelnames(peildatum: date) -> QuerySet[Deelname]:
    """Return the deelnames of which the participant was not asked yet and can be asked now."""
    return Deelname.objects.filter(
        gebruiker__is_active=True,
        status=Deelnamestatus.AFGEROND,
        afgerond_datum__lte=peildatum - NA,
        afgerond_datum__gt=peildatum - HOOGUIT,
        evaluatie__isnull=True,
    )


@transaction.atomic
def invite_evaluatie(deelname: Deelname, *, at: datetime) -> bool:
    """Put one mail ready for a participant; False when that was done, or needs to be done no more."""
    deelname = lock(deelname)
    if not due_deelnames(timezone.localdate(at)).filter(pk=deelname.pk).exists():
        return False
    evaluatie, _ = Evaluatie.objects.get_or_create(deelname=deelname)
    save_fields(evaluatie, uitgenodigd_op=at)
    gebeurtenis = record_gebeurtenis(evaluatie, "evaluatie.gevraagd", by=None, at=at)
    if deelname.gebruiker is None:  # the query says so; this tells the type
        return False
    mail = write_uitnodiging(deelname)
    queue_bericht(
        deelname.gebruiker,
        SOORT,
        onderwerp=mail.onderwerp,
        tekst=mail.tekst,
        gebeurtenis=gebeurtenis,
        at=at,
    )
    return True
