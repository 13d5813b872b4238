"""Organisations and memberships, and what they refuse."""

from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from napl.domain.organisatie import add_lidmaatschap, create_organisatie
from napl.enums import ROLLEN_PER_SOORT, OrganisatieSoort, Rol
from napl.fouten import Domeinfout
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap, Organisatie
from napl.rechten import rollen_van
from tests.factories import NU, VANDAAG, GebruikerFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db

VAN = date(2026, 1, 1)
NIET_PASSEND = [
    (soort, rol) for soort, rol in product(OrganisatieSoort, Rol) if rol not in ROLLEN_PER_SOORT[soort]
]


def create(
    naam: str = "School", soort: OrganisatieSoort = OrganisatieSoort.SCHOOL, **velden: str
) -> Organisatie:
    return create_organisatie(naam=naam, soort=soort, at=NU, **velden)  # type: ignore[arg-type]


def test_an_organisation_gets_a_slug_of_its_own_and_a_gebeurtenis_without_its_name() -> None:
    first, second = create("  De  Linde "), create("De Linde")
    assert (first.naam, first.slug, second.slug) == ("De Linde", "de-linde", "de-linde-2")
    assert [row.gegevens for row in Gebeurtenis.objects.all()] == [{"soort": "school"}] * 2


@pytest.mark.parametrize("kvk", ["27312152", "01234567"])
def test_a_possible_kvk_number_is_kept(kvk: str) -> None:
    assert create(kvk=kvk).kvk == kvk


@pytest.mark.parametrize("kvk", ["1234567", "123456789", "1234567a", "12 34 56 78", "00000000", "١٢٣٤٥٦٧٨"])
def test_an_impossible_kvk_number_is_refused_by_name(kvk: str) -> None:
    with pytest.raises(Domeinfout) as raised:
        create(kvk=kvk)
    assert raised.value.veld == "kvk"
    assert not Organisatie.objects.exists()


@pytest.mark.parametrize("brin", ["25PW", "25PW00"])
def test_a_possible_brin_is_kept(brin: str) -> None:
    assert create(brin=brin).brin == brin


@pytest.mark.parametrize("brin", ["25P", "2525", "PW25", "25PW0", "25PWXX"])
def test_an_impossible_brin_is_refused_by_name(brin: str) -> None:
    with pytest.raises(Domeinfout, match="BRIN") as raised:
        create(brin=brin)
    assert raised.value.veld == "brin"


def test_a_number_belongs_to_one_organisation() -> None:
    create("Een", kvk="27312152", brin="25PW")
    with pytest.raises(Domeinfout, match="al een organisatie met dit BRIN"):
        create("Twee", brin="25PW")
    with pytest.raises(Domeinfout, match="al een organisatie met dit KvK"):
        create("Twee", kvk="27312152")
    create("Huisacademie van Een", OrganisatieSoort.AANBIEDER, kvk="27312152")


def test_the_database_refuses_a_kvk_number_of_another_form() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisatieFactory.create(kvk="12AB")


@pytest.mark.parametrize(("soort", "rol"), NIET_PASSEND)
def test_a_role_that_does_not_fit_the_organisation_is_refused(soort: OrganisatieSoort, rol: Rol) -> None:
    with pytest.raises(Domeinfout) as raised:
        add_lidmaatschap(
            GebruikerFactory.create(), OrganisatieFactory.create(soort=soort), rol, geldig_van=VAN, at=NU
        )
    assert raised.value.veld == "rol"
    assert not Lidmaatschap.objects.exists()


def test_a_membership_gives_the_role_at_once_and_a_second_time_nothing() -> None:
    gebruiker, school = GebruikerFactory.create(), OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    assert Rol.LERAAR not in rollen_van(gebruiker, VANDAAG)
    first = add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=VAN, at=NU)
    assert Rol.LERAAR in rollen_van(gebruiker, VANDAAG)
    again = add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=VANDAAG, at=NU)
    assert (again.pk, again.geldig_van) == (first.pk, VAN)
    assert Gebeurtenis.objects.filter(soort="lidmaatschap.begonnen").count() == 1


def test_who_left_can_come_back() -> None:
    gebruiker, school = GebruikerFactory.create(), OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=VAN, at=NU)
    Lidmaatschap.objects.update(geldig_tot=date(2026, 6, 1))
    add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=date(2026, 6, 1), at=NU)
    assert Lidmaatschap.objects.count() == 2


def test_the_same_role_is_never_held_twice_at_once() -> None:
    gebruiker, school = GebruikerFactory.create(), OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=date(2026, 6, 1), at=NU)
    with pytest.raises(Domeinfout, match="latere datum") as raised:
        add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=VAN, at=NU)
    assert raised.value.veld == "geldig_van"
    rij = {"gebruiker": gebruiker, "organisatie": school}
    with pytest.raises(IntegrityError), transaction.atomic():
        Lidmaatschap.objects.create(**rij, rol=Rol.LERAAR, geldig_van=VAN, geldig_tot=date(2026, 6, 2))
    Lidmaatschap.objects.create(**rij, rol=Rol.LERAAR, geldig_van=VAN, geldig_tot=date(2026, 6, 1))
    Lidmaatschap.objects.create(**rij, rol=Rol.SCHOOLLEIDER, geldig_van=date(2026, 6, 1))


def test_an_address_is_one_account_whatever_its_case() -> None:
    Gebruiker.objects.create_user("Vera@Voorbeeld.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        GebruikerFactory.create(email="VERA@voorbeeld.TEST")
    assert Gebruiker.objects.get_by_natural_key("vera@VOORBEELD.test").email == "vera@voorbeeld.test"
