"""Bestand: a file that somebody put in the register, kept apart from everything that is served."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from napl.models.gebruiker import Gebruiker


class BestandQuerySet(models.QuerySet["Bestand"]):
    def geldig_op(self, peildatum: date) -> "BestandQuerySet":
        return self.filter(verloopt_op__gt=peildatum)

    def verlopen_op(self, peildatum: date) -> "BestandQuerySet":
        return self.filter(verloopt_op__lte=peildatum)


class Bestand(models.Model):
    """The row of a file; the file itself stands under ``opslagpad``, which says nothing about anybody.

    ``soort`` is a code of the app that keeps it; ``napl.registers.bestandrechten`` tells by it who else than
    the owner may open it. Without an owner it is nobody's own, such as a file of an atelier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Files are erased by name, never along with something: then they would stay on the disk.
    eigenaar = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="bestanden")
    soort = models.CharField(max_length=40)
    naam = models.CharField(max_length=150)
    mediatype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    # The first day on which the file is not there any more.
    verloopt_op = models.DateField("wordt gewist op")
    gewaarschuwd_op = models.DateTimeField(null=True, blank=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now)

    objects = BestandQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        constraints = [
            models.CheckConstraint(name="bestand_niet_leeg", condition=Q(grootte__gt=0)),
        ]
        indexes = [models.Index(fields=["verloopt_op"], name="bestand_verloopt")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def opslagpad(self) -> str:
        return f"bestanden/{self.pk.hex[:2]}/{self.pk}"


class MetBewijsstuk(models.Model):
    """Mix this into what a person can keep one file of evidence with (``napl.domain.bewijsstuk``)."""

    # Nobody judges it. Erased by its date or its owner, what it stood with stays.
    bewijsstuk = models.ForeignKey(
        Bestand, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class Bestandsinzage(models.Model):
    """Somebody opened a file; the owner can see it."""

    bestand = models.ForeignKey(Bestand, on_delete=models.CASCADE, related_name="inzagen")
    gebruiker = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    # On what ground: the owner, the right that an app gives, or a deling.
    grond = models.CharField(max_length=40)

    class Meta:
        verbose_name = "bestandsinzage"
        verbose_name_plural = "bestandsinzagen"
        indexes = [models.Index(fields=["bestand", "-op"], name="bestandsinzage_laatste")]

    def __str__(self) -> str:
        return f"{self.bestand_id} {self.grond}"
