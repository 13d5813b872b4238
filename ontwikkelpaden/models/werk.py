"""What is kept of the work on a concept: every change of a text, and what people say about a cell."""

import pgtrigger
from django.db import models
from django.db.models import Q

from napl.models import Gebruiker
from ontwikkelpaden.enums import Niveau, Padveld
from ontwikkelpaden.models.pad import Padversie
from ontwikkelpaden.models.raamwerk import Subdimensie


class Padwijziging(models.Model):
    """One text of a version that became another text; never changed or removed."""

    versie = models.ForeignKey(Padversie, on_delete=models.PROTECT, related_name="wijzigingen")
    # No database constraint: like the gebeurtenis, what happened survives the account.
    door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    op = models.DateTimeField()
    veld = models.CharField(max_length=30, choices=Padveld)
    # The dimensie, subdimensie or eindterm; it may be gone. None: the version itself.
    onderdeel = models.BigIntegerField(null=True)
    niveau = models.CharField(max_length=20, choices=Niveau, blank=True)
    voor = models.TextField(blank=True)
    na = models.TextField(blank=True)

    class Meta:
        verbose_name = "padwijziging"
        verbose_name_plural = "padwijzigingen"
        indexes = [
            models.Index(fields=["versie", "veld", "onderdeel", "niveau", "-id"], name="padwijziging_plek")
        ]
        constraints = [
            models.CheckConstraint(name="padwijziging_veld_bekend", condition=Q(veld__in=Padveld.values)),
            models.CheckConstraint(
                name="padwijziging_cel_heeft_niveau",
                condition=Q(veld=Padveld.CEL, onderdeel__isnull=False) & ~Q(niveau="")
                | ~Q(veld=Padveld.CEL) & Q(niveau=""),
            ),
        ]
        triggers = [pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.veld} {self.onderdeel or ''}{self.niveau}"


class Celbericht(models.Model):
    """What somebody says about one cell, subdimensie × niveau, or answers to who did."""

    versie = models.ForeignKey(Padversie, on_delete=models.PROTECT, related_name="celberichten")
    # None when the subdimensie was taken out; what was said stays.
    subdimensie = models.ForeignKey(
        Subdimensie, null=True, on_delete=models.SET_NULL, related_name="celberichten"
    )
    niveau = models.CharField(max_length=20, choices=Niveau)
    antwoord_op = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="antwoorden"
    )
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    op = models.DateTimeField()
    tekst = models.TextField()
    opgelost_op = models.DateTimeField(null=True, blank=True)
    opgelost_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "celbericht"
        verbose_name_plural = "celberichten"
        indexes = [models.Index(fields=["versie", "subdimensie", "niveau"], name="celbericht_cel")]
        constraints = [
            models.CheckConstraint(name="celbericht_tekst", condition=~Q(tekst="")),
            # Who answers adds to a conversation; only the conversation as a whole is solved.
            models.CheckConstraint(
                name="celbericht_opgelost",
                condition=Q(opgelost_op__isnull=True, opgelost_door__isnull=True)
                | Q(antwoord_op__isnull=True, opgelost_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subdimensie_id} {self.niveau}"
