"""``/erkenningen`` and ``/erkenningen/{code}``: public, as it is today, and never a refusal."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kwaliteit.enums import Aanvraagstatus, Erkenningstand
from napl import klok
from tests.factories import VANDAAG
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.erkenning.bouw import GEHEIM, in_stand, maak_erkenning, schors

pytestmark = pytest.mark.django_db
LIJSTVRAGEN = 3


@pytest.fixture(autouse=True)
def op_vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "vandaag", lambda: VANDAAG)


@pytest.mark.parametrize("stand", Erkenningstand)
def test_it_tells_how_it_stands_today(client: Client, stand: Erkenningstand) -> None:
    erkenning = in_stand(stand)
    response = client.get(f"/api/v1/erkenningen/{erkenning.code}")
    assert response.json()["stand"] == stand
    assert "no-store" in response["Cache-Control"]
    assert response.json()["_links"]["merk"]["href"].endswith(f"/erkenning/{erkenning.code}/merk.svg")
    assert client.get("/api/v1/erkenningen/aaaa-bbbb-cccc").status_code == HTTPStatus.NOT_FOUND


def test_the_history_has_no_refusal_and_no_inquiry(client: Client) -> None:
    erkenning = maak_erkenning()
    schors(erkenning)
    for status in (Aanvraagstatus.AFGEWEZEN, Aanvraagstatus.BUITEN_BEHANDELING):
        maak_aanvraag(status, traject=erkenning.traject)
    response = client.get(f"/api/v1/erkenningen/{erkenning.code}")
    soorten = [regel["soort"] for regel in response.json()["geschiedenis"]]
    assert sorted(soorten) == ["geschorst", "verleend"]
    assert GEHEIM not in response.content.decode()


@pytest.mark.parametrize("aantal", [1, 5])
def test_the_list_asks_as_many_queries_at_any_size(
    aantal: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(aantal):
        maak_erkenning(f"Traject {nummer}")
    client.get("/api/v1/erkenningen")
    with django_assert_num_queries(LIJSTVRAGEN):
        assert client.get("/api/v1/erkenningen").json()["aantal"] == aantal
