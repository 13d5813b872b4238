"""One cell of a concept through the API, with the same refusals as the page."""

from typing import Any

import pytest
from django.test import Client

from napl.enums import Rol, Sector
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.models import Niveaubeschrijving, Padversie, Padwijziging
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import (
    end_deelname,
    maak_atelier,
    maak_concept,
    maak_deelnemer,
    subdimensie_van,
)
from tests.ontwikkelpaden.bouw import neem_aan

pytestmark = pytest.mark.django_db
WAS = "Samenhang vakbekwaam"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


@pytest.fixture
def lid(versie: Padversie) -> Gebruiker:
    assert versie.pad.atelier is not None
    return maak_deelnemer(versie.pad.atelier)


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, BACKEND)
    return client


def url(versie: Padversie, niveau: str = "vakbekwaam") -> str:
    sub = subdimensie_van(versie).pk
    return f"/api/v1/ontwikkelpaden/{versie.pad.slug}/versies/{versie.nummer}/cellen/{sub}/{niveau}"


def put(client: Client, adres: str, tekst: object = "Nieuw.", *, etag: str | None = afdruk(WAS)) -> Any:
    kop = {"If-Match": f'"{etag}"'} if etag is not None else {}
    return client.put(adres, {"tekst": tekst}, content_type="application/json", headers=kop)


def test_a_cell_is_read_with_its_etag(versie: Padversie, lid: Gebruiker) -> None:
    response = als(lid).get(url(versie))

    assert response.status_code == 200
    assert response["ETag"] == f'"{afdruk(WAS)}"'
    assert response["Cache-Control"] == "no-store"
    assert response.json() == {
        "ontwikkelpad": "rekenen",
        "versie": 1,
        "status": "concept",
        "subdimensie": subdimensie_van(versie).pk,
        "niveau": "vakbekwaam",
        "tekst": WAS,
        "gewijzigdDoor": None,
        "gewijzigdOp": None,
    }


def test_a_cell_is_written_from_the_text_that_stood_there(versie: Padversie, lid: Gebruiker) -> None:
    client = als(lid)

    response = put(client, url(versie), " Nieuw.\r\n")

    assert response.status_code == 200
    assert response.json()["tekst"] == "Nieuw."
    assert response.json()["gewijzigdDoor"] == lid.naam
    assert response["ETag"] == f'"{afdruk("Nieuw.")}"'
    assert Padwijziging.objects.get().door == lid
    # The answer is what the next change starts from.
    assert put(client, url(versie), "Nieuwer.", etag=response["ETag"].strip('"')).status_code == 200


def test_a_changed_text_is_a_412_that_holds_it(versie: Padversie, lid: Gebruiker) -> None:
    put(als(lid), url(versie), "Van een ander.")

    response = put(als(make_gebruiker(Rol.COORDINATOR)), url(versie), "Van mij.")

    assert response.status_code == 412
    assert response["Content-Type"].startswith("application/problem+json")
    assert response["ETag"] == f'"{afdruk("Van een ander.")}"'
    document = response.json()
    assert (document["title"], document["huidigeTekst"]) == ("Intussen gewijzigd", "Van een ander.")
    assert document["gewijzigdDoor"] == lid.naam
    assert Niveaubeschrijving.objects.filter(tekst="Van een ander.").exists()
    assert not Niveaubeschrijving.objects.filter(tekst="Van mij.").exists()


def test_who_does_not_say_from_which_text_is_asked_to(versie: Padversie, lid: Gebruiker) -> None:
    client = als(lid)
    for kop in ({}, {"If-Match": "*"}, {"If-Match": f'W/"{afdruk(WAS)}"'}, {"If-Match": '"abc"'}):
        response = client.put(url(versie), {"tekst": "x"}, content_type="application/json", headers=kop)
        assert response.status_code == 428
        assert response["Content-Type"].startswith("application/problem+json")
    assert not Padwijziging.objects.exists()


def test_an_adopted_version_is_a_409(versie: Padversie, lid: Gebruiker) -> None:
    neem_aan(versie, at=NU)

    response = put(als(lid), url(versie))

    assert response.status_code == 409
    assert "geen concept meer" in response.json()["detail"]
    assert als(lid).get(url(versie)).json()["status"] == "vastgesteld"
    assert not Padwijziging.objects.exists()


def test_who_does_not_take_part_neither_reads_nor_writes(versie: Padversie, lid: Gebruiker) -> None:
    vreemd = maak_deelnemer(maak_atelier("po-rollen", Sector.PO))
    end_deelname(lid)
    clients = [Client(), *(als(wie) for wie in (lid, vreemd, make_gebruiker(Rol.ATELIERLID)))]

    for client in clients:
        for response in (client.get(url(versie)), put(client, url(versie))):
            assert response.status_code == 403
            assert WAS not in response.content.decode()
    assert not Padwijziging.objects.exists()


@pytest.mark.parametrize(
    "pad",
    [
        "rekenen/versies/2/cellen/{sub}/expert",
        "rekenen/versies/1/cellen/999999999999999999999/expert",
        "rekenen/versies/1/cellen/{ander}/expert",
        "rekenen/versies/1/cellen/{sub}/meester",
        "rekenen/versies/99999999999/cellen/{sub}/expert",
        "taal2/versies/1/cellen/{sub}/expert",
    ],
)
def test_what_is_not_there_is_a_404(versie: Padversie, pad: str) -> None:
    assert versie.pad.atelier is not None
    ander = maak_concept(versie.pad.atelier, "taal")
    adres = pad.format(sub=subdimensie_van(versie).pk, ander=subdimensie_van(ander).pk)
    client = als(make_gebruiker(Rol.COORDINATOR))

    for response in (
        client.get(f"/api/v1/ontwikkelpaden/{adres}"),
        put(client, f"/api/v1/ontwikkelpaden/{adres}"),
    ):
        assert response.status_code == 404
    assert not Padwijziging.objects.exists()


@pytest.mark.parametrize("body", [{}, {"tekst": None}, {"tekst": ["x"]}, {"tekst": "x" * 20_001}])
def test_a_bad_text_is_a_400(versie: Padversie, lid: Gebruiker, body: object) -> None:
    response = als(lid).put(
        url(versie), body, content_type="application/json", headers={"If-Match": f'"{afdruk(WAS)}"'}
    )

    assert response.status_code == 400
    assert response.json()["ongeldigeVelden"][0]["naam"] == "tekst"


def test_a_page_of_another_site_cannot_write(versie: Padversie, lid: Gebruiker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(lid, BACKEND)

    assert put(client, url(versie)).status_code == 403
    assert not Padwijziging.objects.exists()
