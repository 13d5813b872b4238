"""Bewaardtraject: what somebody keeps to look at again, with a note that nobody else reads."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from napl.models import Gebruiker
from register.models.traject import Traject

MAX_NOTITIE = 2000


class Bewaardtraject(models.Model):
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="bewaarde_trajecten")
    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="+")
    notitie = models.TextField("uw notitie", blank=True)
    bewaard_op = models.DateTimeField()

    class Meta:
        verbose_name = "bewaard traject"
        verbose_name_plural = "bewaarde trajecten"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "traject"], name="bewaardtraject_uniek"),
            models.CheckConstraint(
                name="bewaardtraject_notitie_lengte",
                condition=LessThanOrEqual(Length("notitie"), MAX_NOTITIE),
                violation_error_message="De notitie is te lang.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker_id} {self.traject_id}"
