"""The public, dated history of what was decided about a traject: one query, and never a refusal.

It is read from what came of decisions (recognitions, their suspensions and their ends), not from cases, so a
case that ended otherwise cannot show up in it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, TruncDate

from kwaliteit.enums import Beslissingsoort, Schorsingsgrond
from kwaliteit.models import Erkenning, Schorsing, Voorwaarde

_VELDEN = ("op", "soort", "traject", "code", "van", "tot", "tekst", "nummer", "demo")


@dataclass(frozen=True)
class Beslissing:
    """``op`` is the day of the decision, ``van`` the day on which it takes effect."""

    op: date
    soort: Beslissingsoort
    traject: int
    code: str
    van: date
    tot: date | None
    tekst: str
    kader: int | None
    is_demo: bool


def list_beslissingen(trajecten: Collection[int], peildatum: date) -> list[Beslissing]:
    """Return the history of trajecten, the newest first."""
    erkenningen = Erkenning.objects.filter(traject__in=trajecten, besloten_op__date__lte=peildatum)
    schorsingen = Schorsing.objects.filter(erkenning__in=erkenningen)
    parts = [
        _granted(erkenningen),
        _suspended(schorsingen),
        _lifted(schorsingen),
        _withdrawn(erkenningen),
        _lapsed(erkenningen, peildatum),
        _met(Voorwaarde.objects.filter(besluit__erkenning__in=erkenningen)),
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("-_op", "-_van", "_soort")
    return [
        Beslissing(op, Beslissingsoort(soort), traject, code, van, tot, _tekst(soort, tekst), nummer, demo)
        for op, soort, traject, code, van, tot, tekst, nummer, demo in rows
    ]


def _granted(rows: QuerySet[Erkenning]) -> QuerySet[Any, Any]:
    return _columns(
        rows,
        Beslissingsoort.VERLEEND,
        op=TruncDate("besloten_op"),
        van=F("geldig_van"),
        tot=F("geldig_tot"),
        tekst=F("motivering"),
    )


def _suspended(rows: QuerySet[Schorsing]) -> QuerySet[Any, Any]:
    return _columns(
        rows,
        Beslissingsoort.GESCHORST,
        via="erkenning__",
        op=TruncDate("opgelegd_op"),
        van=F("geldig_van"),
        tot=F("geldig_tot"),
        tekst=Cast(F("grond"), TextField()),
    )


def _lifted(rows: QuerySet[Schorsing]) -> QuerySet[Any, Any]:
    return _columns(
        rows.filter(geldig_tot__isnull=False),
        Beslissingsoort.HERVAT,
        via="erkenning__",
        op=TruncDate("opgeheven_op"),
        van=F("geldig_tot"),
        tekst=F("opheffingsreden"),
    )


def _withdrawn(rows: QuerySet[Erkenning]) -> QuerySet[Any, Any]:
    return _columns(
        rows.filter(ingetrokken_per__isnull=False),
        Beslissingsoort.INGETROKKEN,
        op=F("ingetrokken_per"),
        van=F("ingetrokken_per"),
        tekst=F("ingetrokken_reden"),
    )


def _lapsed(rows: QuerySet[Erkenning], peildatum: date) -> QuerySet[Any, Any]:
    whole = Q(ingetrokken_per__isnull=True, geldig_tot__lte=peildatum)
    return _columns(rows.filter(whole), Beslissingsoort.VERLOPEN, op=F("geldig_tot"), van=F("geldig_tot"))


def _met(rows: QuerySet[Voorwaarde]) -> QuerySet[Any, Any]:
    return _columns(
        rows.filter(voldaan_op__isnull=False),
        Beslissingsoort.VOORWAARDE,
        via="besluit__erkenning__",
        op=TruncDate("voldaan_op"),
        van=TruncDate("voldaan_op"),
        tekst=F("tekst"),
    )


def _columns(
    rows: QuerySet[Any], soort: Beslissingsoort, *, via: str = "", **expressions: Any
) -> QuerySet[Any, Any]:
    """Return one kind of lines in the columns that all kinds share."""
    empty = {"tot": Value(None, DateField()), "tekst": Value("", TextField())}
    values = {
        **empty,
        **expressions,
        "soort": Value(soort.value, CharField()),
        "nummer": F(f"{via}kaderversie__nummer"),
        "demo": F(f"{via}is_demo"),
    }
    own = {"code": F(f"{via}code"), "traject": F(f"{via}traject_id")} if via else {}
    names = {f"_{naam}": expression for naam, expression in {**values, **own}.items()}
    columns = [f"_{naam}" if f"_{naam}" in names else _EIGEN.get(naam, naam) for naam in _VELDEN]
    made: QuerySet[Any, Any] = rows.order_by().annotate(**names).values_list(*columns)
    return made


_EIGEN = {"traject": "traject_id"}


def _tekst(soort: str, tekst: str) -> str:
    """Return why; of a suspension the kind of reason, because an inquiry that runs is told no further."""
    return Schorsingsgrond(tekst).label if soort == Beslissingsoort.GESCHORST else tekst
