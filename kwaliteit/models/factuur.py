"""Factuur: what an aanbieder owes for one aanvraag, exactly as it was sent."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import DecimalField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from kwaliteit.enums import (
    AANVRAAG_BESLOTEN,
    AANVRAAG_KLAAR,
    Betaalstatus,
    Factuurreekssoort,
    Factuurstand,
)
from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.tarief import Tarief
from napl.models import Gebruiker
from napl.rechten import BUREAU, Actor, rollen_van
from register.models.aanbod import aanbieders_van

BEDRAG = DecimalField(max_digits=9, decimal_places=2)
# A case that stopped without a decision: nobody has to pay for it any more.
GESTOPT = AANVRAAG_KLAAR - AANVRAAG_BESLOTEN


class Factuurreeks(models.Model):
    """The last number that was given in a year; locked by who takes the next, so that there are no gaps."""

    soort = models.CharField(max_length=1, choices=Factuurreekssoort)
    jaar = models.PositiveSmallIntegerField()
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "factuurreeks"
        verbose_name_plural = "factuurreeksen"
        constraints = [
            models.UniqueConstraint(fields=["soort", "jaar"], name="factuurreeks_uniek"),
            models.CheckConstraint(
                name="factuurreeks_soort_bekend", condition=Q(soort__in=Factuurreekssoort.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort}{self.jaar}"


class FactuurQuerySet(models.QuerySet["Factuur"]):
    def with_ontvangen(self) -> "FactuurQuerySet":
        """Read along what came in for each."""
        from kwaliteit.models.betaling import Betaling

        ontvangen = (
            Betaling.objects.filter(factuur=OuterRef("pk"), status=Betaalstatus.BETAALD)
            .order_by()
            .values("factuur")
            .annotate(som=Sum("ontvangen"))
            .values("som")
        )
        return self.annotate(som_ontvangen=Coalesce(Subquery(ontvangen), Value(0), output_field=BEDRAG))

    def zichtbaar_voor(self, actor: Actor, peildatum: date) -> "FactuurQuerySet":
        """Keep what somebody may see: the bureau all, an aanbieder its own."""
        if not isinstance(actor, Gebruiker):
            return self.none()
        if rollen_van(actor, peildatum) & BUREAU:
            return self.all()
        return self.filter(aanvraag__aanbieder__in=aanbieders_van(actor, peildatum))

    def in_stand(self, stand: Factuurstand, peildatum: date) -> "FactuurQuerySet":
        """Keep what stands so on a date; the same rule as ``stand_van`` in the domain."""
        rows = self.with_ontvangen()
        betaald = Q(som_ontvangen__gte=models.F("bedrag"))
        gestopt = Q(aanvraag__status__in=sorted(GESTOPT))
        te_laat = Q(vervaldatum__lt=peildatum)
        match stand:
            case Factuurstand.BETAALD:
                return rows.filter(betaald)
            case Factuurstand.STOPGEZET:
                return rows.filter(~betaald & gestopt)
            case Factuurstand.TE_LAAT:
                return rows.filter(~betaald & ~gestopt & te_laat)
            case _:
                return rows.filter(~betaald & ~gestopt & ~te_laat)


class Factuur(models.Model):
    """Nothing of it ever changes: how it stands follows from its payments."""

    nummer = models.CharField(max_length=20, unique=True)
    jaar = models.PositiveSmallIntegerField()
    volgnummer = models.PositiveIntegerField()
    aanvraag = models.OneToOneField(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="factuur")
    tarief = models.ForeignKey(Tarief, on_delete=models.PROTECT, related_name="facturen")
    bedrag = models.DecimalField(max_digits=9, decimal_places=2)
    # What it is for, and to whom: as it was that day.
    omschrijving = models.CharField(max_length=300)
    geadresseerde = models.CharField(max_length=200)
    adres = models.CharField(max_length=200, blank=True)
    plaats = models.CharField(max_length=100, blank=True)
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True)
    uitgegeven_op = models.DateTimeField()
    vervaldatum = models.DateField("uiterlijk te betalen op")

    objects: ClassVar[FactuurQuerySet] = FactuurQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "factuur"
        verbose_name_plural = "facturen"
        constraints = [
            models.UniqueConstraint(fields=["jaar", "volgnummer"], name="factuur_volgnummer_uniek"),
            models.CheckConstraint(name="factuur_bedrag", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(name="factuur_volgnummer_vanaf_een", condition=Q(volgnummer__gte=1)),
        ]
        indexes = [models.Index(fields=["vervaldatum"], name="factuur_vervaldatum")]
        triggers = [
            pgtrigger.Protect(name="factuur_staat_vast", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.nummer
