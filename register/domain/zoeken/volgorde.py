"""The order of results. Brevity and a low price never push a traject up by themselves."""

from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import F, Min, OrderBy, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower

from register.domain.samenvatting import first_start_sql
from register.domain.zoeken.voorwaarden import matching_uitvoeringen, words
from register.domain.zoeken.vraag import Sortering, Zoekvraag
from register.models import Opname, TrajectQuerySet


def order(rows: TrajectQuerySet, vraag: Zoekvraag, peildatum: date) -> TrajectQuerySet:
    """Sort by what was asked; then recognised first, then by name, then by id so that pages never overlap."""
    soort = Opname.objects.geldig_op(peildatum).filter(traject=OuterRef("pk")).values("soort")[:1]
    rows = rows.annotate(opname=Subquery(soort))
    first = _first(vraag.sortering)
    if vraag.sortering == Sortering.RELEVANTIE and vraag.q:
        rows = rows.annotate(relevantie=SearchRank(F("zoekdocument__vector"), words(vraag.q)))
    elif vraag.sortering in {Sortering.START, Sortering.RELEVANTIE}:
        rows = rows.annotate(eerste_start=Subquery(_first_start(vraag, peildatum)))
    elif vraag.sortering == Sortering.PRIJS:
        rows = rows.annotate(laagste_prijs=Subquery(_lowest_price(vraag, peildatum)))
    if vraag.sortering == Sortering.RELEVANTIE and not vraag.q:
        first = _first(Sortering.START)
    return rows.order_by(*first, F("opname").asc(), Lower("live__naam"), "pk")


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
