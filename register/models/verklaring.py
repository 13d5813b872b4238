"""Verklaring: a statement that somebody completed a traject for a level of a path, for others to check."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from napl.models import Gebruiker
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie
from register.enums import Vervalgrond
from register.models.deelname import Deelname

CODE_LENGTE = 24


class VerklaringQuerySet(models.QuerySet["Verklaring"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker) -> "VerklaringQuerySet":
        return self.filter(gebruiker=gebruiker)

    def geldig(self) -> "VerklaringQuerySet":
        return self.filter(vervallen_op__isnull=True)


class Verklaring(models.Model):
    """``inhoud`` is all that the statement says, frozen; ``afdruk`` is the sha-256 of it in canonical JSON.

    It belongs to the person and goes along to another school. A row is never removed, so that an old copy
    on paper can still be told from an invented one; erasing empties it.
    """

    # Unguessable: who has it may read the statement.
    code = models.CharField(max_length=CODE_LENGTE, unique=True)
    gebruiker = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="verklaringen"
    )
    deelname = models.ForeignKey(
        Deelname, null=True, blank=True, on_delete=models.SET_NULL, related_name="verklaringen"
    )
    padversie = models.ForeignKey(
        Padversie, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    niveau = models.CharField(max_length=20, choices=Niveau, blank=True)
    inhoud = models.JSONField()
    afdruk = models.CharField("sha-256 van de inhoud", max_length=64, blank=True)
    afgegeven_op = models.DateTimeField()
    vervallen_op = models.DateTimeField(null=True, blank=True)
    vervalgrond = models.CharField(max_length=22, choices=Vervalgrond, blank=True)

    objects: ClassVar[VerklaringQuerySet] = VerklaringQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "verklaring"
        verbose_name_plural = "verklaringen"
        constraints = [
            models.UniqueConstraint(
                fields=["deelname", "padversie", "niveau"],
                condition=Q(vervallen_op__isnull=True),
                name="verklaring_een_geldig",
            ),
            models.CheckConstraint(
                name="verklaring_vervallen_heeft_grond",
                condition=Q(vervallen_op__isnull=True, vervalgrond="")
                | Q(vervallen_op__isnull=False, vervalgrond__in=Vervalgrond.values),
            ),
            models.CheckConstraint(
                name="verklaring_heel_of_gewist",
                condition=Q(
                    ~Q(vervalgrond=Vervalgrond.GEWIST),
                    ~Q(inhoud={}),
                    gebruiker__isnull=False,
                    deelname__isnull=False,
                    padversie__isnull=False,
                    niveau__in=Niveau.values,
                    afdruk__regex=r"^[0-9a-f]{64}$",
                )
                | Q(
                    vervalgrond=Vervalgrond.GEWIST,
                    gebruiker__isnull=True,
                    deelname__isnull=True,
                    padversie__isnull=True,
                    niveau="",
                    inhoud={},
                    afdruk="",
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="niet_weg", operation=pgtrigger.Delete),
            # A statement may lapse, once, and be emptied; it never says anything else.
            pgtrigger.Trigger(
                name="staat_vast",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                    IF NEW.code <> OLD.code OR NEW.afgegeven_op <> OLD.afgegeven_op
                       OR (OLD.vervallen_op IS NOT NULL AND NEW.vervalgrond <> 'gewist'
                           AND (NEW.vervallen_op, NEW.vervalgrond)
                               IS DISTINCT FROM (OLD.vervallen_op, OLD.vervalgrond))
                       OR OLD.vervalgrond = 'gewist'
                       OR (NEW.vervalgrond <> 'gewist' AND (
                           NEW.inhoud IS DISTINCT FROM OLD.inhoud
                           OR NEW.afdruk <> OLD.afdruk
                           OR NEW.niveau <> OLD.niveau
                           OR NEW.gebruiker_id IS DISTINCT FROM OLD.gebruiker_id
                           OR NEW.deelname_id IS DISTINCT FROM OLD.deelname_id
                           OR NEW.padversie_id IS DISTINCT FROM OLD.padversie_id)) THEN
                        RAISE EXCEPTION 'verklaring: een verklaring staat vast'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.code
