"""Second connections to the test database, for what only shows between two real transactions."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import psycopg
from django.db import connection

T = TypeVar("T")


@contextmanager
def second_connection() -> Iterator[psycopg.Connection]:
    """Yield a connection outside Django, in a transaction of its own."""
    params = connection.get_connection_params()
    params.pop("cursor_factory", None)
    params.pop("context", None)
    with psycopg.connect(**params) as other:
        yield other


@contextmanager
def in_thread(work: Callable[[], T]) -> Iterator["Future[T]"]:
    """Run work in a thread, which has a Django connection of its own, and wait for it at the end."""

    def run() -> T:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool.submit(run)


def wait_until_somebody_waits_for_a_lock() -> None:
    """Return once another connection stands still for an advisory lock that this one holds."""
    with connection.cursor() as cursor:
        for _ in range(100_000):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Nobody waits.")
