"""Kaderversie: one numbered version of the kwaliteitskader, with its standaarden, criteria and sources.

There is one kader for all sectors. The database refuses every change of the content of a version that is no
concept any more, whoever tries it (docs/adr/0027).
"""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Q

from kwaliteit.enums import (
    KADER_VOORLOPIG,
    Bronsoort,
    Criteriumset,
    Dekking,
    KaderStatus,
    Stelselonderdeel,
)
from napl.models import Gebruiker
from napl.models.vast import deel_staat_vast, versie_staat_vast
from ontwikkelpaden.enums import Niveau

# What changes in the life of a version; every other column is content and fixed once it is no concept.
LEVENSLOOP = (
    "status",
    "vastgesteld_op",
    "vastgesteld_door_id",
    "besluit",
    "vervallen_op",
    "vervallen_reden",
)
_VAN_STANDAARD = "(SELECT versie_id FROM kwaliteit_standaard WHERE id = {rij}.standaard_id)"
_VAN_CRITERIUM = (
    "(SELECT s.versie_id FROM kwaliteit_criterium c"
    " JOIN kwaliteit_standaard s ON s.id = c.standaard_id WHERE c.id = {rij}.criterium_id)"
)


def _staat_vast(versie: str = "{rij}.versie_id") -> pgtrigger.Trigger:
    return deel_staat_vast("kaderversie", "kwaliteit_kaderversie", versie)


class KaderversieQuerySet(models.QuerySet["Kaderversie"]):
    def openbaar(self) -> "KaderversieQuerySet":
        """Leave out what nobody outside may see: concepts, and concepts that lapsed."""
        consulted = apps.get_model("kwaliteit", "Kaderconsultatie").objects.filter(
            versie=models.OuterRef("pk"), afgebroken_op__isnull=True
        )
        return self.filter(
            Q(vastgesteld_op__isnull=False)
            | Q(status=KaderStatus.CONSULTATIE)
            | Q(models.Exists(consulted), status=KaderStatus.VERVALLEN)
        )

    def van_kracht_op(self, peildatum: date) -> "KaderversieQuerySet":
        """Return the version by which is judged at the end of a day; at most one."""
        return self.filter(
            Q(vervallen_op__isnull=True) | Q(vervallen_op__date__gt=peildatum),
            vastgesteld_op__date__lte=peildatum,
        )


class Kaderversie(models.Model):
    """``omvang`` is the set by which this version judges; criteria outside it are there to be tried."""

    nummer = models.PositiveSmallIntegerField(unique=True)
    status = models.CharField(max_length=12, choices=KaderStatus, default=KaderStatus.CONCEPT)
    omvang = models.CharField(max_length=10, choices=Criteriumset, default=Criteriumset.MINIMAAL)
    inleiding = models.TextField()
    # What judging is for, and what not: accountability and development are not mixed.
    doel = models.TextField()
    werkwijze = models.TextField()
    # What the content rests on, and how sure that is.
    grondslag = models.TextField(blank=True)
    wijzigingen = models.TextField(blank=True)
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)
    aangemaakt_op = models.DateTimeField()
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # How the decision to adopt is cited.
    besluit = models.TextField(blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True)
    vervallen_reden = models.TextField(blank=True)

    objects: ClassVar[KaderversieQuerySet] = KaderversieQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "kaderversie"
        verbose_name_plural = "kaderversies"
        constraints = [
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status=KaderStatus.VASTGESTELD),
                name="kaderversie_een_vastgesteld",
            ),
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status=KaderStatus.CONSULTATIE),
                name="kaderversie_een_in_consultatie",
            ),
            models.CheckConstraint(
                name="kaderversie_vastgesteld_heel",
                condition=Q(status__in=sorted(KADER_VOORLOPIG), vastgesteld_op__isnull=True, besluit="")
                | (Q(status=KaderStatus.VASTGESTELD, vastgesteld_op__isnull=False) & ~Q(besluit=""))
                | Q(status=KaderStatus.VERVALLEN),
            ),
            models.CheckConstraint(
                name="kaderversie_vervallen_heel",
                condition=(
                    Q(status=KaderStatus.VERVALLEN, vervallen_op__isnull=False) & ~Q(vervallen_reden="")
                )
                | (~Q(status=KaderStatus.VERVALLEN) & Q(vervallen_op__isnull=True, vervallen_reden="")),
            ),
        ]
        triggers = [versie_staat_vast("kaderversie", LEVENSLOOP)]

    def __str__(self) -> str:
        return f"Kwaliteitskader, versie {self.nummer}"


class Standaard(models.Model):
    versie = models.ForeignKey(Kaderversie, on_delete=models.CASCADE, related_name="standaarden")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)
    omschrijving = models.TextField()
    voorganger = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opvolgers"
    )

    class Meta:
        verbose_name = "standaard"
        verbose_name_plural = "standaarden"
        constraints = [models.UniqueConstraint(fields=["versie", "volgorde"], name="standaard_volgorde")]
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return self.naam


