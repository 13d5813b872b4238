"""From answers to searches: from strict to wide, in one order, and never without what somebody came for."""

from datetime import date

import pytest

from register.domain.drie_vragen import Antwoorden, Criterium
from register.domain.drie_vragen.antwoorden import begin_period, build_stappen
from register.domain.zoeken import Zoekvraag
from tests.factories import VANDAAG

ALLES = Antwoorden(
    sector="po",
    thema="vakdidactiek",
    ontwikkelpad="rekenexpert",
    uren="40",
    begin="dit-schooljaar",
    waar="online",
)
TIJD = (Criterium.BEGIN, Criterium.PLEK, Criterium.UREN)


def test_the_first_search_asks_for_everything() -> None:
    assert build_stappen(ALLES, VANDAAG)[0].vraag == Zoekvraag(
        sector=("po",),
        thema=("vakdidactiek",),
        ontwikkelpad=("rekenexpert",),
        duur_max=40,
        locatie=("online",),
        start_tot=date(2027, 7, 31),
    )


def test_moment_place_and_hours_go_before_what_one_wants_to_learn() -> None:
    assert [stap.losgelaten for stap in build_stappen(ALLES, VANDAAG)] == [
        (),
        TIJD[:1],
        TIJD[:2],
        TIJD,
        (*TIJD, Criterium.DOEL),
        (*TIJD, Criterium.ONDERWERP),
    ]


def test_the_last_answer_about_content_and_the_sector_are_never_let_go() -> None:
    for antwoorden in (Antwoorden(sector="po", thema="vakdidactiek", uren="8"), Antwoorden(doel="orde")):
        last = build_stappen(antwoorden, VANDAAG)[-1].vraag
        assert last.sector == ((antwoorden.sector,) if antwoorden.sector else ())
        assert last.thema or last.q


def test_near_a_place_counts_as_where_and_not_for_online() -> None:
    assert build_stappen(Antwoorden(plaats="Zwolle"), VANDAAG)[0].vraag == Zoekvraag(
        plaats="Zwolle", afstand=25
    )
    assert [stap.losgelaten for stap in build_stappen(Antwoorden(plaats="Zwolle"), VANDAAG)] == [
        (),
        (Criterium.PLEK,),
    ]
    assert build_stappen(Antwoorden(plaats="Zwolle", waar="online"), VANDAAG)[0].vraag.plaats == ""


def test_without_answers_there_is_one_search() -> None:
    assert [stap.vraag for stap in build_stappen(Antwoorden(), VANDAAG)] == [Zoekvraag()]


def test_more_than_a_hundred_hours_asks_nothing() -> None:
    stappen = build_stappen(Antwoorden(sector="po", uren="meer"), VANDAAG)
    assert [stap.vraag.duur_max for stap in stappen] == [None]


def test_own_words_of_both_questions_are_searched_together_first() -> None:
    stappen = build_stappen(Antwoorden(woorden="dyslexie", doel="lezen"), VANDAAG)
    assert [stap.vraag.q for stap in stappen] == ["dyslexie lezen", "dyslexie", "lezen"]


@pytest.mark.parametrize(
    ("begin", "peildatum", "van", "tot"),
    [
        ("maand", VANDAAG, None, date(2026, 10, 2)),
        ("dit-schooljaar", date(2026, 7, 31), None, date(2026, 7, 31)),
        ("dit-schooljaar", date(2026, 8, 1), None, date(2027, 7, 31)),
        ("volgend-schooljaar", date(2026, 7, 31), date(2026, 8, 1), date(2027, 7, 31)),
        ("volgend-schooljaar", date(2026, 8, 1), date(2027, 8, 1), date(2028, 7, 31)),
        ("", VANDAAG, None, None),
    ],
)
def test_the_period_in_which_to_begin(
    begin: str, peildatum: date, van: date | None, tot: date | None
) -> None:
    assert begin_period(begin, peildatum) == (van, tot)
