"""What happens to a recognition while it lasts: it is suspended, or its withdrawal is announced."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kwaliteit.enums import Schorsingsgrond, Voornemenuitkomst
from kwaliteit.models.erkenning import Erkenning
from napl.models import Gebruiker, Periode, PeriodeQuerySet, een_tegelijk, periode_constraint


class Schorsing(Periode):
    """For a period a recognition does not hold; without an end until it is lifted."""

    erkenning = models.ForeignKey(Erkenning, on_delete=models.PROTECT, related_name="schorsingen")
    grond = models.CharField(max_length=12, choices=Schorsingsgrond)
    reden = models.TextField()
    opgelegd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    opgelegd_op = models.DateTimeField()
    opgeheven_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opgeheven_op = models.DateTimeField(null=True, blank=True)
    opheffingsreden = models.TextField(blank=True)

    objects: ClassVar[PeriodeQuerySet["Schorsing"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "schorsing"
        verbose_name_plural = "schorsingen"
        constraints = [
            periode_constraint("schorsing_periode"),
            een_tegelijk("schorsing_een_tegelijk", "erkenning"),
            models.CheckConstraint(name="schorsing_gemotiveerd", condition=~Q(reden="")),
            models.CheckConstraint(
                name="schorsing_grond_bekend", condition=Q(grond__in=Schorsingsgrond.values)
            ),
            models.CheckConstraint(
                name="schorsing_opheffing_heel",
                condition=Q(geldig_tot__isnull=True, opgeheven_op__isnull=True, opheffingsreden="")
                | Q(geldig_tot__isnull=False, opgeheven_op__isnull=False) & ~Q(opheffingsreden=""),
            ),
        ]

    def __str__(self) -> str:
        return f"schorsing {self.pk} ({self.erkenning_id})"


class Intrekkingsvoornemen(models.Model):
    """An announced withdrawal, on which the aanbieder may first give its view (Awb 4:8)."""

    erkenning = models.ForeignKey(Erkenning, on_delete=models.PROTECT, related_name="voornemens")
    per = models.DateField("in te trekken per")
    reden = models.TextField()
    uitkomst = models.CharField(max_length=12, choices=Voornemenuitkomst, default=Voornemenuitkomst.OPEN)
    aangekondigd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    aangekondigd_op = models.DateTimeField()
    # The last day for a view, as the announcement said it.
    zienswijze_tot = models.DateField()
    zienswijze = models.TextField(blank=True)
    zienswijze_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    zienswijze_op = models.DateTimeField(null=True, blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    afsluitreden = models.TextField(blank=True)

    class Meta:
        verbose_name = "voornemen tot intrekking"
        verbose_name_plural = "voornemens tot intrekking"
        constraints = [
            models.UniqueConstraint(
                fields=["erkenning"],
                condition=Q(uitkomst=Voornemenuitkomst.OPEN),
                name="intrekkingsvoornemen_een_open",
            ),
            models.CheckConstraint(name="intrekkingsvoornemen_gemotiveerd", condition=~Q(reden="")),
            models.CheckConstraint(
                name="intrekkingsvoornemen_uitkomst_bekend",
                condition=Q(uitkomst__in=Voornemenuitkomst.values),
            ),
            models.CheckConstraint(
                name="intrekkingsvoornemen_afgesloten_heel",
                condition=Q(uitkomst=Voornemenuitkomst.OPEN, afgesloten_op__isnull=True)
                | ~Q(uitkomst=Voornemenuitkomst.OPEN) & Q(afgesloten_op__isnull=False),
            ),
            models.CheckConstraint(
                name="intrekkingsvoornemen_zienswijze_heel",
                condition=Q(zienswijze="", zienswijze_op__isnull=True)
                | ~Q(zienswijze="") & Q(zienswijze_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"voornemen {self.pk} ({self.erkenning_id})"
