"""The head of a word gives the same first page as a comparison of everything that has the word."""

import random

import numpy as np
import pytest

from register.domain.zoeken.index import bits
from register.domain.zoeken.index.kop import LENGTE, Kop

SIZE = 20_000


def _word(seed: int, amount: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return documents, scores of few different heights, and their order of names."""
    rng = np.random.default_rng(seed)
    docs = np.sort(rng.choice(SIZE, amount, replace=False))
    points = (rng.integers(1, 60, amount) * np.float32(1.06) ** rng.integers(0, 2, amount)).astype(np.float32)
    return docs, points, rng.permutation(amount).astype(np.int64)


def _best(docs: np.ndarray, points: np.ndarray, rang: np.ndarray, amount: int) -> list[int]:
    order = np.lexsort((rang, -points))
    return [int(doc) for doc in docs[order][:amount]]


@pytest.mark.parametrize("amount", [1, 20, 100])
@pytest.mark.parametrize("has", [300, 9_000])
def test_the_head_of_a_word_holds_its_first(has: int, amount: int) -> None:
    docs, points, rang = _word(has, has)
    head = Kop.of(docs, points, rang)
    found = head.first(None, amount)
    assert found is not None
    assert found[:amount].tolist() == _best(docs, points, rang, amount)


@pytest.mark.parametrize("seed", range(20))
def test_the_first_of_a_set_are_in_the_head_or_it_says_that_it_does_not_know(seed: int) -> None:
    docs, points, rang = _word(seed, 9_000)
    share = random.Random(seed).choice((0.03, 0.1, 0.5))
    chosen = np.random.default_rng(seed).random(SIZE) < share
    among = chosen[docs]
    wanted = _best(docs[among], points[among], rang[among], 20)
    found = Kop.of(docs, points, rang).first(bits.pack(chosen), 20)
    if share > 0.03:
        assert found is not None
    assert found is None or found[:20].tolist() == wanted


def test_what_may_be_as_good_after_rounding_comes_along() -> None:
    docs, rang = np.arange(4), np.array([3, 2, 1, 0], np.int64)
    points = np.array([2, 1.000001, 1, 0.5], np.float32)
    found = Kop.of(docs, points, rang).first(None, 2)
    assert found is not None
    assert found.tolist() == [0, 1, 2]


def test_a_head_does_not_tell_what_may_stand_just_outside_it() -> None:
    docs = np.arange(LENGTE + 10)
    points = np.where(docs < LENGTE, np.float32(1.000001), np.float32(1))
    head = Kop.of(docs, points, docs.astype(np.int64))
    assert head.first(None, 20) is None
    assert head.first(bits.pack(docs < 5), 20) is None


@pytest.mark.parametrize("amount", [0, 1, 70, 600, 2_000, 9_000, 19_990])
def test_the_members_of_a_set_are_found_at_every_density(amount: int) -> None:
    mask = np.zeros(SIZE, np.bool_)
    mask[np.random.default_rng(amount).choice(SIZE, amount, replace=False)] = True
    packed = bits.pack(mask)
    assert bits.members(packed, SIZE).tolist() == mask.nonzero()[0].tolist()
    assert bits.count(packed) == amount
    asked = np.arange(0, SIZE, 7)
    assert bits.contains(packed, asked).tolist() == mask[asked].tolist()
