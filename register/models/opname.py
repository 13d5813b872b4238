"""Opname: why, and from when to when, a traject is listed. Unlisted is not deleted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from napl.models import Periode, PeriodeQuerySet, een_tegelijk, periode_constraint
from register.enums import OpnameSoort
from register.models.traject import Traject


class Opname(Periode):
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="opnames")
    soort = models.CharField(max_length=10, choices=OpnameSoort)
    # A code that says what it rests on, such as "erkenning:12" or "import".
    grond = models.CharField(max_length=60)
    einde_reden = models.TextField(blank=True)

    objects: ClassVar[PeriodeQuerySet["Opname"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "opname"
        verbose_name_plural = "opnames"
        constraints = [
            periode_constraint("opname_periode"),
            models.CheckConstraint(name="opname_soort_bekend", condition=Q(soort__in=OpnameSoort.values)),
            # A recognised entry needs a recognition to rest on.
            models.CheckConstraint(
                name="opname_erkend_op_erkenning",
                condition=~Q(soort="erkend") | Q(grond__startswith="erkenning:"),
            ),
            een_tegelijk("opname_een_tegelijk", "traject"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} vanaf {self.geldig_van}"
