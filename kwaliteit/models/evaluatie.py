"""Evaluatie: what a participant says of a traject, and the figures cut from all of them (docs/adr/0037)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Mod
from django.db.models.lookups import Exact, LessThanOrEqual

from kwaliteit.enums import Effectniveau, Evaluatiepubliek
from register.models import Deelname, Opbrengst, Traject

MAX_EVALUATIETEKST = 1500
# Figures are multiples of this and never smaller: any two that are subtracted give none, or five or more.
STAP = 5


class Evaluatie(models.Model):
    """One per deelname; without ``ingevuld_op`` somebody was only asked. Withdrawn, nothing of it is left."""

    deelname = models.OneToOneField(Deelname, on_delete=models.CASCADE, related_name="evaluatie")
    uitgenodigd_op = models.DateTimeField(null=True, blank=True)
    ingevuld_op = models.DateTimeField(null=True, blank=True)
    # The school year (its first calendar year) in which it was first filled in, and so counts.
    schooljaar = models.PositiveSmallIntegerField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    # What went to the own portfolio; taking it away there leaves the evaluation as it is.
    opbrengst = models.OneToOneField(
        Opbrengst, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        constraints = [
            models.CheckConstraint(
                name="evaluatie_ingevuld_heel",
                condition=Q(ingevuld_op__isnull=True, schooljaar__isnull=True)
                | Q(ingevuld_op__isnull=False, schooljaar__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["schooljaar"], name="evaluatie_schooljaar")]

    def __str__(self) -> str:
        return f"evaluatie {self.deelname_id}"


class Evaluatiedeel(models.Model):
    """One level of effect: its answers, own words, where they may go; without a choice nobody reads it."""

    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.CASCADE, related_name="delen")
    niveau = models.CharField(max_length=10, choices=Effectniveau)
    tekst = models.TextField(blank=True)
    naar_aanbieder = models.BooleanField(default=False)
    openbaar = models.BooleanField(default=False)
    in_portfolio = models.BooleanField(default=False)

    class Meta:
        verbose_name = "evaluatiedeel"
        verbose_name_plural = "evaluatiedelen"
        constraints = [
            models.UniqueConstraint(fields=["evaluatie", "niveau"], name="evaluatiedeel_uniek"),
            models.CheckConstraint(
                name="evaluatiedeel_niveau_bekend", condition=Q(niveau__in=Effectniveau.values)
            ),
            models.CheckConstraint(
                name="evaluatiedeel_tekst_lengte",
                condition=Q(LessThanOrEqual(Length("tekst"), MAX_EVALUATIETEKST)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluatie_id} {self.niveau}"


class Evaluatieantwoord(models.Model):
    """The answer to one question, from 1 (helemaal oneens) to 5 (helemaal eens)."""

    deel = models.ForeignKey(Evaluatiedeel, on_delete=models.CASCADE, related_name="antwoorden")
    vraag = models.CharField(max_length=20)
    waarde = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "evaluatieantwoord"
        verbose_name_plural = "evaluatieantwoorden"
        constraints = [
            models.UniqueConstraint(fields=["deel", "vraag"], name="evaluatieantwoord_uniek"),
            models.CheckConstraint(
                name="evaluatieantwoord_waarde", condition=Q(waarde__gte=1, waarde__lte=5)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deel_id} {self.vraag}"


class Evaluatiejaar(models.Model):
    """That the figures of a school year were cut; from then on they stay, whatever happens to the answers."""

    schooljaar = models.PositiveSmallIntegerField(unique=True)
    gesneden_op = models.DateTimeField()

    class Meta:
        verbose_name = "evaluatiejaar"
        verbose_name_plural = "evaluatiejaren"

    def __str__(self) -> str:
        return f"{self.schooljaar}-{self.schooljaar + 1}"


def _vijftallen(*velden: str) -> list[models.CheckConstraint]:
    """Return the constraints that these numbers, when there, are multiples of five."""
    return [
        models.CheckConstraint(
            name=f"evaluatiecijfer_{veld}_vijftal",
            condition=Q(**{f"{veld}__isnull": True}) | Q(Exact(Mod(veld, STAP), 0)),
        )
        for veld in velden
    ]


class Evaluatiecijfer(models.Model):
    """What may be shown of the answers to one question in one year: rounded down to fives, never less.

    ``midden`` is the middle answer. The spread over oneens, neutraal and eens is there when it leads to
    nobody; without ``neutraal`` that is one number together with oneens.
    """

    jaar = models.ForeignKey(Evaluatiejaar, on_delete=models.CASCADE, related_name="cijfers")
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="evaluatiecijfers")
    publiek = models.CharField(max_length=9, choices=Evaluatiepubliek)
    vraag = models.CharField(max_length=20)
    aantal = models.PositiveIntegerField()
    midden = models.PositiveSmallIntegerField()
    oneens = models.PositiveIntegerField(null=True, blank=True)
    neutraal = models.PositiveIntegerField(null=True, blank=True)
    eens = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "evaluatiecijfer"
        verbose_name_plural = "evaluatiecijfers"
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "traject", "publiek", "vraag"], name="evaluatiecijfer_uniek"
            ),
            models.CheckConstraint(
                name="evaluatiecijfer_genoeg",
                condition=Q(aantal__gte=STAP, midden__gte=1, midden__lte=5),
            ),
            models.CheckConstraint(
                name="evaluatiecijfer_verdeling_heel",
                condition=Q(oneens__isnull=True, neutraal__isnull=True, eens__isnull=True)
                | Q(oneens__isnull=False, eens__isnull=False),
            ),
            *_vijftallen("aantal", "oneens", "neutraal", "eens"),
        ]
        indexes = [models.Index(fields=["traject", "publiek"], name="evaluatiecijfer_traject")]
        triggers = [pgtrigger.Protect(name="cijfer_staat_vast", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.traject_id} {self.vraag} {self.publiek}"
