"""Find aanbieders, with how many listed trajecten each has; parts count for the whole too."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from napl.models import valid_on
from napl.tekst import comparable
from register.domain.kaart import with_kaartgegevens
from register.enums import OpnameSoort, TrajectStatus
from register.models import Aanbieder, Traject, Trajectaanbieder, TrajectQuerySet


@dataclass(frozen=True)
class Aanbiedervraag:
    """What somebody looks for: OR within a facet, AND between facets."""

    q: str = ""
    soort: Collection[str] = ()
    sector: Collection[str] = ()


def list_aanbieders(vraag: Aanbiedervraag, peildatum: date) -> QuerySet[Aanbieder]:
    """Return the aanbieders that are no part of another one, each with its parts in ``onderdelen``.

    One that only has a part that fits is in the list as well, so that the part is found under its whole.
    """
    fitting = Aanbieder.objects.filter(_condition(vraag))
    parents = fitting.filter(onderdeel_van__isnull=False).values("onderdeel_van")
    top = Aanbieder.objects.filter(
        Q(pk__in=fitting.values("pk")) | Q(pk__in=parents), onderdeel_van__isnull=True
    )
    parts = with_tellingen(Aanbieder.objects.order_by("vergelijknaam"), peildatum)
    return (
        with_tellingen(top, peildatum)
        .prefetch_related(Prefetch("onderdelen", parts))
        .order_by("vergelijknaam")
    )


def find_aanbieders(vraag: Aanbiedervraag, peildatum: date) -> QuerySet[Aanbieder]:
    """Return every aanbieder that fits, parts in a row of their own."""
    rows = Aanbieder.objects.filter(_condition(vraag)).select_related("onderdeel_van")
    return with_tellingen(rows, peildatum).order_by("vergelijknaam")


def find_aanbieder(slug: str, peildatum: date) -> Aanbieder | None:
    rows = with_tellingen(Aanbieder.objects.select_related("onderdeel_van"), peildatum)
    parts = with_tellingen(Aanbieder.objects.order_by("vergelijknaam"), peildatum)
    return rows.prefetch_related(Prefetch("onderdelen", parts)).filter(slug=slug).first()


def list_trajecten_van(aanbieder: Aanbieder, peildatum: date) -> TrajectQuerySet:
    """Return the listed trajecten of an aanbieder and its parts, the recognised ones first."""
    parts = Aanbieder.objects.filter(Q(pk=aanbieder.pk) | Q(onderdeel_van=aanbieder))
    links = Trajectaanbieder.objects.filter(aanbieder__in=parts)
    rows = Traject.objects.vermeld_op(peildatum).filter(pk__in=links.values("traject"))
    return with_kaartgegevens(rows, peildatum).order_by(F("opname"), "live__naam", "pk")


def _condition(vraag: Aanbiedervraag) -> Q:
    condition = Q()
    if vraag.q:
        # A name of signs alone compares as nothing, and nothing is in every name.
        word = comparable(vraag.q)
        condition &= Q(vergelijknaam__contains=word) if word else Q(pk__in=[])
    if vraag.soort:
        condition &= Q(soort__in=vraag.soort)
    if vraag.sector:
        condition &= Q(sectoren__overlap=list(vraag.sector))
    return condition


def with_tellingen(rows: QuerySet[Aanbieder], peildatum: date) -> QuerySet[Aanbieder]:
    """Add ``aantal_erkend`` and ``aantal_in_kaart``: the listed trajecten of an aanbieder and its parts."""
    return rows.annotate(
        aantal_erkend=_count_listed(OpnameSoort.ERKEND, peildatum),
        aantal_in_kaart=_count_listed(OpnameSoort.IN_KAART, peildatum),
    )


def _count_listed(soort: OpnameSoort, peildatum: date) -> Coalesce:
    # The parts in a subquery of their own: then the links of each are looked up by index, however many exist.
    whole = OuterRef(OuterRef("pk"))
    links = Trajectaanbieder.objects.filter(
        valid_on(peildatum, "traject__opnames__"),
        traject__opnames__soort=soort,
        traject__status=TrajectStatus.ACTIEF,
        traject__live__isnull=False,
        aanbieder__in=Aanbieder.objects.filter(Q(pk=whole) | Q(onderdeel_van=whole)).values("pk"),
    )
    # Grouped by a constant: one row with the number, whoever of the whole or its parts offers it.
    total = links.order_by().values(groep=Value(1)).annotate(n=Count("traject", distinct=True)).values("n")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
