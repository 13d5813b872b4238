"""One line of the search log: a day, a term, what was chosen, and how many were found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from napl.enums import Sector
from register.domain.zoeklog.term import may_be_kept

# Sector and slug of a region; empty is "not one".
Keuze = tuple[str, str]


@dataclass(frozen=True)
class Zoekregel:
    """``vorige`` is the choice of the search just before for the same term; None when there was none.

    ``aantal`` is None when other filters narrowed the result: then it says nothing about the term.
    """

    dag: date
    term: str
    keuze: Keuze
    vorige: Keuze | None
    aantal: int | None

    def cells(self) -> Iterator[Keuze]:
        """Yield the cells in which this search counts: those in which the search before did not."""
        before = set() if self.vorige is None else _cells(self.vorige)
        yield from sorted(_cells(self.keuze) - before)

    def dump(self) -> str:
        rest = (self.keuze, self.vorige, self.aantal)
        return json.dumps((self.dag.isoformat(), self.term, *rest), separators=(",", ":"), ensure_ascii=False)


def _cells(keuze: Keuze) -> set[Keuze]:
    sector, regio = keuze
    return {("", ""), (sector, ""), ("", regio), (sector, regio)}


def load_regel(text: str) -> Zoekregel | None:
    """Return a line; None for what this version did not write, so that one bad line never blocks the rest."""
    try:
        dag, term, keuze, vorige, aantal = json.loads(text)
        regel = Zoekregel(
            date.fromisoformat(dag), term, _keuze(keuze), None if vorige is None else _keuze(vorige), aantal
        )
    except (ValueError, TypeError):
        return None
    is_number = aantal is None or (isinstance(aantal, int) and 0 <= aantal < 2**31)
    return regel if isinstance(term, str) and may_be_kept(term) and is_number else None


def _keuze(value: object) -> Keuze:
    if not isinstance(value, list):
        raise TypeError
    sector, regio = map(str, value)
    if sector and sector not in Sector.values:
        raise ValueError(sector)
    return sector, regio
