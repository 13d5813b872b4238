"""Trajectcijfer: how often something happened with a traject on a day; nothing of who it was."""

from django.db import models
from django.db.models import Q

from register.enums import Cijfersoort
from register.models.traject import Traject


class Trajectcijfer(models.Model):
    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="cijfers")
    dag = models.DateField()
    soort = models.CharField(max_length=12, choices=Cijfersoort)
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name = "trajectcijfer"
        verbose_name_plural = "trajectcijfers"
        constraints = [
            models.UniqueConstraint(fields=["traject", "dag", "soort"], name="trajectcijfer_cel_uniek"),
            models.CheckConstraint(
                name="trajectcijfer_soort_bekend", condition=Q(soort__in=Cijfersoort.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traject_id} {self.dag} {self.soort}"
