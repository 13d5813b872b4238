"""Aanbieder: who offers trajecten; a sub-unit is an aanbieder too, part of another one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from napl.enums import Sector
from napl.models import Organisatie
from register.enums import AanbiederSoort


class Aanbieder(models.Model):
    naam = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    # The name reduced to what counts when names are compared (napl.tekst.comparable).
    vergelijknaam = models.CharField(max_length=200, unique=True)
    soort = models.CharField(max_length=20, choices=AanbiederSoort, default=AanbiederSoort.ONBEKEND)
    onderdeel_van = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="onderdelen"
    )
    # The legal person behind it, known once the aanbieder registered itself.
    organisatie = models.ForeignKey(
        Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="aanbieders"
    )
    # Where the office is; where one trains stands with the uitvoering.
    adres = models.CharField(max_length=200, blank=True)
    plaats = models.CharField(max_length=100, blank=True)
    website = models.URLField(max_length=500, blank=True)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list, blank=True)
    is_fictief = models.BooleanField("verzonnen voor de demo", default=False)

    class Meta:
        verbose_name = "aanbieder"
        verbose_name_plural = "aanbieders"
        constraints = [
            models.CheckConstraint(name="aanbieder_niet_van_zichzelf", condition=~Q(onderdeel_van=F("pk"))),
            models.CheckConstraint(
                name="aanbieder_soort_bekend", condition=Q(soort__in=AanbiederSoort.values)
            ),
        ]

    def __str__(self) -> str:
        return self.naam
