"""The list of aanbieders, the page of one, and the panel on the page of a path."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.enums import Sector
from register.enums import AanbiederSoort, OpnameSoort
from tests.factories import AanbiederFactory, make_traject

pytestmark = pytest.mark.django_db
URL = "/aanbieders/"


def names(client: Client, **query: str) -> list[str]:
    answer = client.get(URL, query)
    assert answer.status_code == 200
    return [aanbieder.naam for aanbieder in answer.context["pagina"].resultaten]


def test_found_by_name_kind_and_sector(client: Client) -> None:
    AanbiederFactory.create(naam="Académie Zuid", soort=AanbiederSoort.HOGESCHOOL, sectoren=[Sector.PO.value])
    AanbiederFactory.create(naam="Bureau Noord", soort=AanbiederSoort.PRIVAAT, sectoren=[Sector.VO.value])
    assert names(client) == ["Académie Zuid", "Bureau Noord"]
    assert names(client, q="academie") == ["Académie Zuid"]
    assert names(client, soort="privaat", sector="") == ["Bureau Noord"]
    assert names(client, sector="po") == ["Académie Zuid"]
    assert names(client, q="bestaat niet") == []
    assert names(client, q="!!") == []


def test_a_part_is_shown_under_its_whole_and_counts_for_it(client: Client) -> None:
    geheel = AanbiederFactory.create(naam="Universiteit Polder")
    deel = AanbiederFactory.create(naam="Instituut Dijk", onderdeel_van=geheel)
    make_traject("Een", aanbieders=[geheel, deel], opname=OpnameSoort.ERKEND)
    make_traject("Twee", aanbieders=[deel])
    make_traject("Niet vermeld", aanbieders=[deel], opname=None)
    make_traject("Voorbij", aanbieders=[deel], geldig_tot=date(2026, 2, 1))
    assert names(client, q="dijk") == ["Universiteit Polder"]
    [row] = client.get(URL).context["pagina"].resultaten
    assert (row.aantal_erkend, row.aantal_in_kaart) == (1, 1)
    page = client.get(f"{URL}{geheel.slug}/").content.decode()
    assert "Instituut Dijk" in page
    assert [kaart.naam for kaart in client.get(f"{URL}{geheel.slug}/").context["kaarten"]] == ["Een", "Twee"]
    assert "Niet vermeld" not in page
    assert ">Voorbij<" not in page


def test_what_is_not_understood_is_said_and_the_rest_is_searched(client: Client) -> None:
    AanbiederFactory.create(naam="Bureau Noord")
    answer = client.get(URL, {"soort": "xx", "kleur": "rood", "pagina": "nul", "q": "noord"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "‘xx’ is geen bekende waarde." in page
    assert "kleur: Dit filter bestaat niet." in page
    assert "Bureau Noord" in page


def test_one_aanbieder_says_what_is_unknown(client: Client) -> None:
    aanbieder = AanbiederFactory.create(naam="Wie is dit", soort=AanbiederSoort.ONBEKEND, is_fictief=True)
    page = client.get(f"{URL}{aanbieder.slug}/").content.decode()
    assert "Soort onbekend" in page
    assert "Verzonnen voor de demo" in page
    assert "Geen trajecten" in page
    assert client.get(f"{URL}bestaat-niet/").status_code == 404


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_list_takes_the_same_queries_at_every_size(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(aantal):
        geheel = AanbiederFactory.create()
        make_traject(aanbieders=[geheel, AanbiederFactory.create(onderdeel_van=geheel)])
    with django_assert_num_queries(3):
        client.get(URL, {"paginaGrootte": "100"})


@pytest.mark.parametrize("aantal", [5, 50])
def test_one_aanbieder_takes_the_same_queries_at_every_size(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    aanbieder = AanbiederFactory.create()
    for number in range(aantal):
        make_traject(f"Traject {number}", aanbieders=[aanbieder])
    with django_assert_num_queries(7):
        client.get(f"{URL}{aanbieder.slug}/")
