"""The log: append-only, without personal data, numbered without gaps, delivered at least once."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from celery import current_app
from django.db import ProgrammingError, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from napl.domain.gebeurtenis import (
    TAAK,
    deliver_gebeurtenissen,
    number_gebeurtenissen,
    pause_after,
    record_gebeurtenis,
)
from napl.models import Bezorging, Gebeurtenis, Gebeurtenisnummer, Organisatie, UitgaandeGebeurtenis
from napl.registers import Ontvanger, ontvangers
from tests.factories import NU, GebruikerFactory, OrganisatieFactory
from tests.kern.verbindingen import in_thread, second_connection, wait_until_somebody_waits_for_a_lock

SOORT = "proef.gedaan"


def record(organisatie: Organisatie | None = None, **gegevens: Any) -> Gebeurtenis:
    onderwerp = organisatie or OrganisatieFactory.create()
    return record_gebeurtenis(onderwerp, SOORT, by=None, at=NU, gegevens=gegevens)


def numbers() -> list[int]:
    return list(Gebeurtenisnummer.objects.order_by("nummer").values_list("nummer", flat=True))


class Postvak:
    """A receiver that can be told to fail; it keeps what arrived."""

    def __init__(self) -> None:
        self.ontvangen: list[int] = []
        self.fouten: list[Exception] = []

    def __call__(self, gebeurtenis: Gebeurtenis) -> None:
        self.ontvangen.append(gebeurtenis.pk)
        if self.fouten:
            OrganisatieFactory.create(naam="Half werk")
            raise self.fouten.pop()


@pytest.fixture
def postvak() -> Iterator[Postvak]:
    receiver = Postvak()
    ontvangers.add("tests.postvak", Ontvanger(frozenset({SOORT}), receiver))
    yield receiver
    ontvangers.remove("tests.postvak")


@pytest.fixture
def gewekt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sent: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **kwargs: sent.append(name))
    return sent


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE napl_gebeurtenis SET soort = 'anders'",
        "UPDATE napl_gebeurtenis SET door_id = NULL",
        "DELETE FROM napl_gebeurtenis",
    ],
)
def test_the_database_itself_refuses_to_change_history(sql: str) -> None:
    record()
    with (
        pytest.raises(ProgrammingError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Gebeurtenis.objects.get().soort == SOORT


@pytest.mark.django_db
def test_the_log_outlives_the_account() -> None:
    gebruiker = GebruikerFactory.create()
    pk = gebruiker.pk
    gebeurtenis = record_gebeurtenis(OrganisatieFactory.create(), SOORT, by=gebruiker, at=NU)
    gebruiker.delete()
    assert Gebeurtenis.objects.get(pk=gebeurtenis.pk).door_id == pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value", ["Jan de Vries", "jan@voorbeeld.test", "Een hele zin.", "x" * 121, ["goed", "niet goed"]]
)
def test_text_that_could_be_about_a_person_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="must be a code"):
        record(veld=value)
    assert not Gebeurtenis.objects.exists()


@pytest.mark.django_db
def test_codes_ids_and_dates_are_kept() -> None:
    gegevens: dict[str, Any] = {
        "soort": "in-kaart",
        "grond": "erkenning:12",
        "per": "2026-09-01",
        "id": 3,
        "ja": True,
        "niets": None,
    }
    assert record(**gegevens, lijst=["a", 1]).gegevens == {**gegevens, "lijst": ["a", 1]}


@pytest.mark.django_db
def test_delivery_is_asked_for_once_per_transaction(
    gewekt: list[str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            record()
    assert gewekt == [TAAK]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_never_happened(gewekt: list[str]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        record()
        raise RuntimeError
    assert not Gebeurtenis.objects.exists()
    assert number_gebeurtenissen(at=NU) == 0
    assert gewekt == []


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_does_not_undo_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(name: str, **kwargs: object) -> None:
        raise OSError("no broker")

    monkeypatch.setattr(current_app, "send_task", away)
    record()
    assert number_gebeurtenissen(at=NU) == 1, "the next round finds it"


@pytest.mark.django_db
def test_every_row_gets_into_the_queue_however_it_is_written() -> None:
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(soort=SOORT, onderwerp_soort="napl.organisatie", onderwerp_id=n) for n in range(3)
    )
    assert UitgaandeGebeurtenis.objects.count() == 3
    assert number_gebeurtenissen(at=NU) == 3
    assert (numbers(), UitgaandeGebeurtenis.objects.count()) == ([1, 2, 3], 0)
    assert number_gebeurtenissen(at=NU) == 0


@pytest.mark.django_db(transaction=True)
def test_what_commits_later_gets_a_higher_number_though_its_id_is_lower(gewekt: list[str]) -> None:
    insert = (
        "INSERT INTO napl_gebeurtenis (soort, onderwerp_soort, onderwerp_id, op, gegevens) "
        "VALUES ('laat', 'napl.organisatie', 1, now(), '{}') RETURNING id"
    )
    with second_connection() as slow:
        row = slow.execute(insert).fetchone()
        assert row is not None
        quick = record()
        assert row[0] < quick.pk
        assert number_gebeurtenissen(at=NU) == 1, "what is not committed is not waited for either"
        slow.commit()
    assert number_gebeurtenissen(at=NU) == 1
    by_number = list(Gebeurtenisnummer.objects.order_by("nummer").values_list("nummer", "gebeurtenis"))
    assert by_number == [(1, quick.pk), (2, row[0])]


@pytest.mark.django_db(transaction=True)
def test_two_numberers_at_once_leave_no_gap_and_no_double(gewekt: list[str]) -> None:
    organisatie = OrganisatieFactory.create()
    for _ in range(5):
        record(organisatie)
    with ExitStack() as stack:
        with transaction.atomic():
            assert number_gebeurtenissen(at=NU) == 5
            second = stack.enter_context(in_thread(partial(number_gebeurtenissen, at=NU)))
            wait_until_somebody_waits_for_a_lock()
            record(organisatie)  # commits together with the numbers of the first
        assert second.result() == 1
    assert numbers() == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db
def test_only_who_asked_for_a_kind_receives_it(postvak: Postvak) -> None:
    wanted = record()
    record_gebeurtenis(OrganisatieFactory.create(), "iets.anders", by=None, at=NU)
    number_gebeurtenissen(at=NU)
    assert deliver_gebeurtenissen(at=NU + timedelta(days=1)) == 1
    assert postvak.ontvangen == [wanted.pk]
    assert deliver_gebeurtenissen(at=NU + timedelta(days=2)) == 0


@pytest.mark.django_db
def test_a_failed_delivery_is_tried_again_after_a_growing_pause(postvak: Postvak) -> None:
    postvak.fouten = [RuntimeError("nog eens"), RuntimeError("stuk")]
    record()
    number_gebeurtenissen(at=NU)
    assert deliver_gebeurtenissen(at=NU) == 0
    bezorging = Bezorging.objects.get()
    assert bezorging.pogingen == 1
    assert bezorging.fout == "Er ging iets mis (RuntimeError). Het staat in het logboek van de server."
    assert bezorging.volgende_poging_op == NU + timedelta(seconds=10)
    assert not Organisatie.objects.filter(naam="Half werk").exists(), "half work is rolled back"

    assert deliver_gebeurtenissen(at=NU + timedelta(seconds=9)) == 0
    assert len(postvak.ontvangen) == 1, "not before its time"
    assert deliver_gebeurtenissen(at=NU + timedelta(seconds=10)) == 0
    assert deliver_gebeurtenissen(at=NU + timedelta(seconds=30)) == 1
    bezorging.refresh_from_db()
    assert (bezorging.pogingen, bezorging.fout) == (3, "")


def test_the_pause_doubles_up_to_six_hours() -> None:
    assert [pause_after(n).total_seconds() for n in (1, 2, 3)] == [10, 20, 40]
    assert pause_after(1000) == timedelta(hours=6)


@pytest.mark.django_db
def test_one_failing_receiver_does_not_keep_the_others_waiting(postvak: Postvak) -> None:
    postvak.fouten = [RuntimeError("stuk")]
    andere = Postvak()
    ontvangers.add("tests.andere", Ontvanger(frozenset({SOORT}), andere))
    try:
        record()
        number_gebeurtenissen(at=NU)
        assert deliver_gebeurtenissen(at=NU + timedelta(days=1)) == 1
    finally:
        ontvangers.remove("tests.andere")
    assert len(andere.ontvangen) == 1


@pytest.mark.django_db(transaction=True)
def test_a_crash_after_receiving_delivers_once_more(postvak: Postvak, gewekt: list[str]) -> None:
    record()
    number_gebeurtenissen(at=NU)
    at = NU + timedelta(days=1)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        deliver_gebeurtenissen(at=at)
        raise KeyboardInterrupt
    assert deliver_gebeurtenissen(at=at) == 1
    assert len(postvak.ontvangen) == 2, "at least once, so receivers must be idempotent"


@pytest.mark.django_db(transaction=True)
def test_a_delivery_that_somebody_else_is_busy_with_is_skipped(postvak: Postvak, gewekt: list[str]) -> None:
    record()
    number_gebeurtenissen(at=NU)
    with second_connection() as other:
        other.execute("SELECT id FROM napl_bezorging FOR UPDATE")
        assert deliver_gebeurtenissen(at=NU + timedelta(days=1)) == 0
        other.rollback()
    assert postvak.ontvangen == []
    assert deliver_gebeurtenissen(at=NU + timedelta(days=1)) == 1
