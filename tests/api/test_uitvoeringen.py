"""GET /api/v1/uitvoeringen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from register.domain.uitvoering import move_uitvoering
from register.enums import Instroom, Locatie, UitvoeringStatus
from tests.factories import NU, RegioFactory, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db
URL = "/api/v1/uitvoeringen"
STRAKS = timezone.localdate() + timedelta(days=30)


def places(client: Client, **query: str) -> list[str]:
    answer = client.get(URL, query)
    assert answer.status_code == 200, answer.content
    return [row["plaats"] for row in answer.json()["resultaten"]]


def test_filters_hold_for_one_uitvoering(client: Client) -> None:
    zeeland, drenthe = RegioFactory.create(naam="Zeeland"), RegioFactory.create(naam="Drenthe")
    een, twee = make_traject("Een"), make_traject("Twee")
    make_uitvoering(een, start_datum=STRAKS, eind_datum=None, plaats="Goes", regios=[zeeland, drenthe])
    make_uitvoering(
        twee,
        start_datum=STRAKS + timedelta(days=9),
        eind_datum=None,
        plaats="Assen",
        locatie=Locatie.HYBRIDE,
        regios=[drenthe],
    )
    make_uitvoering(twee, instroom=Instroom.ONBEKEND, start_datum=None, eind_datum=None, plaats="Ede")
    assert places(client) == ["Goes", "Assen", "Ede"]
    assert places(client, traject=een.slug) == ["Goes"]
    assert places(client, regio=zeeland.slug) == ["Goes"]
    assert places(client, locatie="hybride") == ["Assen"]
    assert places(client, startVan=(STRAKS + timedelta(days=9)).isoformat()) == ["Assen"]
    assert places(client, startVan=STRAKS.isoformat(), startTot=STRAKS.isoformat()) == ["Goes"]
    both = client.get(f"{URL}?regio={zeeland.slug}&regio={drenthe.slug}").json()
    assert both["aantal"] == 2


def test_nothing_of_what_is_not_listed_or_over(client: Client) -> None:
    hidden = make_traject("Niet vermeld", opname=None)
    make_uitvoering(hidden, start_datum=STRAKS, eind_datum=None, plaats="Geheim")
    listed = make_traject("Vermeld")
    make_uitvoering(listed, start_datum=STRAKS - timedelta(days=90), eind_datum=None, plaats="Voorbij")
    afgelast = make_uitvoering(listed, start_datum=STRAKS, eind_datum=None, plaats="Afgelast")
    move_uitvoering(afgelast, UitvoeringStatus.GEANNULEERD, at=NU)
    assert places(client) == []
    answer = client.get(URL, {"traject": hidden.slug})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "query",
    ["regio=atlantis", "locatie=maan", "startVan=gisteren", "startVan=2027-02-02&startTot=2027-02-01", "x=1"],
)
def test_what_is_unknown_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert len(answer.json()["ongeldigeVelden"]) == 1


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_number_of_queries_does_not_grow(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(aantal):
        make_uitvoering(
            make_traject(f"Traject {number}"),
            start_datum=STRAKS,
            eind_datum=None,
            regios=[RegioFactory.create()],
        )
    with django_assert_num_queries(3):
        assert len(places(client, paginaGrootte="100")) == aantal
