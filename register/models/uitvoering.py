"""Uitvoering: when, where and for what price a traject can be followed; its former prices are kept."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from napl.models import Regio
from register.enums import UITVOERING_GAANDE, Btw, Instroom, Locatie, UitvoeringStatus
from register.models.traject import Traject


class UitvoeringQuerySet(models.QuerySet["Uitvoering"]):
    def te_starten_op(self, peildatum: date) -> "UitvoeringQuerySet":
        """Keep what can still be started: a start on or after the date, or open all the time.

        An unknown start counts for neither: unknown is not open.
        """
        return self.filter(
            Q(instroom=Instroom.VASTE_START, start_datum__gte=peildatum)
            | (Q(instroom=Instroom.DOORLOPEND) & (Q(eind_datum__isnull=True) | Q(eind_datum__gte=peildatum))),
            status__in=UITVOERING_GAANDE,
        )

    def te_vinden_op(self, peildatum: date) -> "UitvoeringQuerySet":
        """Keep what one may find a traject by: what can still be started, and what has an unknown start.

        What ended is neither, also when nobody told when it started.
        """
        return self.te_starten_op(peildatum) | self.filter(
            Q(eind_datum__isnull=True) | Q(eind_datum__gte=peildatum),
            instroom=Instroom.ONBEKEND,
            status__in=UITVOERING_GAANDE,
        )

    def voorbij_op(self, peildatum: date) -> "UitvoeringQuerySet":
        """Keep what is not closed yet although it ended before the date.

        A fixed start without an end is over once it began. Where one can enter all the time, the start only
        says since when.
        """
        return self.filter(
            Q(eind_datum__lt=peildatum)
            | Q(instroom=Instroom.VASTE_START, eind_datum__isnull=True, start_datum__lt=peildatum),
            status__in=UITVOERING_GAANDE,
        )


class Uitvoering(models.Model):
    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="uitvoeringen")
    status = models.CharField(max_length=12, choices=UitvoeringStatus, default=UitvoeringStatus.OPEN)
    instroom = models.CharField(max_length=12, choices=Instroom)
    start_datum = models.DateField(null=True, blank=True)
    eind_datum = models.DateField(null=True, blank=True)
    inschrijven_van = models.DateField(null=True, blank=True)
    inschrijven_tot = models.DateField("inschrijven tot en met", null=True, blank=True)
    locatie = models.CharField(max_length=10, choices=Locatie, blank=True)
    # Where one trains, which is often not the address of the aanbieder.
    plaats = models.CharField(max_length=100, blank=True)
    adres = models.CharField(max_length=200, blank=True)
    regios = models.ManyToManyField(Regio, blank=True, related_name="uitvoeringen")
    plaatsen_min = models.PositiveSmallIntegerField("minimaal aantal deelnemers", null=True, blank=True)
    plaatsen_max = models.PositiveSmallIntegerField("maximaal aantal deelnemers", null=True, blank=True)
    plaatsen_over = models.PositiveSmallIntegerField("plaatsen over", null=True, blank=True)
    prijs = models.DecimalField("prijs in euro", max_digits=9, decimal_places=2, null=True, blank=True)
    btw = models.CharField(max_length=12, choices=Btw, default=Btw.ONBEKEND)
    # True for what an import made; the import only ever changes its own.
    uit_import = models.BooleanField(default=False)

    objects: ClassVar[UitvoeringQuerySet] = UitvoeringQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "uitvoering"
        verbose_name_plural = "uitvoeringen"
        constraints = [
            models.CheckConstraint(
                name="uitvoering_einde_na_start",
                condition=Q(eind_datum__isnull=True)
                | Q(start_datum__isnull=True)
                | Q(eind_datum__gte=F("start_datum")),
                violation_error_message="De einddatum ligt voor de startdatum.",
            ),
            models.CheckConstraint(
                name="uitvoering_vaste_start_heeft_datum",
                condition=~Q(instroom="vaste-start") | Q(start_datum__isnull=False),
                violation_error_message="Een vaste start heeft een startdatum.",
            ),
            models.CheckConstraint(
                name="uitvoering_onbekende_start_heeft_geen_datum",
                condition=~Q(instroom="onbekend") | Q(start_datum__isnull=True),
            ),
            models.CheckConstraint(
                name="uitvoering_inschrijven_volgorde",
                condition=Q(inschrijven_van__isnull=True)
                | Q(inschrijven_tot__isnull=True)
                | Q(inschrijven_tot__gte=F("inschrijven_van")),
                violation_error_message="Inschrijven stopt voordat het begint.",
            ),
            models.CheckConstraint(
                name="uitvoering_prijs_niet_negatief",
                condition=Q(prijs__isnull=True) | Q(prijs__gte=0),
                violation_error_message="Een prijs is 0 euro of meer.",
            ),
            models.CheckConstraint(
                name="uitvoering_plaatsen_kloppen",
                condition=(
                    Q(plaatsen_min__isnull=True)
                    | Q(plaatsen_max__isnull=True)
                    | Q(plaatsen_max__gte=F("plaatsen_min"))
                )
                & (
                    Q(plaatsen_over__isnull=True)
                    | Q(plaatsen_max__isnull=True)
                    | Q(plaatsen_over__lte=F("plaatsen_max"))
                ),
                violation_error_message="De aantallen plaatsen kloppen niet met elkaar.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "start_datum"], name="uitvoering_start")]

    def __str__(self) -> str:
        return f"{self.traject_id} {self.start_datum or self.instroom}"


class Prijs(models.Model):
    """A price an uitvoering had from a moment on; rows are only added."""

    uitvoering = models.ForeignKey(Uitvoering, on_delete=models.CASCADE, related_name="prijzen")
    bedrag = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    btw = models.CharField(max_length=12, choices=Btw)
    geldig_van = models.DateTimeField()

    class Meta:
        verbose_name = "prijs"
        verbose_name_plural = "prijzen"
        constraints = [models.UniqueConstraint(fields=["uitvoering", "geldig_van"], name="prijs_uniek")]

    def __str__(self) -> str:
        return f"{self.bedrag}"
