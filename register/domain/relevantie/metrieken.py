"""How good a list of results is, given a grade per traject; nothing here knows a database.

Grades are 0 (not expected) to 3 (exactly this). The gain of a grade is ``2 ** grade - 1`` and a place lower
in the list is worth ``1 / log2(place + 1)`` (Järvelin & Kekäläinen 2002; Burges et al. 2005).
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

Graden = Mapping[str, int]


def gain(grade: int) -> int:
    return (1 << grade) - 1


def dcg(grades: Iterable[int]) -> float:
    """Return the discounted gain of grades in the order in which they were shown."""
    return sum(gain(grade) / log2(place + 1) for place, grade in enumerate(grades, start=1))


def ndcg(found: Sequence[str], graden: Graden, *, k: int = 10) -> float:
    """Return the gain of the first ``k`` results against that of the best possible order: 0 to 1.

    What stands in the list a second time brings nothing. At least one grade must be above 0.
    """
    ideal = dcg(sorted(graden.values(), reverse=True)[:k])
    if not ideal:
        raise ValueError("Without an expected traject there is no best order.")
    seen: set[str] = set()
    shown = []
    for slug in found[:k]:
        shown.append(0 if slug in seen else graden.get(slug, 0))
        seen.add(slug)
    return dcg(shown) / ideal


def is_success(found: Sequence[str], graden: Graden, *, k: int = 3) -> bool:
    """Tell whether one of the first ``k`` results has the best grade that was given for the query."""
    best = max(graden.values(), default=0)
    return best > 0 and any(graden.get(slug, 0) == best for slug in found[:k])


def mean(values: Sequence[float]) -> float:
    """Return the mean; of nothing it is 0."""
    return sum(values) / len(values) if values else 0.0
