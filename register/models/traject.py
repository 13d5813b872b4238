"""Traject: one offer with an address of its own; what it says lives in versions, one live and one draft."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from napl.enums import Sector, Zekerheid
from napl.models import valid_on
from ontwikkelpaden.enums import Bekwaamheidsdomein
from register.enums import (
    Accreditatie,
    Ervaringsjaren,
    Onderwijstype,
    StudielastEenheid,
    Taal,
    Thema,
    TrajectSoort,
    TrajectStatus,
    VersieStatus,
    Vorm,
    Werkvorm,
)
from register.models.aanbieder import Aanbieder
from register.models.ordening import Vak


class TrajectQuerySet(models.QuerySet["Traject"]):
    def actief(self) -> "TrajectQuerySet":
        """Keep what is not withdrawn and has something to show."""
        return self.filter(status=TrajectStatus.ACTIEF, live__isnull=False)

    def vermeld_op(self, peildatum: date) -> "TrajectQuerySet":
        """Keep what is listed: active, with a live version and an opname that is valid on the date."""
        return self.actief().filter(valid_on(peildatum, "opnames__"))

    def with_opname(self, peildatum: date) -> "TrajectQuerySet":
        """Add ``opname``: the soort of the opname that is valid on the date, or None."""
        from register.models.opname import Opname

        valid = Opname.objects.geldig_op(peildatum).filter(traject=OuterRef("pk"))
        return self.annotate(opname=Subquery(valid.values("soort")[:1]))


class Traject(models.Model):
    slug = models.SlugField(max_length=120, unique=True)
    status = models.CharField(max_length=12, choices=TrajectStatus, default=TrajectStatus.ACTIEF)
    aanbieders = models.ManyToManyField(Aanbieder, through="Trajectaanbieder", related_name="trajecten")
    live = models.OneToOneField(
        "register.Trajectversie", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # By what an import knows it again; empty for what an aanbieder made here.
    importsleutel = models.CharField(max_length=500, blank=True)
    # Digest of what the last import wrote: equal means that a row brings nothing new.
    importafdruk = models.CharField(max_length=64, blank=True)
    # True once an aanbieder published its own text: what an import knows is older from then on.
    zelf_beheerd = models.BooleanField(default=False, db_default=False)
    gecontroleerd_op = models.DateField("voor het laatst gecontroleerd", null=True, blank=True)
    aangemaakt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True)

    objects: ClassVar[TrajectQuerySet] = TrajectQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        constraints = [
            models.UniqueConstraint(
                fields=["importsleutel"], condition=~Q(importsleutel=""), name="traject_importsleutel_uniek"
            ),
            models.CheckConstraint(
                name="traject_ingetrokken_heeft_moment",
                condition=Q(status=TrajectStatus.ACTIEF, ingetrokken_op__isnull=True)
                | Q(status=TrajectStatus.INGETROKKEN, ingetrokken_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class Trajectaanbieder(models.Model):
    """Who offers a traject; the first one is responsible for it."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="trajectaanbieders")
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="trajectaanbieders")
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "aanbieder van een traject"
        verbose_name_plural = "aanbieders van trajecten"
        constraints = [
            models.UniqueConstraint(fields=["traject", "aanbieder"], name="trajectaanbieder_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} {self.aanbieder_id}"


def _codes(choices: type[models.TextChoices], max_length: int = 40) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=max_length, choices=choices), default=list, blank=True)


class Trajectversie(models.Model):
    """What a traject says. Meanings follow OOAPI v5 (Course), EDU-DEX and schema.org (Course)."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="versies")
    nummer = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=VersieStatus, default=VersieStatus.CONCEPT)
    live_van = models.DateTimeField(null=True, blank=True)
    live_tot = models.DateTimeField(null=True, blank=True)

    naam = models.CharField(max_length=200)
    samenvatting = models.CharField(max_length=400, blank=True)
    beschrijving = models.TextField(blank=True)
    doelgroep = models.TextField(blank=True)
    leeruitkomsten = ArrayField(models.TextField(), default=list, blank=True)
    toelatingseisen = models.TextField(blank=True)
    afronding = models.TextField("hoe men het afrondt", blank=True)
    accreditatie = models.CharField(max_length=10, choices=Accreditatie, blank=True)
    taal = models.CharField(max_length=2, choices=Taal, default=Taal.NL)
    website = models.URLField(max_length=500, blank=True)

    vorm = models.CharField(max_length=12, choices=Vorm, blank=True)
    soort = models.CharField(max_length=20, choices=TrajectSoort, blank=True)
    sectoren = _codes(Sector, 3)
    onderwijstypen = _codes(Onderwijstype)
    themas = _codes(Thema)
    werkvormen = _codes(Werkvorm)
    ervaringsjaren = _codes(Ervaringsjaren)
    bekwaamheidsdomeinen = _codes(Bekwaamheidsdomein)
    vakken = models.ManyToManyField(Vak, blank=True, related_name="+")
    open_voor_individu = models.BooleanField("een leraar kan zich zelf aanmelden", null=True, blank=True)

    studielast_waarde = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    studielast_eenheid = models.CharField(max_length=3, choices=StudielastEenheid, blank=True)
    studielast_uren = models.PositiveIntegerField("studielast in uren", null=True, blank=True)
    duur_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)

    bron = models.TextField("waar de gegevens vandaan komen", blank=True)
    zekerheid = models.CharField(max_length=10, choices=Zekerheid, blank=True)

    class Meta:
        verbose_name = "trajectversie"
        verbose_name_plural = "trajectversies"
        constraints = [
            models.UniqueConstraint(fields=["traject", "nummer"], name="trajectversie_nummer_uniek"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(status="live"), name="trajectversie_een_live"
            ),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(status="concept"), name="trajectversie_een_concept"
            ),
            models.CheckConstraint(name="trajectversie_naam_niet_leeg", condition=~Q(naam="")),
            models.CheckConstraint(
                name="trajectversie_studielast_heel",
                condition=Q(
                    studielast_waarde__isnull=True, studielast_eenheid="", studielast_uren__isnull=True
                )
                | Q(
                    studielast_waarde__gt=0,
                    studielast_eenheid__in=StudielastEenheid.values,
                    studielast_uren__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.naam
