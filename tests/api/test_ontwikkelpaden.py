"""Ontwikkelpaden in the API."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.models import Subdimensie
from tests.factories import NU, PadversieFactory
from tests.ontwikkelpaden.bouw import inhoud, maak_pad, maak_versie, neem_aan

pytestmark = pytest.mark.django_db
URL = "/api/v1/ontwikkelpaden"
QUERIES_LIJST = 1  # the paths; there are some dozens, so what fits is chosen from them


def test_list_has_the_envelope_and_a_name_for_everything(client: Client) -> None:
    load_paden(at=NU)

    data = client.get(URL).json()

    assert {key: data[key] for key in ("aantal", "pagina", "paginaGrootte")} == {
        "aantal": 36,
        "pagina": 1,
        "paginaGrootte": 20,
    }
    assert len(data["resultaten"]) == 20
    assert data["_links"]["volgende"] == {"href": f"http://testserver{URL}?pagina=2"}
    assert all(item["naam"] and item["id"] for item in data["resultaten"])


def test_a_row_of_the_list(client: Client) -> None:
    load_paden(at=NU)

    rows = client.get(URL + "?paginaGrootte=100").json()["resultaten"]

    row = next(item for item in rows if item["id"] == "curriculumdeskundigheid")
    assert row | {"omschrijving": ""} == {
        "id": "curriculumdeskundigheid",
        "naam": "Curriculumdeskundigheid",
        "soort": "rol",
        "sectoren": ["po", "vo", "mbo"],
        "taken": ["ontwerpen"],
        "domeinen": ["onderwijsontwikkeling"],
        "groeidimensies": ["grotere-varieteit", "grotere-invloedssfeer"],
        "invloedssferen": ["collegas", "programmas"],
        "bekwaamheidsdomeinen": ["vakinhoudelijk", "didactisch"],
        "versie": 1,
        "status": "voorbeeld",
        "omschrijving": "",
        "niveaus": ["startbekwaam", "vakbekwaam", "expert"],
        "gepubliceerdOp": "2026-09-01T14:00:00+02:00",
        "aantalVersies": 1,
        "aantalSubdimensies": 6,
        "aantalEindtermen": 12,
        "_links": {
            "self": {"href": "http://testserver/api/v1/ontwikkelpaden/curriculumdeskundigheid"},
            "pagina": {"href": "http://testserver/ontwikkelpaden/curriculumdeskundigheid/"},
        },
    }


def test_pages_hold_every_path_once(client: Client) -> None:
    load_paden(at=NU)

    slugs = [
        item["id"]
        for pagina in (1, 2, 3, 4)
        for item in client.get(f"{URL}?paginaGrootte=10&pagina={pagina}").json()["resultaten"]
    ]

    assert len(slugs) == len(set(slugs)) == 36


@pytest.mark.parametrize(
    ("query", "aantal"),
    [
        ("sector=po", 2),
        ("sector=po&sector=mbo", 3),
        ("sector=mbo&soort=rol", 1),
        ("soort=competentieniveau", 1),
    ],
)
def test_filters(client: Client, query: str, aantal: int) -> None:
    PadversieFactory.create(pad__sectoren=["po"])
    PadversieFactory.create(pad__sectoren=["po", "mbo"], pad__soort="competentieniveau")
    PadversieFactory.create(pad__sectoren=["mbo"])

    assert client.get(f"{URL}?{query}").json()["aantal"] == aantal


@pytest.mark.parametrize(
    ("query", "naam"),
    [
        ("sector=hbo", "sector"),
        ("sector=po&sector=hbo", "sector"),
        ("soort=expert", "soort"),
        ("kleur=rood", "kleur"),
        ("pagina=0", "pagina"),
        ("pagina=-1", "pagina"),
        ("pagina=twee", "pagina"),
        ("pagina=99999999999999999999", "pagina"),
        ("paginaGrootte=101", "paginaGrootte"),
        ("paginaGrootte=", "paginaGrootte"),
    ],
)
def test_what_is_unknown_is_a_problem(client: Client, query: str, naam: str) -> None:
    response = client.get(f"{URL}?{query}")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/problem+json")
    assert [fout["naam"] for fout in response.json()["ongeldigeVelden"]] == [naam]


def test_detail_has_raamwerk_eindtermen_and_versions(client: Client) -> None:
    oud = maak_versie()
    nieuw = create_padversie(oud.pad, inhoud(), by=None, at=NU)
    neem_aan(nieuw, at=NU + timedelta(days=1))
    maak_versie(oud.pad, als=None)

    data = client.get(f"{URL}/rekenen").json()

    assert (data["naam"], data["versie"], data["status"]) == ("Rekenen", 2, "vastgesteld")
    assert [dimensie["naam"] for dimensie in data["raamwerk"]] == ["Wat?"]
    assert data["raamwerk"][0]["subdimensies"][1] == {
        "id": Subdimensie.objects.get(naam="Kern", dimensie__padversie=nieuw).pk,
        "naam": "Kern",
        "toelichting": "Uitleg.",
        "beschrijvingen": [
            {"niveau": niveau, "tekst": f"Kern {niveau}"}
            for niveau in ("startbekwaam", "vakbekwaam", "expert")
        ],
    }
    assert data["eindtermen"] == [{"code": "R-1", "niveau": "expert", "tekst": "De leraar rekent."}]
    assert [(item["versie"], item["status"]) for item in data["versies"]] == [
        (2, "vastgesteld"),
        (1, "herzien"),
    ]


def test_a_concept_is_nowhere(client: Client) -> None:
    maak_versie(maak_pad("geheim", naam="Geheim"), als=None)

    assert client.get(URL).json()["resultaten"] == []
    response = client.get(f"{URL}/geheim")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize("aantal", [5, 50])
def test_list_asks_as_many_queries_for_five_as_for_fifty(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for nummer in range(aantal):
        PadversieFactory.create(pad__naam=f"Pad {nummer}")

    with django_assert_num_queries(QUERIES_LIJST):
        assert len(client.get(URL + "?paginaGrootte=100").json()["resultaten"]) == aantal


def test_no_trailing_slash(client: Client) -> None:
    assert client.get(URL + "/").status_code == 404
