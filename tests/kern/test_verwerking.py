"""Long work: one process at a time, resumed after a crash, given up when it keeps dying."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product

import pytest
from celery import current_app
from django.db import IntegrityError, OperationalError, connection, transaction

from napl.domain.verwerking import (
    GEDULD,
    GEDULD_WACHTEND,
    MAX_POGINGEN,
    fail_verwerking,
    finish_verwerking,
    hold_verwerking,
    report_progress,
    request_verwerking,
    resume_verwerkingen,
)
from napl.enums import VERWERKING_OPEN, VERWERKING_OVERGANGEN, Rol, VerwerkingStatus
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Verwerking
from napl.ontvangers import mail_verwerking
from napl.registers import Verwerkingsoort, verwerkingsoorten
from tests.factories import NU, VANDAAG, GebruikerFactory, make_gebruiker
from tests.kern.verbindingen import in_thread, second_connection

BEZIG, WACHTEND, ONDERBROKEN = VerwerkingStatus.BEZIG, VerwerkingStatus.WACHTEND, VerwerkingStatus.ONDERBROKEN
AFGEROND, MISLUKT = VerwerkingStatus.AFGEROND, VerwerkingStatus.MISLUKT
LATER = NU + timedelta(hours=1)


@pytest.fixture(autouse=True)
def verstuurd(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Keep which runs were sent to a worker, instead of sending them."""
    sent: list[int] = []

    def send(name: str, args: tuple[int, ...] = ()) -> None:
        if name == "tests.proef":
            sent.extend(args)

    monkeypatch.setattr(current_app, "send_task", send)
    verwerkingsoorten.add("proef", Verwerkingsoort("Proefwerk", "tests.proef", lambda run: None))
    yield sent
    verwerkingsoorten.remove("proef")


def request(sleutel: str = "a", at: datetime = NU) -> Verwerking:
    return request_verwerking("proef", sleutel, peildatum=VANDAAG, at=at)[0]


def make(status: VerwerkingStatus, **velden: object) -> Verwerking:
    run = request()
    Verwerking.objects.filter(pk=run.pk).update(status=status, **velden)
    run.refresh_from_db()
    return run


def status_of(run: Verwerking) -> str:
    return Verwerking.objects.get(pk=run.pk).status


@pytest.mark.django_db
def test_a_second_request_gets_the_run_that_is_open() -> None:
    gebruiker = make_gebruiker(Rol.BEHANDELAAR)
    first, made = request_verwerking("proef", "a", peildatum=VANDAAG, at=NU, by=gebruiker, totaal=7)
    second, made_again = request_verwerking("proef", "a", peildatum=VANDAAG, at=LATER)
    assert (made, made_again, first.pk) == (True, False, second.pk)
    assert request("b").pk != first.pk
    assert Gebeurtenis.objects.filter(onderwerp_id=first.pk).count() == 1
    fail_verwerking(first, "Stuk.", at=NU)
    assert request().pk != first.pk, "a closed run makes room"


@pytest.mark.django_db
def test_the_database_refuses_a_second_open_run_and_more_done_than_there_is() -> None:
    run = request()
    with pytest.raises(IntegrityError), transaction.atomic():
        Verwerking.objects.create(soort="proef", sleutel="a", peildatum=VANDAAG)
    with pytest.raises(IntegrityError), transaction.atomic():
        report_progress(run, klaar=6, totaal=5, tellingen={}, at=NU)


