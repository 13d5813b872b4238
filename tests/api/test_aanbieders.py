"""GET /api/v1/aanbieders and /api/v1/aanbieders/{slug}."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from register.enums import AanbiederSoort, OpnameSoort
from tests.factories import AanbiederFactory, make_traject

pytestmark = pytest.mark.django_db
URL = "/api/v1/aanbieders"


def test_the_envelope_and_a_row(client: Client) -> None:
    geheel = AanbiederFactory.create(naam="Universiteit Polder")
    deel = AanbiederFactory.create(naam="Instituut Dijk", onderdeel_van=geheel)
    make_traject(aanbieders=[deel], opname=OpnameSoort.ERKEND)
    make_traject(aanbieders=[deel], opname=None)
    body = client.get(URL, {"q": "DIJK"}).json()
    assert set(body) == {"aantal", "pagina", "paginaGrootte", "resultaten", "_links"}
    [row] = body["resultaten"]
    assert (row["id"], row["naam"], row["onderdeelVan"]) == (
        deel.slug,
        "Instituut Dijk",
        "Universiteit Polder",
    )
    assert (row["aantalErkend"], row["aantalInKaart"]) == (1, 0)
    assert row["website"] is None
    assert row["_links"]["trajecten"]["href"].endswith(f"/api/v1/trajecten?aanbieder={deel.slug}")


def test_one_aanbieder_with_its_parts(client: Client) -> None:
    geheel = AanbiederFactory.create(soort=AanbiederSoort.ONBEKEND)
    AanbiederFactory.create(naam="Instituut Dijk", onderdeel_van=geheel)
    body = client.get(f"{URL}/{geheel.slug}").json()
    assert body["soort"] == "onbekend"
    assert [item["naam"] for item in body["onderdelen"]] == ["Instituut Dijk"]
    assert client.get(f"{URL}/bestaat-niet").status_code == 404


@pytest.mark.parametrize(
    "query", ["soort=xx", "sector=po&sector=xx", "kleur=rood", "pagina=0", "paginaGrootte=101"]
)
def test_what_is_unknown_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert len(answer.json()["ongeldigeVelden"]) == 1


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_number_of_queries_does_not_grow(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(aantal):
        make_traject(aanbieders=[AanbiederFactory.create(onderdeel_van=AanbiederFactory.create())])
    with django_assert_num_queries(2):
        assert len(client.get(URL, {"paginaGrootte": "100"}).json()["resultaten"]) == 2 * aantal
