"""No numbers that are shown can be subtracted to a group of one to four people."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteit.domain.monitoring.tellen import make_cijfers
from kwaliteit.enums import Evaluatiepubliek
from kwaliteit.models.evaluatie import STAP

AANBIEDER, OPENBAAR = Evaluatiepubliek.AANBIEDER, Evaluatiepubliek.OPENBAAR
GEEN = (0, 0, 0, 0, 0)
telling = st.lists(st.integers(0, 14), min_size=5, max_size=5)


def _plus(een: list[int], ander: list[int]) -> list[int]:
    return [a + b for a, b in zip(een, ander, strict=True)]


def _getallen(aanbieder: list[int], openbaar: list[int]) -> Iterator[int]:
    for cijfer in make_cijfers(aanbieder, openbaar).values():
        yield cijfer.aantal
        yield from cijfer.verdeling


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(telling, telling), min_size=1, max_size=4))
def test_no_sum_or_difference_of_what_is_shown_is_one_to_four(
    vragen: list[tuple[list[int], list[int]]],
) -> None:
    """Over questions, levels, years and publics alike: all of these may be asked of different people."""
    shown = [getal for openbaar, rest in vragen for getal in _getallen(_plus(openbaar, rest), openbaar)]
    for een, ander in combinations([0, *shown], 2):
        assert not 0 < abs(een - ander) < STAP
    for size in (2, 3):
        for minus in combinations(shown[:12], size):
            assert all(not 0 < abs(getal - sum(minus)) < STAP for getal in shown)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(telling, telling)
def test_a_spread_has_no_small_part_and_none_is_left_over(openbaar: list[int], rest: list[int]) -> None:
    """With the true numbers, for who knows how many there were: every part shown is empty or large enough."""
    alle = _plus(openbaar, rest)
    shown = make_cijfers(alle, openbaar)
    is_one = AANBIEDER in shown and OPENBAAR in shown and sum(rest) < STAP
    counted = {AANBIEDER: openbaar if is_one else alle, OPENBAAR: openbaar}
    for publiek, cijfer in shown.items():
        assert sum(counted[publiek]) >= STAP
        if cijfer.verdeling:
            _require_safe(counted[publiek], len(cijfer.verdeling))
    if is_one:
        assert shown[AANBIEDER] == shown[OPENBAAR]
    elif OPENBAAR in shown and shown[OPENBAAR].verdeling:
        _require_safe(rest, len(shown[OPENBAAR].verdeling))


def _require_safe(aantallen: list[int], delen: int) -> None:
    laag, midden, hoog = sum(aantallen[:2]), aantallen[2], sum(aantallen[3:])
    for aantal in (laag, midden, hoog) if delen == 3 else (laag + midden, hoog):
        assert aantal == 0 or aantal >= STAP


@pytest.mark.parametrize(("aantal", "shown"), [(4, None), (5, 5), (9, 5), (10, 10)])
def test_five_is_the_least(aantal: int, shown: int | None) -> None:
    made = make_cijfers((0, 0, 0, aantal, 0), (0, 0, 0, aantal, 0))
    assert [cijfer.aantal for cijfer in made.values()] == ([shown, shown] if shown else [])


def test_twelve_with_a_part_of_nine_does_not_give_three() -> None:
    made = make_cijfers((3, 0, 0, 9, 0), GEEN)
    assert made[AANBIEDER].aantal == 10
    assert made[AANBIEDER].verdeling == ()


def test_what_cannot_be_shown_in_three_is_shown_in_two() -> None:
    made = make_cijfers((2, 1, 2, 3, 4), GEEN)
    assert made[AANBIEDER].verdeling == (5, 5)
    made = make_cijfers((5, 0, 5, 5, 1), GEEN)
    assert made[AANBIEDER].verdeling == (5, 5, 5)


def test_the_aanbieder_sees_what_everybody_sees_when_it_would_see_a_few_more() -> None:
    made = make_cijfers((0, 0, 0, 9, 3), (0, 0, 0, 9, 0))
    assert made[AANBIEDER] == made[OPENBAAR]
    apart = make_cijfers((0, 0, 0, 9, 5), (0, 0, 0, 9, 0))
    assert (apart[AANBIEDER].aantal, apart[OPENBAAR].aantal) == (10, 5)


def test_a_spread_of_a_part_is_not_shown_when_it_tells_the_spread_of_the_others() -> None:
    openbaar, rest = [5, 0, 0, 5, 0], [2, 0, 0, 5, 0]
    made = make_cijfers(_plus(openbaar, rest), openbaar)
    assert made[AANBIEDER].verdeling == (5, 0, 10)
    assert made[OPENBAAR].verdeling == ()


def test_few_public_answers_leave_the_aanbieder_its_own() -> None:
    made = make_cijfers((0, 0, 0, 6, 0), (0, 0, 0, 3, 0))
    assert list(made) == [AANBIEDER]


def test_the_middle_answer_is_the_lower_of_two() -> None:
    assert make_cijfers((0, 0, 3, 3, 0), GEEN)[AANBIEDER].midden == 3
    assert make_cijfers((0, 0, 2, 1, 3), GEEN)[AANBIEDER].midden == 4


def test_a_part_cannot_be_more_than_the_whole() -> None:
    with pytest.raises(ValueError, match="not a part"):
        make_cijfers(GEEN, (0, 0, 0, 5, 0))
