"""An aanbieder with somebody who works there, and a traject that can be published."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap
from register.domain.trajecteditor.secties import make_basis, read_basis
from register.domain.trajectgegevens import read_gegevens
from register.models import Aanbieder, Traject, Trajectversie
from tests.factories import AanbiederFactory, OrganisatieFactory, make_gebruiker, make_traject

COMPLEET: dict[str, Any] = {
    "samenvatting": "Leer rekenen geven.",
    "website": "https://www.voorbeeld.nl/rekenen",
    "doelgroep": "Leraren in groep 3 tot en met 8.",
    "sectoren": ("po",),
    "beschrijving": "Zes bijeenkomsten op school.",
    "leeruitkomsten": ("geeft rekenles op drie niveaus",),
}


@dataclass(frozen=True)
class Huis:
    aanbieder: Aanbieder
    lid: Gebruiker

    @property
    def client(self) -> Client:
        client = Client()
        client.force_login(self.lid, "allauth.account.auth_backends.AuthenticationBackend")
        return client


def make_huis(naam: str = "Rekenhuis") -> Huis:
    organisatie = OrganisatieFactory.create(soort=OrganisatieSoort.AANBIEDER)
    aanbieder = AanbiederFactory.create(naam=naam, organisatie=organisatie)
    return Huis(aanbieder, make_lid(aanbieder))


def make_lid(aanbieder: Aanbieder) -> Gebruiker:
    lid = make_gebruiker()
    assert aanbieder.organisatie is not None
    Lidmaatschap.objects.create(
        gebruiker=lid, organisatie=aanbieder.organisatie, rol=Rol.AANBIEDER, geldig_van=date(2024, 1, 1)
    )
    return lid


def make_eigen(huis: Huis, naam: str = "Rekenen met inzicht", **velden: Any) -> Traject:
    return make_traject(naam, aanbieders=[huis.aanbieder], **{**COMPLEET, **velden})


def basis_van(versie: Trajectversie, *velden: str) -> dict[str, str]:
    """Return what somebody starts from who reads these fields of a version now."""
    gegevens = read_gegevens(versie)
    return read_basis(make_basis({veld: getattr(gegevens, veld) for veld in velden}), velden)
