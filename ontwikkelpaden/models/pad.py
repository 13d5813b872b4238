"""Ontwikkelpad: a routekaart for a role or a level; its content lives in numbered versions."""

from datetime import date
from typing import ClassVar

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value

from napl.enums import Sector, Zekerheid
from napl.models.vast import versie_staat_vast
from ontwikkelpaden.enums import (
    PAD_ACTUEEL,
    PAD_BEEINDIGD,
    PAD_VOORLOPIG,
    Bekwaamheidsdomein,
    Domein,
    Groeidimensie,
    Invloedssfeer,
    Niveau,
    PadSoort,
    PadStatus,
    Taak,
)
from ontwikkelpaden.models.atelier import Atelier

# What changes in the life of a version; every other column is content and fixed once it is no concept.
LEVENSLOOP = ("status", "gepubliceerd_op", "gepubliceerd_als", "beeindigd_op", "ingetrokken_reden")


def _codes(choices: type[models.TextChoices]) -> "ArrayField[list[str], list[str]]":
    return ArrayField(
        models.CharField(max_length=30, choices=choices),
        default=list,
        blank=True,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=30))),
    )


class Ontwikkelpad(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=PadSoort)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector))
    taken = ArrayField(models.CharField(max_length=20, choices=Taak), default=list, blank=True)
    domeinen = ArrayField(models.CharField(max_length=30, choices=Domein), default=list, blank=True)
    groeidimensies = _codes(Groeidimensie)
    invloedssferen = _codes(Invloedssfeer)
    bekwaamheidsdomeinen = _codes(Bekwaamheidsdomein)
    # From what was concluded how the path is ordered: tasks, directions of growth, spheres, domains.
    ordening_grond = models.TextField(blank=True, db_default="")
    # Where it is made; a path from before the ateliers has none.
    atelier = models.ForeignKey(
        Atelier, null=True, blank=True, on_delete=models.PROTECT, related_name="paden"
    )

    class Meta:
        verbose_name = "ontwikkelpad"
        verbose_name_plural = "ontwikkelpaden"
        constraints = [
            models.CheckConstraint(name="pad_soort_bekend", condition=Q(soort__in=PadSoort.values)),
            models.CheckConstraint(name="pad_heeft_sector", condition=Q(sectoren__len__gt=0)),
        ]

    def __str__(self) -> str:
        return self.naam


class PadversieQuerySet(models.QuerySet["Padversie"]):
    def gepubliceerd(self) -> "PadversieQuerySet":
        """Versions that are or were in force: adopted, or an example."""
        return self.filter(gepubliceerd_op__isnull=False)

    def openbaar(self) -> "PadversieQuerySet":
        """Leave out what nobody outside may see: concepts, and concepts that were withdrawn.

        What is in consultatie is open to everybody, and so is what was withdrawn from it.
        """
        consulted = apps.get_model("ontwikkelpaden", "Consultatie").objects.filter(
            versie=models.OuterRef("pk"), afgebroken_op__isnull=True
        )
        return self.filter(
            Q(gepubliceerd_op__isnull=False)
            | Q(status=PadStatus.CONSULTATIE)
            | Q(models.Exists(consulted), status=PadStatus.INGETROKKEN)
        )

    def vastgesteld_op(self, peildatum: date) -> "PadversieQuerySet":
        """Versions that were adopted and in force at the end of a day, also when they were replaced later."""
        return self.filter(
            Q(beeindigd_op__isnull=True) | Q(beeindigd_op__date__gt=peildatum),
            gepubliceerd_als=PadStatus.VASTGESTELD,
            gepubliceerd_op__date__lte=peildatum,
        )

    def actueel(self) -> "PadversieQuerySet":
        return self.filter(status__in=PAD_ACTUEEL)


class Padversie(models.Model):
    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=PadStatus, default=PadStatus.CONCEPT)
    omschrijving = models.TextField()
    toelichting = models.TextField(blank=True)
    niveaus = ArrayField(models.CharField(max_length=20, choices=Niveau))
    # What initial training already covers: where the path begins.
    initieel = models.TextField(blank=True, db_default="")
    eindtermen_toelichting = models.TextField(blank=True)
    grondslag = models.TextField(blank=True)
    bron = models.TextField(blank=True)
    zekerheid = models.CharField(max_length=10, blank=True, choices=Zekerheid)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    # The status loses what a version was once it is replaced; counting on an earlier date needs both.
    gepubliceerd_als = models.CharField(max_length=12, choices=PadStatus, blank=True, db_default="")
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True, db_default="")

    objects: ClassVar[PadversieQuerySet] = PadversieQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "padversie"
        verbose_name_plural = "padversies"
        constraints = [
            models.UniqueConstraint(fields=["pad", "nummer"], name="padversie_nummer_uniek"),
            models.UniqueConstraint(
                fields=["pad"], condition=Q(status__in=sorted(PAD_ACTUEEL)), name="padversie_een_actueel"
            ),
            models.UniqueConstraint(
                fields=["pad"], condition=Q(status=PadStatus.CONSULTATIE), name="padversie_een_in_consultatie"
            ),
            models.CheckConstraint(
                name="padversie_gepubliceerd_heeft_moment",
                condition=Q(
                    status__in=sorted({*PAD_VOORLOPIG, PadStatus.INGETROKKEN}),
                    gepubliceerd_op__isnull=True,
                    gepubliceerd_als="",
                )
                | Q(
                    ~Q(status__in=sorted(PAD_VOORLOPIG)),
                    gepubliceerd_op__isnull=False,
                    gepubliceerd_als__in=sorted(PAD_ACTUEEL),
                ),
            ),
            models.CheckConstraint(
                name="padversie_beeindigd_heeft_moment",
                condition=Q(status__in=sorted(PAD_BEEINDIGD), beeindigd_op__isnull=False)
                | Q(~Q(status__in=sorted(PAD_BEEINDIGD)), beeindigd_op__isnull=True),
            ),
            models.CheckConstraint(name="padversie_heeft_niveau", condition=Q(niveaus__len__gt=0)),
        ]
        triggers = [versie_staat_vast("padversie", LEVENSLOOP)]

    def __str__(self) -> str:
        return f"{self.pad_id} v{self.nummer}"

    @property
    def is_voorbeeld(self) -> bool:
        return self.status == PadStatus.VOORBEELD
