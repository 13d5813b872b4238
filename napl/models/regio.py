"""Regio: the network of RATO's and onderwijsregio's as dated data, and which places belong to it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from napl.enums import RegioSoort, Sector
from napl.models.periode import Periode, PeriodeQuerySet, periode_constraint


class Regio(Periode):
    slug = models.SlugField(max_length=100, unique=True)
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=RegioSoort)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector))
    landsdeel = models.CharField(max_length=20, blank=True)
    # An area label of our own is not the name of an official region, and pages say so.
    is_aanduiding = models.BooleanField(default=False)
    bron = models.TextField(blank=True)
    toelichting = models.TextField(blank=True)

    objects: ClassVar[PeriodeQuerySet["Regio"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio's"
        constraints = [periode_constraint("regio_periode")]

    def __str__(self) -> str:
        return self.naam


class Regioplaats(models.Model):
    """A place belongs to a region, for some sectors; a region can differ per sector."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="plaatsen")
    plaats = models.CharField(max_length=100)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector))
    grond = models.TextField(blank=True)

    class Meta:
        verbose_name = "plaats in een regio"
        verbose_name_plural = "plaatsen in een regio"
        constraints = [models.UniqueConstraint(fields=["regio", "plaats"], name="regioplaats_uniek")]

    def __str__(self) -> str:
        return self.plaats
