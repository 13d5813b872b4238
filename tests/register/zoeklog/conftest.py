"""The list of the search log in the Redis of the tests, empty before and after."""

from collections.abc import Iterator
from typing import Any

import pytest

from register.domain.zoeklog.wachtrij import Wachtrij, wachtrij


@pytest.fixture
def rij() -> Iterator[Wachtrij]:
    empty(wachtrij())
    yield wachtrij()
    empty(wachtrij())


def empty(rij: Wachtrij) -> None:
    redis: Any = rij._redis
    keys = list(redis.scan_iter(f"{rij._rij}*"))
    if keys:
        redis.delete(*keys)
