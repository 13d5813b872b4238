"""The histograms from PostgreSQL: the same steps as the index."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest

from register.domain.zoeken.bereiken import MAANDEN, PRIJS_TOT, STAPPEN, UREN_TOT, first_of_month
from register.domain.zoeken.voorwaarden import matching_uitvoeringen
from register.domain.zoeken.vraag import Zoekvraag
from register.enums import Instroom
from register.models import TrajectQuerySet

Keuze = Callable[[Zoekvraag], TrajectQuerySet]


def count_bereiken(vraag: Zoekvraag, peildatum: date, select: Keuze) -> dict[str, list[int]]:
    zonder_prijs = vraag.without("prijs_max")
    prijzen = matching_uitvoeringen(zonder_prijs, peildatum).filter(
        prijs__isnull=False, traject__in=select(zonder_prijs).values("pk")
    )
    zonder_start = vraag.without("start_van", "start_tot")
    starts = matching_uitvoeringen(zonder_start, peildatum).filter(
        traject__in=select(zonder_start).values("pk")
    )
    uren = select(vraag.without("duur_max")).filter(live__studielast_uren__isnull=False)
    return {
        "prijs": _counted("prijs", prijzen, _step("prijs", PRIJS_TOT), "traject"),
        "uren": _counted("uren", uren, _step("live__studielast_uren", UREN_TOT), "pk"),
        "start": _counted("start", _first_days(starts, peildatum), _month(peildatum), "traject"),
    }


def _first_days(rows: QuerySet[Any], peildatum: date) -> QuerySet[Any]:
    """Add the first day of each uitvoering that has one (register/domain/samenvatting.py)."""
    # GREATEST of PostgreSQL passes over NULL: without a start it is the reference date.
    eerste = Case(
        When(instroom=Instroom.DOORLOPEND, then=Greatest(F("start_datum"), Value(peildatum))),
        default=F("start_datum"),
    )
    dated: QuerySet[Any] = rows.annotate(eerste=eerste).filter(eerste__isnull=False)
    return dated


def _step(veld: str, bounds: tuple[int, ...]) -> Case:
    whens = [When(Q(**{f"{veld}__lte": bound}), then=number) for number, bound in enumerate(bounds)]
    return Case(*whens, default=len(bounds), output_field=IntegerField())


def _month(peildatum: date) -> Case:
    whens = [When(eerste__lt=first_of_month(peildatum, number + 1), then=number) for number in range(MAANDEN)]
    return Case(*whens, default=MAANDEN, output_field=IntegerField())


def _counted(naam: str, rows: QuerySet[Any], stap: Case, teller: str) -> list[int]:
    steps = rows.annotate(stap=stap).order_by().values_list("stap")
    found = dict(steps.annotate(aantal=Count(teller, distinct=True)))
    return [found.get(number, 0) for number in range(STAPPEN[naam])]
