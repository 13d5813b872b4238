"""Atelier: where people of the profession make the ontwikkelpaden of one sector and one kind."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from napl.enums import Sector
from napl.models import Bestand, Gebruiker
from napl.models.periode import Periode, PeriodeQuerySet, een_tegelijk, periode_constraint
from ontwikkelpaden.enums import AtelierRol, PadSoort


class Atelier(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    naam = models.CharField(max_length=200)
    sector = models.CharField(max_length=3, choices=Sector)
    soort = models.CharField(max_length=20, choices=PadSoort)
    omschrijving = models.TextField()
    gestart_op = models.DateField()
    # The first day on which nobody works in it any more.
    beeindigd_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "atelier"
        verbose_name_plural = "ateliers"
        constraints = [
            models.CheckConstraint(name="atelier_sector_bekend", condition=Q(sector__in=Sector.values)),
            models.CheckConstraint(name="atelier_soort_bekend", condition=Q(soort__in=PadSoort.values)),
            models.CheckConstraint(
                name="atelier_periode",
                condition=Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gt=F("gestart_op")),
                violation_error_message="De einddatum ligt niet na de begindatum.",
            ),
            # Per sector one for rollen and one for competentieniveaus (application, pijler 1).
            models.UniqueConstraint(
                fields=["sector", "soort"],
                condition=Q(beeindigd_op__isnull=True),
                name="atelier_een_per_sector_en_soort",
                violation_error_message="Voor deze sector en dit soort paden is er al een atelier.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Atelierdeelnemer(Periode):
    atelier = models.ForeignKey(Atelier, on_delete=models.PROTECT, related_name="deelnemers")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="atelierdeelnames")
    rol = models.CharField(max_length=15, choices=AtelierRol)
    # Somebody says this about himself; until then the public page counts him without a name.
    toont_naam = models.BooleanField(default=False)

    objects: ClassVar[PeriodeQuerySet["Atelierdeelnemer"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "atelierdeelnemer"
        verbose_name_plural = "atelierdeelnemers"
        constraints = [
            periode_constraint("atelierdeelnemer_periode"),
            een_tegelijk("atelierdeelnemer_een_tegelijk", "atelier", "gebruiker"),
            models.CheckConstraint(
                name="atelierdeelnemer_rol_bekend", condition=Q(rol__in=AtelierRol.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rol} ({self.atelier_id})"


class Atelierbijeenkomst(models.Model):
    atelier = models.ForeignKey(Atelier, on_delete=models.CASCADE, related_name="bijeenkomsten")
    begin = models.DateTimeField()
    eind = models.DateTimeField()
    plaats = models.CharField(max_length=200, blank=True)
    # Where to meet online; for participants only.
    link = models.URLField(max_length=500, blank=True)
    agenda = models.TextField(blank=True)
    verslag = models.TextField(blank=True)

    class Meta:
        verbose_name = "atelierbijeenkomst"
        verbose_name_plural = "atelierbijeenkomsten"
        constraints = [
            models.CheckConstraint(name="atelierbijeenkomst_tijd", condition=Q(eind__gt=F("begin"))),
            models.CheckConstraint(name="atelierbijeenkomst_ergens", condition=~Q(plaats="") | ~Q(link="")),
        ]

    def __str__(self) -> str:
        return f"{self.atelier_id} {self.begin:%Y-%m-%d}"


class Werkdocument(models.Model):
    """Something the participants work with; others see it only when it is ``openbaar``."""

    atelier = models.ForeignKey(Atelier, on_delete=models.CASCADE, related_name="werkdocumenten")
    titel = models.CharField(max_length=200)
    toelichting = models.TextField(blank=True)
    url = models.URLField("link", max_length=500, blank=True)
    tekst = models.TextField(blank=True)
    # None too when the file was erased on its date.
    bestand = models.ForeignKey(Bestand, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    openbaar = models.BooleanField(default=False)
    toegevoegd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    toegevoegd_op = models.DateTimeField()

    class Meta:
        verbose_name = "werkdocument"
        verbose_name_plural = "werkdocumenten"
        constraints = [
            models.CheckConstraint(name="werkdocument_titel", condition=~Q(titel="")),
        ]

    def __str__(self) -> str:
        return self.titel
