"""Find ontwikkelpaden: only versions that everybody may read, never a concept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Lower

from napl.tekst import comparable
from ontwikkelpaden.enums import PAD_ACTUEEL
from ontwikkelpaden.models import Dimensie, Eindterm, Padversie, Subdimensie

MAX_NUMMER = 32767  # what the database can hold as a version number


@dataclass(frozen=True)
class PadFilter:
    """What somebody looks for: OR within a facet, AND between facets; an empty facet lets all through."""

    sector: frozenset[str] = frozenset()
    soort: frozenset[str] = frozenset()
    taak: frozenset[str] = frozenset()
    domein: frozenset[str] = frozenset()
    groeidimensie: frozenset[str] = frozenset()
    invloedssfeer: frozenset[str] = frozenset()
    bekwaamheidsdomein: frozenset[str] = frozenset()
    # Words that all must stand in the name or the description.
    q: str = ""


# In which field of a path each facet is found.
_VELDEN = {
    "sector": "sectoren",
    "soort": "soort",
    "taak": "taken",
    "domein": "domeinen",
    "groeidimensie": "groeidimensies",
    "invloedssfeer": "invloedssferen",
    "bekwaamheidsdomein": "bekwaamheidsdomeinen",
}


_IS_ACTUEEL = ExpressionWrapper(Q(status__in=PAD_ACTUEEL), output_field=BooleanField())
_IS_GEPUBLICEERD = ExpressionWrapper(Q(gepubliceerd_op__isnull=False), output_field=BooleanField())


def list_paden() -> QuerySet[Padversie]:
    """Return the current version of every path, by name, with the counts that a list shows."""
    rows = Padversie.objects.actueel().select_related("pad")
    published = Padversie.objects.gepubliceerd().filter(pad=OuterRef("pad")).order_by()
    subdimensies = Subdimensie.objects.filter(dimensie__padversie=OuterRef("pk")).order_by()
    return rows.annotate(
        aantal_versies=_count(published, "pad"),
        aantal_subdimensies=_count(subdimensies, "dimensie__padversie"),
        aantal_eindtermen=_count(Eindterm.objects.filter(padversie=OuterRef("pk")).order_by(), "padversie"),
    ).order_by(Lower(Func(F("pad__naam"), function="unaccent")), "pk")


def select_paden(paden: Iterable[Padversie], keuze: PadFilter) -> list[Padversie]:
    """Return those that fit; there are some dozens of paths, so this is cheaper than asking again."""
    chosen = _chosen(keuze)
    words = comparable(keuze.q).split()
    return [
        versie
        for versie in paden
        if all(values & facet_values(versie, facet) for facet, values in chosen)
        and all(word in _text(versie) for word in words)
    ]


def count_facetten(paden: Iterable[Padversie], keuze: PadFilter) -> dict[str, Counter[str]]:
    """Return per facet how many paths each value would give, ignoring the choice in that facet itself."""
    rows = list(paden)
    return {
        facet: Counter(
            value
            for versie in select_paden(rows, _without(keuze, facet))
            for value in facet_values(versie, facet)
        )
        for facet in _VELDEN
    }


def _without(keuze: PadFilter, facet: str) -> PadFilter:
    nothing: dict[str, Any] = {facet: frozenset()}
    return replace(keuze, **nothing)


def facet_values(versie: Padversie, facet: str) -> frozenset[str]:
    cell: str | list[str] = getattr(versie.pad, _VELDEN[facet])
    return frozenset([cell] if isinstance(cell, str) else cell)


def _text(versie: Padversie) -> str:
    """Return what words are looked for in."""
    return comparable(f"{versie.pad.naam} {versie.omschrijving}")


def find_padversie(slug: str, nummer: int | None = None) -> Padversie | None:
    """Return a version that everybody may read with all its content, or None.

    Without a number: the current version, or the last one of a path that has none any more; a path that was
    never adopted shows what is in consultation.
    """
    rows = Padversie.objects.openbaar().filter(pad__slug=slug).select_related("pad__atelier")
    if nummer is not None:
        if nummer > MAX_NUMMER:
            return None
        rows = rows.filter(nummer=nummer)
    return (
        rows.prefetch_related(
            Prefetch("dimensies", Dimensie.objects.order_by("volgorde")),
            Prefetch("dimensies__subdimensies", Subdimensie.objects.order_by("volgorde")),
            "dimensies__subdimensies__beschrijvingen",
            Prefetch("eindtermen", Eindterm.objects.order_by("pk")),
            Prefetch("pad__versies", Padversie.objects.openbaar().order_by("-nummer")),
        )
        .order_by(_IS_ACTUEEL.desc(), _IS_GEPUBLICEERD.desc(), "-nummer")
        .first()
    )


def hoofdversie(versies: Iterable[Padversie]) -> Padversie:
    """Return the one of the readable versions that the address of the path itself shows."""
    return max(
        versies,
        key=lambda item: (item.status in PAD_ACTUEEL, item.gepubliceerd_op is not None, item.nummer),
    )


def _chosen(keuze: PadFilter) -> list[tuple[str, frozenset[str]]]:
    return [(facet, values) for facet in _VELDEN if (values := getattr(keuze, facet))]


def _count(rows: "QuerySet[Padversie] | QuerySet[Subdimensie] | QuerySet[Eindterm]", group: str) -> Coalesce:
    counted = rows.values(group).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
