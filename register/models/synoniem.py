"""Synoniem: a rule by which a search for one term also finds another; see ``register.domain.synoniemen``."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from register.enums import Synoniemherkomst, Synoniemrichting

MAX_TERM = 60
MAX_TOELICHTING = 300


class Synoniem(models.Model):
    """One rule. A rule that was removed stays as ``actief=False``, so that no file brings it back."""

    # As people read it: lower case, with its accents.
    van = models.CharField("woord", max_length=MAX_TERM)
    naar = models.CharField("vindt ook", max_length=MAX_TERM)
    # As terms are compared: "ib'er" and "iber" are one term.
    van_sleutel = models.CharField(max_length=MAX_TERM)
    naar_sleutel = models.CharField(max_length=MAX_TERM)
    richting = models.CharField(max_length=12, choices=Synoniemrichting)
    toelichting = models.CharField(max_length=MAX_TOELICHTING, blank=True)
    actief = models.BooleanField(default=True)
    herkomst = models.CharField(max_length=10, choices=Synoniemherkomst)
    # Which row of the file made this rule, whatever the redactie made of it since.
    bestandsleutel = models.CharField(max_length=2 * MAX_TERM + 1, blank=True)
    # Counts the changes: the sum over all rules says whether anything changed, whatever the clock says.
    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        verbose_name = "synoniem"
        verbose_name_plural = "synoniemen"
        constraints = [
            # One rule per pair, in whichever order: a second one would only contradict the first.
            models.UniqueConstraint(
                Least("van_sleutel", "naar_sleutel"),
                Greatest("van_sleutel", "naar_sleutel"),
                condition=Q(actief=True),
                name="synoniem_paar_uniek",
            ),
            models.UniqueConstraint(
                fields=["bestandsleutel"], condition=~Q(bestandsleutel=""), name="synoniem_bestand_uniek"
            ),
            models.CheckConstraint(name="synoniem_twee_woorden", condition=~Q(van_sleutel=F("naar_sleutel"))),
            models.CheckConstraint(
                name="synoniem_niet_leeg",
                condition=~Q(van="") & ~Q(naar="") & ~Q(van_sleutel="") & ~Q(naar_sleutel=""),
            ),
            models.CheckConstraint(
                name="synoniem_richting_bekend", condition=Q(richting__in=Synoniemrichting.values)
            ),
            models.CheckConstraint(
                name="synoniem_herkomst_bekend", condition=Q(herkomst__in=Synoniemherkomst.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van} {'↔' if self.is_twee_kanten else '→'} {self.naar}"

    @property
    def is_twee_kanten(self) -> bool:
        return self.richting == Synoniemrichting.TWEE_KANTEN
