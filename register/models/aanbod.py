"""Who works for which aanbieder, and what they may do there."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from napl.enums import Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from napl.models.periode import Periode, PeriodeQuerySet, een_tegelijk, periode_constraint
from register.enums import Aanbodrol
from register.models.aanbieder import Aanbieder


class Aanbodlid(Periode):
    """A role of a member of an aanbieder, for a period; the Lidmaatschap says that they work there."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="aanbodrollen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="aanbodleden")
    rol = models.CharField(max_length=12, choices=Aanbodrol)

    objects: ClassVar[PeriodeQuerySet["Aanbodlid"]] = PeriodeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "aanbodlid"
        verbose_name_plural = "aanbodleden"
        constraints = [
            periode_constraint("aanbodlid_periode"),
            een_tegelijk("aanbodlid_een_tegelijk", "gebruiker", "organisatie", "rol"),
            models.CheckConstraint(name="aanbodlid_rol_bekend", condition=Q(rol__in=Aanbodrol.values)),
        ]

    def __str__(self) -> str:
        return f"{self.rol} ({self.organisatie_id})"


class Aanboduitnodiging(models.Model):
    """Somebody is asked to join; of the link only a print is kept, and the address goes once it was used."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="aanboduitnodigingen")
    email = models.EmailField("e-mailadres", blank=True)
    rollen = ArrayField(models.CharField(max_length=12, choices=Aanbodrol))
    afdruk = models.CharField(max_length=64, unique=True)
    uitgenodigd_op = models.DateTimeField()
    uitgenodigd_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.SET_NULL, related_name="verstuurde_aanboduitnodigingen"
    )
    verloopt_op = models.DateTimeField()
    aangenomen_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "aanboduitnodiging"
        verbose_name_plural = "aanboduitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "email"],
                condition=Q(aangenomen_op__isnull=True, ingetrokken_op__isnull=True),
                name="aanboduitnodiging_een_open",
            ),
            models.CheckConstraint(
                name="aanboduitnodiging_open_heeft_adres",
                condition=Q(aangenomen_op__isnull=False) | Q(ingetrokken_op__isnull=False) | ~Q(email=""),
            ),
        ]

    def __str__(self) -> str:
        return f"uitnodiging {self.pk} ({self.organisatie_id})"


def organisaties_van(
    gebruiker: Gebruiker, peildatum: date, rol: Aanbodrol | None = None
) -> models.QuerySet[Organisatie]:
    """Return the organisations of aanbieders where somebody works on a date, or has this role there.

    Where nobody ever was given a role (the bureau put the people there), everybody has all of them.
    """
    werk = Lidmaatschap.objects.filter(gebruiker=gebruiker, rol=Rol.AANBIEDER).geldig_op(peildatum)
    organisaties = Organisatie.objects.filter(pk__in=werk.values("organisatie"))
    if rol is None:
        return organisaties
    rollen = Aanbodlid.objects.filter(organisatie=OuterRef("pk"))
    return organisaties.filter(
        Exists(rollen.filter(gebruiker=gebruiker, rol=rol).geldig_op(peildatum)) | ~Exists(rollen)
    )


def aanbieders_van(
    gebruiker: Gebruiker, peildatum: date, rol: Aanbodrol | None = None
) -> models.QuerySet[Aanbieder]:
    """Return the aanbieders that somebody works for on a date, or has this role at.

    A part without an organisation of its own belongs to who works for the whole; one with its own does not.
    """
    organisaties = organisaties_van(gebruiker, peildatum, rol).values("pk")
    return Aanbieder.objects.filter(
        Q(organisatie__in=organisaties)
        | Q(organisatie__isnull=True, onderdeel_van__organisatie__in=organisaties)
    )


def may_edit(gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    """Say whether somebody may describe the offer of this aanbieder on a date (redacteur)."""
    return _has(Aanbodrol.REDACTEUR, gebruiker, aanbieder, peildatum)


def may_sign(gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    """Say whether somebody may submit, sign and pay on behalf of this aanbieder on a date (tekenbevoegd)."""
    return _has(Aanbodrol.TEKENBEVOEGD, gebruiker, aanbieder, peildatum)


def may_manage(gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    """Say whether somebody may change who belongs to this aanbieder and their roles on a date (beheerder)."""
    return _has(Aanbodrol.BEHEERDER, gebruiker, aanbieder, peildatum)


def _has(rol: Aanbodrol, gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    return aanbieders_van(gebruiker, peildatum, rol).filter(pk=aanbieder.pk).exists()
