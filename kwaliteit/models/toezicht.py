"""What the bureau watches after a recognition: signals, yearly data, samples, rules and interim reviews."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kwaliteit.enums import (
    Aanleiding,
    Regelsoort,
    Signaalsoort,
    Signaalstatus,
    Signaaluitkomst,
    Tussentijdsestatus,
)
from kwaliteit.models.erkenning import Erkenning
from napl.models import Gebruiker, Periode, PeriodeQuerySet, een_tegelijk, periode_constraint
from register.models import Traject
from register.models.aanbod import aanbieders_van

MAX_TOEZICHTTEKST = 4000


class Wederhoor(models.Model):
    """A question of the bureau to the aanbieder, and what it says to that."""

    vraag = models.TextField(blank=True)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    reactie = models.TextField(blank=True)
    gereageerd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class SignaalQuerySet(models.QuerySet["Signaal"]):
    def voor_aanbieder(self, gebruiker: Gebruiker, peildatum: date) -> "SignaalQuerySet":
        """Keep what an aanbieder was asked about; before that it does not know of a signal."""
        eigen = Traject.objects.filter(aanbieders__in=aanbieders_van(gebruiker, peildatum))
        return self.filter(traject__in=eigen.values("pk"), gevraagd_op__isnull=False)


class Signaal(Wederhoor):
    """What somebody reports of a traject. The aanbieder reads ``vraag``, never ``tekst`` nor ``melder``."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="signalen")
    soort = models.CharField(max_length=8, choices=Signaalsoort)
    tekst = models.TextField()
    # Nobody: the bureau noticed it itself, or who reported it erased it.
    melder = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="signalen"
    )
    status = models.CharField(max_length=17, choices=Signaalstatus, default=Signaalstatus.ONTVANGEN)
    ontvangen_op = models.DateTimeField()
    behandelaar = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    uitkomst = models.CharField(max_length=12, choices=Signaaluitkomst, blank=True)
    # What who reported it reads.
    antwoord = models.TextField(blank=True)
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SignaalQuerySet] = SignaalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        constraints = [
            models.CheckConstraint(
                name="signaal_woorden_bekend",
                condition=Q(soort__in=Signaalsoort.values, status__in=Signaalstatus.values),
            ),
            models.CheckConstraint(
                name="signaal_afgehandeld_heel",
                condition=(
                    Q(
                        status=Signaalstatus.AFGEHANDELD,
                        afgehandeld_op__isnull=False,
                        uitkomst__in=Signaaluitkomst.values,
                    )
                    & ~Q(antwoord="")
                )
                | (~Q(status=Signaalstatus.AFGEHANDELD) & Q(afgehandeld_op__isnull=True, uitkomst="")),
            ),
            models.CheckConstraint(
                name="signaal_gegrond_na_wederhoor",
                condition=~Q(uitkomst=Signaaluitkomst.GEGROND) | Q(gevraagd_op__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["traject", "status"], name="signaal_traject")]

    def __str__(self) -> str:
        return f"S{self.ontvangen_op.year}-{self.pk:04}"


class Jaargegevens(models.Model):
    """What an aanbieder tells of a recognised traject over one school year; empty until handed in."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="jaargegevens")
    schooljaar = models.PositiveSmallIntegerField()
    gevraagd_op = models.DateTimeField()
    herinnerd_op = models.DateTimeField(null=True, blank=True)
    begonnen = models.PositiveIntegerField("deelnemers die begonnen", null=True, blank=True)
    afgerond = models.PositiveIntegerField("deelnemers die het traject afrondden", null=True, blank=True)
    evaluatie = models.TextField("eigen evaluatie", blank=True)
    wijzigingen = models.TextField("wat u veranderde", blank=True)
    ingediend_op = models.DateTimeField(null=True, blank=True)
    ingediend_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "jaargegevens"
        verbose_name_plural = "jaargegevens"
        constraints = [
            models.UniqueConstraint(fields=["traject", "schooljaar"], name="jaargegevens_een_per_jaar"),
            models.CheckConstraint(
                name="jaargegevens_ingediend_heel",
                condition=Q(ingediend_op__isnull=True, begonnen__isnull=True, afgerond__isnull=True)
                | (
                    Q(ingediend_op__isnull=False, begonnen__isnull=False, afgerond__isnull=False)
                    & ~Q(evaluatie="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} {self.schooljaar}"

    @property
    def naam(self) -> str:
        return f"{self.schooljaar}-{self.schooljaar + 1}"


class Steekproef(models.Model):
    """The recognitions of one calendar year that are looked at by chance; seed and list make it again."""

    jaar = models.PositiveSmallIntegerField(unique=True)
    zaad = models.CharField(max_length=32)
    populatie = ArrayField(models.BigIntegerField())
    getrokken = ArrayField(models.BigIntegerField())
    getrokken_op = models.DateTimeField()
    getrokken_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        triggers = [
            pgtrigger.Protect(
                name="steekproef_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.zaad <> NEW.zaad OR OLD.populatie <> NEW.populatie OR OLD.getrokken <> NEW.getrokken"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Steekproef {self.jaar}"


class Signaleringsregel(Periode):
    """When an interim review opens by itself: from when to when, from which value on, with which ground."""

    soort = models.CharField(max_length=17, choices=Regelsoort)
    # Below this mean (1 to 5), or this many complaints; has no meaning for yearly data.
    grens = models.DecimalField(max_digits=4, decimal_places=2)
    # With at least so many answers; never fewer than five.
    minimaal = models.PositiveSmallIntegerField(default=5)
    grond = models.TextField()

    objects: ClassVar[PeriodeQuerySet["Signaleringsregel"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "signaleringsregel"
        verbose_name_plural = "signaleringsregels"
        constraints = [
            periode_constraint("signaleringsregel_periode"),
            een_tegelijk("signaleringsregel_een_tegelijk", "soort"),
            models.CheckConstraint(
                name="signaleringsregel_heel",
                condition=Q(soort__in=Regelsoort.values, minimaal__gte=5, grens__gt=0) & ~Q(grond=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} vanaf {self.geldig_van}"


class TussentijdseBeoordeling(Wederhoor):
    """An interim review; ``sleutel`` names the occasion, so that one occasion opens one review."""

    erkenning = models.ForeignKey(Erkenning, on_delete=models.PROTECT, related_name="tussentijds")
    aanleiding = models.CharField(max_length=10, choices=Aanleiding)
    regel = models.ForeignKey(
        Signaleringsregel, null=True, blank=True, on_delete=models.PROTECT, related_name="beoordelingen"
    )
    sleutel = models.CharField(max_length=80, unique=True)
    reden = models.TextField()
    status = models.CharField(max_length=18, choices=Tussentijdsestatus, default=Tussentijdsestatus.GEOPEND)
    geopend_op = models.DateTimeField()
    geopend_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    conclusie = models.TextField(blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tussentijdse beoordeling"
        verbose_name_plural = "tussentijdse beoordelingen"
        constraints = [
            models.CheckConstraint(
                name="tussentijds_aanleiding_heel",
                condition=Q(aanleiding=Aanleiding.REGEL, regel__isnull=False)
                | Q(aanleiding__in=[Aanleiding.STEEKPROEF, Aanleiding.BUREAU], regel__isnull=True),
            ),
            models.CheckConstraint(
                name="tussentijds_afgerond_heel",
                condition=Q(
                    status__in=[Tussentijdsestatus.GEOPEND, Tussentijdsestatus.AANBIEDER_GEVRAAGD],
                    afgerond_op__isnull=True,
                    conclusie="",
                )
                | (
                    Q(
                        status__in=[Tussentijdsestatus.ZONDER_GEVOLG, Tussentijdsestatus.MAATREGEL],
                        afgerond_op__isnull=False,
                    )
                    & ~Q(conclusie="")
                ),
            ),
            models.CheckConstraint(
                name="tussentijds_maatregel_na_wederhoor",
                condition=~Q(status=Tussentijdsestatus.MAATREGEL) | Q(gevraagd_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"T{self.geopend_op.year}-{self.pk:04}"
