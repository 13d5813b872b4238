"""The holidays in force: those of the law, with what staff added and took off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from napl.domain.termijn.feestdagen import wettelijke_feestdagen
from napl.domain.termijn.rekenen import Vrij
from napl.models import Feestdag


@dataclass(frozen=True)
class Dag:
    """A day as staff see it; ``feestdag`` is the row when they changed something about it."""

    datum: date
    naam: str
    is_vrij: bool
    grond: str
    feestdag: Feestdag | None = None


def free_days() -> Vrij:
    """Return what says of any day which holiday it is; it reads the changes of staff once."""
    changed = {row.datum: row.naam if row.is_vrij else "" for row in Feestdag.objects.all()}

    def name_of(dag: date) -> str:
        found = changed.get(dag)
        return statutory(dag.year).get(dag, "") if found is None else found

    return name_of


@cache
def statutory(jaar: int) -> Mapping[date, str]:
    return wettelijke_feestdagen(jaar)


def list_days(jaar: int) -> list[Dag]:
    """Return the holidays of a year in order: those of the law, and what staff changed."""
    days = {
        datum: Dag(datum, naam, is_vrij=True, grond="Algemene termijnenwet, artikel 3")
        for datum, naam in statutory(jaar).items()
    }
    for row in Feestdag.objects.filter(datum__year=jaar):
        days[row.datum] = Dag(row.datum, row.naam, row.is_vrij, row.grond, row)
    return [days[datum] for datum in sorted(days)]
