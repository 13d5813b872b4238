"""The ordeningskader: subjects, working approaches, and the typing of a version by path and level."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie


class Vak(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=100)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector))

    class Meta:
        verbose_name = "vak"
        verbose_name_plural = "vakken"

    def __str__(self) -> str:
        return self.naam


class WerkzameAanpak(models.Model):
    """A feature that makes professional development work, according to research."""

    slug = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=100)
    omschrijving = models.TextField()
    bronnen = models.TextField()

    class Meta:
        verbose_name = "werkzame aanpak"
        verbose_name_plural = "werkzame aanpakken"

    def __str__(self) -> str:
        return self.naam


class Versieaanpak(models.Model):
    """A version of a traject shows a working approach, and from what one can tell."""

    versie = models.ForeignKey("register.Trajectversie", on_delete=models.CASCADE, related_name="aanpakken")
    aanpak = models.ForeignKey(WerkzameAanpak, on_delete=models.PROTECT, related_name="+")
    grond = models.TextField(blank=True)

    class Meta:
        verbose_name = "werkzame aanpak van een traject"
        verbose_name_plural = "werkzame aanpakken van trajecten"
        constraints = [models.UniqueConstraint(fields=["versie", "aanpak"], name="versieaanpak_uniek")]

    def __str__(self) -> str:
        return f"{self.versie_id} {self.aanpak_id}"


class Typering(models.Model):
    """A version of a traject serves a level of a version of an ontwikkelpad, and on what ground."""

    versie = models.ForeignKey("register.Trajectversie", on_delete=models.CASCADE, related_name="typeringen")
    padversie = models.ForeignKey(Padversie, on_delete=models.PROTECT, related_name="typeringen")
    niveau = models.CharField(max_length=20, choices=Niveau)
    grond = models.TextField(blank=True)

    class Meta:
        verbose_name = "typering"
        verbose_name_plural = "typeringen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "padversie", "niveau"], name="typering_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.padversie_id} {self.niveau}"
