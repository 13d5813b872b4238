"""Besluit: the decision on an aanvraag, as it was taken and sent (docs/adr/0034)."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums import Besluitsoort, Criteriumoordeel, Meldingoordeel, Uitkomst
from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.advies import Advies, Oordeelregel
from kwaliteit.models.erkenning import Erkenning
from napl.models import Bestand, Gebruiker, Periode, PeriodeQuerySet, periode_constraint
from napl.models.periode import een_tegelijk

RECHTSMIDDEL = (
    "Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken. Doe dat binnen zes weken, te beginnen "
    "op de dag na de datum waarop dit besluit is verzonden. Onderteken uw bezwaarschrift en zet erin: uw "
    "naam en adres, de datum, het kenmerk van dit besluit, en waarom u het er niet mee eens bent. Stuur het "
    "naar het programmabureau van de Nationale Aanpak Professionalisering van Leraren."
)
MANDAAT = "De stuurgroep van de Nationale Aanpak Professionalisering van Leraren, namens deze:"
ONDERTEKENAAR = "Het hoofd van het programmabureau"


class Erkenningsbeleid(Periode):
    """What is policy and not law, from a date on: who decides, by what mandate, and the remedy.

    Whether a recognition is a besluit and whose is not for the software to say; so this is data, and a letter
    keeps what held when it was sent. Without a row the defaults hold.
    """

    besluitsoort = models.CharField(max_length=9, choices=Besluitsoort, default=Besluitsoort.AANVRAAG)
    jaren = models.PositiveSmallIntegerField("duur van een erkenning in jaren", default=4)
    rechtsmiddel = models.TextField("rechtsmiddelclausule", default=RECHTSMIDDEL)
    mandaat = models.CharField("namens wie wordt besloten", max_length=300, default=MANDAAT)
    ondertekenaar = models.CharField(max_length=200, default=ONDERTEKENAAR)
    # How the decision on this policy is cited.
    grond = models.CharField(max_length=300, blank=True)

    objects: ClassVar[PeriodeQuerySet["Erkenningsbeleid"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "erkenningsbeleid"
        verbose_name_plural = "erkenningsbeleid"
        constraints = [
            periode_constraint("erkenningsbeleid_periode"),
            een_tegelijk("erkenningsbeleid_een_tegelijk", "besluitsoort"),
            models.CheckConstraint(name="erkenningsbeleid_jaren", condition=Q(jaren__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.besluitsoort} vanaf {self.geldig_van}"


# What happens to a decision later; every other column is the decision itself.
_LATER = (
    "verzonden_op",
    "brief_id",
    "erkenning_id",
    "beslisser_id",
)


class Besluit(models.Model):
    """What was decided, why, by whom and on whose advice, in the words of that day."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="besluiten")
    # The decision whose place this one takes, after bezwaar.
    vervangt = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="vervangen_door"
    )
    besluitsoort = models.CharField(max_length=9, choices=Besluitsoort, default=Besluitsoort.AANVRAAG)
    uitkomst = models.CharField(max_length=17, choices=Uitkomst)
    motivering = models.TextField()
    advies = models.ForeignKey(Advies, null=True, on_delete=models.PROTECT, related_name="besluiten")
    # The names of who advised, as the letter names them (Awb 3:8); accounts can go, a decision does not.
    adviseurs = models.JSONField(default=list)
    # That the decider checked how the advice came about (Awb 3:9).
    advies_getoetst = models.BooleanField(default=False)
    # Why the decision is another than the advice (Awb 3:50); empty when it follows it.
    afwijking = models.TextField(blank=True)
    jaren = models.PositiveSmallIntegerField(null=True, blank=True)
    erkenning = models.OneToOneField(
        Erkenning, null=True, blank=True, on_delete=models.PROTECT, related_name="besluit"
    )
    beslisser = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    mandaat = models.CharField(max_length=300)
    ondertekenaar = models.CharField(max_length=200)
    rechtsmiddel = models.TextField()
    besloten_op = models.DateTimeField()
    verzonden_op = models.DateTimeField(null=True, blank=True)
    brief = models.ForeignKey(Bestand, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [
            # Whatever happens at the same moment: one decision on an aanvraag, and one that replaces it.
            models.UniqueConstraint(
                fields=["aanvraag"],
                condition=Q(vervangt__isnull=True, besluitsoort=Besluitsoort.AANVRAAG),
                name="besluit_een_primair",
            ),
            models.CheckConstraint(name="besluit_uitkomst_bekend", condition=Q(uitkomst__in=Uitkomst.values)),
            models.CheckConstraint(name="besluit_advies_getoetst", condition=Q(advies_getoetst=True)),
            models.CheckConstraint(
                name="besluit_gemotiveerd",
                condition=~Q(motivering="") & ~Q(rechtsmiddel="") & ~Q(mandaat="") & ~Q(ondertekenaar=""),
            ),
        ]
        indexes = [models.Index(fields=["-besloten_op"], name="besluit_laatste")]
        triggers = [
            pgtrigger.Trigger(
                name="besluit_staat_vast",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=f"""
    IF TG_OP = 'DELETE'
        OR to_jsonb(OLD) - ARRAY{list(_LATER)} IS DISTINCT FROM to_jsonb(NEW) - ARRAY{list(_LATER)}
        OR (OLD.verzonden_op IS NOT NULL AND NEW.verzonden_op IS DISTINCT FROM OLD.verzonden_op)
    THEN
        RAISE EXCEPTION 'besluit % staat vast', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
""",
            )
        ]

    def __str__(self) -> str:
        return f"besluit op {self.aanvraag_id}"


class Besluitoordeel(Oordeelregel):
    """The reasons of a decision on one criterium (Awb 3:46), frozen with it."""

    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="oordelen")

    class Meta:
        verbose_name = "besluitoordeel"
        verbose_name_plural = "besluitoordelen"
        constraints = [
            models.UniqueConstraint(fields=["besluit", "criterium"], name="besluitoordeel_uniek"),
            models.CheckConstraint(
                name="besluitoordeel_gemotiveerd",
                condition=Q(oordeel__in=Criteriumoordeel.values) & ~Q(motivering=""),
            ),
        ]
        triggers = [pgtrigger.Protect(name="staat_vast", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.besluit_id} {self.criterium_id}"


class VoorwaardeQuerySet(models.QuerySet["Voorwaarde"]):
    def open(self) -> "VoorwaardeQuerySet":
        return self.filter(voldaan_op__isnull=True)

    def te_laat_op(self, peildatum: date) -> "VoorwaardeQuerySet":
        """Keep what was not met by its date; nothing is stored about that."""
        return self.open().filter(uiterlijk__lt=peildatum)


class Voorwaarde(models.Model):
    """What an aanbieder has to do for its recognition, by a date; and that it was done, by whom and how."""

    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="voorwaarden")
    volgorde = models.PositiveSmallIntegerField()
    tekst = models.TextField()
    uiterlijk = models.DateField()
    voldaan_op = models.DateTimeField(null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    hoe = models.TextField("hoe eraan is voldaan", blank=True)

    objects: ClassVar[VoorwaardeQuerySet] = VoorwaardeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "voorwaarde"
        verbose_name_plural = "voorwaarden"
        constraints = [
            models.UniqueConstraint(fields=["besluit", "volgorde"], name="voorwaarde_volgorde"),
            models.CheckConstraint(
                name="voorwaarde_voldaan_heel",
                condition=Q(voldaan_op__isnull=True, hoe="") | (Q(voldaan_op__isnull=False) & ~Q(hoe="")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="voorwaarde_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.tekst IS DISTINCT FROM NEW.tekst OR OLD.uiterlijk IS DISTINCT FROM NEW.uiterlijk"
                    " OR OLD.besluit_id IS DISTINCT FROM NEW.besluit_id"
                ),
            ),
            pgtrigger.Protect(name="voorwaarde_blijft", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.tekst


class Voorwaardemelding(models.Model):
    """An aanbieder reports that a voorwaarde was met; the bureau confirms it, or says why not yet."""

    voorwaarde = models.ForeignKey(Voorwaarde, on_delete=models.PROTECT, related_name="meldingen")
    tekst = models.TextField()
    bestand = models.ForeignKey(Bestand, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    gemeld_op = models.DateTimeField()
    gemeld_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    oordeel = models.CharField(max_length=9, choices=Meldingoordeel, blank=True)
    reden = models.TextField(blank=True)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "voorwaardemelding"
        verbose_name_plural = "voorwaardemeldingen"
        constraints = [
            models.UniqueConstraint(
                fields=["voorwaarde"],
                condition=Q(beoordeeld_op__isnull=True),
                name="voorwaardemelding_een_open",
            ),
            models.CheckConstraint(
                name="voorwaardemelding_heel",
                condition=Q(oordeel="", beoordeeld_op__isnull=True, reden="")
                | (Q(oordeel__in=Meldingoordeel.values, beoordeeld_op__isnull=False) & ~Q(reden="")),
            ),
        ]

    def __str__(self) -> str:
        return f"melding bij {self.voorwaarde_id}"
