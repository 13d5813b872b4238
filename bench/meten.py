"""Time things in turns: what is compared runs one after the other, again and again, in one run."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeVar

Item = TypeVar("Item")


@dataclass
class Tijden:
    """The medians over the repetitions per item, in milliseconds."""

    cpu: list[float] = field(default_factory=list)
    klok: list[float] = field(default_factory=list)

    def p(self, deel: float, *, soort: str = "cpu") -> float:
        return percentile(getattr(self, soort), deel)


def percentile(values: Sequence[float], deel: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(deel * (len(ordered) - 1)))]


class Rekentijd:
    """CPU seconds of this thread and of the database process that works for it, when that can be read."""

    def __init__(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
        self._path = path if path.exists() else None

    def nu(self) -> float:
        server = int(self._path.read_text().split()[0]) / 1e9 if self._path else 0.0
        return time.thread_time() + server


def in_turns(
    items: Sequence[Item],
    engines: Mapping[str, Callable[[Item], object]],
    rondes: Mapping[str, int],
    *,
    met_databank: frozenset[str] = frozenset(),
) -> dict[str, Tijden]:
    """Run every engine on every item, so many rounds each, in turns."""
    rekentijd = Rekentijd()
    seen: dict[str, list[list[tuple[float, float]]]] = {naam: [[] for _ in items] for naam in engines}
    for ronde in range(max(rondes.values())):
        for naam, engine in engines.items():
            if ronde >= rondes[naam]:
                continue
            now = rekentijd.nu if naam in met_databank else time.thread_time
            for number, item in enumerate(items):
                cpu, klok = now(), time.perf_counter()
                engine(item)
                klok, cpu = time.perf_counter() - klok, now() - cpu
                seen[naam][number].append((cpu * 1000, klok * 1000))
    return {
        naam: Tijden(
            [median(cpu for cpu, _ in rows) for rows in per_item],
            [median(klok for _, klok in rows) for rows in per_item],
        )
        for naam, per_item in seen.items()
    }
