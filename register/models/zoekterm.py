"""Zoekterm: what was typed in the search, counted per day; nothing of who typed it."""

from django.db import models
from django.db.models import F, Q

from napl.enums import Sector
from napl.models import Regio

MAX_TERM = 100


class Zoekterm(models.Model):
    """One cell of a day: how often a term was sought by who had chosen this sector and this region.

    Without sector and region the cell counts every search, whatever was chosen; a search for po in one region
    counts in four cells. Cells are read one by one, so nothing is added up over sectors or regions.
    """

    dag = models.DateField()
    term = models.CharField(max_length=MAX_TERM)
    sector = models.CharField(max_length=3, choices=Sector, blank=True)
    regio = models.ForeignKey(Regio, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    aantal_keer = models.PositiveIntegerField(default=0)
    # Searches with exactly this choice and no other filter that found nothing.
    aantal_leeg = models.PositiveIntegerField(default=0)
    # How many trajecten the last of those searches found; unknown when all had another filter too.
    laatste_aantal = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "zoekterm"
        verbose_name_plural = "zoektermen"
        constraints = [
            models.UniqueConstraint(
                fields=["dag", "term", "sector", "regio"], nulls_distinct=False, name="zoekterm_cel_uniek"
            ),
            models.CheckConstraint(name="zoekterm_niet_leeg", condition=~Q(term="")),
            models.CheckConstraint(
                name="zoekterm_leeg_hoogstens_keer", condition=Q(aantal_leeg__lte=F("aantal_keer"))
            ),
        ]
        indexes = [models.Index(fields=["term", "sector", "regio"], name="zoekterm_term")]

    def __str__(self) -> str:
        return self.term


class Zoekpartij(models.Model):
    """A batch of the search log that was counted: the same batch is never counted twice."""

    sleutel = models.UUIDField(primary_key=True)
    dag = models.DateField()

    class Meta:
        verbose_name = "zoekpartij"
        verbose_name_plural = "zoekpartijen"

    def __str__(self) -> str:
        return str(self.sleutel)
