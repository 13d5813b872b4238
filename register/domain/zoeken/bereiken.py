"""Ranges that people narrow by (price, study load, first start), cut into steps for a small histogram.

A traject counts in a step when one uitvoering that fits all the rest falls in it, so in more than one if it
has several. The choice within a range is ignored for its own counts, as with facets.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

# The highest euro, and the highest hours, of each step; what is more goes in a last one.
PRIJS_TOT = (0, 250, 500, 1000, 2500, 5000)
UREN_TOT = (8, 20, 40, 80, 160, 280)
# Up to so many hours something is short: a week of work. One of the steps, so that those can be added up.
KORT_UREN = 40
# The month of the reference date and the eleven after it; then everything later.
MAANDEN = 12
STAPPEN = {"prijs": len(PRIJS_TOT) + 1, "uren": len(UREN_TOT) + 1, "start": MAANDEN + 1}
BEREIKEN = tuple(STAPPEN)


class Stap(NamedTuple):
    """A step of a range with how many trajecten fall in it; ``tot`` is inclusive, None is no end."""

    vanaf: int | date
    tot: int | date | None
    aantal: int


def price_steps(cents: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Return the step of each price in cents."""
    return np.searchsorted(np.array(PRIJS_TOT) * 100, cents, side="left")


def steps_up_to(cents: int) -> int | None:
    """Return how many steps a highest price takes in; None when it ends within a step."""
    ends = [bound * 100 for bound in PRIJS_TOT]
    return ends.index(cents) + 1 if cents in ends else None


def hour_steps(hours: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    return np.searchsorted(np.array(UREN_TOT), hours, side="left")


def start_steps(days: npt.NDArray[np.integer], dag: date) -> npt.NDArray[np.int64]:
    """Return the step of each day (since 1970): the months from that of the reference date on."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.clip(months - _month(dag), 0, MAANDEN)


def _month(dag: date) -> int:
    return (dag.year - 1970) * 12 + dag.month - 1


def first_of_month(dag: date, later: int) -> date:
    """Return the first day of the month that comes so many months later."""
    month = _month(dag) + later
    return date(1970 + month // 12, month % 12 + 1, 1)


@lru_cache(maxsize=16)
def _bounds(naam: str, dag: date) -> Sequence[tuple[int | date, int | date | None]]:
    """Return where each step of a range begins and ends."""
    if naam == "start":
        begins = [first_of_month(dag, later) for later in range(MAANDEN + 1)]
        ends = [date.fromordinal(day.toordinal() - 1) for day in begins[1:]]
        return list(zip(begins, [*ends, None], strict=True))
    bounds = PRIJS_TOT if naam == "prijs" else UREN_TOT
    lows = [0, *(bound + (1 if naam == "uren" else 0) for bound in bounds)]
    return list(zip(lows, [*bounds, None], strict=True))


def make_steps(naam: str, counts: Sequence[int], dag: date) -> tuple[Stap, ...]:
    """Name the counts of a range."""
    steps = zip(_bounds(naam, dag), counts, strict=True)
    return tuple([Stap(vanaf, tot, count) for (vanaf, tot), count in steps])


def make_bereiken(counts: Mapping[str, Sequence[int]], dag: date) -> dict[str, tuple[Stap, ...]]:
    return {naam: make_steps(naam, counts[naam], dag) for naam in STAPPEN}
