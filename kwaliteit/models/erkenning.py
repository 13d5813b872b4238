"""Erkenning: the recognition of one version of a traject for a period."""

from typing import ClassVar

from django.db import models

from kwaliteit.enums import ErkenningStatus
from napl.models import Gebruiker, Periode, PeriodeQuerySet, periode_constraint
from register.models import Traject, Trajectversie


class Erkenning(Periode):
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

    objects: ClassVar[PeriodeQuerySet["Erkenning"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "erkenning"
        verbose_name_plural = "erkenningen"
        constraints = [
            periode_constraint("erkenning_periode"),
            models.CheckConstraint(name="erkenning_gemotiveerd", condition=~models.Q(motivering="")),
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} vanaf {self.geldig_van}"
