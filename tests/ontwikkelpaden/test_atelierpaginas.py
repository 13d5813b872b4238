"""The pages of the ateliers: what everybody sees, and what only participants see."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl import klok
from napl.enums import Rol, Sector
from napl.models import Bestand, Gebruiker
from ontwikkelpaden.domain.atelier import load_ateliers
from ontwikkelpaden.domain.padversie import publish_padversie
from ontwikkelpaden.enums import AtelierRol
from ontwikkelpaden.models import (
    Atelier,
    Atelierbijeenkomst,
    Atelierdeelnemer,
    Ontwikkelpad,
    Werkdocument,
)
from tests.bestanden import make_pdf_bytes
from tests.factories import NU, GebruikerFactory, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import (
    coordinator,
    end_deelname,
    maak_atelier,
    maak_concept,
    maak_deelnemer,
)
from tests.ontwikkelpaden.bouw import maak_pad

pytestmark = pytest.mark.django_db
LIJST = "/ateliers/"
DETAIL = "/ateliers/vo-rollen/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
QUERIES_LIJST = 4  # ateliers, participants by role, paths, versions
# The atelier, participants, versions with path, rows and cells of their raamwerk, meetings, documents.
QUERIES_DETAIL = 7


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, BACKEND)
    return client


def text(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def fill(atelier: Atelier, aantal: int) -> None:
    for n in range(aantal):
        maak_deelnemer(atelier, list(AtelierRol)[n % 5])
        maak_concept(atelier, f"pad-{atelier.slug}-{n}")
        Atelierbijeenkomst.objects.create(
            atelier=atelier, begin=NU, eind=NU + timedelta(hours=n + 1), plaats="Utrecht"
        )
        Werkdocument.objects.create(
            atelier=atelier, titel=f"Stuk {n}", tekst="x", openbaar=True, toegevoegd_op=NU
        )


def test_the_list_shows_all_six_with_what_they_draft(client: Client) -> None:
    load_ateliers(at=NU)
    atelier = Atelier.objects.get(slug="vo-rollen")
    maak_deelnemer(atelier)
    maak_concept(atelier, "coach")

    html = text(client, LIJST)

    assert html.count('class="napl-kaart napl-atelier"') == 6
    assert "1 deelnemer<" in html.replace("\n", "").replace("  ", "")
    assert "1 × leraar" in html
    assert "Coach" in html
    assert html.count(">Concept</span>") == 1
    assert "Nog geen pad begonnen." in html


def test_an_empty_list_says_so(client: Client) -> None:
    assert "Er zijn nog geen ateliers" in text(client, LIJST)


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_list_asks_as_many_queries_for_few_as_for_many(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    load_ateliers(at=NU)
    for atelier in Atelier.objects.all():
        fill(atelier, aantal)

    with django_assert_num_queries(QUERIES_LIJST):
        assert client.get(LIJST).status_code == 200


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_page_asks_as_many_queries_for_few_as_for_many(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    fill(maak_atelier(), aantal)

    with django_assert_num_queries(QUERIES_DETAIL):
        assert client.get(DETAIL).status_code == 200


def test_a_visitor_sees_the_public_part_only(client: Client) -> None:
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)
    ander = maak_deelnemer(atelier, AtelierRol.EXPERT)
    Atelierdeelnemer.objects.filter(gebruiker=ander).update(toont_naam=True)
    maak_concept(atelier, omschrijving="Wat nog niemand mag lezen.")
    Atelierbijeenkomst.objects.create(
        atelier=atelier,
        begin=NU,
        eind=NU + timedelta(hours=2),
        link="https://geheim.voorbeeld.test/kamer",
        agenda="Wij beginnen.",
        verslag="Het geheime verslag.",
    )
    Werkdocument.objects.create(atelier=atelier, titel="Klad van ons", tekst="Klad.", toegevoegd_op=NU)
    Werkdocument.objects.create(
        atelier=atelier, titel="Zo werken wij", tekst="Open.", openbaar=True, toegevoegd_op=NU
    )

    html = text(client, DETAIL)

    for shown in (
        "Rekenen",
        "6 van 6 beschrijvingen",
        ander.naam,
        "Wij beginnen.",
        "Zo werken wij",
        "Online",
    ):
        assert shown in html
    for hidden in (
        lid.naam,
        lid.email,
        ander.email,
        "Wat nog niemand mag lezen.",
        "geheim.voorbeeld",
        "geheime verslag",
        "Klad van ons",
        "Schrijf mee",
        "Begin een nieuw pad",
        "Samenhang expert",
    ):
        assert hidden not in html


def test_a_participant_sees_the_rest(client: Client) -> None:
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)
    maak_concept(atelier)
    Werkdocument.objects.create(atelier=atelier, titel="Klad van ons", tekst="Klad.", toegevoegd_op=NU)

    html = text(als(lid), DETAIL)

    for shown in ("U doet hier mee als leraar.", "Schrijf mee", "Klad van ons", "Begin een nieuw pad"):
        assert shown in html
    assert "Beheer de deelnemers" not in html
    assert "Beheer de deelnemers" in text(als(coordinator()), DETAIL)
    assert "Klad van ons" not in text(als(make_gebruiker(Rol.ATELIERLID)), DETAIL)


def test_who_ended_is_a_visitor_again() -> None:
    lid = maak_deelnemer(maak_atelier())
    end_deelname(lid, per=date(2026, 2, 1))

    assert "Begin een nieuw pad" not in text(als(lid), DETAIL)
    assert als(lid).get(DETAIL + "paden/nieuw/").status_code == 403


def test_a_published_path_leads_to_its_page(client: Client) -> None:
    versie = maak_concept(maak_atelier())
    publish_padversie(versie, by=None, at=NU)

    html = text(client, DETAIL)

    assert 'href="/ontwikkelpaden/rekenen/"' in html
    assert ">Voorbeeld</span>" in html


def test_a_participant_shows_and_hides_the_own_name(client: Client) -> None:
    lid = maak_deelnemer(maak_atelier())

    als(lid).post(DETAIL + "mijn-naam/", {"toon": "ja"})
    assert lid.naam in text(client, DETAIL)
    als(lid).post(DETAIL + "mijn-naam/", {"verberg": "ja"})
    assert lid.naam not in text(client, DETAIL)


def test_the_bureau_adds_and_ends_participants() -> None:
    maak_atelier()
    nieuw, client = GebruikerFactory.create(), als(coordinator())
    gegevens = {"email": nieuw.email.upper(), "rol": "verbinder", "geldig_van": "2026-08-01"}

    assert client.post(DETAIL + "deelnemers/", gegevens).status_code == 302
    dubbel = client.post(DETAIL + "deelnemers/", gegevens)
    assert dubbel.status_code == 400
    assert "doet al mee" in dubbel.content.decode()
    deelnemer = Atelierdeelnemer.objects.get()
    assert (deelnemer.gebruiker, deelnemer.rol, deelnemer.toont_naam) == (nieuw, "verbinder", False)
    client.post(DETAIL + f"deelnemers/{deelnemer.pk}/beeindigen/")
    deelnemer.refresh_from_db()
    assert deelnemer.geldig_tot is not None


@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        ({"email": "niemand@voorbeeld.test", "rol": "leraar", "geldig_van": "2026-08-01"}, "geen account"),
        ({"email": "geen adres", "rol": "leraar", "geldig_van": "2026-08-01"}, "geen e-mailadres"),
        ({"email": "", "rol": "koning", "geldig_van": "morgen"}, "Kies een van deze rollen"),
    ],
)
def test_what_is_wrong_with_a_participant_is_said(gegevens: dict[str, str], melding: str) -> None:
    maak_atelier()

    response = als(coordinator()).post(DETAIL + "deelnemers/", gegevens)

    assert response.status_code == 400
    assert melding in response.content.decode()
    assert not Atelierdeelnemer.objects.exists()


def test_a_participant_of_another_atelier_is_not_ended_from_here() -> None:
    maak_atelier()
    ander = maak_atelier("po-rollen", Sector.PO)
    maak_deelnemer(ander)
    deelnemer = Atelierdeelnemer.objects.get()

    response = als(coordinator()).post(DETAIL + f"deelnemers/{deelnemer.pk}/beeindigen/")

    assert response.status_code == 404
    deelnemer.refresh_from_db()
    assert deelnemer.geldig_tot is None


def test_a_meeting_is_planned_and_reported() -> None:
    client = als(maak_deelnemer(maak_atelier()))
    gegevens = {"begin": "2026-10-12T15:30", "eind": "2026-10-12T17:00", "plaats": "Utrecht"}

    client.post(DETAIL + "bijeenkomsten/nieuw/", gegevens)

    ding = Atelierbijeenkomst.objects.get()
    assert ding.begin.isoformat() == "2026-10-12T13:30:00+00:00"
    page = client.get(DETAIL + f"bijeenkomsten/{ding.pk}/")
    basis = page.context["basis"]
    first = client.post(
        DETAIL + f"bijeenkomsten/{ding.pk}/", {**gegevens, "verslag": "Van een.", "basis": basis}
    )
    second = client.post(
        DETAIL + f"bijeenkomsten/{ding.pk}/", {**gegevens, "verslag": "Van twee.", "basis": basis}
    )
    assert (first.status_code, second.status_code) == (302, 409)
    html = second.content.decode()
    assert "Van een." in html
    assert "Van twee.</textarea>" in html.replace("\n", "")


def test_a_wrong_meeting_keeps_what_was_typed() -> None:
    client = als(maak_deelnemer(maak_atelier()))

    response = client.post(
        DETAIL + "bijeenkomsten/nieuw/",
        {"begin": "2026-10-12T15:30", "eind": "2026-10-12T15:00", "link": "kamer", "agenda": "Punt een"},
    )

    html = response.content.decode()
    assert response.status_code == 400
    assert "Punt een</textarea>" in html
    assert not Atelierbijeenkomst.objects.exists()


def test_a_document_is_added_changed_and_removed() -> None:
    client = als(maak_deelnemer(maak_atelier()))

    assert client.post(DETAIL + "documenten/nieuw/", {"titel": "Leeg"}).status_code == 400
    client.post(DETAIL + "documenten/nieuw/", {"titel": "Klad", "tekst": "Een."})
    ding = Werkdocument.objects.get()
    basis = client.get(DETAIL + f"documenten/{ding.pk}/").context["basis"]
    client.post(
        DETAIL + f"documenten/{ding.pk}/",
        {"titel": "Klad", "tekst": "Twee.", "openbaar": "on", "basis": basis},
    )
    ding.refresh_from_db()
    assert (ding.tekst, ding.openbaar) == ("Twee.", True)
    client.post(DETAIL + f"documenten/{ding.pk}/", {"actie": "verwijder"})
    assert not Werkdocument.objects.exists()


def test_a_path_begins_and_opens_in_the_editor() -> None:
    client = als(maak_deelnemer(maak_atelier()))
    maak_pad("coach")

    assert client.post(DETAIL + "paden/nieuw/", {"naam": "Coach"}).status_code == 400
    response = client.post(DETAIL + "paden/nieuw/", {"naam": "Coach", "omschrijving": "Helpt."})

    assert response["Location"] == DETAIL + "paden/coach-2/v1/"
    assert Ontwikkelpad.objects.get(slug="coach-2").sectoren == ["vo"]


def test_the_bureau_changes_an_atelier() -> None:
    maak_atelier()
    client = als(coordinator())
    gegevens = {"naam": "Anders", "omschrijving": "Anders.", "gestart_op": "2026-01-01"}

    assert client.post(DETAIL + "wijzigen/", gegevens).status_code == 302
    assert Atelier.objects.get().naam == "Anders"
    wrong = client.post(DETAIL + "wijzigen/", {**gegevens, "beeindigd_op": "2025-01-01"})
    assert wrong.status_code == 400
    assert "einddatum" in wrong.content.decode()


@pytest.fixture
def opslagmap(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("opslagmap")
@pytest.mark.parametrize("openbaar", [False, True])
def test_a_file_is_for_participants_unless_it_is_public(*, openbaar: bool) -> None:
    lid, ander = maak_deelnemer(maak_atelier()), make_gebruiker(Rol.ATELIERLID)
    gegevens = {
        "titel": "Onze kijkwijzer",
        "bestand": SimpleUploadedFile("kijkwijzer.pdf", make_pdf_bytes()),
        "verloopt_op": (klok.vandaag() + timedelta(days=90)).isoformat(),
        "geen_leerlingen": "on",
        **({"openbaar": "on"} if openbaar else {}),
    }

    assert als(lid).post(DETAIL + "documenten/nieuw/", gegevens).status_code == 302

    bestand = Bestand.objects.get()
    assert (bestand.eigenaar, bestand.soort, bestand.naam) == (None, "werkdocument", "kijkwijzer.pdf")
    url = f"/bestanden/{bestand.pk}/"
    assert ("kijkwijzer.pdf" in text(Client(), DETAIL)) is openbaar
    for wie, mag in ((lid, True), (coordinator(), True), (ander, openbaar)):
        response: Any = als(wie).get(url)
        assert response.status_code == (200 if mag else 404)
        if mag:
            assert b"".join(response.streaming_content).startswith(b"%PDF")
    als(lid).post(DETAIL + f"documenten/{Werkdocument.objects.get().pk}/", {"actie": "verwijder"})
    assert not Bestand.objects.exists()


@pytest.mark.usefixtures("opslagmap")
def test_what_is_no_document_is_refused_with_the_rest_intact() -> None:
    client = als(maak_deelnemer(maak_atelier()))
    gegevens = {
        "titel": "Onze kijkwijzer",
        "toelichting": "Voor de volgende keer.",
        "verloopt_op": (klok.vandaag() + timedelta(days=90)).isoformat(),
        "geen_leerlingen": "on",
    }

    for bestand in (SimpleUploadedFile("plan.pdf", b"#!/bin/sh"), SimpleUploadedFile("leeg.pdf", b"")):
        response = client.post(DETAIL + "documenten/nieuw/", {**gegevens, "bestand": bestand})
        assert response.status_code == 400
        assert "Voor de volgende keer.</textarea>" in response.content.decode()
    zonder_vinkje = {**gegevens, "bestand": SimpleUploadedFile("plan.pdf", make_pdf_bytes())}
    del zonder_vinkje["geen_leerlingen"]
    assert client.post(DETAIL + "documenten/nieuw/", zonder_vinkje).status_code == 400
    assert not Bestand.objects.exists()
    assert not Werkdocument.objects.exists()
