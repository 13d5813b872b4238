"""Aanmeldingen for the work list of the bureau."""

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Concat
from django.urls import reverse

from napl.enums import Rol
from napl.registers import Zaakbron
from register.enums import AANMELDING_OPEN, Aanmeldingstatus
from register.models import Aanmelding


def _open_cases() -> QuerySet[Aanmelding]:
    return Aanmelding.objects.open()


def _address(pk: int) -> str:
    return reverse("register:aanmelding-detail", args=[pk])


BRON = Zaakbron(
    naam="Aanmelding van een aanbieder",
    recht="register.keur_aanmelding",
    rijen=_open_cases,
    kenmerk=Concat(Value("A"), F("pk")),
    titel=F("naam"),
    partij=F("plaats"),
    status=F("status"),
    beurt=Case(
        When(status=Aanmeldingstatus.AANVULLING, then=Value(Rol.AANBIEDER.value)),
        default=Value(Rol.BEHANDELAAR.value),
    ),
    sinds=F("ingediend_op"),
    statussen={status.value: status.label for status in Aanmeldingstatus if status in AANMELDING_OPEN},
    adres=_address,
    # Awb 2:4: nobody decides on their own case.
    behalve=F("gebruiker_id"),
)
