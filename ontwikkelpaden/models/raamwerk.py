"""The raamwerk of a version: dimensies, subdimensies, a description per level, and the eindtermen.

The database refuses every change once the version is no longer a concept, whoever tries it.
"""

import pgtrigger
from django.db import models

from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models.pad import Padversie

_DIMENSIE = "(SELECT padversie_id FROM ontwikkelpaden_dimensie WHERE id = {rij}.dimensie_id)"
_SUBDIMENSIE = (
    "(SELECT d.padversie_id FROM ontwikkelpaden_subdimensie s"
    " JOIN ontwikkelpaden_dimensie d ON d.id = s.dimensie_id WHERE s.id = {rij}.subdimensie_id)"
)


def _staat_vast(versie: str = "{rij}.padversie_id") -> pgtrigger.Trigger:
    """Return the trigger that refuses a change in a version that is no concept.

    ``versie`` finds the version of a row. The row of the version is locked, so that nobody opens a
    consultation or adopts while a change is under way.
    """
    return pgtrigger.Trigger(
        name="inhoud_staat_vast",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("geraakt", "RECORD")],
        func=f"""
            FOR geraakt IN
                SELECT id, status FROM ontwikkelpaden_padversie
                WHERE id IN ({versie.format(rij="OLD")}, {versie.format(rij="NEW")}) ORDER BY id FOR SHARE
            LOOP
                IF geraakt.status <> 'concept' THEN
                    RAISE EXCEPTION 'padversie % is geen concept: de inhoud staat vast', geraakt.id
                            USING ERRCODE = 'integrity_constraint_violation';
                END IF;
            END LOOP;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - made of the constants above
    )


class Dimensie(models.Model):
    padversie = models.ForeignKey(Padversie, on_delete=models.CASCADE, related_name="dimensies")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)

    class Meta:
        verbose_name = "dimensie"
        verbose_name_plural = "dimensies"
        constraints = [models.UniqueConstraint(fields=["padversie", "volgorde"], name="dimensie_volgorde")]
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return self.naam


class Subdimensie(models.Model):
    dimensie = models.ForeignKey(Dimensie, on_delete=models.CASCADE, related_name="subdimensies")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)
    toelichting = models.TextField(blank=True)
    # Of which earlier subdimensie this one came, so that a comparison follows a new name or place.
    voorganger = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opvolgers"
    )

    class Meta:
        verbose_name = "subdimensie"
        verbose_name_plural = "subdimensies"
        constraints = [models.UniqueConstraint(fields=["dimensie", "volgorde"], name="subdimensie_volgorde")]
        triggers = [_staat_vast(_DIMENSIE)]

    def __str__(self) -> str:
        return self.naam


class Niveaubeschrijving(models.Model):
    subdimensie = models.ForeignKey(Subdimensie, on_delete=models.CASCADE, related_name="beschrijvingen")
    niveau = models.CharField(max_length=20, choices=Niveau)
    tekst = models.TextField()

    class Meta:
        verbose_name = "niveaubeschrijving"
        verbose_name_plural = "niveaubeschrijvingen"
        constraints = [
            models.UniqueConstraint(fields=["subdimensie", "niveau"], name="niveaubeschrijving_uniek")
        ]
        triggers = [_staat_vast(_SUBDIMENSIE)]

    def __str__(self) -> str:
        return f"{self.subdimensie_id} {self.niveau}"


class Eindterm(models.Model):
    padversie = models.ForeignKey(Padversie, on_delete=models.CASCADE, related_name="eindtermen")
    code = models.CharField(max_length=20)
    niveau = models.CharField(max_length=20, choices=Niveau)
    tekst = models.TextField()

    class Meta:
        verbose_name = "eindterm"
        verbose_name_plural = "eindtermen"
        constraints = [models.UniqueConstraint(fields=["padversie", "code"], name="eindterm_code_uniek")]
        triggers = [_staat_vast()]

    def __str__(self) -> str:
        return self.code
