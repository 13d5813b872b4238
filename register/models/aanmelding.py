"""Aanmelding: an organisation asks to take part as an aanbieder, and the bureau verifies who it is."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from napl.models import Gebruiker, Organisatie
from napl.validators import validate_kvk
from register.enums import AANMELDING_OPEN, AanbiederSoort, Aanmeldingstatus
from register.models.aanbieder import Aanbieder

MAX_TOELICHTING = 2000
MAX_REDEN = 2000


class AanmeldingQuerySet(models.QuerySet["Aanmelding"]):
    def open(self) -> "AanmeldingQuerySet":
        return self.filter(status__in=AANMELDING_OPEN)

    def van(self, gebruiker: Gebruiker) -> "AanmeldingQuerySet":
        """Keep what is somebody's own; colleagues see nothing of it."""
        return self.filter(gebruiker=gebruiker)


class Aanmelding(models.Model):
    # Nobody once an account was erased; what the organisation is called and became stays.
    gebruiker = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.SET_NULL, related_name="aanmeldingen"
    )
    status = models.CharField(max_length=12, choices=Aanmeldingstatus, default=Aanmeldingstatus.INGEDIEND)
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=AanbiederSoort)
    zelfstandig = models.BooleanField("werkt alleen")
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True, validators=[validate_kvk])
    plaats = models.CharField(max_length=100, blank=True)
    website = models.URLField(blank=True)
    toelichting = models.TextField(max_length=MAX_TOELICHTING, blank=True)
    # The aanbieder of the register that they say to be; without one it will be a new one.
    aanbieder = models.ForeignKey(
        Aanbieder, null=True, blank=True, on_delete=models.PROTECT, related_name="aanmeldingen"
    )
    ingediend_op = models.DateTimeField()
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="beoordeelde_aanmeldingen"
    )
    reden = models.TextField(max_length=MAX_REDEN, blank=True)
    organisatie = models.ForeignKey(
        Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="aanmeldingen"
    )

    objects: ClassVar[AanmeldingQuerySet] = AanmeldingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker"],
                condition=Q(status__in=sorted(AANMELDING_OPEN)),
                name="aanmelding_een_open",
            ),
            models.CheckConstraint(
                name="aanmelding_goedgekeurd_heeft_organisatie",
                condition=Q(status=Aanmeldingstatus.GOEDGEKEURD, organisatie__isnull=False)
                | (~Q(status=Aanmeldingstatus.GOEDGEKEURD) & Q(organisatie__isnull=True)),
            ),
            # Awb 3:46: no refusal without a reason.
            models.CheckConstraint(
                name="aanmelding_reden_bij_nee",
                condition=~Q(status__in=[Aanmeldingstatus.AANVULLING, Aanmeldingstatus.AFGEWEZEN])
                | ~Q(reden=""),
            ),
            models.CheckConstraint(
                name="aanmelding_status_bekend", condition=Q(status__in=Aanmeldingstatus.values)
            ),
            models.CheckConstraint(
                name="aanmelding_kvk_vorm", condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}$")
            ),
        ]
        indexes = [models.Index(fields=["status", "ingediend_op"], name="aanmelding_werklijst")]

    def __str__(self) -> str:
        return self.naam
