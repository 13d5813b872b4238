"""Gebeurtenis: the append-only log that is audit trail and outbox in one (docs/adr/0003)."""

import pgtrigger
from django.db import models
from django.utils import timezone

from napl.models.gebruiker import Gebruiker


class Gebeurtenis(models.Model):
    """Something that happened to one thing, written in the transaction that did it.

    It holds ids and codes, never personal data: an account can be erased, the log cannot.
    """

    soort = models.CharField(max_length=60)
    onderwerp_soort = models.CharField(max_length=60)
    onderwerp_id = models.BigIntegerField()
    # No database constraint: the log survives the account.
    door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    op = models.DateTimeField(default=timezone.now)
    gegevens = models.JSONField(default=dict)

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        indexes = [models.Index(fields=["onderwerp_soort", "onderwerp_id"], name="gebeurtenis_onderwerp")]
        triggers = [
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="zet_in_wachtrij",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func="INSERT INTO napl_uitgaandegebeurtenis (gebeurtenis_id) VALUES (NEW.id); RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.onderwerp_soort}:{self.onderwerp_id}"


class UitgaandeGebeurtenis(models.Model):
    """Committed but not yet numbered; filled by the database itself, emptied by ``number_gebeurtenissen``."""

    gebeurtenis = models.OneToOneField(Gebeurtenis, primary_key=True, on_delete=models.CASCADE)

    class Meta:
        verbose_name = "uitgaande gebeurtenis"
        verbose_name_plural = "uitgaande gebeurtenissen"

    def __str__(self) -> str:
        return str(self.pk)


class Gebeurtenisnummer(models.Model):
    """The place of a gebeurtenis in the feed of changes: 1, 2, 3 … without gaps.

    The id of a gebeurtenis comes from a sequence and can become visible after a higher one; a reader that
    remembers the last id would miss it. Numbers are given after commit, under one lock, so nothing can ever
    appear below a number that a reader has seen.
    """

    nummer = models.BigIntegerField(primary_key=True)
    gebeurtenis = models.OneToOneField(Gebeurtenis, on_delete=models.CASCADE, related_name="volgnummer")

    class Meta:
        verbose_name = "volgnummer van een gebeurtenis"
        verbose_name_plural = "volgnummers van gebeurtenissen"

    def __str__(self) -> str:
        return str(self.nummer)


class Bezorging(models.Model):
    """The delivery of one gebeurtenis to one receiver: at least once, retried with growing pauses."""

    gebeurtenis = models.ForeignKey(Gebeurtenis, on_delete=models.CASCADE, related_name="bezorgingen")
    ontvanger = models.CharField(max_length=60)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging_op = models.DateTimeField(default=timezone.now)
    bezorgd_op = models.DateTimeField(null=True)
    fout = models.TextField(blank=True)

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorgingen"
        constraints = [models.UniqueConstraint(fields=["gebeurtenis", "ontvanger"], name="bezorging_uniek")]
        indexes = [
            models.Index(
                fields=["volgende_poging_op"],
                condition=models.Q(bezorgd_op__isnull=True),
                name="bezorging_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gebeurtenis_id} → {self.ontvanger}"
