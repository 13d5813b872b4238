"""Behoefte: what members of a team need, counted without names, and offered to the region."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from napl.enums import Sector
from napl.models import Gebruiker, Regio
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.models.teamdeelnemer import Teamroutedeelnemer
from register.models.teamroute import Teamroute


class Behoeftecel(models.Model):
    """For which level of which path, in which sector."""

    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="+")
    niveau = models.CharField(max_length=20, choices=Niveau)
    sector = models.CharField(max_length=3, choices=Sector)

    class Meta:
        abstract = True


class Behoefte(Behoeftecel):
    """What one member says; ``geteld`` is whether the last published count holds it.

    The two differ until a count takes the change along. A row that is neither is of no use and goes.
    """

    deelnemer = models.ForeignKey(Teamroutedeelnemer, on_delete=models.CASCADE, related_name="behoeften")
    nodig = models.BooleanField(default=True)
    geteld = models.BooleanField(default=False)

    class Meta:
        verbose_name = "behoefte"
        verbose_name_plural = "behoeften"
        constraints = [
            models.UniqueConstraint(
                fields=["deelnemer", "pad", "niveau", "sector"], name="behoefte_een_keer"
            ),
            models.CheckConstraint(name="behoefte_zegt_iets", condition=Q(nodig=True) | Q(geteld=True)),
        ]

    def __str__(self) -> str:
        return f"{self.deelnemer_id} {self.pad_id} {self.niveau}"


class Behoeftestand(Behoeftecel):
    """The published count of a cell: frozen, in steps of the threshold, and 0 for what is not shown."""

    teamroute = models.ForeignKey(Teamroute, on_delete=models.CASCADE, related_name="standen")
    aantal = models.PositiveIntegerField(default=0)
    # How many counted statements were erased since: a change too, of people we no longer know.
    vertrokken = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "stand van behoeften"
        verbose_name_plural = "standen van behoeften"
        constraints = [
            models.UniqueConstraint(
                fields=["teamroute", "pad", "niveau", "sector"], name="behoeftestand_uniek"
            ),
            models.CheckConstraint(
                name="behoeftestand_vanaf_drempel",
                condition=Q(aantal=0) | Q(aantal__gte=settings.DREMPEL_AANTALLEN),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teamroute_id} {self.pad_id} {self.niveau}"


class Behoefteaanbod(models.Model):
    """The published counts of a team, handed to a region; it never changes, it can only be withdrawn."""

    teamroute = models.ForeignKey(Teamroute, on_delete=models.PROTECT, related_name="aanbiedingen")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="behoefteaanbiedingen")
    aangeboden_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    aangeboden_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "aanbod van behoeften"
        verbose_name_plural = "aanbiedingen van behoeften"
        constraints = [
            models.UniqueConstraint(
                fields=["teamroute", "regio"],
                condition=Q(ingetrokken_op__isnull=True),
                name="behoefteaanbod_een_geldig",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.teamroute_id IS DISTINCT FROM NEW.teamroute_id"
                    " OR OLD.regio_id IS DISTINCT FROM NEW.regio_id"
                    " OR OLD.aangeboden_op IS DISTINCT FROM NEW.aangeboden_op"
                    " OR (OLD.ingetrokken_op IS NOT NULL"
                    " AND OLD.ingetrokken_op IS DISTINCT FROM NEW.ingetrokken_op)"
                ),
            ),
            pgtrigger.Protect(name="blijft", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.teamroute_id} {self.regio_id}"


class Behoefteaanbodregel(Behoeftecel):
    """One count that was handed over."""

    aanbod = models.ForeignKey(Behoefteaanbod, on_delete=models.PROTECT, related_name="regels")
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name = "regel van een aanbod van behoeften"
        verbose_name_plural = "regels van aanbiedingen van behoeften"
        constraints = [
            models.UniqueConstraint(
                fields=["aanbod", "pad", "niveau", "sector"], name="behoefteaanbodregel_uniek"
            ),
            models.CheckConstraint(
                name="behoefteaanbodregel_vanaf_drempel",
                condition=Q(aantal__gte=settings.DREMPEL_AANTALLEN),
            ),
        ]
        triggers = [pgtrigger.Protect(name="staat_vast", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.aanbod_id} {self.pad_id} {self.aantal}"
