"""The gap matrix through the API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from register.domain.queries.dekking import count_dekking
from register.domain.queries.matrix import GEEN_REGIO, HEEL_NEDERLAND, build_matrix
from tests.factories import VANDAAG, RegioFactory
from tests.register.gemengd import make_gemengd
from tests.register.test_witte_vlekken import count_as_run, make_cel

URL = "/api/v1/witte-vlekken"
pytestmark = pytest.mark.django_db


def read_all(client: Client, **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for pagina in range(1, 100):
        answer = client.get(URL, {**params, "pagina": pagina, "paginaGrootte": 100}).json()
        rows += answer["resultaten"]
        if "volgende" not in answer["_links"]:
            assert len(rows) == answer["aantal"]
            return rows
    raise AssertionError("no end")


def test_the_cells_are_those_of_the_count(client: Client) -> None:
    make_gemengd(11, aantal=40)
    count_as_run()
    expected = [
        (cel.pad.slug, cel.niveau, cel.sector, cel.plek.slug, cel.erkend, cel.in_kaart)
        for cel in build_matrix(VANDAAG, count_dekking(VANDAAG)).cellen()
    ]
    found = [
        (row["pad"], row["niveau"], row["sector"], row["regio"], row["erkend"], row["inKaart"])
        for row in read_all(client)
    ]
    assert found == expected
    assert any(row[4] for row in found)


def test_a_cell_has_names_and_the_answer_its_date(client: Client) -> None:
    make_cel("Rekenexpert", in_kaart=1, regios=[RegioFactory.create(slug="noord", naam="Noord")])
    count_as_run()
    answer = client.get(URL, {"regio": "noord"}).json()
    assert answer["peildatum"] == "2026-09-01"
    assert answer["resultaten"] == [
        {
            "pad": "rekenexpert",
            "padNaam": "Rekenexpert",
            "niveau": "expert",
            "niveauNaam": "Expert",
            "sector": "po",
            "sectorNaam": "Primair onderwijs",
            "regio": "noord",
            "regioNaam": "Noord",
            "erkend": 1,
            "inKaart": 1,
        }
    ]


def test_the_filters_narrow_and_repeat(client: Client) -> None:
    make_cel("Vol", regios=[RegioFactory.create(slug="noord")])
    make_cel("Leeg", erkend=0)
    count_as_run()

    def found(query: str) -> set[tuple[str, str]]:
        return {(row["pad"], row["regio"]) for row in client.get(f"{URL}?{query}").json()["resultaten"]}

    assert found("ontwikkelpad=vol&regio=noord&regio=heel-nederland") == {
        ("vol", "noord"),
        ("vol", HEEL_NEDERLAND),
    }
    assert found("alleenLeeg=true&ontwikkelpad=vol") == {("vol", GEEN_REGIO)}
    assert len(found("alleenLeeg=false")) == 6
    assert found("sector=mbo") == set()
    assert found("niveau=expert&regio=geen-regio") == {("vol", GEEN_REGIO), ("leeg", GEEN_REGIO)}


@pytest.mark.parametrize(
    ("query", "naam"),
    [
        ("kleur=rood", "kleur"),
        ("ontwikkelpad=bestaat-niet", "ontwikkelpad"),
        ("pad=vol", "pad"),
        ("niveau=meester", "niveau"),
        ("sector=hbo", "sector"),
        ("regio=atlantis", "regio"),
        ("alleenLeeg=misschien", "alleenLeeg"),
        ("paginaGrootte=101", "paginaGrootte"),
        ("pagina=0", "pagina"),
    ],
)
def test_what_is_unknown_is_a_problem_document(client: Client, query: str, naam: str) -> None:
    make_cel()
    count_as_run()
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("application/problem+json")
    assert naam in answer.json()["detail"]


def test_without_a_count_there_are_no_cells_and_no_date(client: Client) -> None:
    make_cel()
    answer = client.get(URL).json()
    assert (answer["aantal"], answer["resultaten"], answer["peildatum"]) == (0, [], None)


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    """The latest run, its cells, the paths, the regions."""
    for size in (5, 50):
        for number in range(size):
            make_cel(f"Pad {size} {number}", regios=[RegioFactory.create()])
        count_as_run()
        with django_assert_num_queries(4):
            client.get(URL, {"paginaGrootte": 100})
