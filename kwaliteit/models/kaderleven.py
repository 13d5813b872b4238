"""What happens around a version of the kader: consultation, findings of labs, and which paths are open."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q

from kwaliteit.enums import Bevindingsoort, Openstellingbereik
from kwaliteit.models.kader import Criterium, Kaderversie
from napl.models import (
    Consultatieperiode,
    Gebruiker,
    Periode,
    PeriodeQuerySet,
    Reactie,
    antwoord_heeft_moment,
    een_tegelijk,
    periode_constraint,
    periode_van_consultatie,
)
from ontwikkelpaden.models import Ontwikkelpad


class Kaderconsultatie(Consultatieperiode):
    versie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="consultaties")

    class Meta:
        verbose_name = "kaderconsultatie"
        verbose_name_plural = "kaderconsultaties"
        constraints = [
            periode_van_consultatie("kaderconsultatie_periode"),
            models.UniqueConstraint(
                fields=["versie"],
                condition=Q(afgebroken_op__isnull=True),
                name="kaderconsultatie_een_per_versie",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versie_id} {self.opent_op}"


class Kaderreactie(Reactie):
    """What somebody thinks of one criterium or, without one, of the whole kader; and the answer.

    ``criterium_naam`` keeps what it was about when the criterium goes after a return to concept.
    """

    consultatie = models.ForeignKey(Kaderconsultatie, on_delete=models.CASCADE, related_name="reacties")
    criterium = models.ForeignKey(Criterium, null=True, on_delete=models.SET_NULL, related_name="+")
    criterium_naam = models.CharField(max_length=220, blank=True)

    class Meta:
        verbose_name = "kaderreactie"
        verbose_name_plural = "kaderreacties"
        constraints = [
            models.UniqueConstraint(
                fields=["consultatie", "criterium", "door"], name="kaderreactie_een_per_criterium"
            ),
            models.UniqueConstraint(
                fields=["consultatie", "door"],
                condition=Q(criterium_naam=""),
                name="kaderreactie_een_over_het_kader",
            ),
            antwoord_heeft_moment("kaderreactie_antwoord_heeft_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.consultatie_id} {self.pk}"


class Kaderbevinding(models.Model):
    """What a lab that tried an adopted version noticed about one criterium; it feeds the next version."""

    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="bevindingen")
    lab = models.CharField(max_length=200)
    soort = models.CharField(max_length=14, choices=Bevindingsoort)
    tekst = models.TextField()
    voorstel = models.TextField(blank=True)
    gemeld_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    gemeld_op = models.DateTimeField()
    # What the makers of the next version did with it, and in which version.
    antwoord = models.TextField(blank=True)
    beantwoord_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    verwerkt_in = models.ForeignKey(
        Kaderversie, null=True, blank=True, on_delete=models.PROTECT, related_name="verwerkte_bevindingen"
    )

    class Meta:
        verbose_name = "kaderbevinding"
        verbose_name_plural = "kaderbevindingen"
        constraints = [
            antwoord_heeft_moment("kaderbevinding_antwoord_heeft_moment"),
            models.CheckConstraint(
                name="kaderbevinding_soort_bekend", condition=Q(soort__in=Bevindingsoort.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterium_id} {self.soort}"


class Openstelling(Periode):
    """From when to when trajecten that fit a path can be put forward for erkenning."""

    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="openstellingen")
    bereik = models.CharField(max_length=14, choices=Openstellingbereik)
    grond = models.TextField()

    objects: ClassVar[PeriodeQuerySet["Openstelling"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "openstelling"
        verbose_name_plural = "openstellingen"
        constraints = [
            periode_constraint("openstelling_periode"),
            models.CheckConstraint(
                name="openstelling_bereik_bekend", condition=Q(bereik__in=Openstellingbereik.values)
            ),
            een_tegelijk("openstelling_een_tegelijk", "pad"),
        ]

    def __str__(self) -> str:
        return f"{self.pad_id} vanaf {self.geldig_van}"

    @property
    def laatste_dag(self) -> date | None:
        """Return the last day that counts, for people: ``geldig_tot`` itself does not."""
        return self.geldig_tot and self.geldig_tot - timedelta(days=1)
