"""Dekking: one counted cell of the gap matrix, kept per run so that a later reader can compare."""

from django.db import models
from django.db.models import Q

from napl.enums import Sector
from napl.models import Regio, Verwerking
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad


class Dekking(models.Model):
    """Cells that count nothing are not stored: every cell that is absent is a witte vlek.

    Without ``regio`` the cell counts what is online or has no known region; with ``heel_nederland`` it counts
    every traject once, which is not the sum of the regions, because one traject can be in several.
    """

    verwerking = models.ForeignKey(Verwerking, on_delete=models.CASCADE, related_name="dekking")
    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="+")
    niveau = models.CharField(max_length=20, choices=Niveau)
    sector = models.CharField(max_length=3, choices=Sector)
    regio = models.ForeignKey(Regio, null=True, on_delete=models.PROTECT, related_name="+")
    heel_nederland = models.BooleanField(default=False)
    erkend = models.PositiveIntegerField("listed trajecten with a future or open uitvoering", default=0)
    in_kaart = models.PositiveIntegerField("inventoried trajecten", default=0)

    class Meta:
        verbose_name = "dekking"
        verbose_name_plural = "dekking"
        constraints = [
            models.UniqueConstraint(
                fields=["verwerking", "pad", "niveau", "sector", "heel_nederland", "regio"],
                nulls_distinct=False,
                name="dekking_cel_uniek",
            ),
            models.CheckConstraint(name="dekking_telt_iets", condition=Q(erkend__gt=0) | Q(in_kaart__gt=0)),
            models.CheckConstraint(
                name="dekking_heel_nederland_zonder_regio",
                condition=Q(heel_nederland=False) | Q(regio__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pad_id} {self.niveau} {self.sector} {self.regio_id}"
