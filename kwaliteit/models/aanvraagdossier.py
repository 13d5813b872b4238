"""What stands in the file of an aanvraag beside the texts: evidence, accreditations, requests to complete."""

from django.db import models
from django.db.models import Q

from kwaliteit.enums import Dekkingsoordeel, Instantie
from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.kader import Criterium
from kwaliteit.models.verantwoording import alleen_schrijfbaar
from napl.models import Bestand, Gebruiker


class Aanvraagbewijs(models.Model):
    """Evidence at one criterium: a file or a link. A file that was erased by its date leaves its name."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="bewijzen")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    titel = models.CharField(max_length=200)
    bestand = models.ForeignKey(
        Bestand, null=True, blank=True, on_delete=models.SET_NULL, related_name="aanvraagbewijzen"
    )
    url = models.URLField(max_length=500, blank=True)
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "aanvraagbewijs"
        verbose_name_plural = "aanvraagbewijzen"
        constraints = [
            models.CheckConstraint(
                name="aanvraagbewijs_niet_beide", condition=Q(url="") | Q(bestand__isnull=True)
            ),
        ]
        triggers = [alleen_schrijfbaar("alleen_schrijfbaar", ook_wijzigen=False)]

    def __str__(self) -> str:
        return self.titel


class Aanvraagaccreditatie(models.Model):
    """A judgement of another body that the traject holds already, for the lighter route."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="accreditaties")
    instantie = models.CharField(max_length=6, choices=Instantie)
    # Who it is when it is another one.
    andere_naam = models.CharField(max_length=200, blank=True)
    nummer = models.CharField(max_length=100)
    # The last day on which it holds.
    geldig_tot_en_met = models.DateField()
    bestand = models.ForeignKey(
        Bestand, null=True, blank=True, on_delete=models.SET_NULL, related_name="aanvraagaccreditaties"
    )
    toegevoegd_op = models.DateTimeField()

    class Meta:
        verbose_name = "aanvraagaccreditatie"
        verbose_name_plural = "aanvraagaccreditaties"
        constraints = [
            models.CheckConstraint(
                name="aanvraagaccreditatie_instantie",
                condition=Q(instantie__in=Instantie.values)
                & (Q(instantie=Instantie.ANDERS) & ~Q(andere_naam="") | ~Q(instantie=Instantie.ANDERS)),
            ),
            models.CheckConstraint(name="aanvraagaccreditatie_nummer", condition=~Q(nummer="")),
        ]
        triggers = [alleen_schrijfbaar("alleen_schrijfbaar", ook_wijzigen=False)]

    def __str__(self) -> str:
        return f"{self.naam} {self.nummer}"

    @property
    def naam(self) -> str:
        return self.andere_naam or Instantie(self.instantie).label


class Criteriumdekking(models.Model):
    """What the bureau decided for one criterium on the lighter route, and why (Awb 3:46)."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="dekkingen")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    accreditatie = models.ForeignKey(
        Aanvraagaccreditatie, null=True, blank=True, on_delete=models.CASCADE, related_name="dekkingen"
    )
    oordeel = models.CharField(max_length=6, choices=Dekkingsoordeel)
    reden = models.TextField()
    besloten_op = models.DateTimeField()
    besloten_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "criteriumdekking"
        verbose_name_plural = "criteriumdekkingen"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "criterium"], name="criteriumdekking_een_per_criterium"
            ),
            models.CheckConstraint(name="criteriumdekking_gemotiveerd", condition=~Q(reden="")),
            models.CheckConstraint(
                name="criteriumdekking_waardoor",
                condition=Q(oordeel=Dekkingsoordeel.NIET, accreditatie__isnull=True)
                | Q(oordeel__in=[Dekkingsoordeel.GEHEEL, Dekkingsoordeel.DEELS], accreditatie__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag_id} {self.criterium_id} {self.oordeel}"


class Aanvulverzoek(models.Model):
    """One time that the bureau asked an aanbieder to complete its aanvraag (Awb 4:5)."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="aanvulverzoeken")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    # When the aanbieder sent it back, and what it said with it.
    teruggestuurd_op = models.DateTimeField(null=True, blank=True)
    toelichting = models.TextField(blank=True)

    class Meta:
        verbose_name = "aanvulverzoek"
        verbose_name_plural = "aanvulverzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"],
                condition=Q(teruggestuurd_op__isnull=True),
                name="aanvulverzoek_een_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag_id} {self.gevraagd_op:%d-%m-%Y}"


class Aanvulpunt(models.Model):
    """What is asked, at a criterium or of the whole, and why."""

    verzoek = models.ForeignKey(Aanvulverzoek, on_delete=models.CASCADE, related_name="punten")
    criterium = models.ForeignKey(
        Criterium, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tekst = models.TextField()

    class Meta:
        verbose_name = "aanvulpunt"
        verbose_name_plural = "aanvulpunten"
        constraints = [
            models.CheckConstraint(name="aanvulpunt_niet_leeg", condition=~Q(tekst="")),
            models.UniqueConstraint(
                fields=["verzoek", "criterium"], name="aanvulpunt_een_per_criterium", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.tekst
