"""An import of trajecten: the file, and what happened to each of its rows."""

from django.db import models

from napl.models import Verwerking
from register.enums import Uitkomst
from register.models.traject import Traject


class Importopdracht(models.Model):
    verwerking = models.OneToOneField(Verwerking, on_delete=models.CASCADE, related_name="importopdracht")
    bestand = models.FileField(upload_to="import/%Y/%m/")
    bestandsnaam = models.CharField(max_length=200)
    afdruk = models.CharField("sha-256 van het bestand", max_length=64)
    is_proef = models.BooleanField("alleen proberen, niets opslaan", default=False)

    class Meta:
        verbose_name = "importopdracht"
        verbose_name_plural = "importopdrachten"

    def __str__(self) -> str:
        return self.bestandsnaam


class Importregel(models.Model):
    opdracht = models.ForeignKey(Importopdracht, on_delete=models.CASCADE, related_name="regels")
    # The line as a person finds it in the file: the header is 1.
    regelnummer = models.PositiveIntegerField()
    uitkomst = models.CharField(max_length=12, choices=Uitkomst)
    naam = models.CharField(max_length=200, blank=True)
    veld = models.CharField(max_length=60, blank=True)
    reden = models.TextField(blank=True)
    # What one should look at although the row was taken: unknown words, a suspected duplicate.
    opmerkingen = models.JSONField(default=list)
    traject = models.ForeignKey(Traject, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "importregel"
        verbose_name_plural = "importregels"
        constraints = [models.UniqueConstraint(fields=["opdracht", "regelnummer"], name="importregel_uniek")]

    def __str__(self) -> str:
        return f"{self.regelnummer}: {self.uitkomst}"
