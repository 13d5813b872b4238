"""Read one traject with everything a teacher compares on, and nothing that is not public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, QuerySet

from napl.models import Regio
from register.domain.samenvatting import Aanbodstand, build_stand, can_be_found, is_over
from register.enums import TrajectStatus, UitvoeringStatus, VersieStatus
from register.models import (
    Aanbieder,
    Opname,
    Prijs,
    Traject,
    Trajectaanbieder,
    TrajectQuerySet,
    Trajectversie,
    Typering,
    Uitvoering,
    Vak,
    Versieaanpak,
)

_OPENBAAR = (VersieStatus.LIVE, VersieStatus.VERVANGEN)


@dataclass(frozen=True)
class Trajectdetail:
    """A traject as the public may see it on a date; ``opnames`` holds what began, the last one first."""

    traject: Traject
    versie: Trajectversie
    peildatum: date
    opnames: list[Opname]

    @property
    def is_ingetrokken(self) -> bool:
        return self.traject.status == TrajectStatus.INGETROKKEN

    @property
    def is_vermeld(self) -> bool:
        return not self.is_ingetrokken and self.opname is not None

    @cached_property
    def opname(self) -> Opname | None:
        return next((opname for opname in self.opnames if opname.is_geldig_op(self.peildatum)), None)

    @property
    def niet_vermeld_sinds(self) -> date | None:
        """The first day on which the traject was no longer listed."""
        return None if self.is_vermeld or not self.opnames else self.opnames[0].geldig_tot

    @cached_property
    def aanbieders(self) -> list[Aanbieder]:
        return [row.aanbieder for row in self.traject.trajectaanbieders.all()]

    @cached_property
    def typeringen(self) -> list[Typering]:
        return list(self.versie.typeringen.all())

    @cached_property
    def aanpakken(self) -> list[Versieaanpak]:
        return list(self.versie.aanpakken.all())

    @cached_property
    def uitvoeringen(self) -> list[Uitvoering]:
        return list(self.traject.uitvoeringen.all())

    @cached_property
    def actueel(self) -> list[Uitvoering]:
        """What is not over: to start, running, of unknown start, or cancelled before it began."""
        return [row for row in self.uitvoeringen if not is_over(row, self.peildatum)]

    @cached_property
    def voorbij(self) -> list[Uitvoering]:
        return [row for row in reversed(self.uitvoeringen) if is_over(row, self.peildatum)]

    @cached_property
    def gedateerd(self) -> list[Uitvoering]:
        """Return what belongs in a calendar: dated, and not over yet."""
        return [
            row
            for row in self.uitvoeringen
            if row.start_datum is not None and not is_over(row, self.peildatum)
        ]

    @cached_property
    def te_vinden(self) -> list[Uitvoering]:
        return [row for row in self.uitvoeringen if can_be_found(row, self.peildatum)]

    @cached_property
    def aanbod(self) -> list[Uitvoering]:
        """What the facts are about: what can be found, or what runs when nothing can be started any more."""
        return self.te_vinden or [row for row in self.actueel if row.status != UitvoeringStatus.GEANNULEERD]

    @cached_property
    def stand(self) -> Aanbodstand:
        return build_stand(self.aanbod, self.peildatum)

    @cached_property
    def versies(self) -> list[Trajectversie]:
        return list(self.traject.versies.all())


def read_traject(slug: str, peildatum: date) -> Trajectdetail | None:
    """Return a traject that is listed, was listed or was withdrawn; None for what never was public.

    A concept and a listing that has not begun yet are nobody's business.
    """
    return read_details([slug], peildatum).get(slug)


def read_details(slugs: Iterable[str], peildatum: date) -> dict[str, Trajectdetail]:
    """Return what ``read_traject`` says of each slug, in a fixed number of queries; others are left out."""
    details = {}
    for traject in _rows(peildatum).filter(slug__in=list(slugs)):
        opnames = list(traject.opnames.all())
        if traject.live is not None and opnames:
            details[traject.slug] = Trajectdetail(traject, traject.live, peildatum, opnames)
    return details


def _rows(peildatum: date) -> TrajectQuerySet:
    return (
        with_publication(Traject.objects.all(), peildatum)
        .select_related("live")
        .prefetch_related(*[Prefetch(f"live__{naam}", rows) for naam, rows in _typing()])
    )


def read_versie(pk: int) -> Trajectversie:
    """Return one version with what its page shows, whatever its status: for who may see a draft."""
    rows = Trajectversie.objects.prefetch_related(*[Prefetch(naam, rows) for naam, rows in _typing()])
    return rows.get(pk=pk)


def _typing() -> list[tuple[str, QuerySet[Any]]]:
    """Return how a version is ordered; a path that nobody may read yet stays out."""
    typeringen = Typering.objects.filter(padversie__gepubliceerd_op__isnull=False)
    return [
        ("typeringen", typeringen.select_related("padversie__pad").order_by("pk")),
        ("aanpakken", Versieaanpak.objects.select_related("aanpak").order_by("aanpak__naam")),
        ("vakken", Vak.objects.order_by("naam")),
    ]


def with_publication(rows: TrajectQuerySet, peildatum: date) -> TrajectQuerySet:
    """Add what the page of a traject shows beside its text."""
    return rows.prefetch_related(
        Prefetch("opnames", Opname.objects.filter(geldig_van__lte=peildatum).order_by("-geldig_van")),
        Prefetch(
            "trajectaanbieders",
            Trajectaanbieder.objects.select_related("aanbieder__onderdeel_van").order_by("volgorde", "pk"),
        ),
        Prefetch("uitvoeringen", Uitvoering.objects.order_by("start_datum", "pk")),
        Prefetch("uitvoeringen__regios", Regio.objects.geldig_op(peildatum).order_by("naam")),
        Prefetch("uitvoeringen__prijzen", Prijs.objects.order_by("geldig_van", "pk")),
        # Only when and how often the text changed: what it said before stays out of the page.
        Prefetch(
            "versies",
            Trajectversie.objects.filter(status__in=_OPENBAAR)
            .only("traject", "nummer", "status", "live_van", "live_tot")
            .order_by("-nummer"),
        ),
    )
