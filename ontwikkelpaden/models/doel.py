"""Doel: to which level of a path, or of one part of it, a teacher wants to grow."""

from django.db import models
from django.db.models import Q

from napl.models import Gebruiker
from ontwikkelpaden.enums import DoelStatus, Niveau
from ontwikkelpaden.models.pad import Ontwikkelpad
from ontwikkelpaden.models.raamwerk import Subdimensie

MAX_DOEL = 1000


class Doel(models.Model):
    """It holds for the path, whatever its version; ``subdimensie`` is of the version that was read then."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="doelen")
    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="+")
    niveau = models.CharField(max_length=20, choices=Niveau)
    subdimensie = models.ForeignKey(
        Subdimensie, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tekst = models.TextField("in mijn eigen woorden", max_length=MAX_DOEL, blank=True)
    streefdatum = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=DoelStatus, default=DoelStatus.OPEN)
    gesteld_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    afgesloten_op = models.DateTimeField("bereikt of losgelaten op", null=True, blank=True)

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "pad", "niveau", "subdimensie"],
                condition=Q(status="open"),
                nulls_distinct=False,
                name="doel_een_open",
            ),
            models.CheckConstraint(
                name="doel_afgesloten_heeft_moment",
                condition=Q(status="open", afgesloten_op__isnull=True)
                | Q(status__in=["bereikt", "losgelaten"], afgesloten_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker_id} {self.pad_id} {self.niveau}"
