"""The raamwerk of a version: dimensies, subdimensies, a description per level, and the eindtermen."""

from django.db import models

from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models.pad import Padversie


class Dimensie(models.Model):
    padversie = models.ForeignKey(Padversie, on_delete=models.CASCADE, related_name="dimensies")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)

    class Meta:
        verbose_name = "dimensie"
        verbose_name_plural = "dimensies"
        constraints = [models.UniqueConstraint(fields=["padversie", "volgorde"], name="dimensie_volgorde")]

    def __str__(self) -> str:
        return self.naam


class Subdimensie(models.Model):
    dimensie = models.ForeignKey(Dimensie, on_delete=models.CASCADE, related_name="subdimensies")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)
    toelichting = models.TextField(blank=True)

    class Meta:
        verbose_name = "subdimensie"
        verbose_name_plural = "subdimensies"
        constraints = [models.UniqueConstraint(fields=["dimensie", "volgorde"], name="subdimensie_volgorde")]

    def __str__(self) -> str:
        return self.naam


class Niveaubeschrijving(models.Model):
    subdimensie = models.ForeignKey(Subdimensie, on_delete=models.CASCADE, related_name="beschrijvingen")
    niveau = models.CharField(max_length=20, choices=Niveau)
    tekst = models.TextField()

    class Meta:
        verbose_name = "niveaubeschrijving"
        verbose_name_plural = "niveaubeschrijvingen"
        constraints = [
            models.UniqueConstraint(fields=["subdimensie", "niveau"], name="niveaubeschrijving_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.subdimensie_id} {self.niveau}"


class Eindterm(models.Model):
    padversie = models.ForeignKey(Padversie, on_delete=models.CASCADE, related_name="eindtermen")
    code = models.CharField(max_length=20)
    niveau = models.CharField(max_length=20, choices=Niveau)
    tekst = models.TextField()

    class Meta:
        verbose_name = "eindterm"
        verbose_name_plural = "eindtermen"
        constraints = [models.UniqueConstraint(fields=["padversie", "code"], name="eindterm_code_uniek")]

    def __str__(self) -> str:
        return self.code
