"""Hand mail over to the mail server, once (docs/adr/0038-berichten.md).

Before anything is said to the server, ``bezig`` is committed; what came of it is committed after. Where
nobody can know whether a mail arrived, because the connection was lost while its text went out or the process
died in between, it is ``onzeker``: it never goes out again by itself, and staff decide. No lock and no
transaction is held while a mail server takes its time.
"""

import logging
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q

from napl.domain.bericht.samenstellen import to_html
from napl.domain.gebeurtenis import pause_after
from napl.domain.transitie import save_fields
from napl.enums import BerichtStatus
from napl.models import Bericht
from napl.overdracht import OnzekereOverdracht

logger = logging.getLogger(__name__)
MAX_POGINGEN = 8
# Longer than a whole round of mail takes with a server that answers just before EMAIL_TIMEOUT.
CLAIM = timedelta(minutes=45)
GEWIST = "De tekst is gewist: er stond een code of een geheime link in."
ONDERBROKEN = "Het versturen is onderbroken. Misschien had de mailserver het bericht al."
VERBROKEN = "De mailserver zei niet of het bericht is aangekomen."


def send_berichten(*, at: datetime, limit: int = 50) -> int:
    """Send the mail that is due, and mark what an interrupted round left; return how many went out."""
    flag_onderbroken(at=at)
    due = Bericht.objects.filter(_due(at)).order_by("pk").values_list("pk", flat=True)
    return sum(_send(pk, at=at) for pk in list(due[:limit]))


def flag_onderbroken(*, at: datetime) -> int:
    """Mark mail whose process died while it was sending as onzeker; return how many."""
    left = Bericht.objects.filter(status=BerichtStatus.BEZIG, bezig_op__lte=at - CLAIM)
    secret = left.filter(wis_tekst=True).update(status=BerichtStatus.ONZEKER, fout=ONDERBROKEN, tekst=GEWIST)
    return secret + left.update(status=BerichtStatus.ONZEKER, fout=ONDERBROKEN)


def _due(at: datetime) -> Q:
    return Q(status=BerichtStatus.KLAARGEZET, volgende_poging_op__lte=at)


def _send(pk: int, *, at: datetime) -> bool:
    bericht = _claim(pk, at=at)
    if bericht is None:
        return False
    try:
        sent = build_email(bericht).send()
    except OnzekereOverdracht as error:
        logger.warning("Nobody knows whether bericht %s arrived: %s", pk, error)
        _record(bericht, status=BerichtStatus.ONZEKER, fout=f"{VERBROKEN} ({error})"[:500])
        return False
    except (OSError, ValueError) as error:
        # smtplib's errors are OSErrors; a header that cannot be is a ValueError
        _note_failure(bericht, f"{type(error).__name__}: {error}", at=at)
        return False
    if not sent:
        _note_failure(bericht, "De mailserver nam het bericht niet aan.", at=at)
        return False
    _record(bericht, status=BerichtStatus.VERZONDEN, verzonden_op=at, fout="")
    return True


def build_email(bericht: Bericht) -> EmailMultiAlternatives:
    """Return the mail in plain text and HTML; its Message-ID is the same at every attempt."""
    headers = {
        "Message-ID": message_id(bericht),
        # Out-of-office replies to a machine help nobody (RFC 3834).
        "Auto-Submitted": "auto-generated",
        **bericht.kopregels,
    }
    mail = EmailMultiAlternatives(bericht.onderwerp, bericht.tekst, to=[bericht.naar], headers=headers)
    mail.attach_alternative(to_html(bericht.onderwerp, bericht.tekst), "text/html")
    return mail


def message_id(bericht: Bericht) -> str:
    """Return the name of a mail in the world: a mail program that gets it twice can show it once."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<bericht.{bericht.pk}.{int(bericht.klaargezet_op.timestamp())}@{host}>"


@transaction.atomic
def _claim(pk: int, *, at: datetime) -> Bericht | None:
    """Count an attempt and say that it begins; None when it is not due, or another process has it."""
    bericht = (
        Bericht.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("gebruiker")
        .filter(_due(at), pk=pk)
        .first()
    )
    if bericht is None:
        return None
    save_fields(bericht, status=BerichtStatus.BEZIG, bezig_op=at, pogingen=bericht.pogingen + 1)
    return bericht


def _note_failure(bericht: Bericht, fout: str, *, at: datetime) -> None:
    """Plan the next attempt, or give up: the server has nothing."""
    if bericht.pogingen >= MAX_POGINGEN:
        _record(bericht, status=BerichtStatus.MISLUKT, fout=fout[:500])
        return
    _record(
        bericht,
        status=BerichtStatus.KLAARGEZET,
        fout=fout[:500],
        volgende_poging_op=at + pause_after(bericht.pogingen),
    )


def _record(bericht: Bericht, *, status: BerichtStatus, **values: object) -> None:
    """Write down what came of this attempt, unless a later one was begun or somebody decided meanwhile.

    That a mail went out is always worth knowing, however late: it keeps the same mail from going again.
    """
    if status != BerichtStatus.KLAARGEZET and bericht.wis_tekst:
        values["tekst"] = GEWIST
    mine = Bericht.objects.filter(pk=bericht.pk, pogingen=bericht.pogingen)
    open_ = [BerichtStatus.BEZIG, BerichtStatus.ONZEKER]
    if status == BerichtStatus.VERZONDEN:
        open_.append(BerichtStatus.KLAARGEZET)
    mine.filter(status__in=open_).update(status=status, **values)
