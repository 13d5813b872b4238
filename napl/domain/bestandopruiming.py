"""The nightly round of files: warn, erase what expired, and take away what no row knows."""

from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from napl.domain.bericht import full_url, queue_bericht
from napl.domain.bestand import delete_bestand, opslag
from napl.models import Bestand, Gebruiker

VOORAF = timedelta(days=7)
# Younger than this a file may be one of a transaction that still runs.
JONG = timedelta(days=1)


def warn_verlopend(*, at: datetime) -> int:
    """Tell every owner once which files go within a week; return how many people got a mail.

    The mail names no file: a name can say a lot, and mail is read along.
    """
    soon = Bestand.objects.filter(
        eigenaar__isnull=False, gewaarschuwd_op__isnull=True, verloopt_op__lte=localdate(at) + VOORAF
    ).geldig_op(localdate(at))
    pks = soon.order_by("eigenaar").values_list("eigenaar", "pk")
    return sum(
        _warn(owner, [pk for _, pk in rows], at=at) for owner, rows in groupby(pks, key=lambda row: row[0])
    )


@transaction.atomic
def _warn(owner_id: int, pks: list[UUID], *, at: datetime) -> bool:
    mine = Bestand.objects.filter(pk__in=pks, gewaarschuwd_op__isnull=True)
    aantal = mine.update(gewaarschuwd_op=at)
    if not aantal:
        return False
    queue_bericht(
        Gebruiker.objects.get(pk=owner_id),
        "bestand-verloopt",
        context={"aantal": aantal, "url": full_url(reverse("mijn-bestanden"))},
        gebeurtenis=None,
        at=at,
    )
    return True


def purge_verlopen(*, at: datetime) -> int:
    """Erase the files that expired; return how many. What remains is a gebeurtenis."""
    due = Bestand.objects.verlopen_op(localdate(at)).select_related("eigenaar")
    for bestand in due:
        delete_bestand(bestand, by=None, at=at, reden="verlopen")
    return len(due)


def purge_wezen(*, at: datetime) -> int:
    """Take away files on the disk that no row knows, left by a process that died; return how many."""
    folder = Path(opslag.path("bestanden"))
    if not folder.is_dir():
        return 0
    old = [
        path
        for path in folder.glob("*/*")
        if path.is_file() and path.stat().st_mtime < (at - JONG).timestamp()
    ]
    known = {str(pk) for pk in Bestand.objects.values_list("pk", flat=True).iterator()}
    orphans = [path for path in old if path.name not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)
