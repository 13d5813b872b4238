"""Termijn: how long something may take, and everything that changed that date (docs/adr/0026)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from napl.enums import Termijneenheid, Termijnzet
from napl.models.gebruiker import Gebruiker


class Feestdag(models.Model):
    """A day that staff added to the holidays of the law, or took off them."""

    datum = models.DateField(unique=True)
    naam = models.CharField(max_length=80)
    # False takes a holiday of the law off.
    is_vrij = models.BooleanField("telt als feestdag", default=True)
    grond = models.CharField(max_length=200)

    class Meta:
        verbose_name = "feestdag"
        verbose_name_plural = "feestdagen"

    def __str__(self) -> str:
        return f"{self.naam}, {self.datum}"


class Termijn(models.Model):
    """A term of one thing. What happened to it stands in its stappen; ``einde`` is worked out from those."""

    soort = models.CharField(max_length=60)
    onderwerp_soort = models.CharField(max_length=60)
    onderwerp_id = models.BigIntegerField()
    # As they were when it began: a kind of term may change later, a term that runs does not.
    aantal = models.PositiveSmallIntegerField()
    eenheid = models.CharField(max_length=8, choices=Termijneenheid)
    rolt = models.BooleanField()
    begonnen_op = models.DateField()
    aanleiding = models.CharField(max_length=200, blank=True)
    # The last day; empty while it stands still.
    einde = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True)

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        indexes = [
            models.Index(fields=["onderwerp_soort", "onderwerp_id"], name="termijn_onderwerp"),
            models.Index(fields=["einde"], condition=Q(beeindigd_op__isnull=True), name="termijn_loopt"),
        ]
        constraints = [
            # Two terms of one kind for one thing would be two answers to one question.
            models.UniqueConstraint(
                fields=["soort", "onderwerp_soort", "onderwerp_id"],
                condition=Q(beeindigd_op__isnull=True),
                name="termijn_een_tegelijk",
            ),
            models.CheckConstraint(name="termijn_duurt", condition=Q(aantal__gt=0)),
            models.CheckConstraint(
                name="termijn_eindigt_na_begin",
                condition=Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gte=F("begonnen_op")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.onderwerp_soort}:{self.onderwerp_id}"


class Termijnstap(models.Model):
    """One change of a term. Never changed or removed: a date must stay explainable."""

    termijn = models.ForeignKey(Termijn, on_delete=models.PROTECT, related_name="stappen")
    zet = models.CharField(max_length=12, choices=Termijnzet)
    op = models.DateField()
    aantal = models.PositiveSmallIntegerField(null=True)
    eenheid = models.CharField(max_length=8, choices=Termijneenheid, blank=True)
    grond = models.CharField(max_length=200)
    # No database constraint: the step survives the account.
    door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    gezet_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "stap van een termijn"
        verbose_name_plural = "stappen van een termijn"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                name="termijnstap_verlenging_heeft_duur",
                condition=(Q(zet=Termijnzet.VERLENGING, aantal__gt=0) & ~Q(eenheid=""))
                | (~Q(zet=Termijnzet.VERLENGING) & Q(aantal__isnull=True, eenheid="")),
            )
        ]
        triggers = [pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.zet} {self.op}"


class Termijnherinnering(models.Model):
    """A reminder that went out, once per occasion: a last day that moved is a new one."""

    TE_LAAT: ClassVar[int] = -1

    termijn = models.ForeignKey(Termijn, on_delete=models.PROTECT, related_name="herinneringen")
    # How many days before the end; TE_LAAT when that had passed.
    dagen = models.SmallIntegerField()
    einde = models.DateField()
    op = models.DateTimeField()

    class Meta:
        verbose_name = "herinnering aan een termijn"
        verbose_name_plural = "herinneringen aan termijnen"
        constraints = [
            models.UniqueConstraint(fields=["termijn", "dagen", "einde"], name="termijnherinnering_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.termijn_id} {self.dagen}"
