"""Put a bericht ready in the transaction of what it is about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from celery import current_app
from django.conf import settings
from django.db import transaction

from napl.domain.bericht.samenstellen import Samenstelling, compose
from napl.domain.bericht.voorkeur import first_status
from napl.enums import BerichtStatus
from napl.models import Bericht, Gebeurtenis, Gebruiker

TAAK = "napl.verstuur_berichten"


def queue_bericht(
    gebruiker: Gebruiker,
    soort: str,
    *,
    gebeurtenis: Gebeurtenis | None,
    at: datetime,
    context: Mapping[str, Any] | None = None,
    onderwerp: str = "",
    tekst: str = "",
    kopregels: Mapping[str, str] | None = None,
) -> Bericht:
    """Put one mail ready; the same gebeurtenis never gives a person a second mail of the same kind.

    With ``context`` the text comes from the template of the soort (``compose``), else from ``onderwerp`` and
    ``tekst``. Who gets it may have chosen to get it later or not at all; then it stands in the log, and does
    not go out now. ``kopregels`` are headers beside the usual ones.
    """
    mail = _content(soort, context, onderwerp, tekst)
    values = {
        "onderwerp": mail.onderwerp,
        "tekst": mail.tekst,
        "kopregels": dict(kopregels or {}),
        "status": first_status(gebruiker, soort),
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
    ontvanger: Gebruiker | str,
    soort: str,
    *,
    at: datetime,
    context: Mapping[str, Any] | None = None,
    onderwerp: str = "",
    tekst: str = "",
) -> Bericht:
    """Put a mail with a secret ready, for an account or an address without one; it goes out at once.

    The text is erased when it is sent, and the row with it after a day (``purge_geheim``).
    """
    mail = _content(soort, context, onderwerp, tekst)
    bericht = Bericht.objects.create(
        gebruiker=None if isinstance(ontvanger, str) else ontvanger,
        adres=ontvanger if isinstance(ontvanger, str) else "",
        soort=soort,
        onderwerp=mail.onderwerp,
        tekst=mail.tekst,
        wis_tekst=True,
        klaargezet_op=at,
        volgende_poging_op=at,
    )
    transaction.on_commit(_send_soon, robust=True)
    return bericht


def _content(soort: str, context: Mapping[str, Any] | None, onderwerp: str, tekst: str) -> Samenstelling:
    if context is not None:
        return compose(soort, context)
    if not (onderwerp and tekst):
        raise ValueError("A mail needs a context, or a subject and a text.")
    return Samenstelling(onderwerp, tekst)


def _send_soon() -> None:
    """Ask a worker for the mail now: somebody waits for it."""
    current_app.send_task(TAAK)


def purge_geheim(*, before: datetime) -> int:
    """Erase what is left of mails with a secret, and of the addresses of people without an account.

    Of what nobody knows whether it arrived, the row stays until somebody decided about it.
    """
    rows = Bericht.objects.filter(wis_tekst=True, klaargezet_op__lt=before)
    gone, _ = rows.exclude(status__in=[BerichtStatus.BEZIG, BerichtStatus.ONZEKER]).delete()
    return gone


def full_url(path: str) -> str:
    """Return the address of a page for in a mail, where nothing tells on which site it stands."""
    return urljoin(settings.SITE_URL, path)