@pytest.mark.django_db(transaction=True)
def test_a_run_is_sent_after_the_commit_and_not_at_all_after_a_rollback(verstuurd: list[int]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        request()
        raise RuntimeError
    assert verstuurd == []
    with transaction.atomic():
        run = request()
        assert verstuurd == []
    assert verstuurd == [run.pk]


LEGAAL = {
    finish_verwerking: {van for van in VerwerkingStatus if AFGEROND in VERWERKING_OVERGANGEN[van]},
    fail_verwerking: {van for van in VerwerkingStatus if MISLUKT in VERWERKING_OVERGANGEN[van]},
}


@pytest.mark.django_db
@pytest.mark.parametrize(("verb", "van"), list(product(LEGAAL, VerwerkingStatus)))
def test_a_verb_moves_only_from_where_the_table_allows(verb: object, van: VerwerkingStatus) -> None:
    run = make(van)
    finishes = verb is finish_verwerking

    def move() -> None:
        if finishes:
            finish_verwerking(run, tellingen={"gemaakt": 1}, at=LATER)
        else:
            fail_verwerking(run, "Stuk.", at=LATER)

    if van in LEGAAL[verb]:  # type: ignore[index]
        move()
        assert status_of(run) == (AFGEROND if finishes else MISLUKT)
    else:
        with pytest.raises(OngeldigeOvergang):
            move()
        assert status_of(run) == van


@pytest.mark.django_db
@pytest.mark.parametrize("van", VerwerkingStatus)
def test_only_an_open_run_can_be_held(van: VerwerkingStatus) -> None:
    run = make(van)
    with hold_verwerking(run.pk, at=LATER) as held:
        assert (held is not None) == (van in VERWERKING_OPEN)
        assert status_of(run) == (BEZIG if held else van)


@pytest.mark.django_db
def test_held_work_reports_and_finishes() -> None:
    run = request()
    with hold_verwerking(run.pk, at=NU) as held:
        assert held is not None
        report_progress(held, klaar=3, totaal=4, tellingen={"gemaakt": 3}, at=LATER)
        assert Verwerking.objects.get().percentage == 75
        finish_verwerking(held, tellingen={"gemaakt": 4}, at=LATER)
    run.refresh_from_db()
    assert (run.status, run.pogingen, run.gestart_op, run.afgerond_op) == (AFGEROND, 1, NU, LATER)
    assert run.percentage == 75
    assert not run.is_open
    assert Gebeurtenis.objects.filter(soort="verwerking.afgerond").exists()


@pytest.mark.django_db
def test_an_error_in_the_work_marks_the_run_as_failed_and_only_the_server_log_holds_its_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    run = request()
    with pytest.raises(ZeroDivisionError), hold_verwerking(run.pk, at=NU):
        raise ZeroDivisionError("vera@voorbeeld.test")
    run.refresh_from_db()
    assert (run.status, run.afgerond_op) == (MISLUKT, NU)
    assert run.fout == "Er ging iets mis (ZeroDivisionError). Het staat in het logboek van de server."
    assert "vera@voorbeeld.test" in caplog.text


@pytest.mark.django_db
def test_a_rule_of_the_domain_that_was_broken_is_told_as_it_is() -> None:
    run = request()
    with pytest.raises(Domeinfout), hold_verwerking(run.pk, at=NU):
        raise Domeinfout("Dit kan niet.")
    run.refresh_from_db()
    assert (run.status, run.fout) == (MISLUKT, "Dit kan niet.")


@pytest.mark.django_db
def test_an_error_after_the_finish_leaves_the_run_finished() -> None:
    run = request()
    with pytest.raises(ZeroDivisionError), hold_verwerking(run.pk, at=NU) as held:
        assert held is not None
        finish_verwerking(held, tellingen={}, at=NU)
        raise ZeroDivisionError
    assert status_of(run) == AFGEROND


@pytest.mark.django_db
def test_a_worker_that_is_told_to_stop_leaves_the_run_open() -> None:
    run = request()
    with pytest.raises(SystemExit), hold_verwerking(run.pk, at=NU):
        raise SystemExit
    assert status_of(run) == BEZIG


@pytest.mark.django_db(transaction=True)
def test_of_two_processes_at_once_only_one_holds_the_run() -> None:
    run = request()

    def other() -> bool:
        with hold_verwerking(run.pk, at=NU) as held:
            return held is not None

    with hold_verwerking(run.pk, at=NU) as mine:
        assert mine is not None
        with in_thread(other) as second:
            assert second.result() is False
    with in_thread(other) as third:
        assert third.result() is True, "free again when the first is done"
    assert Verwerking.objects.get().pogingen == 2


@pytest.mark.django_db(transaction=True)
def test_who_resumes_leaves_a_run_alone_that_another_process_holds(verstuurd: list[int]) -> None:
    run = make(BEZIG, hartslag_op=NU)
    verstuurd.clear()
    with second_connection() as alive:
        alive.execute("SELECT pg_advisory_lock(%s, %s)", [0x56455257, run.pk])
        assert resume_verwerkingen(at=LATER) == 0
        assert status_of(run) == BEZIG
    assert resume_verwerkingen(at=LATER) == 1
    assert (status_of(run), verstuurd) == (ONDERBROKEN, [run.pk])


@pytest.mark.django_db(transaction=True)
def test_losing_the_database_leaves_the_run_to_be_taken_up_again(verstuurd: list[int]) -> None:
    """The work of a process whose connection dies is rolled back; the next attempt finishes it."""
    run = request()
    verstuurd.clear()

    def work() -> None:
        with hold_verwerking(run.pk, at=NU), transaction.atomic():
            GebruikerFactory.create()
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with in_thread(work) as first, pytest.raises(OperationalError):
        first.result()
    run.refresh_from_db()
    assert (run.status, run.pogingen, run.fout) == (BEZIG, 1, "")
    assert resume_verwerkingen(at=NU + GEDULD) == 1
    assert (status_of(run), verstuurd) == (ONDERBROKEN, [run.pk])
    with hold_verwerking(run.pk, at=LATER) as held:
        assert held is not None
        assert (held.pogingen, held.gestart_op) == (2, NU)
        finish_verwerking(held, tellingen={}, at=LATER)
    assert status_of(run) == AFGEROND


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "velden", "geduld"),
    [
        (WACHTEND, {}, GEDULD_WACHTEND),
        (WACHTEND, {"hartslag_op": NU}, GEDULD_WACHTEND),
        (BEZIG, {"hartslag_op": NU}, GEDULD),
        (ONDERBROKEN, {"hartslag_op": NU}, GEDULD),
    ],
)
def test_a_silent_run_is_sent_again_after_some_patience(
    verstuurd: list[int], status: VerwerkingStatus, velden: dict[str, object], geduld: timedelta
) -> None:
    run = make(status, **velden)
    assert resume_verwerkingen(at=NU + geduld - timedelta(seconds=1)) == 0
    assert resume_verwerkingen(at=NU + geduld) == 1
    assert verstuurd == [run.pk]
    assert resume_verwerkingen(at=NU + geduld) == 0, "it was just sent"


