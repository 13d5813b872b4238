"""The accounts of the demo."""

import pytest

from napl.domain.demo import ACCOUNTS, create_demo_gebruikers
from napl.enums import Rol
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap, Organisatie
from napl.rechten import rollen_van
from tests.factories import NU, VANDAAG

pytestmark = pytest.mark.django_db

# The list of the public contract, in its own words.
CONTRACT = [
    "leraar",
    "leraar2",
    "schoolleider",
    "aanbieder",
    "aanbieder2",
    "deskundige1",
    "deskundige2",
    "deskundige3",
    "deskundige4",
    "coordinator",
    "behandelaar",
    "beslisser",
    "financieel",
    "redactie",
    "penvoerder",
    "penvoerder2",
    "bestuurder",
    "teamlid",
    "atelierlid",
    "stuurgroep",
    "beheer",
]


def test_every_account_of_the_contract_has_its_role() -> None:
    create_demo_gebruikers(password="wachtwoord-van-de-demo", at=NU)
    assert list(ACCOUNTS) == CONTRACT
    for naam in CONTRACT:
        gebruiker = Gebruiker.objects.get(email=f"{naam}@demo.napl.test")
        rol = Rol(naam.rstrip("0123456789"))
        assert rollen_van(gebruiker, VANDAAG) == {Rol.BEZOEKER, Rol.GEBRUIKER, rol}
        assert gebruiker.check_password("wachtwoord-van-de-demo")


def test_a_second_time_changes_only_the_password() -> None:
    create_demo_gebruikers(password="eerste-wachtwoord", at=NU)
    counts = [model.objects.count() for model in (Gebruiker, Organisatie, Lidmaatschap, Gebeurtenis)]
    create_demo_gebruikers(password="tweede-wachtwoord", at=NU)
    assert [model.objects.count() for model in (Gebruiker, Organisatie, Lidmaatschap, Gebeurtenis)] == counts
    assert Gebruiker.objects.get(email="leraar@demo.napl.test").check_password("tweede-wachtwoord")


def test_every_role_that_a_membership_gives_has_an_account() -> None:
    assert {rol for rol, _ in ACCOUNTS.values()} == set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER}
