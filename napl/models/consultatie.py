"""What every consultation has in common, whatever it is about: a period, a question, reactions, answers."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from napl.models.gebruiker import Gebruiker


def periode_van_consultatie(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(sluit_op__gte=F("opent_op")))


def antwoord_heeft_moment(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(antwoord="", beantwoord_op__isnull=True)
        | Q(~Q(antwoord=""), beantwoord_op__isnull=False),
    )


class Consultatieperiode(models.Model):
    """``opent_op`` and ``sluit_op`` are days in the Netherlands; both count.

    A version that goes back to concept keeps its broken-off consultation; it can get a new one later.
    """

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
        abstract = True

    def is_open_op(self, dag: date) -> bool:
        return self.afgebroken_op is None and self.opent_op <= dag <= self.sluit_op

    def is_gesloten_op(self, dag: date) -> bool:
        return dag > self.sluit_op

    @property
    def is_gepubliceerd(self) -> bool:
        return self.antwoorden_gepubliceerd_op is not None


class Reactie(models.Model):
    """What somebody thinks in a consultation; and the answer."""

    tekst = models.TextField()
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    toon_naam = models.BooleanField(default=False)
    op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    beantwoord_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
