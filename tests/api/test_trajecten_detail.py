"""GET /api/v1/trajecten/{id}: everything the page shows, for programs."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol
from ontwikkelpaden.enums import Niveau
from register.domain.opname import close_opname
from register.domain.traject import Trajectgegevens, Typeringgegevens, withdraw_traject, write_concept
from register.enums import OpnameSoort
from tests.factories import (
    NU,
    AanbiederFactory,
    PadversieFactory,
    RegioFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)

pytestmark = pytest.mark.django_db
URL = "/api/v1/trajecten/"
STRAKS = timezone.localdate() + timedelta(days=30)


def test_it_tells_everything(client: Client) -> None:
    padversie = PadversieFactory.create()
    traject = make_traject(
        "Rekenexpert",
        aanbieders=[AanbiederFactory.create(naam="Instituut Polder")],
        opname=OpnameSoort.ERKEND,
        geldig_tot=STRAKS,
        typeringen=(Typeringgegevens(padversie, Niveau.EXPERT, "master"),),
        studielast_waarde=Decimal(2),
        studielast_eenheid="ec",
    )
    make_uitvoering(
        traject, start_datum=STRAKS, eind_datum=None, regios=[RegioFactory.create(naam="Zeeland")]
    )
    answer = client.get(f"{URL}{traject.slug}")
    body = answer.json()
    assert answer.status_code == 200
    assert (body["id"], body["naam"], body["vorm"]) == (traject.slug, "Rekenexpert", None)
    assert body["opname"] == {
        "soort": "erkend",
        "naam": "Erkend",
        "geldigVan": "2026-01-01",
        "geldigTot": STRAKS.isoformat(),
    }
    assert body["typeringen"][0]["ontwikkelpad"] == padversie.pad.slug
    assert body["studielast"] == {"waarde": 2.0, "eenheid": "ec", "uren": 56}
    assert body["aanbieders"][0]["naam"] == "Instituut Polder"
    [uitvoering] = body["uitvoeringen"]
    assert uitvoering["startDatum"] == STRAKS.isoformat()
    assert uitvoering["regios"][0]["naam"] == "Zeeland"
    assert [prijs["bedrag"] for prijs in uitvoering["prijzen"]] == [950.0]
    assert body["aanbod"]["eersteStart"] == STRAKS.isoformat()
    assert body["_links"]["pagina"]["href"].endswith(f"/trajecten/{traject.slug}/")


def test_a_concept_does_not_leak(client: Client) -> None:
    traject = make_traject("Nu")
    write_concept(traject, Trajectgegevens(naam="Straks geheim"))
    assert "geheim" not in client.get(f"{URL}{traject.slug}").content.decode()


def test_what_is_not_listed_is_not_there(client: Client) -> None:
    never = make_traject("Nooit", opname=None)
    ended = make_traject("Was", geldig_van=STRAKS - timedelta(days=300))
    close_opname(ended, per=STRAKS - timedelta(days=60), reden="Klaar.", at=NU)
    for slug in (never.slug, ended.slug, "bestaat-niet"):
        answer = client.get(f"{URL}{slug}")
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_withdrawn_is_gone(client: Client) -> None:
    traject = make_traject()
    withdraw_traject(traject, reden="Klaar.", by=make_gebruiker(Rol.COORDINATOR), at=timezone.now())
    answer = client.get(f"{URL}{traject.slug}")
    assert answer.status_code == 410
    assert answer.json()["title"] == "Ingetrokken"


def test_an_unknown_parameter_is_refused(client: Client) -> None:
    answer = client.get(f"{URL}{make_traject().slug}?kleur=rood")
    assert answer.status_code == 400
    assert answer.json()["ongeldigeVelden"][0]["naam"] == "kleur"


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_number_of_queries_does_not_grow(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    traject = make_traject(
        typeringen=tuple(Typeringgegevens(PadversieFactory.create(), Niveau.EXPERT) for _ in range(aantal))
    )
    for number in range(aantal):
        make_uitvoering(
            traject,
            start_datum=STRAKS + timedelta(days=number),
            eind_datum=None,
            regios=[RegioFactory.create()],
        )
    with django_assert_num_queries(11):
        client.get(f"{URL}{traject.slug}")
