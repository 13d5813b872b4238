"""Deling: somebody lets one person look at a part of their dossier, for a while."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from napl.enums import Delingstand
from napl.models.bestand import Bestand
from napl.models.gebruiker import Gebruiker
from napl.models.periode import Periode, PeriodeQuerySet, periode_constraint


class Deling(Periode):
    """``deel`` is a key of ``napl.registers.dossierdelen``, ``keuze`` one of its keys or empty for all.

    Of the link only a print is kept: who reads the database cannot open it.
    """

    eigenaar = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="delingen")
    deel = models.CharField(max_length=40)
    keuze = models.CharField(max_length=120, blank=True)
    ontvanger_email = models.EmailField("e-mailadres van de ontvanger")
    # Known from the first look on: somebody without an account can be given something too.
    ontvanger = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.SET_NULL, related_name="gekregen_delingen"
    )
    afdruk = models.CharField(max_length=64, unique=True)
    bericht = models.TextField(blank=True)
    ingetrokken_op = models.DateTimeField(null=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now)

    objects: ClassVar[PeriodeQuerySet["Deling"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "deling"
        verbose_name_plural = "delingen"
        constraints = [
            periode_constraint("deling_periode"),
            models.CheckConstraint(name="deling_heeft_een_einde", condition=Q(geldig_tot__isnull=False)),
        ]
        indexes = [models.Index(fields=["eigenaar", "-aangemaakt_op"], name="deling_van_eigenaar")]

    def __str__(self) -> str:
        return f"{self.deel} ({self.pk})"

    @property
    def laatste_dag(self) -> date | None:
        return self.geldig_tot and self.geldig_tot - timedelta(days=1)

    def stand(self, peildatum: date) -> Delingstand:
        if self.ingetrokken_op is not None:
            return Delingstand.INGETROKKEN
        if peildatum < self.geldig_van:
            return Delingstand.NOG_NIET
        return Delingstand.OPEN if self.is_geldig_op(peildatum) else Delingstand.VERLOPEN


class Delinginzage(models.Model):
    """Somebody looked at what was shared; the owner can see it."""

    deling = models.ForeignKey(Deling, on_delete=models.CASCADE, related_name="inzagen")
    gebruiker = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    # The file that was downloaded, or nothing for a look at the page.
    bestand = models.ForeignKey(Bestand, null=True, on_delete=models.SET_NULL, related_name="+")
    wat = models.CharField(max_length=12)

    class Meta:
        verbose_name = "delinginzage"
        verbose_name_plural = "delinginzagen"
        indexes = [models.Index(fields=["deling", "-op"], name="delinginzage_laatste")]

    def __str__(self) -> str:
        return f"{self.deling_id} {self.wat}"
