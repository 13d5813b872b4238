"""Who was invited to a teamroute, what they share with that team, and who looked at it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from napl.models import Gebruiker, Lidmaatschap
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Spoorsoort, Uitnodigingsantwoord
from register.models.teamlijst import TEAMROLLEN
from register.models.teamroute import Teamroute


class TeamroutedeelnemerQuerySet(models.QuerySet["Teamroutedeelnemer"]):
    def uitgenodigd(self) -> "TeamroutedeelnemerQuerySet":
        return self.filter(ingetrokken_op__isnull=True)

    def doet_mee(self, peildatum: date) -> "TeamroutedeelnemerQuerySet":
        """Keep who said yes and is still in the school on the date."""
        in_team = Lidmaatschap.objects.filter(
            gebruiker=OuterRef("gebruiker"),
            organisatie=OuterRef("teamroute__organisatie"),
            rol__in=TEAMROLLEN,
        ).geldig_op(peildatum)
        return self.uitgenodigd().filter(Exists(in_team), antwoord=Uitnodigingsantwoord.JA)


class Teamroutedeelnemer(models.Model):
    """An invitation and its answer. A no, a later no and no answer look the same to everybody else."""

    teamroute = models.ForeignKey(Teamroute, on_delete=models.CASCADE, related_name="deelnemers")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="teamroutedeelnames")
    antwoord = models.CharField(max_length=3, choices=Uitnodigingsantwoord, blank=True)
    uitgenodigd_op = models.DateTimeField()
    # The team took the invitation back; the answer stays, so that asking again does not undo a no.
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    # When they last said something about what they need, or took it back.
    behoefte_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[TeamroutedeelnemerQuerySet] = TeamroutedeelnemerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "deelnemer aan een teamroute"
        verbose_name_plural = "deelnemers aan teamroutes"
        constraints = [
            models.UniqueConstraint(fields=["teamroute", "gebruiker"], name="teamroutedeelnemer_uniek"),
            models.CheckConstraint(
                name="teamroutedeelnemer_antwoord_bekend",
                condition=Q(antwoord__in=["", *Uitnodigingsantwoord.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teamroute_id} {self.gebruiker_id}"


class Teamroutedeling(models.Model):
    """A member told one team that they work on a path; with the level they aim for when they want to."""

    deelnemer = models.ForeignKey(Teamroutedeelnemer, on_delete=models.CASCADE, related_name="delingen")
    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="+")
    niveau = models.CharField(max_length=20, choices=Niveau, blank=True)
    gedeeld_op = models.DateTimeField()

    class Meta:
        verbose_name = "deling met een team"
        verbose_name_plural = "delingen met teams"
        constraints = [
            models.UniqueConstraint(fields=["deelnemer", "pad"], name="teamroutedeling_uniek"),
            models.CheckConstraint(
                name="teamroutedeling_niveau_bekend", condition=Q(niveau__in=["", *Niveau.values])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deelnemer_id} {self.pad_id}"


class Teamroutespoor(models.Model):
    """What happened with what a member shares; only that member can read it."""

    deelnemer = models.ForeignKey(Teamroutedeelnemer, on_delete=models.CASCADE, related_name="sporen")
    soort = models.CharField(max_length=10, choices=Spoorsoort)
    pad = models.ForeignKey(Ontwikkelpad, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Who looked; None when that account is gone.
    door = models.ForeignKey(Gebruiker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    op = models.DateTimeField()

    class Meta:
        verbose_name = "spoor van een deling met een team"
        verbose_name_plural = "sporen van delingen met teams"
        indexes = [models.Index(fields=["deelnemer", "-op"], name="teamroutespoor_laatste")]

    def __str__(self) -> str:
        return f"{self.deelnemer_id} {self.soort}"