@pytest.mark.django_db
@pytest.mark.parametrize("status", [AFGEROND, MISLUKT])
def test_a_closed_run_is_never_resumed(verstuurd: list[int], status: VerwerkingStatus) -> None:
    make(status, hartslag_op=NU)
    assert resume_verwerkingen(at=LATER) == 0
    assert verstuurd == []


@pytest.mark.django_db
@pytest.mark.parametrize("status", [WACHTEND, BEZIG])
def test_a_run_of_a_soort_that_no_longer_exists_fails_and_the_others_go_on(
    verstuurd: list[int], status: VerwerkingStatus
) -> None:
    old = make(status, hartslag_op=NU, aangevraagd_door=make_gebruiker(Rol.BEHANDELAAR), soort="verdwenen")
    other = request("b")
    verstuurd.clear()
    assert resume_verwerkingen(at=LATER) == 1
    assert verstuurd == [other.pk]
    old.refresh_from_db()
    assert (old.status, old.fout) == (MISLUKT, "Het register kent het werk ‘verdwenen’ niet (meer).")
    mail_verwerking(Gebeurtenis.objects.get(soort="verwerking.mislukt"))
    assert Bericht.objects.get().onderwerp == "verdwenen is niet gelukt"


@pytest.mark.django_db
def test_a_run_that_keeps_dying_is_given_up(verstuurd: list[int]) -> None:
    run = make(BEZIG, hartslag_op=NU, pogingen=MAX_POGINGEN)
    assert resume_verwerkingen(at=LATER) == 0
    run.refresh_from_db()
    assert (run.status, run.fout) == (MISLUKT, "Het werk is te vaak onderbroken. Start het opnieuw.")


@pytest.mark.django_db
def test_a_run_that_kills_its_worker_is_given_up_also_when_the_broker_redelivers_it() -> None:
    run = request()
    for attempt in range(MAX_POGINGEN):
        with pytest.raises(SystemExit), hold_verwerking(run.pk, at=NU) as held:
            assert held is not None, attempt
            raise SystemExit
    with hold_verwerking(run.pk, at=NU) as held:
        assert held is None
    assert status_of(run) == MISLUKT
