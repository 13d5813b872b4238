"""What a recognition costs and what is paid back, as dated data: the past is never written over."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Tariefklasse, Terugbetaalfase
from napl.models import Periode, PeriodeQuerySet
from napl.models.periode import een_tegelijk, periode_constraint

MAX_BEDRAG = 99_999


class Tarief(Periode):
    """Euros for one review. Only the end of a period changes: it is moved up by the tariff that follows."""

    klasse = models.CharField("soort traject", max_length=10, choices=Tariefklasse)
    groep = models.CharField("soort aanbieder", max_length=12, choices=Aanbiedergroep)
    route = models.CharField(max_length=8, choices=Aanvraagroute)
    bedrag = models.DecimalField(max_digits=7, decimal_places=2)
    grond = models.TextField("berust op")
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)

    objects: ClassVar[PeriodeQuerySet["Tarief"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "tarief"
        verbose_name_plural = "tarieven"
        constraints = [
            periode_constraint("tarief_periode"),
            een_tegelijk("tarief_een_tegelijk", "klasse", "groep", "route"),
            models.CheckConstraint(name="tarief_bedrag", condition=Q(bedrag__gte=0, bedrag__lte=MAX_BEDRAG)),
            models.CheckConstraint(name="tarief_gegrond", condition=~Q(grond="")),
            models.CheckConstraint(
                name="tarief_woorden_bekend",
                condition=Q(
                    klasse__in=Tariefklasse.values,
                    groep__in=Aanbiedergroep.values,
                    route__in=Aanvraagroute.values,
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="tarief_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    " OR ".join(
                        f"OLD.{veld} IS DISTINCT FROM NEW.{veld}"
                        for veld in ("klasse", "groep", "route", "bedrag", "grond", "geldig_van")
                    )
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.klasse}, {self.groep}, {self.route} vanaf {self.geldig_van}"


class Terugbetaalregel(Periode):
    """Which part of what was paid goes back when a case ends without a decision, by how far it was."""

    fase = models.CharField(max_length=16, choices=Terugbetaalfase)
    percentage = models.PositiveSmallIntegerField()
    grond = models.TextField("berust op")
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)

    objects: ClassVar[PeriodeQuerySet["Terugbetaalregel"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "terugbetaalregel"
        verbose_name_plural = "terugbetaalregels"
        constraints = [
            periode_constraint("terugbetaalregel_periode"),
            een_tegelijk("terugbetaalregel_een_tegelijk", "fase"),
            models.CheckConstraint(
                name="terugbetaalregel_percentage", condition=Q(percentage__gte=0, percentage__lte=100)
            ),
            models.CheckConstraint(name="terugbetaalregel_gegrond", condition=~Q(grond="")),
            models.CheckConstraint(
                name="terugbetaalregel_fase_bekend", condition=Q(fase__in=Terugbetaalfase.values)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="regel_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    " OR ".join(
                        f"OLD.{veld} IS DISTINCT FROM NEW.{veld}"
                        for veld in ("fase", "percentage", "grond", "geldig_van")
                    )
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.fase}: {self.percentage}% vanaf {self.geldig_van}"
