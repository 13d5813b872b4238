"""Verantwoording: what an aanbieder itself says, per criterium, of the traject that it puts forward."""

import pgtrigger
from django.db import models

from kwaliteit.enums import AANVRAAG_SCHRIJFBAAR
from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.kader import Criterium
from napl.models import Gebruiker

_SCHRIJFBAAR = ", ".join(f"'{status.value}'" for status in sorted(AANVRAAG_SCHRIJFBAAR))


def alleen_schrijfbaar(naam: str, *, ook_wijzigen: bool = True) -> pgtrigger.Trigger:
    """Return a trigger that lets a part of an aanvraag change only while its aanbieder may write on it.

    Without ``ook_wijzigen`` a row can still lose the file that it names, when that is erased by its date.
    """
    toevoegen = pgtrigger.Insert | pgtrigger.Delete
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.Before,
        operation=toevoegen | pgtrigger.Update if ook_wijzigen else toevoegen,
        func=f"""
            IF NOT EXISTS (
                SELECT 1 FROM kwaliteit_erkenningsaanvraag
                WHERE id = COALESCE(NEW.aanvraag_id, OLD.aanvraag_id) AND status IN ({_SCHRIJFBAAR})
            ) THEN
                RAISE EXCEPTION 'aanvraag % is niet open om aan te schrijven',
                    COALESCE(NEW.aanvraag_id, OLD.aanvraag_id)
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - constants of this program
    )


class Verantwoording(models.Model):
    aanvraag = models.ForeignKey(
        Erkenningsaanvraag, on_delete=models.PROTECT, related_name="verantwoordingen"
    )
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="verantwoordingen")
    tekst = models.TextField(blank=True)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "verantwoording"
        verbose_name_plural = "verantwoordingen"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "criterium"], name="verantwoording_een_per_criterium"
            ),
        ]
        triggers = [alleen_schrijfbaar("alleen_schrijfbaar")]

    def __str__(self) -> str:
        return f"{self.aanvraag_id} {self.criterium_id}"
