"""Erkenning: the recognition of one version of a traject for a period."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from kwaliteit.enums import ErkenningStatus
from napl.models import Gebruiker, Periode, PeriodeQuerySet, periode_constraint, valid_on
from register.models import Traject, Trajectversie


class ErkenningQuerySet(PeriodeQuerySet["Erkenning"]):
    def van_kracht_op(self, peildatum: date) -> "ErkenningQuerySet":
        """Keep what holds on the date: within its period and not withdrawn by then."""
        not_withdrawn = Q(ingetrokken_per__isnull=True) | Q(ingetrokken_per__gt=peildatum)
        return self.filter(valid_on(peildatum) & not_withdrawn)


class Erkenning(Periode):
    """The period is the one that was granted; a withdrawal ends it before its time."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="erkenningen")
    # The text that was judged; what the traject says later does not change what was recognised.
    versie = models.ForeignKey(Trajectversie, on_delete=models.PROTECT, related_name="erkenningen")
    status = models.CharField(max_length=12, choices=ErkenningStatus, default=ErkenningStatus.VERLEEND)
    motivering = models.TextField()
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)
    besloten_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.SET_NULL, related_name="erkenningen_besloten"
    )
    besloten_op = models.DateTimeField()
    ingetrokken_per = models.DateField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True, default="", db_default="")

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
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} vanaf {self.geldig_van}"
