"""Read what can be suggested: only what is listed, and what search itself counts."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower

from register.domain.aanvullen.tabel import Aanvulling, Tabel
from register.domain.queries.zoekgedrag import popular_terms
from register.domain.zoeken import Facetwaarde, Zoekvraag, zoek
from register.enums import Aanvulsoort
from register.models import Traject, Trajectaanbieder

# Bounds the memory of a process; the recognised ones and those that were checked last go first.
MAX_TRAJECTEN = 100_000
MAX_ZOEKTERMEN = 5_000
FACETTEN = (Aanvulsoort.ONTWIKKELPAD, Aanvulsoort.THEMA, Aanvulsoort.VAK, Aanvulsoort.AANBIEDER)


def build_tabel(peildatum: date) -> Tabel:
    return Tabel(_rows(peildatum))


def _rows(peildatum: date) -> Iterator[Aanvulling]:
    facetten = zoek(Zoekvraag(pagina_grootte=1), peildatum=peildatum).facetten
    for soort in FACETTEN:
        yield from _values(soort, facetten[soort])
    for naam, slug, aanbieder in _trajecten(peildatum).iterator(chunk_size=5000):
        yield Aanvulling(Aanvulsoort.TRAJECT, naam, slug, aanbieder or "")
    for term in popular_terms(peildatum, maximum=MAX_ZOEKTERMEN):
        yield Aanvulling(Aanvulsoort.ZOEKTERM, term, term)


def _values(soort: Aanvulsoort, waarden: list[Facetwaarde]) -> Iterator[Aanvulling]:
    """Yield the values that a search would find something with, those with the most trajecten first."""
    for item in sorted(waarden, key=lambda item: (-item.aantal, item.naam.casefold())):
        if item.aantal:
            number = f"{item.aantal:,}".replace(",", ".")
            woord = "traject" if item.aantal == 1 else "trajecten"
            yield Aanvulling(soort, item.naam, item.waarde, f"{number} {woord}")


def _trajecten(peildatum: date) -> "QuerySet[Traject, tuple[str, str, str | None]]":
    first = Trajectaanbieder.objects.filter(traject=OuterRef("pk")).order_by("volgorde", "pk")
    rows = (
        Traject.objects.vermeld_op(peildatum)
        .annotate(aanbieder=Subquery(first.values("aanbieder__naam")[:1]))
        .order_by(F("opnames__soort"), F("gecontroleerd_op").desc(nulls_last=True), Lower("live__naam"), "pk")
    )
    return rows.values_list("live__naam", "slug", "aanbieder")[:MAX_TRAJECTEN]
