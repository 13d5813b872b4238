"""Long work: ask for it, hold it, show how far it is, finish it, take it up again after a crash.

A session-level advisory lock says that a process is alive: the database drops it with the connection, so
work of a process that was killed is free at once and nothing has to guess from a clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from celery import current_app
from django.db import connection, transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.enums import VERWERKING_OPEN, VERWERKING_OVERGANGEN, VerwerkingStatus
from napl.models import Gebruiker, Verwerking
from napl.registers import verwerkingsoorten

MAX_POGINGEN = 5
GEDULD = timedelta(seconds=15)  # a run that somebody touched this recently is left alone
SLOTKLASSE = 0x56455257  # our own space of advisory locks


@transaction.atomic
def request_verwerking(
    soort: str,
    sleutel: str,
    *,
    peildatum: date,
    at: datetime,
    by: Gebruiker | None = None,
    totaal: int | None = None,
    send: bool = True,
) -> tuple[Verwerking, bool]:
    """Ask for a run; of one soort and sleutel only one is open, so a second request gets the first run back.

    The Celery task of the soort is sent after commit; a command that does the work itself passes ``send=False``.
    """
    verwerking, created = Verwerking.objects.get_or_create(
        soort=soort,
        sleutel=sleutel,
        status__in=VERWERKING_OPEN,
        defaults={
            "status": VerwerkingStatus.WACHTEND,
            "peildatum": peildatum,
            "aangevraagd_door": by,
            "aangevraagd_op": at,
            "totaal": totaal,
        },
    )
    if created:
        record_gebeurtenis(verwerking, "verwerking.aangevraagd", by=by, at=at, gegevens={"soort": soort})
        if send:
            transaction.on_commit(lambda: send_verwerking(verwerking), robust=True)
    return verwerking, created


def send_verwerking(verwerking: Verwerking) -> None:
    current_app.send_task(verwerkingsoorten[verwerking.soort].taak, args=[verwerking.pk])


@contextmanager
def hold_verwerking(pk: int, *, at: datetime) -> Iterator[Verwerking | None]:
    """Take a run for this process; yields None when another process has it or it is finished.

    An error marks the run as failed and is raised on; losing the process or the database leaves it open,
    to be taken up again by ``resume_verwerkingen``.
    """
    if not _try_slot(pk):
        yield None
        return
    try:
        verwerking = _start(pk, at=at)
        try:
            yield verwerking
        except Exception as error:
            if verwerking is not None and connection.is_usable():
                fail_verwerking(verwerking, f"{type(error).__name__}: {error}", at=at)
            raise
    finally:
        _free_slot(pk)


@transaction.atomic
def _start(pk: int, *, at: datetime) -> Verwerking | None:
    verwerking = Verwerking.objects.select_for_update().filter(pk=pk, status__in=VERWERKING_OPEN).first()
    if verwerking is None:
        return None
    save_fields(
        verwerking,
        status=VerwerkingStatus.BEZIG,
        gestart_op=verwerking.gestart_op or at,
        hartslag_op=at,
        pogingen=verwerking.pogingen + 1,
    )
    return verwerking


def report_progress(
    verwerking: Verwerking, *, klaar: int, tellingen: dict[str, int], at: datetime, totaal: int | None = None
) -> None:
    """Save how far the run is, in the transaction of the work itself, so that both are true together."""
    save_fields(
        verwerking,
        klaar=klaar,
        totaal=totaal if totaal is not None else verwerking.totaal,
        tellingen=tellingen,
        hartslag_op=at,
    )


@transaction.atomic
def finish_verwerking(verwerking: Verwerking, *, tellingen: dict[str, int], at: datetime) -> Verwerking:
    verwerking = lock(verwerking)
    require_transition(verwerking.status, to=VerwerkingStatus.AFGEROND, allowed=VERWERKING_OVERGANGEN)
    save_fields(verwerking, status=VerwerkingStatus.AFGEROND, tellingen=tellingen, afgerond_op=at)
    record_gebeurtenis(verwerking, "verwerking.afgerond", by=verwerking.aangevraagd_door, at=at)
    return verwerking


@transaction.atomic
def fail_verwerking(verwerking: Verwerking, melding: str, *, at: datetime) -> Verwerking:
    verwerking = lock(verwerking)
    require_transition(verwerking.status, to=VerwerkingStatus.MISLUKT, allowed=VERWERKING_OVERGANGEN)
    save_fields(verwerking, status=VerwerkingStatus.MISLUKT, fout=melding[:2000], afgerond_op=at)
    record_gebeurtenis(verwerking, "verwerking.mislukt", by=verwerking.aangevraagd_door, at=at)
    return verwerking


def resume_verwerkingen(*, at: datetime) -> int:
    """Send every open run that no process holds to a worker again; return how many.

    A run that keeps dying is reported as failed after ``MAX_POGINGEN`` attempts.
    """
    resumed = 0
    for verwerking in Verwerking.objects.filter(status__in=VERWERKING_OPEN):
        if (verwerking.hartslag_op or verwerking.aangevraagd_op) > at - GEDULD or not _try_slot(
            verwerking.pk
        ):
            continue
        _free_slot(verwerking.pk)
        if verwerking.pogingen >= MAX_POGINGEN:
            fail_verwerking(verwerking, "Het werk is te vaak onderbroken. Start het opnieuw.", at=at)
            continue
        if verwerking.status == VerwerkingStatus.BEZIG:
            save_fields(verwerking, status=VerwerkingStatus.ONDERBROKEN)
        save_fields(verwerking, hartslag_op=at)
        send_verwerking(verwerking)
        resumed += 1
    return resumed


def _try_slot(pk: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SLOTKLASSE, pk])
        return bool(cursor.fetchone()[0])


def _free_slot(pk: int) -> None:
    if not connection.is_usable():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SLOTKLASSE, pk])