class Criterium(models.Model):
    """One thing that is judged; ``code`` is how letters and reviews cite it, and is one of its version."""

    # The same version as that of the standaard, so that the database can keep a code unique in it.
    versie = models.ForeignKey(Kaderversie, on_delete=models.CASCADE, related_name="criteria")
    standaard = models.ForeignKey(Standaard, on_delete=models.CASCADE, related_name="criteria")
    volgorde = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=10)
    naam = models.CharField(max_length=200)
    tekst = models.TextField()
    toelichting = models.TextField(blank=True)
    omvang = models.CharField("hoort bij", max_length=10, choices=Criteriumset)
    # Of which criterion of the earlier version this one came, so that a comparison follows a new code.
    voorganger = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opvolgers"
    )

    class Meta:
        verbose_name = "criterium"
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["standaard", "volgorde"], name="criterium_volgorde"),
            models.UniqueConstraint(fields=["versie", "code"], name="criterium_code_uniek"),
            models.CheckConstraint(
                name="criterium_omvang_bekend", condition=Q(omvang__in=Criteriumset.values)
            ),
        ]
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"


class Bewijsvorm(models.Model):
    """Something that counts as evidence for a criterion."""

    criterium = models.ForeignKey(Criterium, on_delete=models.CASCADE, related_name="bewijsvormen")
    volgorde = models.PositiveSmallIntegerField()
    tekst = models.TextField()

    class Meta:
        verbose_name = "bewijsvorm"
        verbose_name_plural = "bewijsvormen"
        constraints = [models.UniqueConstraint(fields=["criterium", "volgorde"], name="bewijsvorm_volgorde")]
        triggers = [_staat_vast(_VAN_CRITERIUM)]

    def __str__(self) -> str:
        return self.tekst


class Niveauleidraad(models.Model):
    """What a criterion asks of a traject that trains for one level."""

    criterium = models.ForeignKey(Criterium, on_delete=models.CASCADE, related_name="leidraden")
    niveau = models.CharField(max_length=20, choices=Niveau)
    tekst = models.TextField()

    class Meta:
        verbose_name = "niveauleidraad"
        verbose_name_plural = "niveauleidraden"
        constraints = [
            models.UniqueConstraint(fields=["criterium", "niveau"], name="niveauleidraad_uniek"),
            models.CheckConstraint(name="niveauleidraad_niveau", condition=Q(niveau__in=Niveau.values)),
        ]
        triggers = [_staat_vast(_VAN_CRITERIUM)]

    def __str__(self) -> str:
        return f"{self.criterium_id} {self.niveau}"


class Kaderbron(models.Model):
    """What the kader rests on: research, an existing system, practice, or the programme itself."""

    versie = models.ForeignKey(Kaderversie, on_delete=models.CASCADE, related_name="bronnen")
    code = models.SlugField(max_length=60)
    soort = models.CharField(max_length=12, choices=Bronsoort)
    titel = models.CharField(max_length=400)
    makers = models.CharField(max_length=300)
    jaar = models.PositiveSmallIntegerField(null=True, blank=True)
    vindplaats = models.CharField(max_length=400, blank=True)
    zegt = models.TextField("wat wij eraan ontlenen")

    class Meta:
        verbose_name = "kaderbron"
        verbose_name_plural = "kaderbronnen"
        constraints = [models.UniqueConstraint(fields=["versie", "code"], name="kaderbron_code_uniek")]
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return self.titel


class Criteriumbron(models.Model):
    """That a criterion rests on a source."""

    criterium = models.ForeignKey(Criterium, on_delete=models.CASCADE, related_name="onderbouwing")
    bron = models.ForeignKey(Kaderbron, on_delete=models.CASCADE, related_name="criteria")

    class Meta:
        verbose_name = "criteriumbron"
        verbose_name_plural = "criteriumbronnen"
        constraints = [models.UniqueConstraint(fields=["criterium", "bron"], name="criteriumbron_uniek")]
        triggers = [_staat_vast(_VAN_CRITERIUM)]

    def __str__(self) -> str:
        return f"{self.criterium_id} {self.bron_id}"


class Kaderverband(models.Model):
    """How much a judgement on a part of an existing system says about a criterion."""

    criterium = models.ForeignKey(Criterium, on_delete=models.CASCADE, related_name="verbanden")
    onderdeel = models.CharField(max_length=10, choices=Stelselonderdeel)
    dekking = models.CharField(max_length=6, choices=Dekking)

    class Meta:
        verbose_name = "kaderverband"
        verbose_name_plural = "kaderverbanden"
        constraints = [
            models.UniqueConstraint(fields=["criterium", "onderdeel"], name="kaderverband_uniek"),
            models.CheckConstraint(
                name="kaderverband_bekend",
                condition=Q(onderdeel__in=Stelselonderdeel.values, dekking__in=Dekking.values),
            ),
        ]
        triggers = [_staat_vast(_VAN_CRITERIUM)]

    def __str__(self) -> str:
        return f"{self.criterium_id} {self.onderdeel}"
