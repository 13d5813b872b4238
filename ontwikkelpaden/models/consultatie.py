"""Consultatie: the period in which everybody reads a version and reacts, before it is adopted."""

from django.db import models
from django.db.models import Q

from napl.models import Consultatieperiode, Reactie, antwoord_heeft_moment, periode_van_consultatie
from ontwikkelpaden.models.pad import Padversie
from ontwikkelpaden.models.raamwerk import Subdimensie


class Consultatie(Consultatieperiode):
    versie = models.ForeignKey(Padversie, on_delete=models.PROTECT, related_name="consultaties")

    class Meta:
        verbose_name = "consultatie"
        verbose_name_plural = "consultaties"
        constraints = [
            periode_van_consultatie("consultatie_periode"),
            models.UniqueConstraint(
                fields=["versie"], condition=Q(afgebroken_op__isnull=True), name="consultatie_een_per_versie"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versie_id} {self.opent_op}"


class Consultatiereactie(Reactie):
    """What somebody thinks of one subdimensie or, without one, of the whole path; and the answer.

    ``subdimensie_naam`` keeps what it was about when the subdimensie goes after a return to concept.
    """

    consultatie = models.ForeignKey(Consultatie, on_delete=models.CASCADE, related_name="reacties")
    subdimensie = models.ForeignKey(Subdimensie, null=True, on_delete=models.SET_NULL, related_name="+")
    subdimensie_naam = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "consultatiereactie"
        verbose_name_plural = "consultatiereacties"
        constraints = [
            # Somebody's second reaction to the same thing is a change of the first one.
            models.UniqueConstraint(
                fields=["consultatie", "subdimensie", "door"], name="consultatiereactie_een_per_subdimensie"
            ),
            models.UniqueConstraint(
                fields=["consultatie", "door"],
                condition=Q(subdimensie_naam=""),
                name="consultatiereactie_een_over_het_pad",
            ),
            antwoord_heeft_moment("consultatiereactie_antwoord_heeft_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.consultatie_id} {self.pk}"
