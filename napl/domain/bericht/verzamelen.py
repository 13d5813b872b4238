"""The daily and weekly mail that takes several together.

Who waits and what goes with it are written in one transaction with the mail itself: a round that fails leaves
everything waiting, and a later one takes it up. How the mail then goes out is as for any other.
"""

import logging
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from napl.domain.bericht.klaarzetten import full_url, queue_bericht
from napl.enums import Berichtritme, BerichtStatus
from napl.models import Bericht, Berichtvoorkeur, Gebruiker

logger = logging.getLogger(__name__)
SOORT = "verzamelmail"


def bundle_berichten(*, at: datetime) -> int:
    """Put one mail ready for everybody whose mail waited long enough; return how many.

    What came before today goes with the daily one, what came before this Monday with the weekly one; so it
    does not matter how often or when this runs. One that fails is logged, and the others go on.
    """
    done = 0
    due = _due(timezone.localdate(at)).order_by("gebruiker").values_list("gebruiker", flat=True).distinct()
    for pk in list(due):
        try:
            done += _bundle(pk, at=at)
        except Exception:
            logger.exception("The bundle of account %s failed", pk)
    return done


def _due(today: date) -> QuerySet[Bericht]:
    weekly = Berichtvoorkeur.objects.filter(
        gebruiker=OuterRef("gebruiker"), soort=OuterRef("soort"), ritme=Berichtritme.WEKELIJKS
    )
    monday = today - timedelta(days=today.weekday())
    waiting = Bericht.objects.filter(status=BerichtStatus.WACHT, gebruiker__is_active=True)
    return waiting.alias(per_week=Exists(weekly)).filter(
        Q(per_week=False, klaargezet_op__lt=_midnight(today))
        | Q(per_week=True, klaargezet_op__lt=_midnight(monday))
    )


@transaction.atomic
def _bundle(gebruiker_id: int, *, at: datetime) -> bool:
    gebruiker = Gebruiker.objects.select_for_update().get(pk=gebruiker_id)
    due = _due(timezone.localdate(at)).filter(gebruiker=gebruiker).select_for_update(of=("self",))
    rows = list(due.order_by("klaargezet_op", "pk"))
    if not rows:
        return False
    bundel = queue_bericht(
        gebruiker,
        SOORT,
        context={
            "berichten": [{"onderwerp": row.onderwerp, "tekst": row.tekst.strip()} for row in rows],
            "aantal": len(rows),
            "url": full_url(reverse("mijn-berichten")),
        },
        gebeurtenis=None,
        at=at,
    )
    Bericht.objects.filter(pk__in=[row.pk for row in rows]).update(
        status=BerichtStatus.GEBUNDELD, bundel=bundel
    )
    return True


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
