"""Zoekwaarschuwing: a search that tells by mail what is new."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from napl.models import Gebruiker
from register.enums import Frequentie

MAX_NAAM = 100


class Zoekwaarschuwing(models.Model):
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="zoekwaarschuwingen")
    naam = models.CharField(max_length=MAX_NAAM)
    # The fields of a Zoekvraag that were filled, in a fixed form, and the digest of it.
    vraag = models.JSONField()
    vraagafdruk = models.CharField(max_length=64)
    # What the question meant in words when it was asked; names can change later.
    omschrijving = models.CharField(max_length=500, blank=True)
    frequentie = models.CharField(max_length=10, choices=Frequentie)
    actief = models.BooleanField(default=True)
    # Who knows it may stop the mail, so it is in the signed link of the mail only.
    stopsleutel = models.CharField(max_length=43, unique=True)
    # The ids of all trajecten that ever matched while this was on: they are not new any more.
    gezien = ArrayField(models.BigIntegerField(), default=list)
    # The reference date of the last run; the next one is due after it.
    gezocht_tot = models.DateField()
    aangemaakt_op = models.DateTimeField()
    gemaild_op = models.DateTimeField(null=True, blank=True)
    gestopt_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "zoekwaarschuwing"
        verbose_name_plural = "zoekwaarschuwingen"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "vraagafdruk"], name="zoekwaarschuwing_uniek"),
            models.CheckConstraint(
                name="zoekwaarschuwing_frequentie_bekend", condition=Q(frequentie__in=Frequentie.values)
            ),
            models.CheckConstraint(
                name="zoekwaarschuwing_gestopt_heeft_moment",
                condition=Q(actief=True, gestopt_op__isnull=True) | Q(actief=False, gestopt_op__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["frequentie", "gezocht_tot"], condition=Q(actief=True), name="zoekwaarschuwing_actief"
            )
        ]

    def __str__(self) -> str:
        return self.naam
