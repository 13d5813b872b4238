"""Consultatie: the period in which everybody reads a version and reacts, before it is adopted."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from napl.models import Gebruiker
from ontwikkelpaden.models.pad import Padversie
from ontwikkelpaden.models.raamwerk import Subdimensie


class Consultatie(models.Model):
    """``opent_op`` and ``sluit_op`` are days in the Netherlands; both count.

    A version that goes back to concept keeps its broken-off consultation; it can get a new one later.
    """

    versie = models.ForeignKey(Padversie, on_delete=models.PROTECT, related_name="consultaties")
    opent_op = models.DateField()
    sluit_op = models.DateField()
    vraag = models.TextField()
    toelichting = models.TextField(blank=True)
    geopend_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    geopend_op = models.DateTimeField()
    # Why the closing date was moved the last time.
    verlengd_reden = models.TextField(blank=True)
    antwoorden_gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    afgebroken_op = models.DateTimeField(null=True, blank=True)
    afgebroken_reden = models.TextField(blank=True)

    class Meta:
        verbose_name = "consultatie"
        verbose_name_plural = "consultaties"
        constraints = [
            models.CheckConstraint(name="consultatie_periode", condition=Q(sluit_op__gte=F("opent_op"))),
            models.UniqueConstraint(
                fields=["versie"], condition=Q(afgebroken_op__isnull=True), name="consultatie_een_per_versie"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versie_id} {self.opent_op}"

    def is_open_op(self, dag: date) -> bool:
        return self.afgebroken_op is None and self.opent_op <= dag <= self.sluit_op

    def is_gesloten_op(self, dag: date) -> bool:
        return dag > self.sluit_op

    @property
    def is_gepubliceerd(self) -> bool:
        return self.antwoorden_gepubliceerd_op is not None


class Consultatiereactie(models.Model):
    """What somebody thinks of one subdimensie or, without one, of the whole path; and the answer.

    ``subdimensie_naam`` keeps what it was about when the subdimensie goes after a return to concept.
    """

    consultatie = models.ForeignKey(Consultatie, on_delete=models.CASCADE, related_name="reacties")
    subdimensie = models.ForeignKey(Subdimensie, null=True, on_delete=models.SET_NULL, related_name="+")
    subdimensie_naam = models.CharField(max_length=200, blank=True)
    tekst = models.TextField()
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    toon_naam = models.BooleanField(default=False)
    op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    beantwoord_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)

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
            models.CheckConstraint(
                name="consultatiereactie_antwoord_heeft_moment",
                condition=Q(antwoord="", beantwoord_op__isnull=True)
                | Q(~Q(antwoord=""), beantwoord_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultatie_id} {self.pk}"
