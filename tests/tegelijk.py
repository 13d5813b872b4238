"""Do several things at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from napl.fouten import Domeinfout


def at_once(*works: Callable[[], object]) -> list[object]:
    """Start these together and return what each gave; a refusal of the domain is an answer."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=10)
            return work()
        except Domeinfout as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
