"""Proefbetaling: what the payment provider for demos and tests remembers. No money is involved."""

from django.db import models
from django.db.models import Q

from kwaliteit.enums import Betaalstatus


class Proefbetaling(models.Model):
    """Stands for the other side: nothing of the register reads it but through the adapter."""

    extern_id = models.CharField(max_length=100, unique=True)
    sleutel = models.CharField(max_length=64, unique=True)
    bedrag = models.DecimalField(max_digits=9, decimal_places=2)
    omschrijving = models.CharField(max_length=300)
    terugadres = models.CharField(max_length=500)
    status = models.CharField(max_length=12, choices=Betaalstatus, default=Betaalstatus.OPEN)
    ontvangen = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "proefbetaling"
        verbose_name_plural = "proefbetalingen"
        constraints = [
            models.CheckConstraint(
                name="proefbetaling_status_bekend", condition=Q(status__in=Betaalstatus.values)
            )
        ]

    def __str__(self) -> str:
        return self.extern_id
