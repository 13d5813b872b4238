"""The figures, against values that were worked out by hand."""

import pytest

from register.domain.relevantie.metrieken import dcg, gain, is_success, mean, ndcg

# 1 / log2(place + 1) for the places 1, 2, 3 and 4.
TWEEDE = 0.6309298
DERDE = 0.5
VIERDE = 0.4306766


@pytest.mark.parametrize(("graad", "opbrengst"), [(0, 0), (1, 1), (2, 3), (3, 7)])
def test_each_grade_brings_about_twice_the_one_below(graad: int, opbrengst: int) -> None:
    assert gain(graad) == opbrengst


def test_a_lower_place_is_worth_less() -> None:
    assert dcg([3]) == pytest.approx(7)
    assert dcg([0, 3]) == pytest.approx(7 * TWEEDE)
    assert dcg([3, 2, 0, 1]) == pytest.approx(7 + 3 * TWEEDE + VIERDE)
    assert dcg([]) == 0


def test_the_best_order_gives_one_and_nothing_found_gives_zero() -> None:
    graden = {"a": 3, "b": 2, "c": 1}
    assert ndcg(["a", "b", "c", "x"], graden) == pytest.approx(1)
    assert ndcg(["x", "y"], graden) == 0
    assert ndcg([], graden) == 0


def test_another_order_gives_the_part_of_the_best_that_it_reaches() -> None:
    graden = {"a": 3, "b": 2, "c": 1}
    best = 7 + 3 * TWEEDE + 1 * DERDE  # 9.3928
    assert ndcg(["c", "x", "a"], graden) == pytest.approx((1 + 7 * DERDE) / best)
    assert ndcg(["c", "x", "a"], graden) == pytest.approx(0.47909, abs=1e-5)


def test_the_best_order_is_no_longer_than_the_list() -> None:
    graden = {f"t{number}": 3 for number in range(30)}
    assert ndcg([f"t{number}" for number in range(20, 30)], graden) == pytest.approx(1)
    assert ndcg(["t0"], graden, k=1) == pytest.approx(1)


def test_what_is_beyond_k_or_shown_twice_brings_nothing() -> None:
    graden = {"a": 3}
    assert ndcg([*[f"x{number}" for number in range(10)], "a"], graden) == 0
    assert ndcg(["a", "a", "a"], {"a": 3, "b": 3}) == pytest.approx(7 / (7 + 7 * TWEEDE))


def test_without_an_expected_traject_there_is_no_figure() -> None:
    with pytest.raises(ValueError, match="no best order"):
        ndcg(["a"], {})


def test_success_asks_for_the_best_grade_that_was_given() -> None:
    graden = {"a": 3, "b": 2}
    assert is_success(["x", "y", "a"], graden)
    assert not is_success(["x", "y", "z", "a"], graden)
    assert not is_success(["b"], graden)
    assert is_success(["b"], {"b": 2, "c": 1})
    assert not is_success(["x"], {})


def test_the_mean_of_nothing_is_zero() -> None:
    assert mean([]) == 0
    assert mean([1, 0, 0.5]) == pytest.approx(0.5)
