"""Which ties make somebody unfit for a case, and for how long: without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kwaliteit.domain.deskundige.banden import (
    Bandfeit,
    Partij,
    Zaakpartijen,
    ties_between,
    years_before,
)
from kwaliteit.enums import Bandsoort, Conflictgrond

DAG = date(2026, 9, 1)
_B, _G = Bandsoort, Conflictgrond
ASKS = Partij(frozenset({1}), frozenset({11}), frozenset({"academie de lantaarn"}))
PARTNER = Partij(frozenset({2, 3}), frozenset({12}), frozenset({"partner"}))
ANDER = Partij(frozenset({4}), frozenset({14}), frozenset({"ander"}))
ZAAK = Zaakpartijen(7, ASKS, PARTNER, ANDER)
NET = years_before(DAG) + timedelta(days=1)


def gronden(feit: Bandfeit) -> list[Conflictgrond]:
    return [conflict.grond for conflict in ties_between([feit], ZAAK, DAG)]


@pytest.mark.parametrize(
    ("soort", "grond"),
    [
        (_B.WERKGEVER, _G.EIGEN_ORGANISATIE),
        (_B.LIDMAATSCHAP, _G.LIDMAATSCHAP),
        (_B.AUTEURSCHAP, _G.AUTEURSCHAP),
        (_B.EIGENDOM, _G.EIGENDOM),
        (_B.FAMILIE, _G.FAMILIE),
    ],
)
@pytest.mark.parametrize(
    "waar",
    [{"organisatie": 11}, {"aanbieders": frozenset({1})}, {"naam": "academie de lantaarn"}, {"traject": 7}],
)
def test_every_kind_of_tie_to_who_asks_is_a_conflict(
    soort: Bandsoort, grond: Conflictgrond, waar: dict[str, object]
) -> None:
    assert gronden(Bandfeit(soort, **waar)) == [grond]  # type: ignore[arg-type]


@pytest.mark.parametrize("soort", list(_B))
def test_a_tie_to_a_partner_is_a_conflict_too(soort: Bandsoort) -> None:
    verwacht = _G.PARTNER if soort == _B.WERKGEVER else None
    (grond,) = gronden(Bandfeit(soort, aanbieders=frozenset({3})))
    assert grond == (verwacht or grond)


@pytest.mark.parametrize("soort", list(_B))
def test_somebody_without_a_tie_to_any_party_can_judge(soort: Bandsoort) -> None:
    feit = Bandfeit(soort, organisatie=99, aanbieders=frozenset({98}), traject=97, naam="iets anders")
    assert gronden(feit) == []


def test_nothing_is_not_equal_to_nothing() -> None:
    leeg = Zaakpartijen(7, Partij(), Partij(), Partij())
    assert ties_between([Bandfeit(_B.WERKGEVER, naam="")], leeg, DAG) == ()


@pytest.mark.parametrize("soort", [_B.WERKGEVER, _B.LIDMAATSCHAP, _B.AUTEURSCHAP, _B.EIGENDOM])
def test_an_earlier_tie_counts_for_three_years_and_not_a_day_longer(soort: Bandsoort) -> None:
    feit = Bandfeit(soort, organisatie=11, tot=NET)
    assert len(gronden(feit)) == 1
    assert gronden(replace(feit, tot=NET - timedelta(days=1))) == []
    assert len(gronden(replace(feit, tot=DAG))) == 1


def test_earlier_work_is_named_as_earlier() -> None:
    assert gronden(Bandfeit(_B.WERKGEVER, organisatie=11, tot=DAG)) == [_G.VROEGER_WERK]
    assert gronden(Bandfeit(_B.WERKGEVER, organisatie=12, tot=DAG)) == [_G.VROEGER_WERK]


def test_a_personal_interest_counts_while_it_lasts() -> None:
    assert gronden(Bandfeit(_B.FAMILIE, organisatie=11, tot=DAG + timedelta(days=1))) == [_G.FAMILIE]
    assert gronden(Bandfeit(_B.FAMILIE, organisatie=11, tot=DAG)) == []


def test_who_made_the_traject_never_judges_it() -> None:
    assert gronden(Bandfeit(_B.AUTEURSCHAP, traject=7, tot=date(1999, 1, 1))) == [_G.AUTEURSCHAP]


def test_only_who_works_for_or_owns_a_competitor_now_has_a_conflict() -> None:
    for soort in _B:
        verwacht = [_G.CONCURRENT] if soort in {_B.WERKGEVER, _B.EIGENDOM} else []
        assert gronden(Bandfeit(soort, organisatie=14)) == verwacht
        assert gronden(Bandfeit(soort, organisatie=14, tot=DAG)) == []


def test_the_worst_comes_first_and_everything_is_told() -> None:
    feiten = [
        Bandfeit(_B.WERKGEVER, organisatie=14, wat="Ander"),
        Bandfeit(_B.WERKGEVER, organisatie=11, wat="De Lantaarn", opgegeven=False),
    ]
    found = ties_between(feiten, ZAAK, DAG)
    assert [item.grond for item in found] == [_G.EIGEN_ORGANISATIE, _G.CONCURRENT]
    assert found[0].uitleg == "Werkt bij de aanbieder: De Lantaarn, bekend in het register."


def test_three_years_before_a_leap_day() -> None:
    assert years_before(date(2028, 2, 29)) == date(2025, 2, 28)
