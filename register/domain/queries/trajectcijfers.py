"""What an aanbieder is told of its trajecten: per month and traject, never so little that it is somebody.

How often a traject was kept is told from the threshold on. Totals add up only what is told, so that nothing
can be found by subtracting.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import TruncMonth

from register.enums import Cijfersoort
from register.models import Trajectcijfer

MAANDEN = 12
# A person can be behind these.
GEVOELIG = frozenset({Cijfersoort.BEWAARD})


@dataclass(frozen=True)
class Getal:
    """A figure to show; ``verborgen`` says that there may be more than ``aantal``."""

    aantal: int = 0
    verborgen: bool = False

    def __str__(self) -> str:
        if not self.verborgen:
            return str(self.aantal)
        if not self.aantal:
            return f"minder dan {settings.DREMPEL_AANTALLEN}"
        return f"ten minste {self.aantal}"


@dataclass(frozen=True)
class Cijfers:
    """The figures of a month, of a traject, or of all."""

    getallen: dict[Cijfersoort, Getal] = field(default_factory=dict)

    @property
    def rij(self) -> list[Getal]:
        return [self.getallen[soort] for soort in Cijfersoort]

    @property
    def paren(self) -> list[tuple[str, Getal]]:
        """Return each figure with its name, for a table that becomes a list on a phone."""
        return [(soort.label, self.getallen[soort]) for soort in Cijfersoort]


@dataclass(frozen=True)
class Overzicht:
    maanden: Sequence[date]
    cellen: dict[tuple[int, date], Cijfers]

    def traject(self, pk: int) -> Cijfers:
        return add_up(self.cellen[pk, maand] for maand in self.maanden)

    def maand(self, maand: date, pks: Collection[int]) -> Cijfers:
        return add_up(self.cellen[pk, maand] for pk in pks)


def months_until(peildatum: date) -> list[date]:
    """Return the first days of twelve months, the one of the date last."""
    month = peildatum.year * 12 + peildatum.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(month - MAANDEN + 1, month + 1)]


def read_cijfers(trajecten: Collection[int], peildatum: date) -> Overzicht:
    """Return twelve months of these trajecten, in one query."""
    maanden = months_until(peildatum)
    rows = (
        Trajectcijfer.objects.filter(traject__in=trajecten, dag__gte=maanden[0], dag__lte=peildatum)
        .annotate(maand=TruncMonth("dag"))
        .values_list("traject_id", "maand", "soort")
        .annotate(som=Sum("aantal"))
        .order_by()
    )
    found = {(pk, maand, soort): som for pk, maand, soort, som in rows}
    return Overzicht(
        maanden,
        {
            (pk, maand): Cijfers(
                {soort: _getal(soort, found.get((pk, maand, soort), 0)) for soort in Cijfersoort}
            )
            for pk in trajecten
            for maand in maanden
        },
    )


def _getal(soort: Cijfersoort, aantal: int) -> Getal:
    hidden = soort in GEVOELIG and aantal < settings.DREMPEL_AANTALLEN
    return Getal(0, verborgen=True) if hidden else Getal(aantal)


def add_up(parts: Iterable[Cijfers]) -> Cijfers:
    parts = list(parts)
    return Cijfers(
        {
            soort: Getal(
                sum(part.getallen[soort].aantal for part in parts),
                any(part.getallen[soort].verborgen for part in parts),
            )
            for soort in Cijfersoort
        }
    )
