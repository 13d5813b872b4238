"""Facets with exact counts; the counts of a facet ignore what is chosen within that facet.

Facets in which nothing is chosen all look at the same trajecten, so one query counts them together; a
facet with a choice gets a query of its own. Values that live in tables are counted per table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from register.domain.zoeken.facetlijst import CODENAMEN, CODES, CODEWAARDEN, FACETTEN, TABELLEN
from register.domain.zoeken.financiering_sql import count_regelingen
from register.domain.zoeken.uitslag import Facettelling, Waardenamen, order_names
from register.domain.zoeken.voorwaarden import matching_typeringen, matching_uitvoeringen
from register.domain.zoeken.vraag import Zoekvraag
from register.models import Opname, Trajectaanbieder, TrajectQuerySet, Trajectversie, Versieaanpak

Telling = dict[str, tuple[str, int]]
# Gives the trajecten that fit a question.
Keuze = Callable[[Zoekvraag], TrajectQuerySet]


@dataclass(frozen=True)
class Codefacet:
    """A facet whose values are codes in a column of the live version."""

    kolom: str
    is_lijst: bool = True

    def condition(self, code: str) -> Q:
        return Q(
            **{f"live__{self.kolom}__contains": [code]} if self.is_lijst else {f"live__{self.kolom}": code}
        )


CODEFACETTEN: dict[str, Codefacet] = {
    "sector": Codefacet("sectoren"),
    "onderwijstype": Codefacet("onderwijstypen"),
    "thema": Codefacet("themas"),
    "vorm": Codefacet("vorm", is_lijst=False),
    "werkvorm": Codefacet("werkvormen"),
    "ervaringsjaren": Codefacet("ervaringsjaren"),
}


def count_facetten(vraag: Zoekvraag, peildatum: date, select: Keuze) -> dict[str, Facettelling]:
    """Return the counts of every facet, by as many queries as there are kinds of places to count in."""
    tellingen = _count_codes(vraag, select)
    tellingen["opname"] = _count_opnames(vraag, peildatum, select)
    tellingen["niveau"] = _count_typeringen(vraag, select, "niveau", "niveau", "niveau")
    tellingen["ontwikkelpad"] = _count_typeringen(
        vraag, select, "ontwikkelpad", "padversie__pad__slug", "padversie__pad__naam"
    )
    tellingen["locatie"] = _count_uitvoeringen(vraag, peildatum, select, "locatie", "locatie", "locatie")
    tellingen["regio"] = _count_uitvoeringen(
        vraag, peildatum, select, "regio", "regios__slug", "regios__naam"
    )
    vakken = Trajectversie.vakken.through.objects.all()
    tellingen["vak"] = _count_links(select(vraag.without("vak")), vakken, "trajectversie", "vak")
    aanpakken = Versieaanpak.objects.all()
    tellingen["aanpak"] = _count_links(select(vraag.without("aanpak")), aanpakken, "versie", "aanpak")
    tellingen["aanbieder"] = _count_aanbieders(select(vraag.without("aanbieder")))
    tellingen["financiering"] = count_regelingen(select(vraag.without("financiering")), peildatum)
    return {facet: _telling(facet, tellingen[facet], getattr(vraag, facet)) for facet in FACETTEN}


def _count_codes(vraag: Zoekvraag, select: Keuze) -> dict[str, Telling]:
    chosen = [facet for facet in CODEFACETTEN if getattr(vraag, facet)]
    free = [facet for facet in CODEFACETTEN if facet not in chosen]
    tellingen = _aggregate_codes(select(vraag), free)
    for facet in chosen:
        tellingen.update(_aggregate_codes(select(vraag.without(facet)), [facet]))
    return tellingen


def _aggregate_codes(rows: TrajectQuerySet, facetten: list[str]) -> dict[str, Telling]:
    wanted = {
        f"{facet}__{number}": Count("pk", filter=CODEFACETTEN[facet].condition(code))
        for facet in facetten
        for number, code in enumerate(CODEWAARDEN[facet])
    }
    counted = rows.aggregate(**wanted) if wanted else {}
    return {
        facet: {code: ("", counted[f"{facet}__{number}"]) for number, code in enumerate(CODEWAARDEN[facet])}
        for facet in facetten
    }


def _count_opnames(vraag: Zoekvraag, peildatum: date, select: Keuze) -> Telling:
    rows = (
        Opname.objects.geldig_op(peildatum)
        .filter(traject__in=select(vraag.without("opname")))
        .values_list("soort")
        .annotate(aantal=Count("traject", distinct=True))
    )
    return {soort: ("", aantal) for soort, aantal in rows}


def _count_typeringen(vraag: Zoekvraag, select: Keuze, facet: str, waarde: str, naam: str) -> Telling:
    """Count over typings that fit the rest of what is asked of one typing."""
    rest = vraag.without(facet)
    rows = matching_typeringen(rest).filter(versie__in=select(rest).values("live"))
    return _grouped(rows, waarde, naam, "versie")


def _count_uitvoeringen(
    vraag: Zoekvraag, peildatum: date, select: Keuze, facet: str, waarde: str, naam: str
) -> Telling:
    """Count over uitvoeringen that fit the rest of what is asked of one uitvoering."""
    rest = vraag.without(facet)
    rows = matching_uitvoeringen(rest, peildatum).filter(traject__in=select(rest).values("pk"))
    return _grouped(rows, waarde, naam, "traject")


def _count_links(trajecten: TrajectQuerySet, links: QuerySet[Any], versie: str, doel: str) -> Telling:
    rows = links.filter(**{f"{versie}__in": trajecten.values("live")})
    return _grouped(rows, f"{doel}__slug", f"{doel}__naam", versie)


def _count_aanbieders(trajecten: TrajectQuerySet) -> Telling:
    """Count per aanbieder; what a part offers counts for the whole too."""
    rows = Trajectaanbieder.objects.filter(traject__in=trajecten.values("pk"))
    pairs = rows.values_list(
        "traject_id",
        "aanbieder__slug",
        "aanbieder__naam",
        "aanbieder__onderdeel_van__slug",
        "aanbieder__onderdeel_van__naam",
    )
    found: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for traject_id, slug, naam, geheel_slug, geheel_naam in pairs.iterator():
        for key, label in ((slug, naam), (geheel_slug, geheel_naam)):
            if key:
                names[key] = label
                found.setdefault(key, set()).add(traject_id)
    return {slug: (names[slug], len(trajecten_)) for slug, trajecten_ in found.items()}


def _grouped(rows: QuerySet[Any], waarde: str, naam: str, teller: str) -> Telling:
    counted = (
        rows.annotate(waarde_=F(waarde), naam_=F(naam))
        .exclude(waarde_=None)
        .exclude(waarde_="")
        .values_list("waarde_", "naam_")
        .annotate(aantal_=Count(teller, distinct=True))
        .order_by()
    )
    return {code: (label, aantal) for code, label, aantal in counted}


def _telling(facet: str, telling: Telling, chosen: tuple[str, ...]) -> Facettelling:
    if facet in CODES:
        codes = CODEWAARDEN[facet]
        counts = tuple(telling.get(code, ("", 0))[1] for code in codes)
        places = frozenset(codes.index(code) for code in chosen)
        return Facettelling(facet, counts, code_names(facet), places)
    missing = [code for code in chosen if code not in telling]
    if missing:
        # What was chosen but counts nothing has a name too, and can be taken away again.
        names = TABELLEN[facet].filter(slug__in=missing).values_list("slug", "naam")
        telling = {**telling, **{slug: (naam, 0) for slug, naam in names}}
    slugs = list(telling)
    namen = order_names([(slug, naam) for slug, (naam, _) in telling.items()])
    places = frozenset(slugs.index(slug) for slug in chosen if slug in telling)
    return Facettelling(facet, tuple(aantal for _, aantal in telling.values()), namen, places)


@cache
def code_names(facet: str) -> Waardenamen:
    return order_names(list(CODENAMEN[facet].items()))
