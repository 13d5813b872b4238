"""The raamwerk of a version: dimensies, subdimensies, a description per level, and the eindtermen.

The database refuses every change once the version is no longer a concept, whoever tries it.
"""

import pgtrigger
from django.db import models

from napl.models.vast import deel_staat_vast
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models.pad import Padversie

_DIMENSIE = "(SELECT padversie_id FROM ontwikkelpaden_dimensie WHERE id = {rij}.dimensie_id)"
_SUBDIMENSIE = (
    "(SELECT d.padversie_id FROM ontwikkelpaden_subdimensie s"
    " JOIN ontwikkelpaden_dimensie d ON d.id = s.dimensie_id WHERE s.id = {rij}.subdimensie_id)"
)


def _staat_vast(versie: str = "{rij}.padversie_id") -> pgtrigger.Trigger:
    return deel_staat_vast("padversie", "ontwikkelpaden_padversie", versie)


class Dimensie(models.Model):
    padversie = models.ForeignKey(Padversie, on_delete=models.CASCADE, related_name="dimensies")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)

    class Meta:
        verbose_name = "dimensie"
        verbose_name_plural = "dimensies"
        constraints = [models.UniqueConstraint(fields=["padversie", "volgorde"], name="dimensie_volgorde")]
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return self.naam


class Subdimensie(models.Model):
    dimensie = models.ForeignKey(Dimensie, on_delete=models.CASCADE, related_name="subdimensies")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)
    toelichting = models.TextField(blank=True)
    # Of which earlier subdimensie this one came, so that a comparison follows a new name or place.
    voorganger = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opvolgers"
    )

    class Meta:
        verbose_name = "subdimensie"
        verbose_name_plural = "subdimensies"
        constraints = [models.UniqueConstraint(fields=["dimensie", "volgorde"], name="subdimensie_volgorde")]
        triggers = [_staat_vast(_DIMENSIE)]

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
        triggers = [_staat_vast(_SUBDIMENSIE)]

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
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return self.code
