"""Routestap: a step of the route that somebody plans: a traject, or learning in and around the work."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from napl.models import Gebruiker
from ontwikkelpaden.models import Doel
from register.enums import InformeleVorm, Stapsoort
from register.models.traject import Traject
from register.models.uitvoering import Uitvoering

MAX_STAPTITEL = 200
MAX_STAPTEKST = 2000
MAX_STAPUREN = 5000


class RoutestapQuerySet(models.QuerySet["Routestap"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker) -> "RoutestapQuerySet":
        """Keep what is somebody's own: nobody else sees a route, the bureau included."""
        return self.filter(gebruiker=gebruiker)


class Routestap(models.Model):
    """Months are their first day, and both count: from september to november is three months."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="routestappen")
    volgorde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=10, choices=Stapsoort)
    traject = models.ForeignKey(
        Traject, null=True, blank=True, on_delete=models.CASCADE, related_name="routestappen"
    )
    uitvoering = models.ForeignKey(
        Uitvoering, null=True, blank=True, on_delete=models.SET_NULL, related_name="routestappen"
    )
    # What the step leads to.
    doel = models.ForeignKey(
        Doel, null=True, blank=True, on_delete=models.SET_NULL, related_name="routestappen"
    )
    titel = models.CharField(max_length=MAX_STAPTITEL, blank=True)
    informele_vorm = models.CharField(max_length=30, choices=InformeleVorm, blank=True)
    omschrijving = models.TextField(blank=True)
    maand_van = models.DateField(null=True, blank=True)
    maand_tot = models.DateField("maand tot en met", null=True, blank=True)
    # What somebody reckons with; empty means: what the traject says, or unknown.
    uren = models.PositiveSmallIntegerField(null=True, blank=True)
    notitie = models.TextField(blank=True)
    aangemaakt_op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[RoutestapQuerySet] = RoutestapQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "stap van een route"
        verbose_name_plural = "stappen van routes"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "volgorde"],
                name="routestap_volgorde",
                # Two steps change places in one transaction.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "traject", "uitvoering"],
                condition=Q(soort="traject", afgerond_op__isnull=True),
                nulls_distinct=False,
                name="routestap_een_keer",
            ),
            models.CheckConstraint(
                name="routestap_hoort_bij_soort",
                condition=Q(soort=Stapsoort.TRAJECT, traject__isnull=False, titel="", informele_vorm="")
                | Q(
                    ~Q(titel=""),
                    soort=Stapsoort.INFORMEEL,
                    traject__isnull=True,
                    uitvoering__isnull=True,
                    informele_vorm__in=InformeleVorm.values,
                ),
            ),
            models.CheckConstraint(
                name="routestap_hele_maanden",
                condition=(Q(maand_van__isnull=True) | Q(maand_van__day=1))
                & (Q(maand_tot__isnull=True) | Q(maand_tot__day=1)),
            ),
            models.CheckConstraint(
                name="routestap_maanden_volgorde",
                condition=Q(maand_tot__isnull=True)
                | Q(maand_van__isnull=False, maand_tot__gte=F("maand_van")),
            ),
            models.CheckConstraint(
                name="routestap_uren_denkbaar",
                condition=Q(uren__isnull=True) | Q(uren__gte=1, uren__lte=MAX_STAPUREN),
            ),
            models.CheckConstraint(
                name="routestap_tekst_lengte",
                condition=Q(LessThanOrEqual(Length("omschrijving"), MAX_STAPTEKST))
                & Q(LessThanOrEqual(Length("notitie"), MAX_STAPTEKST)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker_id} {self.volgorde}"
