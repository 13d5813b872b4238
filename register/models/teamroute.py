"""Teamroute: the plan of a team: goals of the school, the paths that lead there, and what the team does."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from napl.enums import Rol, Sector
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Stapsoort, TeamrouteStatus
from register.models.teamlijst import teams_of
from register.models.traject import Traject

MAX_ROUTENAAM = 120
MAX_AANLEIDING = 2000
MAX_SCHOOLDOEL = 500
MAX_TEAMSTAPTITEL = 200
MAX_ORGANISEERT = 120
MAX_STAPNOTITIE = 1000


class TeamrouteQuerySet(models.QuerySet["Teamroute"]):
    def beheerd_door(self, gebruiker: Gebruiker, peildatum: date) -> "TeamrouteQuerySet":
        """Keep the routes of schools where somebody works that they made, or where they lead the school."""
        leads = Lidmaatschap.objects.filter(gebruiker=gebruiker, rol=Rol.SCHOOLLEIDER).geldig_op(peildatum)
        return self.filter(
            Q(gemaakt_door=gebruiker) | Q(organisatie__in=leads.values("organisatie")),
            organisatie__in=teams_of(gebruiker, peildatum),
        )

    def zichtbaar_voor(self, gebruiker: Gebruiker, peildatum: date) -> "TeamrouteQuerySet":
        """Keep the routes that somebody manages or was invited to; who left the school sees none of it."""
        invited = Q(
            deelnemers__in=gebruiker.teamroutedeelnames.filter(ingetrokken_op__isnull=True),
            organisatie__in=teams_of(gebruiker, peildatum),
        )
        managed = Q(pk__in=Teamroute.objects.beheerd_door(gebruiker, peildatum).values("pk"))
        return self.filter(managed | invited).distinct()


class Teamroute(models.Model):
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="teamroutes")
    naam = models.CharField(max_length=MAX_ROUTENAAM)
    begin_datum = models.DateField()
    eind_datum = models.DateField("laatste dag")
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector))
    aanleiding = models.TextField(blank=True)
    # None when the account is gone; then the school leader manages.
    gemaakt_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=10, choices=TeamrouteStatus, default=TeamrouteStatus.OPEN)
    aangemaakt_op = models.DateTimeField()
    # When it was last looked at whether the needs can be counted, and when they were: docs/adr, team routes.
    gepeild_op = models.DateTimeField(null=True, blank=True)
    geteld_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[TeamrouteQuerySet] = TeamrouteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "teamroute"
        verbose_name_plural = "teamroutes"
        constraints = [
            models.CheckConstraint(name="teamroute_naam_niet_leeg", condition=~Q(naam="")),
            models.CheckConstraint(name="teamroute_periode", condition=Q(eind_datum__gt=F("begin_datum"))),
            models.CheckConstraint(name="teamroute_heeft_sector", condition=Q(sectoren__len__gt=0)),
            models.CheckConstraint(
                name="teamroute_aanleiding_lengte",
                condition=LessThanOrEqual(Length("aanleiding"), MAX_AANLEIDING),
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_open(self) -> bool:
        return self.status == TeamrouteStatus.OPEN


class Schooldoel(models.Model):
    """What the school wants to reach, in its own words."""

    teamroute = models.ForeignKey(Teamroute, on_delete=models.CASCADE, related_name="doelen")
    volgorde = models.PositiveSmallIntegerField()
    omschrijving = models.CharField(max_length=MAX_SCHOOLDOEL)

    class Meta:
        verbose_name = "schooldoel"
        verbose_name_plural = "schooldoelen"
        constraints = [
            models.UniqueConstraint(
                fields=["teamroute", "volgorde"],
                name="schooldoel_volgorde",
                # Two goals change places in one transaction.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(name="schooldoel_niet_leeg", condition=~Q(omschrijving="")),
        ]

    def __str__(self) -> str:
        return f"{self.teamroute_id} {self.volgorde}"


class Schooldoelpad(models.Model):
    """A level of a path that helps to reach a goal of the school."""

    doel = models.ForeignKey(Schooldoel, on_delete=models.CASCADE, related_name="paden")
    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="+")
    niveau = models.CharField(max_length=20, choices=Niveau)

    class Meta:
        verbose_name = "pad bij een schooldoel"
        verbose_name_plural = "paden bij schooldoelen"
        constraints = [
            models.UniqueConstraint(fields=["doel", "pad", "niveau"], name="schooldoelpad_uniek"),
            models.CheckConstraint(name="schooldoelpad_niveau_bekend", condition=Q(niveau__in=Niveau.values)),
        ]

    def __str__(self) -> str:
        return f"{self.doel_id} {self.pad_id} {self.niveau}"


class Teamroutestap(models.Model):
    """What the team does: a traject, or learning in and around the work."""

    doelpad = models.ForeignKey(Schooldoelpad, on_delete=models.CASCADE, related_name="stappen")
    soort = models.CharField(max_length=10, choices=Stapsoort)
    traject = models.ForeignKey(
        Traject, null=True, blank=True, on_delete=models.CASCADE, related_name="teamroutestappen"
    )
    titel = models.CharField(max_length=MAX_TEAMSTAPTITEL, blank=True)
    begin_datum = models.DateField()
    eind_datum = models.DateField("laatste dag")
    organiseert = models.CharField("wie het regelt", max_length=MAX_ORGANISEERT, blank=True)
    notitie = models.TextField(blank=True)

    class Meta:
        verbose_name = "stap van een teamroute"
        verbose_name_plural = "stappen van teamroutes"
        constraints = [
            models.CheckConstraint(
                name="teamroutestap_hoort_bij_soort",
                condition=Q(soort=Stapsoort.TRAJECT, traject__isnull=False, titel="")
                | Q(~Q(titel=""), soort=Stapsoort.INFORMEEL, traject__isnull=True),
            ),
            models.CheckConstraint(
                name="teamroutestap_periode", condition=Q(eind_datum__gte=F("begin_datum"))
            ),
            models.CheckConstraint(
                name="teamroutestap_notitie_lengte",
                condition=LessThanOrEqual(Length("notitie"), MAX_STAPNOTITIE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.doelpad_id} {self.soort}"
