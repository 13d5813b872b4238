"""Aanmeldingen for the work list of the bureau."""

from collections.abc import Collection, Mapping

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat
from django.urls import reverse

from napl.enums import Rol
from napl.registers import Lognaam, Logonderwerp, Zaakbron
from register.enums import AANMELDING_OPEN, Aanmeldingstatus
from register.models import Aanmelding

MAX_CIJFERS = 10
MAX_GEVONDEN = 200


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


def _names(pks: Collection[int]) -> Mapping[int, Lognaam]:
    rows = Aanmelding.objects.filter(pk__in=pks).values_list("pk", "naam")
    return {pk: Lognaam(f"A{pk} {naam}", _address(pk)) for pk, naam in rows}


def _search(text: str) -> Collection[int]:
    number = text.lstrip("aA")
    is_number = number.isascii() and number.isdigit() and len(number) < MAX_CIJFERS
    by_number = Q(pk=int(number)) if is_number else Q(pk__in=[])
    found = Aanmelding.objects.filter(by_number | Q(naam__icontains=text))
    return list(found.values_list("pk", flat=True)[:MAX_GEVONDEN])


LOG = Logonderwerp("Aanmelding van een aanbieder", _names, _search)
