"""From Redis to the table: nothing lost and nothing twice, wherever it breaks off."""

import threading
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from redis.exceptions import RedisError

from register.domain.zoeklog import Gezocht, count_zoekvragen, purge_zoektermen, verwerken
from register.domain.zoeklog.regel import load_regel
from register.domain.zoeklog.verwerken import count_partij
from register.domain.zoeklog.wachtrij import Wachtrij
from register.models import Zoekpartij, Zoekterm
from register.tasks.zoeklog import tel_zoekvragen
from tests.factories import VANDAAG, RegioFactory
from tests.register.zoeklog.hulp import counted, seek, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rij")]


class Stop(Exception):  # noqa: N818
    """Stands for the process being killed at this point."""


def count() -> int:
    return count_zoekvragen(dag=VANDAAG)


def test_searches_are_added_up_per_day_and_cell() -> None:
    RegioFactory.create(slug="drenthe")
    seek("rekenen", 4, keer=2)
    seek("fries", 0, sector=("po",), regio=("drenthe",))
    assert count() == 3
    assert counted() == {
        ("rekenen", "", ""): (2, 0, 4),
        ("fries", "", ""): (1, 0, None),
        ("fries", "po", ""): (1, 0, None),
        ("fries", "", "drenthe"): (1, 0, None),
        ("fries", "po", "drenthe"): (1, 1, 0),
    }
    seek("rekenen", 0)
    assert count() == 1
    assert counted()[("rekenen", "", "")] == (3, 1, 0)
    assert waiting() == []
    assert count() == 0


def test_who_narrows_a_search_counts_in_the_new_cells_only() -> None:
    seek("fries", 2)
    seek("fries", 0, sector=("po",), vorige=Gezocht("fries"))
    count()
    assert counted() == {("fries", "", ""): (1, 0, 2), ("fries", "po", ""): (1, 1, 0)}


def test_days_stay_apart_and_a_region_that_is_gone_is_left_out() -> None:
    seek("rekenen", dag=VANDAAG - timedelta(days=1))
    seek("rekenen", regio=("verdwenen",))
    count()
    days = [(row.dag, row.regio_id, row.aantal_keer) for row in Zoekterm.objects.order_by("dag")]
    assert days == [(VANDAAG - timedelta(days=1), None, 1), (VANDAAG, None, 1)]


def test_a_line_that_cannot_be_read_does_not_hold_up_the_rest(rij: Wachtrij) -> None:
    broken = ["", "{", "[]", '["x","a",["",""],null,1]', '["2026-09-01","a",["po"],null,1]']
    broken += ['["2026-09-01","a",["xx",""],null,1]', '["2026-09-01","a",["",""],null,-1]']
    broken += ['["2026-09-01","jan@school.nl",["",""],null,1]', '["2026-09-01",7,["",""],null,1]']
    for regel in broken:
        rij.push(regel)
    seek("rekenen")
    assert count() == 1
    assert list(counted()) == [("rekenen", "", "")]


def test_killed_after_taking_and_before_counting(rij: Wachtrij) -> None:
    seek("rekenen")
    rij.take(uuid4())
    seek("rekenen")
    assert count() == 2
    assert counted() == {("rekenen", "", ""): (2, 0, 3)}


def test_killed_while_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*args: object, **kwargs: object) -> None:
        raise Stop

    seek("rekenen", keer=2)
    with monkeypatch.context() as patch:
        patch.setattr(verwerken, "_group", stop)
        with pytest.raises(Stop):
            count()
    assert not Zoekpartij.objects.exists(), "the key goes with the counts"
    assert count() == 2
    assert counted() == {("rekenen", "", ""): (2, 0, 3)}


def test_killed_after_counting_and_before_dropping(rij: Wachtrij, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: Wachtrij, sleutel: UUID) -> None:
        raise Stop

    seek("rekenen", keer=2)
    with monkeypatch.context() as patch:
        patch.setattr(Wachtrij, "drop", stop)
        with pytest.raises(Stop):
            count()
    assert counted() == {("rekenen", "", ""): (2, 0, 3)}
    assert len(rij.open_partijen()) == 1
    assert count() == 0
    assert counted() == {("rekenen", "", ""): (2, 0, 3)}
    assert rij.open_partijen() == []


def test_redis_away_leaves_the_searches_for_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(self: Wachtrij, sleutel: UUID) -> None:
        raise RedisError

    seek("rekenen")
    with monkeypatch.context() as patch:
        patch.setattr(Wachtrij, "take", away)
        tel_zoekvragen()
    assert not Zoekterm.objects.exists()
    tel_zoekvragen()
    assert counted()[("rekenen", "", "")][0] == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_one_batch_count_it_once(rij: Wachtrij) -> None:
    seek("rekenen", keer=3)
    sleutel = uuid4()
    rij.take(sleutel)
    regels = [regel for text in rij.read(sleutel) if (regel := load_regel(text))]
    together, totals = threading.Barrier(2), []

    def work() -> None:
        together.wait()
        totals.append(count_partij(sleutel, regels, dag=VANDAAG))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(totals) == [0, 3]
    assert counted() == {("rekenen", "", ""): (3, 0, 3)}


def test_two_takes_at_once_make_no_empty_batch(rij: Wachtrij, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process renames the list between looking and taking."""
    redis: Any = rij._redis
    seek("rekenen")
    monkeypatch.setattr(redis, "exists", lambda key: 1)
    rij.take(uuid4())
    rij.take(uuid4())
    assert count() == 1
    assert rij.open_partijen() == []


def test_what_is_rare_goes_after_ninety_days_and_what_is_old_after_three_years() -> None:
    def add(term: str, dag: date, keer: int, sector: str = "") -> None:
        Zoekterm.objects.create(term=term, dag=dag, aantal_keer=keer, sector=sector)

    old, recent = VANDAAG - timedelta(days=91), VANDAAG - timedelta(days=90)
    add("zeldzaam", old, 4)
    add("zeldzaam en nieuw", recent, 4)
    add("samen vaak", old, 2)
    add("samen vaak", recent, 3)
    add("vaak", old, 5)
    add("vaak", old, 4, sector="po")
    add("heel oud", VANDAAG - timedelta(days=3 * 366 + 1), 500)
    Zoekpartij.objects.create(sleutel=uuid4(), dag=old)
    Zoekpartij.objects.create(sleutel=uuid4(), dag=VANDAAG)
    assert purge_zoektermen(peildatum=VANDAAG) == 3
    left = set(Zoekterm.objects.values_list("term", "sector", "aantal_keer"))
    assert left == {
        ("zeldzaam en nieuw", "", 4),
        ("samen vaak", "", 2),
        ("samen vaak", "", 3),
        ("vaak", "", 5),
    }
    assert Zoekpartij.objects.count() == 1
