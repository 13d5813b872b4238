"""Verwerking: one run of long work, with state, progress, counts and errors that the bureau can see."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from napl.enums import VERWERKING_OPEN, VerwerkingStatus
from napl.models.gebruiker import Gebruiker


class Verwerking(models.Model):
    """``sleutel`` says what is worked on: of one soort and sleutel only one run is open at a time."""

    soort = models.CharField(max_length=40)
    sleutel = models.CharField(max_length=80)
    status = models.CharField(max_length=12, choices=VerwerkingStatus, default=VerwerkingStatus.WACHTEND)
    peildatum = models.DateField()
    klaar = models.PositiveIntegerField("aantal klaar", default=0)
    totaal = models.PositiveIntegerField(null=True)
    tellingen = models.JSONField(default=dict)
    fout = models.TextField(blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    aangevraagd_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.SET_NULL, related_name="verwerkingen"
    )
    aangevraagd_op = models.DateTimeField(default=timezone.now)
    gestart_op = models.DateTimeField(null=True)
    hartslag_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "verwerking"
        verbose_name_plural = "verwerkingen"
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "sleutel"],
                condition=Q(status__in=sorted(VERWERKING_OPEN)),
                name="verwerking_een_open",
            ),
            models.CheckConstraint(
                name="verwerking_niet_meer_klaar_dan_totaal",
                condition=Q(totaal__isnull=True) | Q(klaar__lte=F("totaal")),
            ),
        ]
        indexes = [models.Index(fields=["soort", "-aangevraagd_op"], name="verwerking_laatste")]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel} ({self.status})"

    @property
    def is_open(self) -> bool:
        return self.status in VERWERKING_OPEN

    @property
    def percentage(self) -> int | None:
        """Return how far the work is in whole percents, or None when the end is not known yet."""
        if not self.totaal:
            return None
        return 100 * self.klaar // self.totaal
