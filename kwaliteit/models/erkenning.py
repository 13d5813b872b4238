"""Erkenning: the recognition of one version of a traject for a period."""

from datetime import date
from typing import ClassVar

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Least

from kwaliteit.enums import Erkenningstand, ErkenningStatus
from kwaliteit.models.kader import Kaderversie
from napl.models import Gebruiker, Periode, PeriodeQuerySet, periode_constraint, valid_on
from napl.models.periode import DateRange
from napl.rechten import Actor
from register.models import Traject, Trajectversie
from register.models.aanbod import aanbieders_van

CODE_LENGTE = 14


class ErkenningQuerySet(PeriodeQuerySet["Erkenning"]):
    def van_kracht_op(self, peildatum: date) -> "ErkenningQuerySet":
        """Keep what holds on the date: within its period, not withdrawn by then and not suspended."""
        return self.met_stand(peildatum).filter(Q(stand=Erkenningstand.GELDIG))

    def met_stand(self, peildatum: date) -> "ErkenningQuerySet":
        """Tell of each how it stands on the date, as ``stand`` (an Erkenningstand)."""
        schorsingen = apps.get_model("kwaliteit", "Schorsing").objects.filter(valid_on(peildatum))
        suspended = Exists(schorsingen.filter(erkenning=OuterRef("pk")))
        withdrawn = Q(ingetrokken_per__lte=peildatum) | Q(ingetrokken_per__lte=F("geldig_van"))
        return self.annotate(
            stand=Case(
                When(withdrawn, then=Value(Erkenningstand.INGETROKKEN.value)),
                When(geldig_tot__lte=peildatum, then=Value(Erkenningstand.BEEINDIGD.value)),
                When(geldig_van__gt=peildatum, then=Value(Erkenningstand.KOMT.value)),
                When(suspended, then=Value(Erkenningstand.GESCHORST.value)),
                default=Value(Erkenningstand.GELDIG.value),
                output_field=models.CharField(),
            )
        )

    def van_aanbieder(self, actor: Actor, peildatum: date) -> "ErkenningQuerySet":
        """Keep those of trajecten of the aanbieders that somebody works for."""
        if not isinstance(actor, Gebruiker):
            return self.none()
        eigen = Traject.objects.filter(aanbieders__in=aanbieders_van(actor, peildatum))
        return self.filter(traject__in=eigen.values("pk"))


class Erkenning(Periode):
    """The period is the one that was granted; a withdrawal ends it before its time."""

    # Who has this code, on a certificate or behind a mark, can see how the recognition stands today.
    code = models.CharField(max_length=CODE_LENGTE, unique=True)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="erkenningen")
    # The text that was judged; what the traject says later does not change what was recognised.
    versie = models.ForeignKey(Trajectversie, on_delete=models.PROTECT, related_name="erkenningen")
    # The case it came from, and by what it was judged; a recognition of the demo has neither.
    aanvraag = models.ForeignKey(
        "kwaliteit.Erkenningsaanvraag",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="erkenningen",
    )
    kaderversie = models.ForeignKey(
        Kaderversie, null=True, blank=True, on_delete=models.PROTECT, related_name="erkenningen"
    )
    status = models.CharField(max_length=12, choices=ErkenningStatus, default=ErkenningStatus.VERLEEND)
    motivering = models.TextField()
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)
    besloten_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.SET_NULL, related_name="erkenningen_besloten"
    )
    besloten_op = models.DateTimeField()
    ingetrokken_per = models.DateField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True, default="", db_default="")
    # When the aanbieder was told that hererkenning can be asked for; told once.
    hererkenning_gemeld_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ErkenningQuerySet] = ErkenningQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "erkenning"
        verbose_name_plural = "erkenningen"
        constraints = [
            periode_constraint("erkenning_periode"),
            models.CheckConstraint(name="erkenning_gemotiveerd", condition=~Q(motivering="")),
            models.CheckConstraint(
                name="erkenning_intrekking_heel",
                condition=Q(
                    status=ErkenningStatus.VERLEEND, ingetrokken_per__isnull=True, ingetrokken_reden=""
                )
                | Q(status=ErkenningStatus.INGETROKKEN, ingetrokken_per__isnull=False)
                & ~Q(ingetrokken_reden=""),
            ),
            # Two recognitions of one traject never hold at once; LEAST passes over what is empty.
            ExclusionConstraint(
                name="erkenning_een_tegelijk",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    (
                        DateRange("geldig_van", Least("geldig_tot", "ingetrokken_per")),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} vanaf {self.geldig_van}"

    @property
    def gelezen_stand(self) -> Erkenningstand:
        """Return how it stands on the date with which ``met_stand`` read it; a KeyError for another row."""
        return Erkenningstand(self.__dict__["stand"])

    @property
    def eindigt_op(self) -> date | None:
        """Return the first day on which it does not hold any more; None when no end is known."""
        ends = [day for day in (self.geldig_tot, self.ingetrokken_per) if day is not None]
        return min(ends) if ends else None
