"""The daily and weekly round of search alerts: find what is new and put one mail ready for it.

Each alert is a transaction of its own, in which the mail, what was seen and the date of the run are written
together: a process that dies in between leaves all of it or nothing. How a mail then goes out is for
``napl.domain.bericht``.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from napl.domain.bericht import queue_bericht
from napl.domain.transitie import save_fields
from register.domain.bewaren.mail import write_mail
from register.domain.bewaren.vraagvorm import load_vraag
from register.domain.bewaren.waarschuwing import matching_ids
from register.enums import Frequentie
from register.models import Zoekwaarschuwing

logger = logging.getLogger(__name__)
SOORT = "zoekwaarschuwing"


def select_due(peildatum: date) -> QuerySet[Zoekwaarschuwing]:
    """Return the alerts whose turn it is: daily ones once a day, weekly ones once from Monday on."""
    monday = peildatum - timedelta(days=peildatum.weekday())
    return Zoekwaarschuwing.objects.filter(actief=True, gebruiker__is_active=True).filter(
        Q(frequentie=Frequentie.DAGELIJKS, gezocht_tot__lt=peildatum)
        | Q(frequentie=Frequentie.WEKELIJKS, gezocht_tot__lt=monday)
    )


def send_zoekwaarschuwingen(*, peildatum: date, nu: Callable[[], datetime]) -> int:
    """Go round all alerts that are due; return how many mails were put ready.

    One that fails is logged and stays due; the others go on.
    """
    sent = 0
    for pk in list(select_due(peildatum).order_by("pk").values_list("pk", flat=True)):
        try:
            sent += send_zoekwaarschuwing(pk, peildatum=peildatum, at=nu())
        except Exception:
            logger.exception("Search alert %s failed", pk)
    return sent


@transaction.atomic
def send_zoekwaarschuwing(pk: int, *, peildatum: date, at: datetime) -> bool:
    """Put a mail ready when there is something new; return whether it did.

    A traject is new once: what ever matched stays seen, so what leaves and comes back is no news.
    """
    due = select_due(peildatum).select_for_update(skip_locked=True, of=("self",))
    waarschuwing = due.select_related("gebruiker").filter(pk=pk).first()
    if waarschuwing is None:
        return False
    seen = set(waarschuwing.gezien)
    new = matching_ids(load_vraag(waarschuwing.vraag), peildatum) - seen
    if not new:
        save_fields(waarschuwing, gezocht_tot=peildatum)
        return False
    mail = write_mail(waarschuwing, new, peildatum=peildatum)
    queue_bericht(
        waarschuwing.gebruiker,
        SOORT,
        context=mail.context,
        kopregels=mail.kopregels,
        gebeurtenis=None,
        at=at,
    )
    save_fields(waarschuwing, gezocht_tot=peildatum, gezien=sorted(seen | new), gemaild_op=at)
    return True
