"""Deskundige: somebody in the pool that judges trajecten, with what ties them and when they are away."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kwaliteit.enums.deskundige import Bandsoort, Deskundigestatus
from napl.enums import Sector
from napl.models import Gebruiker, Organisatie, Periode, PeriodeQuerySet, periode_constraint
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Thema
from register.models import Aanbieder, Traject
from register.models.ordening import WerkzameAanpak

_LEEG: dict[str, Any] = {
    "organisatie__isnull": True,
    "aanbieder__isnull": True,
    "traject__isnull": True,
    "naam": "",
}
_GEVULD: dict[str, dict[str, Any]] = {
    "organisatie": {"organisatie__isnull": False},
    "aanbieder": {"aanbieder__isnull": False},
    "traject": {"traject__isnull": False},
    "naam": {"naam__gt": ""},
}


def _only(veld: str) -> Q:
    return Q(**_GEVULD[veld], **{key: value for key, value in _LEEG.items() if key.split("__")[0] != veld})


class DeskundigeQuerySet(models.QuerySet["Deskundige"]):
    def inzetbaar_op(self, peildatum: date) -> "DeskundigeQuerySet":
        """Keep who can be asked on a date: active, with a contract that holds, and an account that works."""
        return self.filter(
            Q(contract_tot__isnull=True) | Q(contract_tot__gt=peildatum),
            status=Deskundigestatus.ACTIEF,
            contract_van__lte=peildatum,
            gebruiker__is_active=True,
        )


class Deskundige(models.Model):
    gebruiker = models.OneToOneField(Gebruiker, on_delete=models.PROTECT, related_name="deskundige")
    status = models.CharField(max_length=9, choices=Deskundigestatus, default=Deskundigestatus.KANDIDAAT)
    aangemeld_op = models.DateTimeField()
    gestopt_op = models.DateTimeField(null=True, blank=True)
    # Why the bureau chose this person for the pool, or why it ended; for the bureau.
    selectie = models.TextField(blank=True)
    contract_van = models.DateField(null=True, blank=True)
    contract_tot = models.DateField("contract tot (niet tot en met)", null=True, blank=True)
    contractnummer = models.CharField(max_length=60, blank=True)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list, blank=True)
    themas = ArrayField(models.CharField(max_length=40, choices=Thema), default=list, blank=True)
    paden = models.ManyToManyField(Ontwikkelpad, blank=True, related_name="deskundigen")
    aanpakken = models.ManyToManyField(WerkzameAanpak, blank=True, related_name="+")
    max_tegelijk = models.PositiveSmallIntegerField("hoogste aantal beoordelingen tegelijk", default=2)
    # When the ties were last looked through; who has none says so too.
    banden_bevestigd_op = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField("verzonnen voor de demo", default=False)

    objects: ClassVar[DeskundigeQuerySet] = DeskundigeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "deskundige"
        verbose_name_plural = "deskundigen"
        constraints = [
            models.CheckConstraint(
                name="deskundige_status_bekend", condition=Q(status__in=Deskundigestatus.values)
            ),
            models.CheckConstraint(
                name="deskundige_actief_heeft_contract",
                condition=~Q(status=Deskundigestatus.ACTIEF) | Q(contract_van__isnull=False),
            ),
            models.CheckConstraint(
                name="deskundige_contract_periode",
                condition=Q(contract_tot__isnull=True) | Q(contract_tot__gt=F("contract_van")),
            ),
        ]

    def __str__(self) -> str:
        return f"deskundige {self.pk}"


class Afwezigheid(Periode):
    """When a deskundige cannot be asked."""

    deskundige = models.ForeignKey(Deskundige, on_delete=models.CASCADE, related_name="afwezigheden")

    objects: ClassVar[PeriodeQuerySet["Afwezigheid"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "afwezigheid"
        verbose_name_plural = "afwezigheden"
        constraints = [
            periode_constraint("afwezigheid_periode"),
            models.CheckConstraint(name="afwezigheid_eindigt", condition=Q(geldig_tot__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.deskundige_id} vanaf {self.geldig_van}"


class Band(models.Model):
    """A tie that a deskundige declared: to an organisation, an aanbieder, a traject, or a name.

    Nothing is erased from what was declared: a mistake is taken back, with the moment.
    """

    deskundige = models.ForeignKey(Deskundige, on_delete=models.PROTECT, related_name="banden")
    soort = models.CharField(max_length=12, choices=Bandsoort)
    organisatie = models.ForeignKey(
        Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    aanbieder = models.ForeignKey(
        Aanbieder, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    traject = models.ForeignKey(Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=200, blank=True)
    toelichting = models.TextField(blank=True)
    # Without a first day it holds as long as anybody knows.
    geldig_van = models.DateField(null=True, blank=True)
    geldig_tot = models.DateField("geldig tot (niet tot en met)", null=True, blank=True)
    opgegeven_op = models.DateTimeField()
    teruggenomen_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "band"
        verbose_name_plural = "banden"
        constraints = [
            models.CheckConstraint(name="band_soort_bekend", condition=Q(soort__in=Bandsoort.values)),
            models.CheckConstraint(
                name="band_met_een_partij",
                condition=_only("organisatie") | _only("aanbieder") | _only("traject") | _only("naam"),
            ),
            models.CheckConstraint(
                name="band_periode",
                condition=Q(geldig_van__isnull=True)
                | Q(geldig_tot__isnull=True)
                | Q(geldig_tot__gt=F("geldig_van")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.deskundige_id})"
