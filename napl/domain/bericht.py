"""Mail: put a bericht ready in a transaction, send it afterwards, keep what happened to it."""

from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction

from napl.domain.gebeurtenis import pause_after
from napl.enums import BerichtStatus
from napl.models import Bericht, Gebeurtenis, Gebruiker

MAX_POGINGEN = 8


def queue_bericht(
    gebruiker: Gebruiker,
    soort: str,
    *,
    onderwerp: str,
    tekst: str,
    gebeurtenis: Gebeurtenis | None,
    at: datetime,
) -> Bericht:
    """Put one mail ready; the same gebeurtenis never gives a person a second mail of the same kind."""
    values = {"onderwerp": onderwerp, "tekst": tekst, "klaargezet_op": at, "volgende_poging_op": at}
    if gebeurtenis is None:
        return Bericht.objects.create(gebruiker=gebruiker, soort=soort, **values)
    bericht, _ = Bericht.objects.get_or_create(
        gebruiker=gebruiker, soort=soort, gebeurtenis=gebeurtenis, defaults=values
    )
    return bericht


def send_berichten(*, at: datetime, limit: int = 200) -> int:
    """Send the mail that is due; return how many went out."""
    due = Bericht.objects.filter(status=BerichtStatus.KLAARGEZET, volgende_poging_op__lte=at)
    return sum(_send(pk, at=at) for pk in due.order_by("pk").values_list("pk", flat=True)[:limit])


@transaction.atomic
def _send(pk: int, *, at: datetime) -> bool:
    bericht = (
        Bericht.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("gebruiker")
        .filter(pk=pk, status=BerichtStatus.KLAARGEZET)
        .first()
    )
    if bericht is None:
        return False
    bericht.pogingen += 1
    try:
        EmailMessage(bericht.onderwerp, bericht.tekst, to=[bericht.gebruiker.email]).send()
    except (
        OSError,
        ValueError,
    ) as error:  # smtplib's errors are OSErrors; a header that cannot be is a ValueError
        _note_failure(bericht, error, at=at)
    else:
        bericht.status, bericht.verzonden_op, bericht.fout = BerichtStatus.VERZONDEN, at, ""
    bericht.save(update_fields=["pogingen", "status", "verzonden_op", "volgende_poging_op", "fout"])
    return bericht.status == BerichtStatus.VERZONDEN


def _note_failure(bericht: Bericht, error: Exception, *, at: datetime) -> None:
    bericht.fout = f"{type(error).__name__}: {error}"[:500]
    bericht.volgende_poging_op = at + pause_after(bericht.pogingen)
    if bericht.pogingen >= MAX_POGINGEN:
        bericht.status = BerichtStatus.MISLUKT
