"""The order of results. Brevity and a low price never push a traject up by themselves."""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    Min,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from register.domain.samenvatting import first_start_sql
from register.domain.zoeken import weging
from register.domain.zoeken.taal.groepen import Zoekwoorden
from register.domain.zoeken.voorwaarden import matching_uitvoeringen
from register.domain.zoeken.vraag import Sortering, Zoekvraag
from register.domain.zoeken.woorden_sql import rank_words
from register.enums import UitvoeringStatus
from register.models import Opname, TrajectQuerySet, Uitvoering


def order(rows: TrajectQuerySet, vraag: Zoekvraag, peildatum: date, woorden: Zoekwoorden) -> TrajectQuerySet:
    """Sort by what was asked; then recognised first, then by name, then by id so that pages never overlap."""
    soort = Opname.objects.geldig_op(peildatum).filter(traject=OuterRef("pk")).values("soort")[:1]
    rows = rows.annotate(opname=Subquery(soort))
    first = _first(vraag.sortering)
    by_words = vraag.sortering == Sortering.RELEVANTIE and bool(woorden.gevraagd)
    if by_words:
        rows = rows.annotate(relevantie=rank_words(woorden) * _freshness(peildatum))
    elif vraag.sortering in {Sortering.START, Sortering.RELEVANTIE}:
        rows = rows.annotate(eerste_start=Subquery(_first_start(vraag, peildatum)))
    elif vraag.sortering == Sortering.PRIJS:
        rows = rows.annotate(laagste_prijs=Subquery(_lowest_price(vraag, peildatum)))
    if vraag.sortering == Sortering.RELEVANTIE and not by_words:
        first = _first(Sortering.START)
    return rows.order_by(*first, F("opname").asc(), Lower("live__naam"), "pk")


def _freshness(peildatum: date) -> Combinable:
    """Return how much what is open for enrolment or recently checked stands above what is stale."""
    since = peildatum - timedelta(days=weging.GECONTROLEERD_BINNEN_DAGEN)
    open_now = Uitvoering.objects.te_starten_op(peildatum).filter(
        Q(inschrijven_van=None) | Q(inschrijven_van__lte=peildatum),
        Q(inschrijven_tot=None) | Q(inschrijven_tot__gte=peildatum),
        traject=OuterRef("pk"),
        status=UitvoeringStatus.OPEN,
    )
    return Case(When(Exists(open_now), then=weging.OPEN), default=1.0, output_field=FloatField()) * Case(
        When(gecontroleerd_op__gte=since, then=weging.GECONTROLEERD), default=1.0, output_field=FloatField()
    )


def _first(sortering: Sortering) -> list[OrderBy]:
    keys: dict[Sortering, list[OrderBy]] = {
        Sortering.RELEVANTIE: [F("relevantie").desc()],
        Sortering.START: [F("eerste_start").asc(nulls_last=True)],
        Sortering.PRIJS: [F("laagste_prijs").asc(nulls_last=True)],
        Sortering.DUUR: [F("live__studielast_uren").asc(nulls_last=True)],
        Sortering.NAAM: [],
    }
    return keys[sortering]


def _first_start(vraag: Zoekvraag, peildatum: date) -> QuerySet[Any, Any]:
    """Return the first start among the uitvoeringen that fit."""
    rows: QuerySet[Any, Any] = (
        _per_traject(vraag, peildatum).annotate(eerste=first_start_sql(peildatum)).values("eerste")
    )
    return rows


def _lowest_price(vraag: Zoekvraag, peildatum: date) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = _per_traject(vraag, peildatum).annotate(laagste=Min("prijs")).values("laagste")
    return rows


def _per_traject(vraag: Zoekvraag, peildatum: date) -> QuerySet[Any, Any]:
    return matching_uitvoeringen(vraag, peildatum).filter(traject=OuterRef("pk")).order_by().values("traject")
