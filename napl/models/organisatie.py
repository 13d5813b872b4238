"""Organisatie and Lidmaatschap: every role is a role in an organisation, for a period."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from napl.enums import OrganisatieSoort, Rol
from napl.models.gebruiker import Gebruiker
from napl.models.periode import Periode, PeriodeQuerySet, een_tegelijk, periode_constraint
from napl.validators import validate_brin, validate_kvk


class Organisatie(models.Model):
    naam = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    soort = models.CharField(max_length=20, choices=OrganisatieSoort)
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True, validators=[validate_kvk])
    brin = models.CharField("BRIN-nummer", max_length=6, blank=True, validators=[validate_brin])
    plaats = models.CharField(max_length=100, blank=True)
    website = models.URLField(blank=True)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        constraints = [
            models.CheckConstraint(
                name="organisatie_soort_bekend", condition=Q(soort__in=OrganisatieSoort.values)
            ),
            models.CheckConstraint(
                name="organisatie_kvk_vorm", condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}$")
            ),
            models.UniqueConstraint(
                fields=["kvk", "soort"],
                condition=~Q(kvk=""),
                name="organisatie_kvk_uniek",
                violation_error_message="Er is al een organisatie met dit KvK-nummer.",
            ),
            models.UniqueConstraint(
                fields=["brin"],
                condition=~Q(brin=""),
                name="organisatie_brin_uniek",
                violation_error_message="Er is al een organisatie met dit BRIN-nummer.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(Periode):
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField(max_length=20, choices=Rol)

    objects: ClassVar[PeriodeQuerySet["Lidmaatschap"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            periode_constraint("lidmaatschap_periode"),
            een_tegelijk("lidmaatschap_een_tegelijk", "gebruiker", "organisatie", "rol"),
            models.CheckConstraint(
                name="lidmaatschap_rol_bekend",
                condition=Q(rol__in=[rol for rol in Rol.values if rol not in {"bezoeker", "gebruiker"}]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rol} ({self.organisatie_id})"
