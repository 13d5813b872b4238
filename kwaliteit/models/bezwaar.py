"""Bezwaar: the objection of an aanbieder to a decision, as a case of its own (docs/adr/0036)."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from kwaliteit.enums import BEZWAAR_KLAAR, BEZWAAR_OPEN, Bezwaarstatus, Bezwaaruitkomst
from kwaliteit.models.besluit import Besluit
from napl.models import Gebruiker
from napl.rechten import BUREAU, Actor, rollen_van
from register.models.aanbod import aanbieders_van

_VAST = ("besluit_id", "kenmerk", "gronden", "ingediend_op", "te_laat", "reden_te_laat")


class BezwaarQuerySet(models.QuerySet["Bezwaar"]):
    def open(self) -> "BezwaarQuerySet":
        return self.filter(status__in=sorted(BEZWAAR_OPEN))

    def zichtbaar_voor(self, actor: Actor, peildatum: date) -> "BezwaarQuerySet":
        """Keep what somebody may see: the bureau all, an aanbieder its own."""
        if not isinstance(actor, Gebruiker):
            return self.none()
        if rollen_van(actor, peildatum) & BUREAU:
            return self
        return self.filter(besluit__aanvraag__aanbieder__in=aanbieders_van(actor, peildatum))


def _wie(related_name: str = "+") -> "models.ForeignKey[Gebruiker | None, Gebruiker | None]":
    return models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name=related_name
    )


class Bezwaar(models.Model):
    """What was written is fixed; what the bureau adds comes along with the moves."""

    kenmerk = models.CharField(max_length=20, unique=True)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="bezwaren")
    status = models.CharField(max_length=16, choices=Bezwaarstatus, default=Bezwaarstatus.INGEDIEND)
    gronden = models.TextField("waarom de aanbieder het er niet mee eens is")
    ingediend_op = models.DateTimeField()
    ingediend_door = _wie()
    # After the term it counts only when there is a good reason (Awb 6:11).
    te_laat = models.BooleanField(default=False)
    reden_te_laat = models.TextField(blank=True)
    behandelaar = _wie()
    # What was missing, until when it could be repaired (Awb 6:6), and what came.
    verzuim = models.TextField(blank=True)
    hersteld = models.TextField(blank=True)
    commissie = models.BooleanField("met een adviescommissie (Awb 7:13)", default=False)
    ontvankelijk_reden = models.TextField(blank=True)
    zitting_op = models.DateTimeField(null=True, blank=True)
    zitting_plek = models.CharField(max_length=300, blank=True)
    # Either what was said at the hearing (Awb 7:7), or why there was none (7:3).
    verslag = models.TextField(blank=True)
    geen_zitting_reden = models.TextField(blank=True)
    advies = models.TextField(blank=True)
    adviesuitkomst = models.CharField(max_length=17, choices=Bezwaaruitkomst, blank=True)
    geadviseerd_door = _wie()
    uitkomst = models.CharField(max_length=17, choices=Bezwaaruitkomst, blank=True)
    motivering = models.TextField(blank=True)
    beslisser = _wie()
    besloten_op = models.DateTimeField(null=True, blank=True)
    # The decision that took the place of the one objected to.
    nieuw_besluit = models.OneToOneField(
        Besluit, null=True, blank=True, on_delete=models.PROTECT, related_name="uit_bezwaar"
    )
    ingetrokken_reden = models.TextField(blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[BezwaarQuerySet] = BezwaarQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        constraints = [
            models.UniqueConstraint(
                fields=["besluit"],
                condition=~Q(status=Bezwaarstatus.INGETROKKEN),
                name="bezwaar_een_per_besluit",
            ),
            models.CheckConstraint(
                name="bezwaar_woorden_bekend",
                condition=Q(
                    status__in=Bezwaarstatus.values,
                    uitkomst__in=["", *Bezwaaruitkomst.values],
                    adviesuitkomst__in=["", *Bezwaaruitkomst.values],
                ),
            ),
            models.CheckConstraint(name="bezwaar_gemotiveerd", condition=~Q(gronden="")),
            models.CheckConstraint(
                name="bezwaar_te_laat_heel",
                condition=Q(te_laat=False, reden_te_laat="") | Q(te_laat=True) & ~Q(reden_te_laat=""),
            ),
            models.CheckConstraint(
                name="bezwaar_beslist_heel",
                condition=Q(status=Bezwaarstatus.BESLIST, besloten_op__isnull=False)
                & ~Q(uitkomst="")
                & ~Q(motivering="")
                | ~Q(status=Bezwaarstatus.BESLIST) & Q(besloten_op__isnull=True, uitkomst=""),
            ),
            models.CheckConstraint(
                name="bezwaar_gegrond_vervangt",
                condition=Q(uitkomst=Bezwaaruitkomst.GEGROND, nieuw_besluit__isnull=False)
                | ~Q(uitkomst=Bezwaaruitkomst.GEGROND) & Q(nieuw_besluit__isnull=True),
            ),
            models.CheckConstraint(
                name="bezwaar_afgesloten_heel",
                condition=Q(status__in=sorted(BEZWAAR_KLAAR), afgesloten_op__isnull=False)
                | Q(status__in=sorted(BEZWAAR_OPEN), afgesloten_op__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="bezwaarschrift_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    " OR ".join(f"OLD.{veld} IS DISTINCT FROM NEW.{veld}" for veld in _VAST)
                ),
            ),
            pgtrigger.Protect(name="bezwaar_blijft", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.kenmerk
