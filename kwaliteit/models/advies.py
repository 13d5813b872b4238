"""Advies and Zienswijze: what the bureau proposes to decide, and what the aanbieder says to that."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums import Criteriumoordeel, Uitkomst
from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.kader import Criterium
from napl.models import Bestand, Gebruiker

# Of an advice that was sent only this can change: that it came back.
_TERUG = (
    "teruggestuurd_op",
    "teruggestuurd_door_id",
    "terugreden",
    "geschreven_door_id",
    "verzonden_door_id",
)


def advies_staat_vast() -> pgtrigger.Trigger:
    """Return the trigger for a part of an advice: it refuses a change once that was sent."""
    return pgtrigger.Trigger(
        name="verzonden_staat_vast",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("geraakt", "RECORD")],
        func="""
            FOR geraakt IN
                SELECT id, verzonden_op FROM kwaliteit_advies
                WHERE id IN (OLD.advies_id, NEW.advies_id) ORDER BY id FOR SHARE
            LOOP
                IF geraakt.verzonden_op IS NOT NULL THEN
                    RAISE EXCEPTION 'advies % is verzonden: de inhoud staat vast', geraakt.id
                            USING ERRCODE = 'integrity_constraint_violation';
                END IF;
            END LOOP;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


class Advies(models.Model):
    """One version of the advice on a case; the newest counts, what was sent stays as it was (Awb 3:49)."""

    aanvraag = models.ForeignKey(Erkenningsaanvraag, on_delete=models.PROTECT, related_name="adviezen")
    versie = models.PositiveSmallIntegerField()
    uitkomst = models.CharField("voorgestelde uitkomst", max_length=17, choices=Uitkomst)
    motivering = models.TextField()
    # How long the recognition would hold; nothing when the advice is to refuse.
    jaren = models.PositiveSmallIntegerField("voorgestelde duur in jaren", null=True, blank=True)
    geschreven_op = models.DateTimeField()
    geschreven_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    verzonden_op = models.DateTimeField(null=True, blank=True)
    verzonden_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    teruggestuurd_op = models.DateTimeField(null=True, blank=True)
    teruggestuurd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    terugreden = models.TextField("waarom het advies terugkwam", blank=True)

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "versie"], name="advies_versie_uniek"),
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(verzonden_op__isnull=True), name="advies_een_concept"
            ),
            models.CheckConstraint(name="advies_uitkomst_bekend", condition=Q(uitkomst__in=Uitkomst.values)),
            models.CheckConstraint(
                name="advies_duur_bij_toekennen",
                condition=Q(uitkomst=Uitkomst.AFWIJZEN, jaren__isnull=True)
                | (~Q(uitkomst=Uitkomst.AFWIJZEN) & Q(jaren__gt=0)),
            ),
            models.CheckConstraint(
                name="advies_terug_heel",
                condition=Q(teruggestuurd_op__isnull=True, terugreden="")
                | (Q(teruggestuurd_op__isnull=False, verzonden_op__isnull=False) & ~Q(terugreden="")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="verzonden_staat_vast",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=f"""
    IF OLD.verzonden_op IS NOT NULL AND (
        TG_OP = 'DELETE'
        OR to_jsonb(OLD) - ARRAY{list(_TERUG)} IS DISTINCT FROM to_jsonb(NEW) - ARRAY{list(_TERUG)}
    ) THEN
        RAISE EXCEPTION 'advies % is verzonden: de inhoud staat vast', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
""",
            )
        ]

    def __str__(self) -> str:
        return f"advies {self.versie} op {self.aanvraag_id}"


class Oordeelregel(models.Model):
    """A judgement on one criterium with its reasons; advice and decision each have their own."""

    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    oordeel = models.CharField(max_length=7, choices=Criteriumoordeel)
    motivering = models.TextField()

    class Meta:
        abstract = True


class Adviesoordeel(Oordeelregel):
    advies = models.ForeignKey(Advies, on_delete=models.CASCADE, related_name="oordelen")

    class Meta:
        verbose_name = "adviesoordeel"
        verbose_name_plural = "adviesoordelen"
        constraints = [
            models.UniqueConstraint(fields=["advies", "criterium"], name="adviesoordeel_uniek"),
            models.CheckConstraint(
                name="adviesoordeel_bekend", condition=Q(oordeel__in=Criteriumoordeel.values)
            ),
        ]
        triggers = [advies_staat_vast()]

    def __str__(self) -> str:
        return f"{self.advies_id} {self.criterium_id}"


class Adviesvoorwaarde(models.Model):
    """Something that the aanbieder would have to do, and how many months after the decision."""

    advies = models.ForeignKey(Advies, on_delete=models.CASCADE, related_name="voorwaarden")
    volgorde = models.PositiveSmallIntegerField()
    tekst = models.TextField()
    maanden = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "adviesvoorwaarde"
        verbose_name_plural = "adviesvoorwaarden"
        constraints = [
            models.UniqueConstraint(fields=["advies", "volgorde"], name="adviesvoorwaarde_volgorde"),
            models.CheckConstraint(name="adviesvoorwaarde_maanden", condition=Q(maanden__gt=0)),
        ]
        triggers = [advies_staat_vast()]

    def __str__(self) -> str:
        return self.tekst


class Zienswijze(models.Model):
    """What an aanbieder says to an advice (Awb 4:7), or that it has nothing to say, and the answer to it."""

    advies = models.OneToOneField(Advies, on_delete=models.PROTECT, related_name="zienswijze")
    ziet_af = models.BooleanField("ziet af van een zienswijze", default=False)
    tekst = models.TextField(blank=True)
    gegeven_op = models.DateTimeField()
    gegeven_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "zienswijze"
        verbose_name_plural = "zienswijzen"
        constraints = [
            models.CheckConstraint(
                name="zienswijze_zegt_iets",
                condition=Q(ziet_af=True, tekst="") | (Q(ziet_af=False) & ~Q(tekst="")),
            ),
            models.CheckConstraint(
                name="zienswijze_antwoord_heel",
                condition=Q(beantwoord_op__isnull=True, antwoord="")
                | (Q(beantwoord_op__isnull=False, ziet_af=False) & ~Q(antwoord="")),
            ),
        ]

    def __str__(self) -> str:
        return f"zienswijze op {self.advies_id}"


class Zienswijzebestand(models.Model):
    zienswijze = models.ForeignKey(Zienswijze, on_delete=models.CASCADE, related_name="bestanden")
    # The file is gone after its term; that there was one stays.
    bestand = models.ForeignKey(Bestand, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager["Zienswijzebestand"]] = models.Manager()

    class Meta:
        verbose_name = "zienswijzebestand"
        verbose_name_plural = "zienswijzebestanden"

    def __str__(self) -> str:
        return f"{self.zienswijze_id} {self.bestand_id}"
