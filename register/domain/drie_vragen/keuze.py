"""Choose three out of what was found. The same input gives the same three.

What counts, in this order: how early it was found (the strictest search first), how many answers it does
not meet, of how many we do not know, how well the words fit, whether one can still get in. Among equals three
that differ are best; then recognised goes first, then the order of the search. What costs less time or money
never counts: hours are only compared with the hours that somebody has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from register.domain.drie_vragen.antwoorden import Criterium
from register.domain.drie_vragen.kandidaat import Kandidaat
from register.domain.drie_vragen.oordeel import Oordeel, Past
from register.enums import Tijdruimte

AANTAL = 3
# Trajecten whose places in a search on words differ less than this fit the words equally well.
WOORDENBAND = 8
_GRENZEN = tuple(int(keuze) for keuze in Tijdruimte if keuze != Tijdruimte.RUIM)


@dataclass(frozen=True)
class Beoordeeld:
    """A traject with what was found about each answer."""

    kandidaat: Kandidaat
    oordelen: tuple[Oordeel, ...]

    @property
    def redenen(self) -> tuple[str, ...]:
        return tuple(item.zin for item in self.oordelen if item.past == Past.JA)

    @property
    def let_op(self) -> tuple[str, ...]:
        return tuple(item.zin for item in self.oordelen if item.past != Past.JA)

    @property
    def mist(self) -> frozenset[Criterium]:
        """The answers that it does not meet, or of which nobody knows."""
        return frozenset(item.criterium for item in self.oordelen if item.criterium and item.past != Past.JA)

    def count(self, past: Past) -> int:
        return sum(item.past == past and item.criterium is not None for item in self.oordelen)


def arrange(found: Iterable[Beoordeeld], *, op_woorden: bool) -> tuple[Beoordeeld, ...]:
    """Return all of them, in threes that differ as much as their fit allows.

    ``op_woorden`` says that the order of the search is one of how well words fit.
    """
    left = sorted(found, key=lambda item: (_fit(item, op_woorden=op_woorden), _last(item)))
    arranged: list[Beoordeeld] = []
    while left:
        chosen = arranged[len(arranged) - len(arranged) % AANTAL :]
        best = _fit(left[0], op_woorden=op_woorden)
        equals = [item for item in left if _fit(item, op_woorden=op_woorden) == best]
        pick = min(equals, key=lambda item: (_likeness(item, chosen), _last(item)))
        arranged.append(pick)
        left.remove(pick)
    return tuple(arranged)


def _fit(item: Beoordeeld, *, op_woorden: bool) -> tuple[int, ...]:
    kandidaat = item.kandidaat
    band = kandidaat.plek // WOORDENBAND if op_woorden else 0
    return (kandidaat.stap, item.count(Past.NEE), item.count(Past.ONBEKEND), band, _entry(kandidaat))


def _entry(kandidaat: Kandidaat) -> int:
    """Return 0 when one can enrol, 1 when nobody knows, 2 when it is full, closed or not open yet."""
    moment = kandidaat.moment
    if moment is None or moment.eerste_dag is None:
        return 1
    return 0 if moment.is_open else 2


def _last(item: Beoordeeld) -> tuple[bool, int, str]:
    return (not item.kandidaat.is_erkend, item.kandidaat.plek, item.kandidaat.slug)


def _likeness(item: Beoordeeld, chosen: Sequence[Beoordeeld]) -> int:
    return sum(_alike(item.kandidaat, other.kandidaat) for other in chosen)


def _alike(one: Kandidaat, other: Kandidaat) -> int:
    """Count in what two trajecten are alike: who gives it, how one learns, how much time it takes."""
    return sum(
        (
            one.aanbieder == other.aanbieder,
            bool(set(one.werkvormen) & set(other.werkvormen)) or one.werkvormen == other.werkvormen,
            one.vorm == other.vorm,
            _size(one.uren) == _size(other.uren),
        )
    )


def _size(uren: int | None) -> int | None:
    """Return in which class of hours it falls, as question 3 draws them."""
    return None if uren is None else sum(uren > grens for grens in _GRENZEN)
