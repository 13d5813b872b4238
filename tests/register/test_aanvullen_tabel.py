"""What the table of suggestions finds, in which order, and how it is kept up to date."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from pytest_django import DjangoAssertNumQueries

from register.domain.aanvullen.actueel import HOOGSTENS_SECONDEN, KIJK_SECONDEN, Actueel
from register.domain.aanvullen.tabel import MAX_AANVULLINGEN, Aanvulling, Tabel
from register.enums import Aanvulsoort
from tests.factories import VANDAAG, make_traject

PAD, THEMA, VAK, AANBIEDER, TRAJECT, ZOEKTERM = Aanvulsoort


def rows(soort: Aanvulsoort, *namen: str) -> list[Aanvulling]:
    return [Aanvulling(soort, naam, naam.casefold()) for naam in namen]


def names(tabel: Tabel, q: str) -> list[str]:
    return [item.naam for item in tabel.find(q)]


@pytest.mark.parametrize("q", ["rekenc", "REKENCO", "rekencoo", "rekencoö", "  rekenc ", "rekenc!"])
def test_case_accents_and_signs_do_not_matter(q: str) -> None:
    tabel = Tabel(rows(PAD, "Rekencoördinator", "Taalcoördinator"))
    assert names(tabel, q) == ["Rekencoördinator"]


def test_any_word_counts_and_words_in_any_order() -> None:
    tabel = Tabel(rows(TRAJECT, "Master Educational Leadership", "Master Leren en Innoveren"))
    assert names(tabel, "lead") == ["Master Educational Leadership"]
    assert names(tabel, "lead mas") == ["Master Educational Leadership"]
    assert names(tabel, "mas le") == ["Master Educational Leadership", "Master Leren en Innoveren"]
    assert names(tabel, "master le") == ["Master Leren en Innoveren", "Master Educational Leadership"]
    assert names(tabel, "master wiskunde") == []


def test_the_start_of_a_word_goes_before_the_inside_of_one() -> None:
    tabel = Tabel(rows(TRAJECT, "Rekencoördinator", "Coördinator worden", "Taalcoördinator"))
    assert names(tabel, "coord") == ["Coördinator worden", "Rekencoördinator", "Taalcoördinator"]
    assert names(tabel, "or") == [], "two letters are inside nearly every word"


def test_what_is_called_just_so_goes_first() -> None:
    tabel = Tabel(rows(TRAJECT, "Beter rekenen", "Rekenen met plezier", "Rekenen"))
    assert names(tabel, "rekenen") == ["Rekenen", "Rekenen met plezier", "Beter rekenen"]


def test_the_kinds_have_a_fixed_order_and_none_takes_all_the_room() -> None:
    many = [
        row
        for soort in (TRAJECT, ZOEKTERM, AANBIEDER)
        for row in rows(soort, *(f"Taal {soort} {n}" for n in range(9)))
    ]
    tabel = Tabel([*many, *rows(THEMA, "Taal"), *rows(PAD, "Taalcoördinator")])
    found = tabel.find("taal")
    assert len(found) == MAX_AANVULLINGEN
    kinds = [item.soort for item in found]
    assert kinds == sorted(kinds, key=list(Aanvulsoort).index)
    assert set(kinds) == {PAD, THEMA, AANBIEDER, TRAJECT, ZOEKTERM}
    assert next(item.naam for item in found if item.soort == TRAJECT) == "Taal traject 0"


def test_nothing_stands_there_twice() -> None:
    tabel = Tabel(
        [
            *rows(VAK, "Rekenen"),
            Aanvulling(TRAJECT, "Rekenen", "rekenen", "Pabo"),
            Aanvulling(TRAJECT, "Rekenen", "rekenen-2", "Pabo"),
            Aanvulling(TRAJECT, "Rekenen", "rekenen-3", "Ander"),
            *rows(ZOEKTERM, "rekenen", "rekenen groep 3"),
        ]
    )
    assert [(item.soort, item.waarde) for item in tabel.find("rek")] == [
        (VAK, "rekenen"),
        (TRAJECT, "rekenen"),
        (TRAJECT, "rekenen-3"),
        (ZOEKTERM, "rekenen groep 3"),
    ]


@pytest.mark.parametrize("q", ["", " ", "r", "!!", "😀", "%", "\\", "(a", "~", "zzz", "r e k e n e n x"])
def test_strange_and_short_questions_find_nothing(q: str) -> None:
    assert Tabel(rows(PAD, "Rekencoördinator")).find(q) == []


def test_an_empty_register_suggests_nothing() -> None:
    assert Tabel([]).find("rekenen") == []


def test_names_beyond_latin_are_kept_whole() -> None:
    tabel = Tabel(rows(TRAJECT, "Één 😀 café", "Tweede"))
    assert names(tabel, "een cafe") == ["Één 😀 café"]
    assert names(tabel, "tw") == ["Tweede"]


def at_once(work: Callable[[], None]) -> None:
    work()


class Klok:
    def __init__(self) -> None:
        self.nu = 0.0

    def __call__(self) -> float:
        return self.nu


@pytest.mark.django_db
def test_a_keystroke_costs_no_query_and_a_change_shows_within_a_minute(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    klok = Klok()
    actueel = Actueel(tik=klok, start=at_once)
    make_traject("Rekenen")
    assert names(actueel.get(VANDAAG), "rek") == ["Rekenen"]
    make_traject("Rekenwonders")
    with django_assert_num_queries(0):
        assert names(actueel.get(VANDAAG), "rek") == ["Rekenen"]
    klok.nu += KIJK_SECONDEN
    actueel.get(VANDAAG)
    assert names(actueel.get(VANDAAG), "rek") == ["Rekenen", "Rekenwonders"]
    klok.nu += KIJK_SECONDEN
    with django_assert_num_queries(1):
        actueel.get(VANDAAG)


@pytest.mark.django_db
def test_the_table_is_made_again_on_another_day_and_after_a_while() -> None:
    klok, made = Klok(), list[date]()

    def build(peildatum: date) -> Tabel:
        made.append(peildatum)
        return Tabel([])

    actueel = Actueel(build, klok, at_once)
    actueel.get(VANDAAG)
    actueel.get(VANDAAG + timedelta(days=1))
    klok.nu += HOOGSTENS_SECONDEN
    actueel.get(VANDAAG + timedelta(days=1))
    assert made == [VANDAAG, VANDAAG + timedelta(days=1), VANDAAG + timedelta(days=1)]


@pytest.mark.django_db
def test_when_it_cannot_be_made_again_the_old_one_stays(caplog: pytest.LogCaptureFixture) -> None:
    klok, old = Klok(), Tabel(rows(PAD, "Rekencoördinator"))
    tables = [old]

    def build(peildatum: date) -> Tabel:
        if not tables:
            raise DatabaseError
        return tables.pop()

    actueel = Actueel(build, klok, at_once)
    actueel.get(VANDAAG)
    for _ in range(3):
        assert actueel.get(VANDAAG + timedelta(days=1)) is old
    assert caplog.text.count("could not be renewed") == 1, "it is tried once a minute, not per keystroke"
    klok.nu += KIJK_SECONDEN
    tables.append(Tabel([]))
    actueel.get(VANDAAG + timedelta(days=1))
    assert len(actueel.get(VANDAAG + timedelta(days=1))) == 0


@pytest.mark.django_db(transaction=True)
def test_who_types_does_not_wait_for_a_new_table() -> None:
    klok, go_on, made = Klok(), threading.Event(), threading.Event()
    old, new = Tabel([]), Tabel(rows(PAD, "Rekencoördinator"))
    tables = [new, old]

    def build(peildatum: date) -> Tabel:
        tabel = tables.pop()
        if tabel is new:
            go_on.wait(10)
            made.set()
        return tabel

    actueel = Actueel(build, klok)
    actueel.get(VANDAAG)
    klok.nu += HOOGSTENS_SECONDEN
    assert actueel.get(VANDAAG) is old
    assert actueel.get(VANDAAG) is old, "one thread is enough"
    go_on.set()
    assert made.wait(10)
    with actueel._slot:
        assert actueel.get(VANDAAG) is new
