"""Which of what was found is shown, and in which order. The same input gives the same answer.

Recognised stands before mapped, each with its own place. Within that counts, in this order: how early it was
found (the strictest search first), to how many goals it leads, how much does not fit, how much is unknown,
whether the words of a part fit too, whether one can still get in, and then the order of the search. What
costs less time or money never counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from register.domain.drie_vragen import Antwoorden
from register.domain.drie_vragen.kandidaat import Kandidaat, Moment, best_moment, build_kandidaat
from register.domain.drie_vragen.oordeel import Oordeel, Past
from register.domain.kaart import findable_uitvoeringen
from register.domain.passend.behoefte import Behoefte
from register.domain.passend.oordeel import Passendoordeel, judge, served
from register.domain.passend.stappen import Gevonden
from register.models import Traject

PER_GROEP = 4


@dataclass(frozen=True)
class Passendtraject:
    """A traject with what was found about it."""

    traject: Traject
    kandidaat: Kandidaat
    oordelen: tuple[Oordeel, ...]
    aantal_doelen: int
    met_woorden: bool

    @property
    def redenen(self) -> tuple[str, ...]:
        return tuple(item.zin for item in self.oordelen if item.past == Past.JA)

    @property
    def mist(self) -> frozenset[str]:
        """What was let go to find it, and what it indeed does not meet or what nobody knows."""
        return frozenset(
            item.over
            for item in self.oordelen
            if isinstance(item, Passendoordeel) and item.over and item.past != Past.JA
        )

    @property
    def let_op(self) -> tuple[str, ...]:
        return tuple(item.zin for item in self.oordelen if item.past != Past.JA)


def weigh(traject: Traject, gevonden: Gevonden, behoefte: Behoefte, peildatum: date) -> Passendtraject:
    """Judge a traject that was read through ``with_kaartgegevens``."""
    antwoorden = Antwoorden(sector=behoefte.ruimte.sector)
    kandidaat = build_kandidaat(traject, antwoorden, peildatum, stap=gevonden.stap, plek=gevonden.plek)
    kandidaat = replace(kandidaat, moment=_moment(traject, antwoorden, behoefte.ruimte.prijs_max, peildatum))
    versie = traject.live
    return Passendtraject(
        traject=traject,
        kandidaat=kandidaat,
        oordelen=judge(
            kandidaat,
            behoefte,
            woorden=gevonden.woorden,
            open_voor_individu=versie.open_voor_individu if versie else None,
            peildatum=peildatum,
        ),
        aantal_doelen=len(served(kandidaat, behoefte)),
        met_woorden=bool(gevonden.woorden),
    )


def first_of(items: Iterable[Passendtraject], *, erkend: bool) -> tuple[Passendtraject, ...]:
    """Return what is shown of the recognised ones, or of those that are only mapped."""
    group = [item for item in items if item.kandidaat.is_erkend == erkend]
    return tuple(sorted(group, key=_rank)[:PER_GROEP])


def _rank(item: Passendtraject) -> tuple[object, ...]:
    kandidaat = item.kandidaat
    return (
        kandidaat.stap,
        -item.aantal_doelen,
        _count(item, Past.NEE),
        _count(item, Past.ONBEKEND),
        not item.met_woorden,
        kandidaat.moment is None or not kandidaat.moment.is_open,
        kandidaat.plek,
        kandidaat.slug,
    )


def _count(item: Passendtraject, past: Past) -> int:
    return sum(oordeel.past == past for oordeel in item.oordelen)


def _moment(
    traject: Traject, antwoorden: Antwoorden, prijs_max: Decimal | None, peildatum: date
) -> Moment | None:
    """Return the uitvoering to tell about: one within the money when there is one."""
    rows = findable_uitvoeringen(traject)
    if prijs_max is not None:
        rows = [row for row in rows if row.prijs is not None and row.prijs <= prijs_max] or rows
    return best_moment(rows, antwoorden, peildatum)
