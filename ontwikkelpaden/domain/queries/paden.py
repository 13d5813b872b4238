"""Find ontwikkelpaden: only versions that are published, never a concept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

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

from ontwikkelpaden.models import Dimensie, Eindterm, Padversie, Subdimensie


@dataclass(frozen=True)
class PadFilter:
    """What somebody looks for: OR within a facet, AND between facets; an empty facet lets all through."""

    sector: frozenset[str] = frozenset()
    soort: frozenset[str] = frozenset()
    taak: frozenset[str] = frozenset()
    domein: frozenset[str] = frozenset()


# Where each facet is found on a current version.
_VELDEN = {
    "sector": "pad__sectoren",
    "soort": "pad__soort",
    "taak": "pad__taken",
    "domein": "pad__domeinen",
}


_IS_ACTUEEL = ExpressionWrapper(Q(beeindigd_op__isnull=True), output_field=BooleanField())


def list_paden(keuze: PadFilter) -> QuerySet[Padversie]:
    """Return the current version of every path that fits, by name, with the counts that a list shows."""
    rows = Padversie.objects.actueel().select_related("pad")
    for facet, values in _chosen(keuze):
        rows = rows.filter(**{f"{_VELDEN[facet]}__{_lookup(facet)}": sorted(values)})
    published = Padversie.objects.gepubliceerd().filter(pad=OuterRef("pad")).order_by()
    subdimensies = Subdimensie.objects.filter(dimensie__padversie=OuterRef("pk")).order_by()
    return rows.annotate(
        aantal_versies=_count(published, "pad"),
        aantal_subdimensies=_count(subdimensies, "dimensie__padversie"),
        aantal_eindtermen=_count(Eindterm.objects.filter(padversie=OuterRef("pk")).order_by(), "padversie"),
    ).order_by(Lower(Func(F("pad__naam"), function="unaccent")), "pk")


def count_facetten(keuze: PadFilter) -> dict[str, Counter[str]]:
    """Return per facet how many paths each value would give, ignoring the choice in that facet itself.

    There are some dozens of paths, so one query and counting here is simpler than a query per facet.
    """
    rows = [
        dict(zip(_VELDEN, row, strict=True))
        for row in Padversie.objects.actueel().values_list(*_VELDEN.values())
    ]
    chosen = dict(_chosen(keuze))
    return {
        facet: Counter(
            value
            for row in rows
            if all(values & _values(row[other]) for other, values in chosen.items() if other != facet)
            for value in _values(row[facet])
        )
        for facet in _VELDEN
    }


def find_padversie(slug: str, nummer: int | None = None) -> Padversie | None:
    """Return a published version with all its content, or None.

    Without a number: the current version, or the last one of a path that has none any more.
    """
    rows = Padversie.objects.gepubliceerd().filter(pad__slug=slug).select_related("pad")
    if nummer is not None:
        rows = rows.filter(nummer=nummer)
    return (
        rows.prefetch_related(
            Prefetch("dimensies", Dimensie.objects.order_by("volgorde")),
            Prefetch("dimensies__subdimensies", Subdimensie.objects.order_by("volgorde")),
            "dimensies__subdimensies__beschrijvingen",
            Prefetch("eindtermen", Eindterm.objects.order_by("pk")),
            Prefetch("pad__versies", Padversie.objects.gepubliceerd().order_by("-nummer")),
        )
        .order_by(_IS_ACTUEEL.desc(), "-nummer")
        .first()
    )


def hoofdversie(versies: Iterable[Padversie]) -> Padversie:
    """Return the one of the published versions that the address of the path itself shows."""
    return max(versies, key=lambda versie: (versie.beeindigd_op is None, versie.nummer))


def _chosen(keuze: PadFilter) -> list[tuple[str, frozenset[str]]]:
    return [(item.name, values) for item in fields(keuze) if (values := getattr(keuze, item.name))]


def _lookup(facet: str) -> str:
    return "in" if facet == "soort" else "overlap"


def _values(cell: str | list[str]) -> frozenset[str]:
    return frozenset([cell] if isinstance(cell, str) else cell)


def _count(rows: "QuerySet[Padversie] | QuerySet[Subdimensie] | QuerySet[Eindterm]", group: str) -> Coalesce:
    counted = rows.values(group).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
