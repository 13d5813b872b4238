"""A transaction in which every statement sees the same moment, so that numbers on one page fit together."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# A search is bounded work: a question that takes longer than this is given up with a message.
MAX_MILLISECONDEN = 8_000


@contextmanager
def one_moment(*, max_ms: int = 0) -> Iterator[None]:
    """Let every statement within see the same; ``max_ms`` bounds each of them.

    Within a transaction that has begun already (a test) it is that one, with what it sees.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if max_ms:
            cursor.execute(f"SET LOCAL statement_timeout = {int(max_ms)}")
        yield


def read_moment() -> str:
    """Return what the statements of this moment see, and what not (pg_snapshot)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])
