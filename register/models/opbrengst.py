"""Opbrengst: what a traject brought, in the words of who followed it, at a moment of their choice."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from napl.models import MetBewijsstuk
from register.models.deelname import Deelname

MAX_OPBRENGSTTEKST = 1500


class Opbrengst(MetBewijsstuk):
    """From own experience to acting in class to results (domein.md, 6); each step only when there is one."""

    deelname = models.ForeignKey(Deelname, on_delete=models.CASCADE, related_name="opbrengsten")
    moment_datum = models.DateField("wanneer u dit merkte")
    ervaring = models.TextField("wat u zelf ervaarde", blank=True)
    handelen = models.TextField("wat u anders doet in de klas", blank=True)
    resultaat = models.TextField("wat leerlingen ervan merken", blank=True)
    genoteerd_op = models.DateTimeField()

    class Meta:
        verbose_name = "opbrengst"
        verbose_name_plural = "opbrengsten"
        constraints = [
            models.CheckConstraint(
                name="opbrengst_zegt_iets", condition=~Q(ervaring="", handelen="", resultaat="")
            ),
            models.CheckConstraint(
                name="opbrengst_tekst_lengte",
                condition=Q(LessThanOrEqual(Length("ervaring"), MAX_OPBRENGSTTEKST))
                & Q(LessThanOrEqual(Length("handelen"), MAX_OPBRENGSTTEKST))
                & Q(LessThanOrEqual(Length("resultaat"), MAX_OPBRENGSTTEKST)),
            ),
        ]
        indexes = [models.Index(fields=["deelname", "moment_datum"], name="opbrengst_moment")]

    def __str__(self) -> str:
        return f"{self.deelname_id} {self.moment_datum}"
