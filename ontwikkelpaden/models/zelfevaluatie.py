"""Zelfevaluatie: how a teacher sees themselves on a path at one moment; together the moments are a film.

There is no field for a total, and there must never be one (docs/adr, self-evaluation).
"""

from django.db import models
from django.db.models import Q

from napl.models import Gebruiker, MetBewijsstuk
from ontwikkelpaden.enums import Antwoordbron, Niveau, ZelfevaluatieStatus
from ontwikkelpaden.models.pad import Padversie
from ontwikkelpaden.models.raamwerk import Subdimensie

MAX_WOORDEN = 4000


class Zelfevaluatie(models.Model):
    """One moment; it belongs to the version of the path that was read then."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="zelfevaluaties")
    padversie = models.ForeignKey(Padversie, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=ZelfevaluatieStatus, default=ZelfevaluatieStatus.CONCEPT)
    begonnen_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "zelfevaluatie"
        verbose_name_plural = "zelfevaluaties"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "padversie"],
                condition=Q(status="concept"),
                name="zelfevaluatie_een_concept",
            ),
            models.CheckConstraint(
                name="zelfevaluatie_afgerond_heeft_moment",
                condition=Q(status="concept", afgerond_op__isnull=True)
                | Q(status="afgerond", afgerond_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker_id} {self.padversie_id}"


class Zelfevaluatieantwoord(MetBewijsstuk):
    """What somebody answered about one subdimensie; without a level it is "weet ik nog niet"."""

    zelfevaluatie = models.ForeignKey(Zelfevaluatie, on_delete=models.CASCADE, related_name="antwoorden")
    subdimensie = models.ForeignKey(Subdimensie, on_delete=models.PROTECT, related_name="+")
    niveau = models.CharField(max_length=20, choices=Niveau, blank=True)
    toelichting = models.TextField("in mijn eigen woorden", max_length=MAX_WOORDEN, blank=True)
    bewijs = models.TextField("waaruit dat blijkt", max_length=MAX_WOORDEN, blank=True)
    bron = models.CharField(max_length=14, choices=Antwoordbron, default=Antwoordbron.ZELF)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        verbose_name = "antwoord van een zelfevaluatie"
        verbose_name_plural = "antwoorden van zelfevaluaties"
        constraints = [
            models.UniqueConstraint(
                fields=["zelfevaluatie", "subdimensie"], name="zelfevaluatieantwoord_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.zelfevaluatie_id} {self.subdimensie_id}"
