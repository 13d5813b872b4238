"""What a teacher follows, and how much room there is to learn; nobody else sees it."""

from django.db import models
from django.db.models import Q

from napl.enums import Sector
from napl.models import Gebruiker
from ontwikkelpaden.models.pad import Ontwikkelpad


class Gevolgdpad(models.Model):
    """A path that somebody wants at hand. It is no goal yet: following asks for nothing."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="gevolgde_paden")
    pad = models.ForeignKey(Ontwikkelpad, on_delete=models.PROTECT, related_name="+")
    gevolgd_op = models.DateTimeField()

    class Meta:
        verbose_name = "gevolgd pad"
        verbose_name_plural = "gevolgde paden"
        constraints = [models.UniqueConstraint(fields=["gebruiker", "pad"], name="gevolgdpad_uniek")]

    def __str__(self) -> str:
        return f"{self.gebruiker_id} {self.pad_id}"


class Leerruimte(models.Model):
    """For which sector, in how many hours and for how much money somebody can learn; empty is no limit."""

    gebruiker = models.OneToOneField(Gebruiker, on_delete=models.CASCADE, related_name="leerruimte")
    sector = models.CharField(max_length=3, choices=Sector, blank=True)
    uren_max = models.PositiveIntegerField("hoeveel uur ik heb", null=True, blank=True)
    prijs_max = models.DecimalField(
        "hoeveel euro ik heb", max_digits=9, decimal_places=2, null=True, blank=True
    )
    gewijzigd_op = models.DateTimeField()

    class Meta:
        verbose_name = "leerruimte"
        verbose_name_plural = "leerruimtes"
        constraints = [
            models.CheckConstraint(
                name="leerruimte_niet_negatief",
                condition=Q(prijs_max__isnull=True) | Q(prijs_max__gte=0),
            )
        ]

    def __str__(self) -> str:
        return str(self.gebruiker_id)
