"""GET /api/v1/trajecten: the contract's parameters, envelope and errors."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from register.enums import OpnameSoort
from tests.factories import PadversieFactory, RegioFactory, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db
URL = "/api/v1/trajecten"


def test_the_envelope_and_a_row(client: Client) -> None:
    make_uitvoering(make_traject("Rekencoördinator", opname=OpnameSoort.ERKEND))
    answer = client.get(URL, {"q": "rekencoordinator"})
    body = answer.json()
    assert answer["API-Version"]
    assert {"aantal", "pagina", "paginaGrootte", "resultaten", "_links"} == set(body)
    assert (body["aantal"], body["pagina"], body["paginaGrootte"]) == (1, 1, 20)
    assert body["resultaten"][0]["naam"] == "Rekencoördinator"
    assert body["resultaten"][0]["opname"]["soort"] == "erkend"
    assert body["_links"]["self"]["href"].startswith("http")


def test_facets_only_when_asked(client: Client) -> None:
    make_traject(sectoren=("po",))
    facetten = client.get(URL, {"facetten": "true"}).json()["facetten"]
    assert {"waarde": "po", "naam": "Primair onderwijs", "aantal": 1} in facetten["sector"]
    assert "facetten" not in client.get(URL).json()


@pytest.mark.parametrize(
    ("query", "naam"),
    [
        ("sector=xx", "sector"),
        ("sector=po&sector=xx", "sector"),
        ("onbekend=1", "onbekend"),
        ("prijsMax=-1", "prijsMax"),
        ("startVan=gisteren", "startVan"),
        ("startVan=2026-02-02&startTot=2026-02-01", "startTot"),
        ("pagina=0", "pagina"),
        ("paginaGrootte=101", "paginaGrootte"),
        ("facetten=ja", "facetten"),
        ("financiering=lerarenbeurs", "financiering"),
        ("regio=atlantis", "regio"),
    ],
)
def test_what_is_unknown_is_a_problem_document(client: Client, query: str, naam: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == 400
    assert [fout["naam"] for fout in body["ongeldigeVelden"]] == [naam]


def test_a_trailing_slash_does_not_exist(client: Client) -> None:
    answer = client.get(f"{URL}/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_paging_links(client: Client) -> None:
    for number in range(3):
        make_traject(f"Traject {number}")
    links = client.get(URL, {"paginaGrootte": "1", "pagina": "2"}).json()["_links"]
    assert "pagina=1" in links["vorige"]["href"]
    assert "pagina=3" in links["volgende"]["href"]


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    from register.domain.traject import Typeringgegevens

    regio = RegioFactory.create()
    for number in range(aantal):
        typeringen = (Typeringgegevens(PadversieFactory.create(), "expert"),)
        make_uitvoering(make_traject(f"Traject {number}", typeringen=typeringen), regios=[regio])
    with django_assert_num_queries(8):
        client.get(URL, {"paginaGrootte": "100"})
    with django_assert_num_queries(21):
        client.get("/trajecten/", {"paginaGrootte": "100"})
