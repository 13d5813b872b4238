"""Turn answers into figures that lead to nobody. The only place where answers are counted for others to see.

What must hold: no numbers that are shown can be subtracted to a group of one to four people. Not over
publics, levels, questions, answer options or years. So:

- every number is rounded down to a multiple of five, so that any sum or difference of them is one too;
- below five answers nothing is shown;
- a spread over answer options is shown only when every part of it is empty or has five people or more, so
  that the part that is left over is never a small group either;
- when the aanbieder would see one to four people more than everybody sees, it sees what everybody sees;
- figures are cut once, after the school year (``snijden.py``), and stay: two moments give the same numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kwaliteit.enums import Evaluatiepubliek
from kwaliteit.models.evaluatie import STAP

# How many people chose each of the five answers, from helemaal oneens to helemaal eens.
Telling = Sequence[int]
MIDDEN = 3


@dataclass(frozen=True)
class Cijfer:
    """What may be shown of one question; ``verdeling`` is empty, (niet eens, eens), or all three."""

    aantal: int
    midden: int
    verdeling: tuple[int, ...] = ()


def make_cijfers(aanbieder: Telling, openbaar: Telling) -> Mapping[Evaluatiepubliek, Cijfer]:
    """Return what the aanbieder and everybody may see; ``openbaar`` is a part of ``aanbieder``."""
    rest = [alle - deel for alle, deel in zip(aanbieder, openbaar, strict=True)]
    if min(rest) < 0:
        raise ValueError("What everybody may see is not a part of what the aanbieder may see.")
    if sum(openbaar) >= STAP and 0 < sum(rest) < STAP:
        aanbieder, rest = openbaar, [0] * len(rest)
    found = {}
    if sum(aanbieder) >= STAP:
        found[Evaluatiepubliek.AANBIEDER] = _cijfer(aanbieder)
    if sum(openbaar) >= STAP:
        # Beside the spread of all, that of a part tells the spread of the others.
        found[Evaluatiepubliek.OPENBAAR] = _cijfer(openbaar, rest)
    return found


def round_down(aantal: int) -> int:
    return aantal - aantal % STAP


def _cijfer(telling: Telling, *anderen: Telling) -> Cijfer:
    return Cijfer(round_down(sum(telling)), _midden(telling), _verdeling(telling, anderen))


def _midden(telling: Telling) -> int:
    """Return the middle answer, the lower of two."""
    half, seen = (sum(telling) + 1) // 2, 0
    for waarde, aantal in enumerate(telling, start=1):
        seen += aantal
        if seen >= half:
            return waarde
    raise ValueError("Nobody answered.")


def _verdeling(telling: Telling, anderen: Sequence[Telling]) -> tuple[int, ...]:
    """Return the finest spread that is safe, for this group and every other that it can be laid beside."""
    for split in (_in_drieen, _in_tweeen):
        if all(_is_safe(split(rij)) for rij in (telling, *anderen)):
            return tuple(round_down(aantal) for aantal in split(telling))
    return ()


def _in_drieen(telling: Telling) -> tuple[int, ...]:
    return sum(telling[: MIDDEN - 1]), telling[MIDDEN - 1], sum(telling[MIDDEN:])


def _in_tweeen(telling: Telling) -> tuple[int, ...]:
    return sum(telling[:MIDDEN]), sum(telling[MIDDEN:])


def _is_safe(delen: Sequence[int]) -> bool:
    return all(aantal == 0 or aantal >= STAP for aantal in delen)
