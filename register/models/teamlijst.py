"""Teamlijst: trajecten that the people of one school keep together."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from register.models.traject import Traject

MAX_OPMERKING = 500
MAX_LIJSTNAAM = 100
TEAMROLLEN = frozenset({Rol.LERAAR, Rol.SCHOOLLEIDER})
TEAMSOORTEN = frozenset({OrganisatieSoort.SCHOOL, OrganisatieSoort.SCHOOLBESTUUR})


def teams_of(gebruiker: Gebruiker, peildatum: date) -> models.QuerySet[Organisatie]:
    """Return the schools and boards where somebody is a leraar or schoolleider on a date."""
    rows = Lidmaatschap.objects.filter(gebruiker=gebruiker, rol__in=TEAMROLLEN).geldig_op(peildatum)
    return Organisatie.objects.filter(pk__in=rows.values("organisatie"), soort__in=TEAMSOORTEN)


class TeamlijstQuerySet(models.QuerySet["Teamlijst"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker, peildatum: date) -> "TeamlijstQuerySet":
        """Keep the lists of the teams that somebody is in on a date."""
        return self.filter(organisatie__in=teams_of(gebruiker, peildatum))


class Teamlijst(models.Model):
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="teamlijsten")
    naam = models.CharField(max_length=MAX_LIJSTNAAM)
    aangemaakt_op = models.DateTimeField()

    objects: ClassVar[TeamlijstQuerySet] = TeamlijstQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "teamlijst"
        verbose_name_plural = "teamlijsten"
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "naam"], name="teamlijst_naam_uniek"),
            models.CheckConstraint(name="teamlijst_naam_niet_leeg", condition=~Q(naam="")),
        ]

    def __str__(self) -> str:
        return self.naam


class Teamlijstitem(models.Model):
    lijst = models.ForeignKey(Teamlijst, on_delete=models.CASCADE, related_name="items")
    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="+")
    # None when the account of who added it is gone; the traject stays with the team.
    toegevoegd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    opmerking = models.TextField("opmerking voor uw collega's", blank=True)
    toegevoegd_op = models.DateTimeField()

    class Meta:
        verbose_name = "traject op een teamlijst"
        verbose_name_plural = "trajecten op een teamlijst"
        constraints = [
            models.UniqueConstraint(fields=["lijst", "traject"], name="teamlijstitem_uniek"),
            models.CheckConstraint(
                name="teamlijstitem_opmerking_lengte",
                condition=LessThanOrEqual(Length("opmerking"), MAX_OPMERKING),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lijst_id} {self.traject_id}"
