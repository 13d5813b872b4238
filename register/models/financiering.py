"""Financieringsregeling: money or time with which a teacher may follow a traject, as dated data."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from napl.enums import Sector, Zekerheid
from napl.models import Periode, PeriodeQuerySet, een_tegelijk, periode_constraint
from register.enums import Accreditatie, BedragPer, TrajectSoort, Vorm


def _codes(choices: type[models.TextChoices]) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=20, choices=choices), default=list, blank=True)


class FinancieringsregelingQuerySet(PeriodeQuerySet["Financieringsregeling"]):
    def laatste(self) -> "FinancieringsregelingQuerySet":
        """Keep one row per regeling, the one that begins last: that says what the regeling is called."""
        later = Financieringsregeling.objects.filter(
            slug=OuterRef("slug"), geldig_van__gt=OuterRef("geldig_van")
        )
        return self.filter(~Exists(later))


class Financieringsregeling(Periode):
    """What a regeling gives and asks in one period; new figures are a new row, the old ones stay.

    An empty demand (``sectoren`` and so on) asks nothing; an empty amount is unknown, never zero.
    """

    slug = models.SlugField(max_length=60)
    naam = models.CharField(max_length=100)
    geeft = models.TextField("wat iemand krijgt")
    bedrag = models.DecimalField("bedrag in euro", max_digits=9, decimal_places=2, null=True, blank=True)
    bedrag_per = models.CharField(max_length=10, choices=BedragPer, blank=True)
    uren_per_jaar = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the register cannot know, one sentence each: the reader has to check it.
    voorwaarden = ArrayField(models.TextField())
    # What the register can check.
    sectoren = _codes(Sector)
    vormen = _codes(Vorm)
    soorten = _codes(TrajectSoort)
    accreditaties = _codes(Accreditatie)
    vraagt_ontwikkelpad = models.BooleanField(default=False)
    vraagt_erkenning = models.BooleanField(default=False)
    bron = models.TextField("document waarin het staat")
    bron_url = models.URLField(max_length=500, blank=True)
    bron_datum = models.DateField("wanneer de bron is bekeken")
    zekerheid = models.CharField(max_length=10, choices=Zekerheid)

    objects: ClassVar[FinancieringsregelingQuerySet] = FinancieringsregelingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "financieringsregeling"
        verbose_name_plural = "financieringsregelingen"
        constraints = [
            periode_constraint("financieringsregeling_periode"),
            een_tegelijk("financieringsregeling_een_tegelijk", "slug"),
            models.CheckConstraint(
                name="financieringsregeling_bedrag_heel",
                condition=Q(bedrag__isnull=True, bedrag_per="")
                | Q(bedrag__gt=0, bedrag_per__in=BedragPer.values),
            ),
            # Without any demand it would fit everything, and say nothing.
            models.CheckConstraint(
                name="financieringsregeling_vraagt_iets",
                condition=~Q(
                    sectoren=[],
                    vormen=[],
                    soorten=[],
                    accreditaties=[],
                    vraagt_ontwikkelpad=False,
                    vraagt_erkenning=False,
                ),
            ),
            models.CheckConstraint(
                name="financieringsregeling_heeft_bron", condition=~Q(bron="") & ~Q(geeft="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} vanaf {self.geldig_van}"
