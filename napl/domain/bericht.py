"""Mail: put a bericht ready in a transaction, send it afterwards, keep what happened to it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urljoin

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from napl.domain.gebeurtenis import pause_after
from napl.domain.transitie import save_fields
from napl.enums import BerichtStatus
from napl.models import Bericht, Gebeurtenis, Gebruiker

TAAK = "napl.verstuur_berichten"
MAX_POGINGEN = 8
# Longer than a whole round of mail takes with a server that answers just before EMAIL_TIMEOUT.
CLAIM = timedelta(minutes=45)
GEWIST = "De tekst is gewist: er stond een code of een geheime link in."


def queue_bericht(
    gebruiker: Gebruiker,
    soort: str,
    *,
    onderwerp: str,
    tekst: str,
    gebeurtenis: Gebeurtenis | None,
    at: datetime,
    kopregels: Mapping[str, str] | None = None,
) -> Bericht:
    """Put one mail ready; the same gebeurtenis never gives a person a second mail of the same kind.

    ``kopregels`` are headers beside the usual ones.
    """
    values = {
        "onderwerp": onderwerp,
        "tekst": tekst,
        "kopregels": dict(kopregels or {}),
        "klaargezet_op": at,
        "volgende_poging_op": at,
    }
    if gebeurtenis is None:
        return Bericht.objects.create(gebruiker=gebruiker, soort=soort, **values)
    bericht, _ = Bericht.objects.get_or_create(
        gebruiker=gebruiker, soort=soort, gebeurtenis=gebeurtenis, defaults=values
    )
    return bericht


def queue_geheim(
    ontvanger: Gebruiker | str, soort: str, *, onderwerp: str, tekst: str, at: datetime
) -> Bericht:
    """Put a mail with a secret ready, for an account or an address without one; it goes out at once.

    The text is erased when it is sent, and the row with it after a day (``purge_geheim``).
    """
    bericht = Bericht.objects.create(
        gebruiker=None if isinstance(ontvanger, str) else ontvanger,
        adres=ontvanger if isinstance(ontvanger, str) else "",
        soort=soort,
        onderwerp=onderwerp,
        tekst=tekst,
        wis_tekst=True,
        klaargezet_op=at,
        volgende_poging_op=at,
    )
    transaction.on_commit(_send_soon, robust=True)
    return bericht


def _send_soon() -> None:
    """Ask a worker for the mail now: somebody waits for it."""
    current_app.send_task(TAAK)


def purge_geheim(*, before: datetime) -> int:
    """Erase what is left of mails with a secret, and of the addresses of people without an account."""
    gone, _ = Bericht.objects.filter(wis_tekst=True, klaargezet_op__lt=before).delete()
    return gone


def full_url(path: str) -> str:
    """Return the address of a page for in a mail, where nothing tells on which site it stands."""
    return urljoin(settings.SITE_URL, path)


def send_berichten(*, at: datetime, limit: int = 50) -> int:
    """Send the mail that is due; return how many went out.

    At least once: the attempt is counted and committed, then the mail goes out, then that is recorded. A
    process that dies in between leaves a bericht that goes out a second time when its claim ends. No lock and
    no transaction is held while a mail server takes its time.
    """
    due = Bericht.objects.filter(_due(at)).order_by("pk").values_list("pk", flat=True)
    return sum(_send(pk, at=at) for pk in due[:limit])


def _due(at: datetime) -> Q:
    return Q(status=BerichtStatus.KLAARGEZET, volgende_poging_op__lte=at)


def _send(pk: int, *, at: datetime) -> bool:
    bericht = _claim(pk, at=at)
    if bericht is None:
        return False
    try:
        EmailMessage(bericht.onderwerp, bericht.tekst, to=[bericht.naar], headers=bericht.kopregels).send()
    except (OSError, ValueError) as error:
        # smtplib's errors are OSErrors; a header that cannot be is a ValueError
        _note_failure(bericht, error, at=at)
        return False
    tekst = _afterwards(bericht)
    save_fields(bericht, status=BerichtStatus.VERZONDEN, verzonden_op=at, fout="", tekst=tekst)
    return True


@transaction.atomic
def _claim(pk: int, *, at: datetime) -> Bericht | None:
    """Count an attempt and keep the bericht from other processes for a while; None when it is not due."""
    bericht = (
        Bericht.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("gebruiker")
        .filter(_due(at), pk=pk)
        .first()
    )
    if bericht is None:
        return None
    if bericht.pogingen >= MAX_POGINGEN:
        # Every attempt died before it could tell how it went.
        save_fields(
            bericht,
            status=BerichtStatus.MISLUKT,
            fout="Het versturen is te vaak onderbroken.",
            tekst=_afterwards(bericht),
        )
        return None
    save_fields(bericht, pogingen=bericht.pogingen + 1, volgende_poging_op=at + CLAIM)
    return bericht


def _note_failure(bericht: Bericht, error: Exception, *, at: datetime) -> None:
    """Plan the next attempt, unless another process got the bericht out in the meantime."""
    given_up = bericht.pogingen >= MAX_POGINGEN
    Bericht.objects.filter(pk=bericht.pk, status=BerichtStatus.KLAARGEZET).update(
        fout=f"{type(error).__name__}: {error}"[:500],
        volgende_poging_op=at + pause_after(bericht.pogingen),
        status=BerichtStatus.MISLUKT if given_up else BerichtStatus.KLAARGEZET,
        tekst=_afterwards(bericht) if given_up else bericht.tekst,
    )


def _afterwards(bericht: Bericht) -> str:
    """Return what stays of the text once nothing will be sent any more."""
    return GEWIST if bericht.wis_tekst else bericht.tekst
