"""Read what an aanbieder keeps of its own: the list, one traject to edit, and how teachers will see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from napl.models import Gebruiker
from ontwikkelpaden.models import Padversie
from register.domain.aanbod import aanbieders_van
from register.domain.queries.traject import Trajectdetail, read_versie, with_publication
from register.domain.samenvatting import can_be_found
from register.domain.trajecteditor.volledigheid import Volledigheid, measure
from register.enums import OpnameSoort, TrajectStatus, VersieStatus
from register.models import (
    Aanbieder,
    Opname,
    Traject,
    Trajectaanbieder,
    TrajectQuerySet,
    Trajectversie,
    Typering,
    Uitvoering,
    Versieaanpak,
)


@dataclass(frozen=True)
class EigenTraject:
    """A traject as its aanbieder sees it: what is live, the draft beside it, and what is missing."""

    traject: Traject
    peildatum: date

    @cached_property
    def _werkversies(self) -> dict[str, Trajectversie]:
        return {versie.status: versie for versie in self.traject.versies.all()}

    @property
    def live(self) -> Trajectversie | None:
        return self._werkversies.get(VersieStatus.LIVE)

    @property
    def concept(self) -> Trajectversie | None:
        return self._werkversies.get(VersieStatus.CONCEPT)

    @property
    def versie(self) -> Trajectversie:
        """What one edits: the draft, or else what is live."""
        return next(iter(self._werkversies[code] for code in _WERK if code in self._werkversies))

    @property
    def is_ingetrokken(self) -> bool:
        return self.traject.status == TrajectStatus.INGETROKKEN

    @property
    def opname(self) -> Opname | None:
        rows = self.traject.opnames.all()
        return next((row for row in rows if row.is_geldig_op(self.peildatum)), None)

    @property
    def is_erkend(self) -> bool:
        return self.opname is not None and self.opname.soort == OpnameSoort.ERKEND

    @cached_property
    def volledigheid(self) -> Volledigheid:
        return measure(self.versie, self.uitvoeringen, self.peildatum)

    @cached_property
    def uitvoeringen(self) -> list[Uitvoering]:
        return list(self.traject.uitvoeringen.all())

    @property
    def komend(self) -> int:
        return sum(can_be_found(row, self.peildatum) for row in self.uitvoeringen)

    @property
    def aanbieders(self) -> list[Aanbieder]:
        return [row.aanbieder for row in self.traject.trajectaanbieders.all()]


_WERK = (VersieStatus.CONCEPT, VersieStatus.LIVE)


def own_trajecten(gebruiker: Gebruiker, peildatum: date) -> TrajectQuerySet:
    """Keep the trajecten of who somebody works for; the others do not exist for them."""
    mine = Trajectaanbieder.objects.filter(aanbieder__in=aanbieders_van(gebruiker, peildatum))
    return Traject.objects.filter(pk__in=mine.values("traject"))


def list_eigen(gebruiker: Gebruiker, peildatum: date) -> TrajectQuerySet:
    """Return the list, the latest made first, with what each row shows in a fixed number of queries."""
    return with_werkversies(own_trajecten(gebruiker, peildatum), peildatum).order_by("status", "-pk")


def with_werkversies(rows: TrajectQuerySet, peildatum: date) -> TrajectQuerySet:
    typeringen = Typering.objects.select_related("padversie__pad").order_by("pk")
    return rows.prefetch_related(
        Prefetch("versies", Trajectversie.objects.filter(status__in=_WERK)),
        Prefetch("versies__typeringen", typeringen),
        Prefetch("versies__aanpakken", Versieaanpak.objects.select_related("aanpak")),
        Prefetch("opnames", Opname.objects.filter(geldig_van__lte=peildatum).order_by("-geldig_van")),
        Prefetch("uitvoeringen", Uitvoering.objects.order_by("start_datum", "pk")),
        Prefetch(
            "trajectaanbieders",
            Trajectaanbieder.objects.select_related("aanbieder").order_by("volgorde", "pk"),
        ),
    )


def find_eigen(gebruiker: Gebruiker, slug: str, peildatum: date) -> EigenTraject | None:
    """Return one of somebody's own trajecten; None for what is another's, as if it were not there."""
    traject = with_werkversies(own_trajecten(gebruiker, peildatum), peildatum).filter(slug=slug).first()
    return EigenTraject(traject, peildatum) if traject is not None else None


def read_voorbeeld(eigen: EigenTraject) -> Trajectdetail:
    """Return what the page of the traject would show if the draft were live now."""
    traject = with_publication(Traject.objects.filter(pk=eigen.traject.pk), eigen.peildatum).get()
    versie = read_versie(eigen.versie.pk)
    return Trajectdetail(traject, versie, eigen.peildatum, list(traject.opnames.all()))


def choosable_padversies() -> Iterable[Padversie]:
    """Return the current version of every path, by name: what one can say that a traject serves."""
    return Padversie.objects.actueel().select_related("pad").order_by("pad__naam")
