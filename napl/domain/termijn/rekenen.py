"""How a term is worked out, step by step, so that every date can be explained.

A term begins on the day after what starts it. Days are added for as long as it stood still, and what it was
extended by; at the end it rolls to a working day, when the Algemene termijnenwet holds for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.dateformat import format as write_date

from napl.enums import Termijneenheid, Termijnzet

# Says what holiday a day is; nothing for an ordinary day.
Vrij = Callable[[date], str]
ZATERDAG = 5
WERKDAGEN = 2
# A term of fewer days need not hold working days (art. 2).
KORTSTE = 3
# Longer terms do not roll (Algemene termijnenwet, art. 4, a).
LANGSTE = {
    Termijneenheid.DAGEN: 90,
    Termijneenheid.WEKEN: 12,
    Termijneenheid.MAANDEN: 3,
    Termijneenheid.JAREN: 0,
}
_NAMEN = {
    Termijneenheid.DAGEN: ("dag", "dagen"),
    Termijneenheid.WEKEN: ("week", "weken"),
    Termijneenheid.MAANDEN: ("maand", "maanden"),
    Termijneenheid.JAREN: ("jaar", "jaar"),
}


@dataclass(frozen=True)
class Duur:
    aantal: int
    eenheid: Termijneenheid

    def __str__(self) -> str:
        one, more = _NAMEN[self.eenheid]
        return f"{self.aantal} {one if self.aantal == 1 else more}"

    @property
    def rolt(self) -> bool:
        """Tell whether the law lets a term of this length roll to a working day."""
        return self.aantal <= LANGSTE[self.eenheid]

    def after(self, dag: date) -> date:
        """Return the last day of a term that starts by something on this day.

        Of months and years that is the same date, or the last day of a shorter month.
        """
        lengths = {
            Termijneenheid.DAGEN: relativedelta(days=self.aantal),
            Termijneenheid.WEKEN: relativedelta(weeks=self.aantal),
            Termijneenheid.MAANDEN: relativedelta(months=self.aantal),
            Termijneenheid.JAREN: relativedelta(years=self.aantal),
        }
        return dag + lengths[self.eenheid]


@dataclass(frozen=True)
class Stap:
    """One thing that happened to a term, on a day; ``duur`` is for an extension."""

    zet: Termijnzet
    op: date
    duur: Duur | None = None
    grond: str = ""


@dataclass(frozen=True)
class Regel:
    """One line of the explanation, with the last day of the term after it (None while it stands still)."""

    tekst: str
    einde: date | None


@dataclass(frozen=True)
class Berekening:
    """``einde`` is the last day; None while the term stands still, and then ``rest`` are the days left."""

    einde: date | None
    regels: tuple[Regel, ...]
    rest: int = 0


def work_out(
    begin: date,
    duur: Duur,
    stappen: Sequence[Stap],
    *,
    rolt: bool,
    vrij: Vrij,
    aanleiding: str = "",
) -> Berekening:
    """Return the last day of a term, with a line for every step that led to it.

    ``begin`` is the day of what starts it, which itself does not count; the steps are in order of their day
    and alternate as they should (``verloop`` sees to that). ``rolt`` says whether the Algemene termijnenwet
    holds for this kind of term; even then not for a long one, or when an extension is long.
    """
    einde = duur.after(begin)
    regels = [Regel(f"Begonnen op {_tekst(begin)}{_grond(aanleiding)}. De termijn is {duur}.", einde)]
    rolls, since = rolt and duur.rolt, None
    for stap in stappen:
        if stap.zet == Termijnzet.OPSCHORTING:
            since = stap.op
            regels.append(Regel(f"Stilgezet op {_tekst(stap.op)}{_grond(stap.grond)}.", None))
        elif stap.zet == Termijnzet.HERVATTING and since is not None:
            days = days_still(since, stap.op)
            einde, since = einde + timedelta(days=days), None
            regels.append(Regel(f"Loopt weer sinds {_tekst(stap.op)}. {_erbij(days)}", einde))
        elif stap.duur is not None:
            einde, rolls = stap.duur.after(einde), rolls and stap.duur.rolt
            regels.append(Regel(f"Verlengd met {stap.duur} op {_tekst(stap.op)}{_grond(stap.grond)}.", einde))
    if since is not None:
        return Berekening(None, tuple(regels), rest=max(0, (einde - since).days))
    if rolls:
        for regel in roll(begin, einde, vrij):
            regels.append(regel)
            einde = regel.einde or einde
    return Berekening(einde, tuple(regels))


def days_still(since: date, until: date) -> int:
    """Return how many days a term stood still: from the day after the one, up to the other (Awb 4:15, 1)."""
    return max(0, (until - since).days - 1)


def roll(begin: date, einde: date, vrij: Vrij) -> Iterator[Regel]:
    """Yield why the end moves: too few working days in the term, or no working day to end on.

    Algemene termijnenwet, articles 2 (a term of three days or more holds at least two working days) and 1.
    """
    if (einde - begin).days >= KORTSTE:
        later = _with_workdays(begin, einde, vrij)
        if later != einde:
            einde = later
            yield Regel(
                "Er vallen minder dan twee werkdagen in de termijn. Daarom loopt die langer door "
                "(Algemene termijnenwet, artikel 2).",
                einde,
            )
    if not is_workday(einde, vrij):
        last = einde
        while not is_workday(einde, vrij):
            einde += timedelta(days=1)
        yield Regel(
            f"{_tekst(last).capitalize()} is geen werkdag{f': {vrij(last)}' if vrij(last) else ''}. "
            f"Daarom tot en met {_tekst(einde)} (Algemene termijnenwet, artikel 1).",
            einde,
        )


def is_workday(dag: date, vrij: Vrij) -> bool:
    return dag.weekday() < ZATERDAG and not vrij(dag)


def _with_workdays(begin: date, einde: date, vrij: Vrij) -> date:
    workdays = sum(
        is_workday(begin + timedelta(days=nth), vrij) for nth in range(1, (einde - begin).days + 1)
    )
    while workdays < WERKDAGEN:
        einde += timedelta(days=1)
        workdays += is_workday(einde, vrij)
    return einde


def _tekst(dag: date) -> str:
    return write_date(dag, "l j F Y")


def _grond(grond: str) -> str:
    return f" ({grond})" if grond else ""


def _erbij(days: int) -> str:
    if not days:
        return "Er komen geen dagen bij."
    return "Er komt 1 dag bij." if days == 1 else f"Er komen {days} dagen bij."
