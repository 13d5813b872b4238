"""Money that comes in for a factuur, what the payment provider told of it, and money that goes back."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums import (
    BETAALBERICHT_GEWEIGERD,
    BETAALSTATUS_ONTVANGEN,
    Betaalberichtoordeel,
    Betaalstatus,
    Betaalwijze,
    Terugbetaalgrond,
    Terugbetaalstatus,
)
from kwaliteit.models.factuur import Factuur
from napl.models import Gebruiker


class BetalingQuerySet(models.QuerySet["Betaling"]):
    def ontvangen(self) -> "BetalingQuerySet":
        """Keep what came in and is still here: the provider did not turn it back."""
        return self.filter(status=Betaalstatus.BETAALD)


class Betaling(models.Model):
    """``bedrag`` is what was asked, ``ontvangen`` what came in: they can differ."""

    factuur = models.ForeignKey(Factuur, on_delete=models.PROTECT, related_name="betalingen")
    wijze = models.CharField(max_length=12, choices=Betaalwijze)
    status = models.CharField(max_length=12, choices=Betaalstatus, default=Betaalstatus.OPEN)
    bedrag = models.DecimalField(max_digits=9, decimal_places=2)
    ontvangen = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    # The same key never makes a second payment: with us, and at the provider.
    sleutel = models.CharField(max_length=64, unique=True)
    # How the provider calls it, and where one pays.
    extern_id = models.CharField(max_length=100, blank=True)
    betaaladres = models.URLField(max_length=500, blank=True)
    # What the bank statement says of it.
    kenmerk = models.CharField(max_length=100, blank=True)
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The day that the money came in, and the moment that we wrote it down.
    ontvangen_datum = models.DateField(null=True, blank=True)
    verwerkt_op = models.DateTimeField(null=True, blank=True)
    gecontroleerd_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[BetalingQuerySet] = BetalingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "betaling"
        verbose_name_plural = "betalingen"
        constraints = [
            models.UniqueConstraint(
                fields=["extern_id"], condition=~Q(extern_id=""), name="betaling_extern_id_uniek"
            ),
            models.UniqueConstraint(
                fields=["factuur", "bedrag"],
                condition=Q(status=Betaalstatus.OPEN),
                name="betaling_een_open_per_bedrag",
            ),
            models.CheckConstraint(name="betaling_bedrag", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(
                name="betaling_ontvangen_heel",
                condition=Q(
                    status__in=sorted(BETAALSTATUS_ONTVANGEN),
                    ontvangen__gt=0,
                    ontvangen_datum__isnull=False,
                    verwerkt_op__isnull=False,
                )
                | (
                    ~Q(status__in=sorted(BETAALSTATUS_ONTVANGEN))
                    & Q(ontvangen__isnull=True, ontvangen_datum__isnull=True, verwerkt_op__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="betaling_woorden_bekend",
                condition=Q(wijze__in=Betaalwijze.values, status__in=Betaalstatus.values),
            ),
        ]
        indexes = [
            models.Index(
                fields=["aangemaakt_op"], condition=Q(status=Betaalstatus.OPEN), name="betaling_open"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="betaling_blijft", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="ontvangst_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.ontvangen IS NOT NULL AND (OLD.ontvangen IS DISTINCT FROM NEW.ontvangen"
                    " OR OLD.factuur_id IS DISTINCT FROM NEW.factuur_id"
                    " OR OLD.bedrag IS DISTINCT FROM NEW.bedrag)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"betaling {self.pk}"


class Betaalbericht(models.Model):
    """A message of the payment provider as it came: proof of what was received, never of what is true."""

    # The provider's id of the message; a refused one has none that means anything.
    bericht_id = models.CharField(max_length=100)
    afdruk = models.CharField("sha-256 van de inhoud", max_length=64)
    lengte = models.PositiveIntegerField()
    oordeel = models.CharField(max_length=12, choices=Betaalberichtoordeel)
    # How often it came: providers send again what they are not sure of.
    keren = models.PositiveIntegerField(default=1)
    betaling = models.ForeignKey(
        Betaling, null=True, blank=True, on_delete=models.PROTECT, related_name="berichten"
    )
    ontvangen_op = models.DateTimeField()

    class Meta:
        verbose_name = "betaalbericht"
        verbose_name_plural = "betaalberichten"
        constraints = [
            models.UniqueConstraint(
                fields=["bericht_id"],
                condition=~Q(oordeel__in=sorted(BETAALBERICHT_GEWEIGERD)),
                name="betaalbericht_een_keer",
            ),
            models.CheckConstraint(
                name="betaalbericht_oordeel_bekend", condition=Q(oordeel__in=Betaalberichtoordeel.values)
            ),
        ]
        indexes = [models.Index(fields=["oordeel", "ontvangen_op"], name="betaalbericht_oordeel")]

    def __str__(self) -> str:
        return self.bericht_id


class Terugbetaling(models.Model):
    """Money that should go back: the system proposes, a financieel medewerker decides and pays."""

    factuur = models.ForeignKey(Factuur, on_delete=models.PROTECT, related_name="terugbetalingen")
    # The payment that it is about; without one it is about the whole invoice.
    betaling = models.ForeignKey(
        Betaling, null=True, blank=True, on_delete=models.PROTECT, related_name="terugbetalingen"
    )
    grond = models.CharField(max_length=10, choices=Terugbetaalgrond)
    bedrag = models.DecimalField(max_digits=9, decimal_places=2)
    status = models.CharField(max_length=12, choices=Terugbetaalstatus, default=Terugbetaalstatus.VOORGESTELD)
    # How the amount was reckoned, in words.
    uitleg = models.TextField()
    voorgesteld_op = models.DateTimeField()
    # The number of the creditnota, given when it is approved.
    creditnummer = models.CharField(max_length=20, blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    besloten_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reden = models.TextField(blank=True)
    uitbetaald_datum = models.DateField(null=True, blank=True)
    kenmerk = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = "terugbetaling"
        verbose_name_plural = "terugbetalingen"
        constraints = [
            models.UniqueConstraint(
                fields=["factuur"],
                condition=Q(grond=Terugbetaalgrond.EINDE),
                name="terugbetaling_einde_een_keer",
            ),
            models.UniqueConstraint(
                fields=["betaling"],
                condition=Q(betaling__isnull=False),
                name="terugbetaling_een_per_betaling",
            ),
            models.UniqueConstraint(
                fields=["creditnummer"], condition=~Q(creditnummer=""), name="terugbetaling_creditnummer"
            ),
            models.CheckConstraint(name="terugbetaling_bedrag", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(
                name="terugbetaling_over_betaling",
                condition=Q(grond=Terugbetaalgrond.EINDE, betaling__isnull=True)
                | (~Q(grond=Terugbetaalgrond.EINDE) & Q(betaling__isnull=False)),
            ),
            models.CheckConstraint(
                name="terugbetaling_besloten_heel",
                condition=Q(status=Terugbetaalstatus.VOORGESTELD, besloten_op__isnull=True, creditnummer="")
                | Q(status=Terugbetaalstatus.AFGEWEZEN, besloten_op__isnull=False, creditnummer="")
                & ~Q(reden="")
                | Q(
                    status__in=[Terugbetaalstatus.GOEDGEKEURD, Terugbetaalstatus.UITBETAALD],
                    besloten_op__isnull=False,
                )
                & ~Q(creditnummer=""),
            ),
            models.CheckConstraint(
                name="terugbetaling_uitbetaald_heel",
                condition=Q(status=Terugbetaalstatus.UITBETAALD, uitbetaald_datum__isnull=False)
                | (~Q(status=Terugbetaalstatus.UITBETAALD) & Q(uitbetaald_datum__isnull=True)),
            ),
            models.CheckConstraint(
                name="terugbetaling_woorden_bekend",
                condition=Q(grond__in=Terugbetaalgrond.values, status__in=Terugbetaalstatus.values),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="terugbetaling_blijft", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="bedrag_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.bedrag IS DISTINCT FROM NEW.bedrag OR OLD.factuur_id IS DISTINCT FROM NEW.factuur_id"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"terugbetaling {self.pk}"
