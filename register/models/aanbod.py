"""Who works for which aanbieder, and what they may do there."""

from datetime import date

from django.db import models
from django.db.models import Q

from napl.enums import Rol
from napl.models import Gebruiker, Lidmaatschap
from register.models.aanbieder import Aanbieder


def aanbieders_van(gebruiker: Gebruiker, peildatum: date) -> models.QuerySet[Aanbieder]:
    """Return the aanbieders that somebody works for on a date.

    A part without an organisation of its own belongs to who works for the whole; one with its own does not.
    """
    werk = Lidmaatschap.objects.filter(gebruiker=gebruiker, rol=Rol.AANBIEDER).geldig_op(peildatum)
    organisaties = werk.values("organisatie")
    return Aanbieder.objects.filter(
        Q(organisatie__in=organisaties)
        | Q(organisatie__isnull=True, onderdeel_van__organisatie__in=organisaties)
    )


def may_edit(gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    """Say whether somebody may describe the offer of this aanbieder on a date."""
    return aanbieders_van(gebruiker, peildatum).filter(pk=aanbieder.pk).exists()


def may_sign(gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    """Say whether somebody may submit, sign and pay on behalf of this aanbieder on a date."""
    return aanbieders_van(gebruiker, peildatum).filter(pk=aanbieder.pk).exists()


def may_manage(gebruiker: Gebruiker, aanbieder: Aanbieder, peildatum: date) -> bool:
    """Say whether somebody may change who belongs to this aanbieder, and their roles, on a date."""
    return aanbieders_van(gebruiker, peildatum).filter(pk=aanbieder.pk).exists()
