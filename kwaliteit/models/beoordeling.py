"""Beoordeling: what one deskundige finds of a traject, per criterium; and what two agree on."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums.besluit import Criteriumoordeel
from kwaliteit.enums.deskundige import (
    BEOORDELING_AANGENOMEN,
    BEOORDELING_ACTIEF,
    Beoordelingstatus,
)
from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.deskundige import Deskundige
from kwaliteit.models.kader import Criterium
from napl.models import Gebruiker

PLEKKEN = (1, 2)


class BeoordelingQuerySet(models.QuerySet["Beoordeling"]):
    def actief(self) -> "BeoordelingQuerySet":
        """Keep those that hold one of the two places of their case."""
        return self.filter(status__in=sorted(BEOORDELING_ACTIEF))

    def van(self, gebruiker: Gebruiker) -> "BeoordelingQuerySet":
        return self.filter(deskundige__gebruiker=gebruiker)


class Beoordeling(models.Model):
    """The name of who judges stands nowhere here; ``letter`` is how a case speaks of them."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="beoordelingen")
    deskundige = models.ForeignKey(Deskundige, on_delete=models.PROTECT, related_name="beoordelingen")
    # Two people judge a case; who is asked instead of another takes the place, never the letter.
    plek = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=1, blank=True)
    status = models.CharField(max_length=12, choices=Beoordelingstatus, default=Beoordelingstatus.GEVRAAGD)
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    # When somebody declared to be independent; only then the file opens.
    aangenomen_op = models.DateTimeField(null=True, blank=True)
    ingeleverd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    # Why somebody declined, or why the review was taken back: for the bureau alone.
    reden = models.TextField(blank=True)
    # What can help the aanbieder on; no part of the judgement.
    feedback = models.TextField(blank=True)
    # Agreement with the texts of the consensus as they stand now.
    akkoord_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[BeoordelingQuerySet] = BeoordelingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "plek"],
                condition=Q(status__in=sorted(BEOORDELING_ACTIEF)),
                name="beoordeling_een_per_plek",
            ),
            models.UniqueConstraint(
                fields=["aanvraag", "deskundige"],
                condition=Q(status__in=sorted(BEOORDELING_ACTIEF)),
                name="beoordeling_een_per_deskundige",
            ),
            models.UniqueConstraint(
                fields=["aanvraag", "letter"], condition=~Q(letter=""), name="beoordeling_letter_uniek"
            ),
            models.CheckConstraint(name="beoordeling_twee_plekken", condition=Q(plek__in=PLEKKEN)),
            models.CheckConstraint(
                name="beoordeling_status_bekend", condition=Q(status__in=Beoordelingstatus.values)
            ),
            models.CheckConstraint(
                name="beoordeling_aangenomen_heel",
                condition=~Q(status__in=sorted(BEOORDELING_AANGENOMEN))
                | (Q(aangenomen_op__isnull=False) & ~Q(letter="")),
            ),
            models.CheckConstraint(
                name="beoordeling_beeindigd_heel",
                condition=Q(status__in=sorted(BEOORDELING_ACTIEF), beeindigd_op__isnull=True)
                | Q(beeindigd_op__isnull=False) & ~Q(reden=""),
            ),
        ]

    def __str__(self) -> str:
        return f"beoordeling {self.pk} van {self.aanvraag_id}"

    @property
    def pseudoniem(self) -> str:
        return f"Deskundige {self.letter}" if self.letter else "Deskundige"


def _open_alleen() -> pgtrigger.Trigger:
    """Return the trigger by which the database keeps a judgement as it was handed in, or taken back."""
    return pgtrigger.Trigger(
        name="ingeleverd_staat_vast",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("hoe", "TEXT")],
        func="""
            SELECT status INTO hoe FROM kwaliteit_beoordeling
                WHERE id = COALESCE(NEW.beoordeling_id, OLD.beoordeling_id) FOR SHARE;
            IF hoe NOT IN ('aangenomen', 'bezig') THEN
                RAISE EXCEPTION 'een beoordeling die % is, staat vast', hoe
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


class Beoordelingoordeel(models.Model):
    """One criterium by one deskundige; empty parts are for later, until it is handed in."""

    beoordeling = models.ForeignKey(Beoordeling, on_delete=models.PROTECT, related_name="oordelen")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    oordeel = models.CharField(max_length=8, choices=Criteriumoordeel, blank=True)
    motivering = models.TextField(blank=True)
    # On which evidence it rests, as the deskundige cites it.
    bewijs = models.TextField(blank=True)
    bewaard_op = models.DateTimeField()

    class Meta:
        verbose_name = "oordeel op een criterium"
        verbose_name_plural = "oordelen op criteria"
        constraints = [
            models.UniqueConstraint(fields=["beoordeling", "criterium"], name="beoordelingoordeel_uniek"),
            models.CheckConstraint(
                name="beoordelingoordeel_bekend", condition=Q(oordeel__in=["", *Criteriumoordeel.values])
            ),
        ]
        triggers = [_open_alleen()]

    def __str__(self) -> str:
        return f"{self.beoordeling_id} {self.criterium_id}"


class Oordeelversie(models.Model):
    """What a judgement said before; never changed or removed."""

    beoordelingoordeel = models.ForeignKey(
        Beoordelingoordeel, on_delete=models.PROTECT, related_name="versies"
    )
    oordeel = models.CharField(max_length=8, choices=Criteriumoordeel, blank=True)
    motivering = models.TextField(blank=True)
    bewijs = models.TextField(blank=True)
    bewaard_op = models.DateTimeField()

    class Meta:
        verbose_name = "eerdere tekst van een oordeel"
        verbose_name_plural = "eerdere teksten van oordelen"
        triggers = [pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.beoordelingoordeel_id} {self.bewaard_op}"


class Consensusoordeel(models.Model):
    """What the two agreed on for one criterium; after a late conflict they begin again."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="consensus")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    oordeel = models.CharField(max_length=8, choices=Criteriumoordeel)
    motivering = models.TextField()
    bewaard_op = models.DateTimeField()
    bewaard_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    # Set when one of the two turned out to have a conflict: then it counts no more.
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "consensusoordeel"
        verbose_name_plural = "consensusoordelen"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "criterium"],
                condition=Q(vervallen_op__isnull=True),
                name="consensusoordeel_een_geldend",
            ),
            models.CheckConstraint(
                name="consensusoordeel_heel",
                condition=Q(oordeel__in=Criteriumoordeel.values) & ~Q(motivering=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag_id} {self.criterium_id}"
