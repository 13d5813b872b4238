"""Long work: ask for it, hold it, show how far it is, finish it, take it up again after a crash.

A session-level advisory lock says that a process is alive: the database drops it with the connection, so
work of a process that was killed is free at once and nothing has to guess from a clock.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from celery import current_app
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Q

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.enums import VERWERKING_OPEN, VERWERKING_OVERGANGEN, VerwerkingStatus
from napl.fouten import Domeinfout, describe_fout
from napl.models import Gebruiker, Verwerking
from napl.rechten import require_recht
from napl.registers import verwerkingsoorten

logger = logging.getLogger(__name__)
MAX_POGINGEN = 5
# A run that somebody touched this recently is left alone; one that waits may just have others before it.
GEDULD = timedelta(seconds=15)
GEDULD_WACHTEND = timedelta(seconds=60)
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
    recht: str = "napl.start_verwerking",
) -> tuple[Verwerking, bool]:
    """Ask for a run; of one soort and sleutel only one is open, so a second request gets the first run back.

    The Celery task of the soort is sent after commit; who does the work itself says ``send=False``. ``by`` is
    None for the system itself, anybody else needs ``recht``: a verb that asks for work of its own kind names
    its own.
    """
    if by is not None:
        require_recht(by, recht)
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
    to be taken up again by ``resume_verwerkingen``. Not for use inside a transaction: who holds the run must
    be able to save its failure after the work was rolled back.
    """
    if not _try_slot(pk):
        yield None
        return
    try:
        verwerking = _start(pk, at=at)
        try:
            yield verwerking
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            if verwerking is not None:
                if not isinstance(error, Domeinfout):
                    logger.exception("Verwerking %s (%s) failed", pk, verwerking.soort)
                _note_failure(verwerking, describe_fout(error), at=at)
            raise
    finally:
        _free_slot(pk)


@transaction.atomic
def _start(pk: int, *, at: datetime) -> Verwerking | None:
    verwerking = _lock_open(pk)
    if verwerking is None or _gave_up(verwerking, at=at):
        return None
    if verwerking.status == VerwerkingStatus.BEZIG:
        # We have its slot, so whoever was busy with it is gone.
        save_fields(verwerking, status=VerwerkingStatus.ONDERBROKEN)
    require_transition(verwerking.status, to=VerwerkingStatus.BEZIG, allowed=VERWERKING_OVERGANGEN)
    save_fields(
        verwerking,
        status=VerwerkingStatus.BEZIG,
        gestart_op=verwerking.gestart_op or at,
        hartslag_op=at,
        pogingen=verwerking.pogingen + 1,
    )
    return verwerking


def _lock_open(pk: int) -> Verwerking | None:
    return Verwerking.objects.select_for_update().filter(pk=pk, status__in=VERWERKING_OPEN).first()


def _gave_up(verwerking: Verwerking, *, at: datetime) -> bool:
    """Report a run that keeps dying as failed: it may well be what kills its workers."""
    if verwerking.pogingen < MAX_POGINGEN:
        return False
    fail_verwerking(verwerking, "Het werk is te vaak onderbroken. Start het opnieuw.", at=at)
    return True


def _is_unknown(verwerking: Verwerking, *, at: datetime) -> bool:
    """Report a run that no code is left for as failed."""
    if verwerking.soort in verwerkingsoorten:
        return False
    fail_verwerking(verwerking, f"Het register kent het werk ‘{verwerking.soort}’ niet (meer).", at=at)
    return True


@transaction.atomic
def _note_failure(verwerking: Verwerking, melding: str, *, at: datetime) -> None:
    """Mark a run as failed, unless it had finished before the error came."""
    still_open = _lock_open(verwerking.pk)
    if still_open is not None:
        fail_verwerking(still_open, melding, at=at)


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

    A run that keeps dying is reported as failed after ``MAX_POGINGEN`` attempts; one of a soort that this
    release does not know at once, so that it does not keep the others waiting.
    """
    silent = Q(
        status=VerwerkingStatus.WACHTEND, hartslag_op=None, aangevraagd_op__lte=at - GEDULD_WACHTEND
    ) | Q(status=VerwerkingStatus.WACHTEND, hartslag_op__lte=at - GEDULD_WACHTEND)
    silent |= Q(status__in=VERWERKING_OPEN - {VerwerkingStatus.WACHTEND}, hartslag_op__lte=at - GEDULD)
    return sum(_resume(pk, at=at) for pk in Verwerking.objects.filter(silent).values_list("pk", flat=True))


def _resume(pk: int, *, at: datetime) -> bool:
    if not _try_slot(pk):
        return False
    try:
        verwerking = _make_ready(pk, at=at)
    finally:
        _free_slot(pk)
    if verwerking is None:
        return False
    send_verwerking(verwerking)
    return True


@transaction.atomic
def _make_ready(pk: int, *, at: datetime) -> Verwerking | None:
    verwerking = _lock_open(pk)
    if verwerking is None or _gave_up(verwerking, at=at) or _is_unknown(verwerking, at=at):
        return None
    if verwerking.status == VerwerkingStatus.BEZIG:
        save_fields(verwerking, status=VerwerkingStatus.ONDERBROKEN)
    save_fields(verwerking, hartslag_op=at)
    return verwerking


def _try_slot(pk: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SLOTKLASSE, pk])
        return bool(cursor.fetchone()[0])


def _free_slot(pk: int) -> None:
    if not connection.is_usable():
        connection.close()  # the database frees the slot with the connection
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SLOTKLASSE, pk])
