"""Erkenningsaanvraag: the question of an aanbieder to recognise one traject, as a case (docs/adr/0030)."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums import (
    AANVRAAG_BIJ_BUREAU,
    AANVRAAG_KLAAR,
    AANVRAAG_OPEN,
    Aanvraagroute,
    Aanvraagsoort,
    Aanvraagstatus,
)
from kwaliteit.models.erkenning import Erkenning
from kwaliteit.models.kader import Kaderversie
from napl.models import Gebruiker
from napl.rechten import BUREAU, Actor, rollen_van
from register.models import Aanbieder, Traject, Trajectversie
from register.models.aanbod import aanbieders_van

_VAST = ("traject_id", "aanbieder_id", "versie_id", "kaderversie_id", "inhoud", "soort", "kenmerk")


class ErkenningsaanvraagQuerySet(models.QuerySet["Erkenningsaanvraag"]):
    def open(self) -> "ErkenningsaanvraagQuerySet":
        """Keep what is not done with."""
        return self.filter(status__in=sorted(AANVRAAG_OPEN))

    def bij_bureau(self) -> "ErkenningsaanvraagQuerySet":
        """Leave out what was never submitted: a concept is the aanbieder's alone, also one that lapsed."""
        return self.filter(status__in=sorted(AANVRAAG_BIJ_BUREAU), ingediend_op__isnull=False)

    def zichtbaar_voor(self, actor: Actor, peildatum: date) -> "ErkenningsaanvraagQuerySet":
        """Keep what somebody may see: the bureau what was submitted, an aanbieder its own.

        Deskundigen do not see a case as such but the review that they were asked for.
        """
        if not isinstance(actor, Gebruiker):
            return self.none()
        eigen = Q(aanbieder__in=aanbieders_van(actor, peildatum))
        if rollen_van(actor, peildatum) & BUREAU:
            return self.filter(
                eigen | Q(pk__in=ErkenningsaanvraagQuerySet(self.model).bij_bureau().values("pk"))
            )
        return self.filter(eigen)


class Erkenningsaanvraag(models.Model):
    """What the traject says (``versie``, ``inhoud``) and by what it is judged are fixed at submission."""

    # How people and letters name it: E and the year and a number.
    kenmerk = models.CharField(max_length=20, unique=True)
    soort = models.CharField(max_length=12, choices=Aanvraagsoort, default=Aanvraagsoort.EERSTE)
    route = models.CharField(max_length=8, choices=Aanvraagroute, default=Aanvraagroute.VOLLEDIG)
    status = models.CharField(max_length=19, choices=Aanvraagstatus, default=Aanvraagstatus.CONCEPT)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="erkenningsaanvragen")
    # Who asks, signs and pays.
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="erkenningsaanvragen")
    kaderversie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="erkenningsaanvragen")
    versie = models.ForeignKey(
        Trajectversie, null=True, blank=True, on_delete=models.PROTECT, related_name="erkenningsaanvragen"
    )
    # The traject as it was when it was submitted, with its uitvoeringen, for reading only.
    inhoud = models.JSONField(null=True, blank=True)
    vorige_erkenning = models.ForeignKey(
        Erkenning, null=True, blank=True, on_delete=models.PROTECT, related_name="hererkenningen"
    )
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    ingediend_op = models.DateTimeField(null=True, blank=True)
    ingediend_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Who at the bureau sees this case through; advises, and so never decides (Awb 10:3, application 3.2).
    behandelaar = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Since when it has its status: how long somebody waits. Empty until it moves for the first time.
    status_sinds = models.DateTimeField(null=True, blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    # Why it ended without a decision, or what the aanbieder gave as reason.
    afsluitreden = models.TextField(blank=True)
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)

    objects: ClassVar[ErkenningsaanvraagQuerySet] = ErkenningsaanvraagQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "erkenningsaanvraag"
        verbose_name_plural = "erkenningsaanvragen"
        constraints = [
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(status__in=sorted(AANVRAAG_OPEN)),
                name="erkenningsaanvraag_een_open",
            ),
            models.CheckConstraint(
                name="erkenningsaanvraag_ingediend_heel",
                condition=Q(
                    ingediend_op__isnull=True,
                    versie__isnull=True,
                    inhoud__isnull=True,
                    status__in=[
                        Aanvraagstatus.CONCEPT,
                        Aanvraagstatus.VERVALLEN,
                        Aanvraagstatus.INGETROKKEN,
                    ],
                )
                | (
                    Q(ingediend_op__isnull=False, versie__isnull=False, inhoud__isnull=False)
                    & ~Q(status=Aanvraagstatus.CONCEPT)
                ),
            ),
            models.CheckConstraint(
                name="erkenningsaanvraag_afgesloten_heel",
                condition=Q(status__in=sorted(AANVRAAG_KLAAR), afgesloten_op__isnull=False)
                | Q(status__in=sorted(AANVRAAG_OPEN), afgesloten_op__isnull=True),
            ),
            models.CheckConstraint(
                name="erkenningsaanvraag_hererkenning_volgt",
                condition=Q(soort=Aanvraagsoort.EERSTE, vorige_erkenning__isnull=True)
                | Q(soort=Aanvraagsoort.HERERKENNING, vorige_erkenning__isnull=False),
            ),
            models.CheckConstraint(
                name="erkenningsaanvraag_woorden_bekend",
                condition=Q(
                    soort__in=Aanvraagsoort.values,
                    route__in=Aanvraagroute.values,
                    status__in=Aanvraagstatus.values,
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["status", "ingediend_op"],
                condition=Q(afgesloten_op__isnull=True),
                name="erkenningsaanvraag_open",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="ingediend_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.ingediend_op IS NOT NULL AND ("
                    + " OR ".join(f"OLD.{veld} IS DISTINCT FROM NEW.{veld}" for veld in _VAST)
                    + ")"
                ),
            ),
            pgtrigger.Protect(
                name="ingediend_blijft",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.ingediend_op IS NOT NULL"),
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk
