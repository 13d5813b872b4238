"""Padverband: how one ontwikkelpad relates to another."""

from django.db import models
from django.db.models import F, Q

from ontwikkelpaden.enums import PadverbandSoort
from ontwikkelpaden.models.pad import Ontwikkelpad


class Padverband(models.Model):
    """``van`` builds on ``naar``, or the two touch; touching is mutual and stored once, the older first."""

    van = models.ForeignKey(Ontwikkelpad, on_delete=models.CASCADE, related_name="verbanden_van")
    naar = models.ForeignKey(Ontwikkelpad, on_delete=models.CASCADE, related_name="verbanden_naar")
    soort = models.CharField(max_length=20, choices=PadverbandSoort)
    grond = models.TextField()

    class Meta:
        verbose_name = "padverband"
        verbose_name_plural = "padverbanden"
        constraints = [
            models.UniqueConstraint(fields=["van", "naar"], name="padverband_uniek"),
            models.CheckConstraint(
                name="padverband_soort_bekend", condition=Q(soort__in=PadverbandSoort.values)
            ),
            models.CheckConstraint(name="padverband_twee_paden", condition=~Q(van=F("naar"))),
            models.CheckConstraint(
                name="padverband_raakt_aan_een_keer",
                condition=~Q(soort=PadverbandSoort.RAAKT_AAN) | Q(van__lt=F("naar")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van_id} {self.soort} {self.naar_id}"
