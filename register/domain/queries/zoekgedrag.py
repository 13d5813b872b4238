"""What was sought, and what was not found. Nothing below the threshold leaves this file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Sum

from napl.enums import Sector
from register.models import Zoekterm

JAAR = 365
# How many missed terms stand with a sector or region.
NOEMEN = 3
Plek = tuple[str, str]


@dataclass(frozen=True)
class Zoekperiode:
    """Days from ``van`` up to and including ``tot``."""

    van: date
    tot: date

    @classmethod
    def last(cls, dagen: int, peildatum: date) -> "Zoekperiode":
        return cls(peildatum - timedelta(days=dagen - 1), peildatum)


@dataclass(frozen=True)
class Zoekcijfer:
    """One term in one cell. ``leeg`` is None when it is more than zero but below the threshold."""

    term: str
    sector: str
    regio: str
    keer: int
    leeg: int | None
    laatste_aantal: int | None


@dataclass(frozen=True)
class Zoekdeel:
    """The searches within one sector or one region; ``gemist`` are the terms most often without result."""

    sector: str
    regio: str
    naam: str
    keer: int
    leeg: int | None
    gemist: tuple[Zoekcijfer, ...]


@dataclass(frozen=True)
class Zoektotaal:
    """Of a cell as a whole; ``verborgen`` counts the terms that stay below the threshold."""

    keer: int
    termen: int
    verborgen: int


def sought_not_found(
    peildatum: date, *, dagen: int = JAAR, sector: str = "", regio: str = ""
) -> list[Zoekcijfer]:
    """Return what was sought without result, the most often first: demand that the register does not meet.

    For the whole country, or for searches within one sector or region (a slug); each figure is at least the
    threshold.
    """
    rows = _cell(Zoekperiode.last(dagen, peildatum), sector, regio)
    return list(_figures(rows.filter(leeg__gte=_drempel()).order_by("-leeg", "term")))


def most_sought(periode: Zoekperiode, *, sector: str = "", regio: str = "") -> list[Zoekcijfer]:
    """Return the terms that reach the threshold, the most often first."""
    return list(_figures(_cell(periode, sector, regio).order_by("-keer", "term")))


def not_found(periode: Zoekperiode, *, sector: str = "", regio: str = "") -> list[Zoekcijfer]:
    rows = _cell(periode, sector, regio).filter(leeg__gte=_drempel())
    return list(_figures(rows.order_by("-leeg", "term")))


def all_cells(periode: Zoekperiode) -> list[Zoekcijfer]:
    """Return every cell of every term that reaches the threshold, for a file."""
    rows = _grouped(_in(periode)).order_by("term", "sector", "regio__slug")
    return list(_figures(rows))


def popular_terms(peildatum: date, *, maximum: int) -> list[str]:
    """Return what may be suggested to everybody: sought often in the last year, and found the last time."""
    rows = _cell(Zoekperiode.last(JAAR, peildatum), "", "").order_by("-keer", "term")[: maximum * 2]
    return [item.term for item in _figures(rows) if item.laatste_aantal][:maximum]


def per_cell(periode: Zoekperiode) -> list[Zoekdeel]:
    """Return every sector and every region that was chosen often enough, with what was not found there."""
    one = Q(regio__isnull=True) & ~Q(sector="") | Q(sector="", regio__isnull=False)
    cells = _in(periode).filter(one)
    missed: dict[Plek, list[Zoekcijfer]] = defaultdict(list)
    for cijfer in _figures(_grouped(cells).filter(leeg__gte=_drempel()).order_by("-leeg", "term")):
        missed[cijfer.sector, cijfer.regio].append(cijfer)
    sums = cells.values("sector", "regio__slug", "regio__naam").annotate(
        keer=Sum("aantal_keer"), leeg=Sum("aantal_leeg")
    )
    return [
        Zoekdeel(
            row["sector"],
            row["regio__slug"] or "",
            str(Sector(row["sector"]).label) if row["sector"] else row["regio__naam"],
            row["keer"],
            _shown(row["leeg"]),
            tuple(missed[row["sector"], row["regio__slug"] or ""][:NOEMEN]),
        )
        for row in sums.filter(keer__gte=_drempel()).order_by("-keer", "regio__naam", "sector")
    ]


def total(periode: Zoekperiode, *, sector: str = "", regio: str = "") -> Zoektotaal:
    per_term = list(
        _in(periode)
        .filter(_cell_condition(sector, regio))
        .values("term")
        .annotate(keer=Sum("aantal_keer"))
        .values_list("keer", flat=True)
    )
    hidden = sum(keer < _drempel() for keer in per_term)
    return Zoektotaal(sum(per_term), len(per_term), hidden)


def _in(periode: Zoekperiode) -> QuerySet[Zoekterm]:
    return Zoekterm.objects.filter(dag__gte=periode.van, dag__lte=periode.tot)


def _cell_condition(sector: str, regio: str) -> Q:
    return Q(sector=sector) & (Q(regio__slug=regio) if regio else Q(regio__isnull=True))


def _cell(periode: Zoekperiode, sector: str, regio: str) -> QuerySet[Any, Any]:
    return _grouped(_in(periode).filter(_cell_condition(sector, regio)))


def _grouped(rows: QuerySet[Zoekterm]) -> QuerySet[Any, Any]:
    known = ArrayAgg("laatste_aantal", filter=Q(laatste_aantal__isnull=False), order_by="-dag")
    return (
        rows.values("term", "sector", "regio__slug")
        .annotate(keer=Sum("aantal_keer"), leeg=Sum("aantal_leeg"), bekend=known)
        .filter(keer__gte=_drempel())
    )


def _figures(rows: Iterable[dict[str, Any]]) -> Iterable[Zoekcijfer]:
    for row in rows:
        bekend = row["bekend"]
        yield Zoekcijfer(
            row["term"],
            row["sector"],
            row["regio__slug"] or "",
            row["keer"],
            _shown(row["leeg"]),
            bekend[0] if bekend else None,
        )


def _drempel() -> int:
    drempel: int = settings.DREMPEL_AANTALLEN
    return drempel


def _shown(number: int) -> int | None:
    return number if number == 0 or number >= _drempel() else None
