"""The naive django-filter way: one filtered queryset, and a COUNT … GROUP BY per facet over it.

What is asked of one uitvoering, or of one typing, stands in one condition: it holds for one and the same.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Count, F, Func, Q, QuerySet, TextField

from bench.gelijken import Antwoord
from napl.models import valid_on
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.facetlijst import FACETTEN
from register.enums import UITVOERING_GAANDE, Instroom, OpnameSoort
from register.models import Financieringsregeling, Opname, Traject, Typering

_ARRAYS = {
    "sector": "live__sectoren",
    "thema": "live__themas",
    "onderwijstype": "live__onderwijstypen",
    "werkvorm": "live__werkvormen",
    "ervaringsjaren": "live__ervaringsjaren",
}
_PADEN = {
    "opname": "opnames__soort",
    "vorm": "live__vorm",
    "vak": "live__vakken__slug",
    "aanpak": "live__aanpakken__aanpak__slug",
    "ontwikkelpad": "live__typeringen__padversie__pad__slug",
    "niveau": "live__typeringen__niveau",
    "regio": "uitvoeringen__regios__slug",
    "locatie": "uitvoeringen__locatie",
}
_TYPERING = {"ontwikkelpad", "niveau"}
_UITVOERING = {"regio", "locatie", "prijs_max", "start_van", "start_tot"}


class Naief:
    def __init__(self, dag: date) -> None:
        self._dag = dag
        self._regelingen = {row.slug: row for row in Financieringsregeling.objects.geldig_op(dag)}

    def __call__(self, vraag: Zoekvraag) -> Antwoord:
        rows = self._filtered(vraag, "")
        aantal = rows.values("pk").distinct().count()
        list(self._ordered(rows, vraag).values_list("pk", flat=True).distinct()[:20])
        return Antwoord(aantal, {facet: self._counted(vraag, facet) for facet in FACETTEN})

    answer = __call__

    def _ordered(self, rows: QuerySet[Any], vraag: Zoekvraag) -> QuerySet[Any]:
        if not vraag.q:
            return rows.order_by("live__naam", "pk")
        rank = SearchRank(F("zoekdocument__vector"), _query(vraag))
        return rows.annotate(rang=rank).order_by("-rang", "pk")

    def _counted(self, vraag: Zoekvraag, facet: str) -> dict[str, int]:
        rows = self._filtered(vraag.without(facet), facet)
        if facet == "financiering":
            each = {slug: rows.filter(self._may_fit((slug,))).count() for slug in self._regelingen}
            return {slug: n for slug, n in each.items() if n}
        value: Any
        if facet in _ARRAYS:
            value = Func(F(_ARRAYS[facet]), function="unnest", output_field=TextField())
        elif facet == "aanbieder":
            # What a part offers counts for the whole too.
            value = Func(
                F("aanbieders__slug"),
                F("aanbieders__onderdeel_van__slug"),
                template="unnest(ARRAY[%(expressions)s])",
                output_field=TextField(),
            )
        else:
            value = F(_PADEN[facet])
        counted = rows.annotate(waarde_=value).values_list("waarde_").annotate(n=Count("pk", distinct=True))
        return {waarde: n for waarde, n in counted.order_by() if waarde}

    def _filtered(self, vraag: Zoekvraag, facet: str) -> QuerySet[Any]:
        """Return the trajecten that fit: joined with what is counted next, by a subquery for all the rest."""
        wanted = Q(status="actief", live__isnull=False)
        if vraag.q:
            wanted &= Q(zoekdocument__vector=_query(vraag))
        if vraag.duur_max is not None:
            wanted &= Q(live__studielast_uren__lte=vraag.duur_max)
        if vraag.vorm:
            wanted &= Q(live__vorm__in=vraag.vorm)
        for naam, path in _ARRAYS.items():
            if getattr(vraag, naam):
                wanted &= Q(**{f"{path}__overlap": list(getattr(vraag, naam))})
        if vraag.financiering:
            wanted &= self._may_fit(vraag.financiering)
        for velden, condition in self._groups(vraag, facet):
            joined = facet in velden
            wanted &= condition if joined else Q(pk__in=Traject.objects.filter(condition).values("pk"))
        return Traject.objects.filter(wanted)

    def _groups(self, vraag: Zoekvraag, facet: str) -> Iterator[tuple[set[str], Q]]:
        """Yield what is asked of one and the same opname, typing, uitvoering and so on."""
        active = {*vraag.active(), facet}
        opname = valid_on(self._dag, "opnames__")
        yield {"opname"}, opname & _chosen(vraag, "opname")
        if active & _TYPERING:
            seen = Q(live__typeringen__padversie__gepubliceerd_op__isnull=False)
            yield _TYPERING, seen & _chosen(vraag, "ontwikkelpad", "niveau")
        if active & _UITVOERING:
            yield _UITVOERING, self._findable(vraag) & _chosen(vraag, "regio", "locatie")
        for naam in ("vak", "aanpak"):
            if getattr(vraag, naam):
                yield {naam}, _chosen(vraag, naam)
        if vraag.aanbieder:
            geheel = Q(aanbieders__onderdeel_van__slug__in=vraag.aanbieder)
            yield {"aanbieder"}, Q(aanbieders__slug__in=vraag.aanbieder) | geheel

    def _may_fit(self, slugs: Iterable[str]) -> Q:
        """Return what at least one of these regelingen may fit; all that it asks is of the traject itself."""
        found = Q(pk__in=())
        for row in (self._regelingen[slug] for slug in slugs if slug in self._regelingen):
            fits = Q(live__sectoren__overlap=row.sectoren) if row.sectoren else Q()
            for naam, codes in (
                ("vorm", row.vormen),
                ("soort", row.soorten),
                ("accreditatie", row.accreditaties),
            ):
                fits &= Q(**{f"live__{naam}__in": codes}) if codes else Q()
            if row.vraagt_ontwikkelpad:
                typed = Typering.objects.filter(padversie__gepubliceerd_op__isnull=False)
                fits &= Q(live__in=typed.values("versie"))
            if row.vraagt_erkenning:
                erkend = Opname.objects.geldig_op(self._dag).filter(soort=OpnameSoort.ERKEND)
                fits &= Q(pk__in=erkend.values("traject"))
            found |= fits
        return found

    def _findable(self, vraag: Zoekvraag) -> Q:
        eind = Q(uitvoeringen__eind_datum__isnull=True) | Q(uitvoeringen__eind_datum__gte=self._dag)
        found = Q(uitvoeringen__status__in=UITVOERING_GAANDE) & (
            Q(uitvoeringen__instroom=Instroom.VASTE_START, uitvoeringen__start_datum__gte=self._dag)
            | ~Q(uitvoeringen__instroom=Instroom.VASTE_START) & eind
        )
        if vraag.prijs_max is not None:
            found &= Q(uitvoeringen__prijs__lte=vraag.prijs_max)
        if vraag.start_van is not None:
            later = Q(uitvoeringen__eind_datum__isnull=True) | Q(
                uitvoeringen__eind_datum__gte=vraag.start_van
            )
            found &= (
                Q(uitvoeringen__start_datum__gte=vraag.start_van)
                | Q(uitvoeringen__instroom=Instroom.DOORLOPEND) & later
            )
        return found


def _chosen(vraag: Zoekvraag, *facetten: str) -> Q:
    found = Q()
    for facet in facetten:
        if getattr(vraag, facet):
            found &= Q(**{f"{_PADEN[facet]}__in": getattr(vraag, facet)})
    return found


def _query(vraag: Zoekvraag) -> SearchQuery:
    return SearchQuery(vraag.q, config="napl_nl", search_type="websearch")
