"""The pages of deelnames, of the aanbieder and of verklaringen."""

import io
import json
from datetime import date
from typing import Any

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from napl.models import Bestand, Gebruiker
from register.domain.deelname.bevestiging import request_bevestiging
from register.domain.deelname.verklaring import make_afdruk, withdraw_verklaring
from register.domain.deelname.wissen import erase_deelnames, erase_verklaringen
from register.models import Deelname, Opbrengst, Verklaring
from tests.bestanden import make_pdf_bytes
from tests.factories import NU, make_traject
from tests.register.route.bouw import (
    client_of,
    make_aanbieder,
    make_bevestigd,
    make_deelname,
    make_getypeerd,
    make_leraar,
    make_verklaring,
    typering_of,
)

pytestmark = pytest.mark.django_db
LIJST = "/mijn/deelnames/"
PDF = make_pdf_bytes()


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


@pytest.fixture
def client(vera: Gebruiker) -> Client:
    return client_of(vera)


def html_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_deelname_is_taken_down_and_moved_on(client: Client) -> None:
    traject = make_getypeerd()
    client.post(f"{LIJST}nieuw/{traject.slug}/", {"stand": "gepland"})
    deelname = Deelname.objects.get()
    url = f"{LIJST}{deelname.pk}/"
    assert "Ik ben begonnen" in html_of(client, url)
    answer = client.post(url, {"actie": "start", "gestart": "2026-02-01"}, follow=True)
    assert "Veel plezier" in answer.content.decode()
    answer = client.post(url, {"actie": "rond-af", "afgerond": "30-6-2026"}, follow=True)
    assert "Gefeliciteerd" in answer.content.decode()
    deelname.refresh_from_db()
    assert (deelname.status, deelname.afgerond_datum) == ("afgerond", date(2026, 6, 30))
    assert "Maak een verklaring" in html_of(client, url)


def test_the_page_of_a_traject_leads_to_it(client: Client) -> None:
    traject = make_traject()
    assert f"{LIJST}nieuw/{traject.slug}/" in html_of(client, f"/trajecten/{traject.slug}/")


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({}, "Kies hoever u bent."),
        ({"stand": "gestart"}, "Vul in wanneer u begon."),
        ({"stand": "afgerond", "gestart": "2026-02-01"}, "Vul in wanneer u het afrondde."),
        (
            {"stand": "afgerond", "gestart": "2026-02-01", "afgerond": "2026-01-01"},
            "voor de dag waarop u begon",
        ),
        ({"stand": "gestart", "gestart": "2999-01-01"}, "in de toekomst"),
        ({"stand": "gestart", "gestart": "gisteren"}, "Vul een datum in"),
    ],
)
def test_a_refusal_is_told_at_the_field(client: Client, data: dict[str, str], melding: str) -> None:
    answer = client.post(f"{LIJST}nieuw/{make_traject().slug}/", data)
    assert answer.status_code == 400
    assert melding in answer.content.decode()
    assert not Deelname.objects.exists()


def test_a_move_with_a_wrong_day_is_told_where_it_was_typed(client: Client, vera: Gebruiker) -> None:
    deelname = make_deelname(vera, hoever="gestart")
    answer = client.post(f"{LIJST}{deelname.pk}/", {"actie": "stop", "gestopt": "2025-01-01"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "ligt voor de dag waarop u begon" in html
    assert 'value="2025-01-01"' in html
    deelname.refresh_from_db()
    assert deelname.status == "gestart"


def test_a_planned_one_is_taken_away_and_a_button_that_is_none_does_nothing(
    client: Client, vera: Gebruiker
) -> None:
    gepland, bezig = make_deelname(vera, hoever="gepland"), make_deelname(vera, hoever="gestart")
    client.post(f"{LIJST}{gepland.pk}/", {"actie": "verwijder"})
    for actie in ("verwijder", "", "x"):
        client.post(f"{LIJST}{bezig.pk}/", {"actie": actie})
    assert Deelname.objects.get() == bezig


def test_the_list_asks_as_much_for_twenty_as_for_two(
    client: Client, vera: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (2, 20):
        while Deelname.objects.count() < size:
            make_deelname(vera)
        with django_assert_num_queries(6):
            assert html_of(client, LIJST).count("Rekenen samen") >= size


def test_asking_and_answering_a_confirmation(client: Client, vera: Gebruiker) -> None:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(vera, make_getypeerd(aanbieder=aanbieder))
    url = f"{LIJST}{deelname.pk}/"
    assert vera.naam in html_of(client, url)
    client.post(url, {"actie": "vraag-bevestiging", "naam": "V. de Vries"})
    bureau = client_of(medewerker)
    html = html_of(bureau, "/aanbod/bevestigingen/")
    assert "V. de Vries" in html
    assert "Rekenen samen" in html
    for secret in (vera.email, vera.naam):
        assert secret not in html
    answer = bureau.post(f"/aanbod/bevestigingen/{deelname.pk}/", {"actie": "weiger", "reden": " "})
    assert answer.status_code == 400
    assert "Vul in waarom" in answer.content.decode()
    bureau.post(f"/aanbod/bevestigingen/{deelname.pk}/", {"actie": "weiger", "reden": "Eén dag gemist."})
    assert "Eén dag gemist." in html_of(client, url)
    client.post(url, {"actie": "vraag-bevestiging", "naam": "V. de Vries"})
    bureau.post(f"/aanbod/bevestigingen/{deelname.pk}/", {"actie": "bevestig"})
    assert f"Bevestigd door {aanbieder.naam}" in html_of(client, LIJST)
    assert "V. de Vries" in html_of(bureau, "/aanbod/bevestigingen/?stand=bevestigd")
    bureau.post(f"/aanbod/bevestigingen/{deelname.pk}/", {"actie": "trek-in", "reden": "Vergissing."})
    assert "Bevestiging ingetrokken" in html_of(client, url)


def test_a_question_is_taken_back(client: Client, vera: Gebruiker) -> None:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(vera, make_getypeerd(aanbieder=aanbieder))
    request_bevestiging(deelname, naam="V. de Vries", by=vera, at=NU)
    client.post(f"{LIJST}{deelname.pk}/", {"actie": "vraag-terug"})
    assert "V. de Vries" not in html_of(client_of(medewerker), "/aanbod/bevestigingen/")
    assert client_of(medewerker).get(f"/aanbod/bevestigingen/{deelname.pk}/").status_code == 404


def test_the_list_of_the_aanbieder_asks_as_much_for_twenty_as_for_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    aanbieder, medewerker = make_aanbieder()
    traject = make_getypeerd(aanbieder=aanbieder)
    client = client_of(medewerker)
    for size in (2, 20):
        while Deelname.objects.count() < size:
            vera = make_leraar()
            request_bevestiging(make_deelname(vera, traject), naam="Iemand", by=vera, at=NU)
        with django_assert_num_queries(7):
            html = html_of(client, "/aanbod/bevestigingen/")
        assert html.count("Geef antwoord") == size
        assert f"Bevestigingen ({size})" in html


def test_a_statement_is_made_shown_and_withdrawn(client: Client, vera: Gebruiker) -> None:
    deelname, _ = make_bevestigd(vera, naam="V. de Vries")
    url = f"{LIJST}{deelname.pk}/verklaring/"
    assert "V. de Vries" in html_of(client, url)
    client.post(url, {"typering": str(typering_of(deelname).pk), "naam": "Iemand Anders"})
    verklaring = Verklaring.objects.get()
    public = f"/verklaringen/{verklaring.code}/"
    assert public in html_of(client, "/mijn/verklaringen/")
    answer = Client().get(public)
    html = answer.content.decode()
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert 'content="noindex, nofollow"' in html
    for tekst in ("V. de Vries", "Rekenen samen", "Expert", "Bevestigd door de aanbieder", "30 juni 2026"):
        assert tekst in html
    for secret in (vera.email, vera.naam, "Iemand Anders"):
        assert secret not in html
    client.post("/mijn/verklaringen/", {"code": verklaring.code})
    for vorm in ("", "verklaring.pdf", "verklaring.json"):
        gone = Client().get(f"{public}{vorm}")
        assert gone.status_code == 410
        assert b"V. de Vries" not in gone.content
        assert "geldt niet meer" in gone.content.decode()


def test_a_self_declared_one_says_so(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera)
    html = Client().get(f"/verklaringen/{verklaring.code.upper()}/").content.decode()
    assert "Door de leraar zelf opgegeven" in html
    assert "Niemand anders heeft dat bevestigd" in html
    assert "Bevestigd door de aanbieder" not in html


def test_nobody_withdraws_that_of_somebody_else(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera)
    answer = client_of(make_leraar("Els")).post("/mijn/verklaringen/", {"code": verklaring.code})
    assert answer.status_code == 404
    assert Verklaring.objects.geldig().get() == verklaring


@pytest.mark.parametrize("code", ["aaaa-bbbb-cccc-dddd-eeee", "x", "a" * 60])
def test_a_guessed_code_is_nothing(code: str, vera: Gebruiker) -> None:
    make_verklaring(vera)
    assert Client().get(f"/verklaringen/{code}/").status_code == 404


def test_an_erased_one_says_nothing_but_that(vera: Gebruiker) -> None:
    code = make_verklaring(vera, naam="V. de Vries").code
    erase_verklaringen(vera, NU)
    answer = Client().get(f"/verklaringen/{code}/")
    assert answer.status_code == 410
    assert "Vries" not in answer.content.decode()


def test_the_json_can_be_checked_with_its_digest(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera)
    data = json.loads(Client().get(f"/verklaringen/{verklaring.code}/verklaring.json").content)
    assert data["sha256"] == make_afdruk(data["inhoud"]) == verklaring.afdruk
    assert data["inhoud"]["naam"] == "Vera"


def test_the_pdf_is_tagged_and_says_where_to_check_it(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera, naam="Zoë #let x")
    answer = Client().get(f"/verklaringen/{verklaring.code}/verklaring.pdf")
    document = pypdf.PdfReader(io.BytesIO(answer.content))
    root: Any = document.trailer["/Root"]
    text = document.pages[0].extract_text()
    assert root["/MarkInfo"]["/Marked"]
    assert len(document.pages) == 1
    for tekst in ("Zoë #let x", "Rekenen samen", verklaring.code, "/verklaringen/", verklaring.afdruk):
        assert tekst in text
    assert "Door de leraar zelf opgegeven" in text


def test_the_statements_ask_as_much_for_ten_as_for_two(
    client: Client, vera: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (2, 10):
        while Verklaring.objects.count() < size:
            make_verklaring(vera)
        withdraw_verklaring(Verklaring.objects.geldig().first(), by=vera, at=NU)  # type: ignore[arg-type]
        with django_assert_num_queries(6):
            assert html_of(client, "/mijn/verklaringen/").count("Rekenen samen") >= size


def test_a_moment_of_what_it_brought(client: Client, vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    url = f"{LIJST}{deelname.pk}/opbrengst/"
    assert "geen namen van leerlingen" in html_of(client, url).lower()
    bad = client.post(url, {"moment": "2026-07-01", "ervaring": " "})
    assert bad.status_code == 400
    assert "Vul bij een van de drie iets in." in bad.content.decode()
    client.post(url, {"moment": "2026-07-01", "handelen": "Ik vraag door."})
    row = Opbrengst.objects.get()
    assert "Ik vraag door." in html_of(client, f"{LIJST}{deelname.pk}/")
    client.post(f"/mijn/opbrengsten/{row.pk}/", {"moment": "2026-07-02", "resultaat": "Zij leggen uit."})
    row.refresh_from_db()
    assert (row.handelen, row.resultaat, row.moment_datum) == ("", "Zij leggen uit.", date(2026, 7, 2))
    client.post(f"/mijn/opbrengsten/{row.pk}/", {"actie": "verwijder"})
    assert not Opbrengst.objects.exists()


@pytest.fixture
def media(tmp_path: Any) -> Any:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


def upload(inhoud: bytes = PDF, naam: str = "certificaat.pdf", **velden: str) -> dict[str, Any]:
    return {
        "bestand": SimpleUploadedFile(naam, inhoud),
        "verloopt_op": "2027-11-01",
        "geen_leerlingen": "on",
        **velden,
    }


@pytest.mark.usefixtures("media")
def test_a_certificate_is_kept_replaced_and_erased(client: Client, vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    url = f"{LIJST}{deelname.pk}/bewijsstuk/"
    assert "gegevens van leerlingen" in html_of(client, url)
    client.post(url, upload())
    client.post(url, upload(naam="beter.pdf"))
    deelname.refresh_from_db()
    assert deelname.bewijsstuk == Bestand.objects.get()
    assert (deelname.bewijsstuk.naam, deelname.bevestigingsbron) == ("beter.pdf", "bewijsstuk")
    assert "beter.pdf" in html_of(client, f"{LIJST}{deelname.pk}/")
    assert make_verklaring(vera, deelname).inhoud["bevestiging"]["bron"] == "bewijsstuk"
    assert client_of(make_leraar("Els")).get(f"/bestanden/{deelname.bewijsstuk_id}/").status_code == 404
    client.post(url, {"actie": "wis"})
    deelname.refresh_from_db()
    assert deelname.bewijsstuk_id is None
    assert deelname.bevestigingsbron == "deelnemer"
    assert not Bestand.objects.exists()


@pytest.mark.usefixtures("media")
@pytest.mark.parametrize(
    ("data", "melding"),
    [
        (upload(b"#!/bin/sh\necho hoi\n", "certificaat.pdf"), "Dit soort bestand nemen wij niet aan."),
        (upload(geen_leerlingen=""), "Kijk of er gegevens van leerlingen in staan."),
        (upload(verloopt_op="2020-01-01"), "Kies een datum na vandaag."),
        ({}, "Kies eerst een bestand."),
    ],
    ids=["no document", "not looked at", "in the past", "nothing"],
)
def test_what_is_no_evidence_is_refused(
    client: Client, vera: Gebruiker, data: dict[str, Any], melding: str
) -> None:
    deelname = make_deelname(vera)
    if "bestand" in data:
        data["bestand"].seek(0)
    answer = client.post(f"{LIJST}{deelname.pk}/bewijsstuk/", data)
    assert answer.status_code == 400
    assert melding in answer.content.decode()
    assert not Bestand.objects.exists()


@pytest.mark.usefixtures("media")
def test_evidence_that_is_too_large_is_refused(client: Client, vera: Gebruiker) -> None:
    url = f"{LIJST}{make_deelname(vera).pk}/bewijsstuk/"
    with override_settings(BESTAND_MAX_BYTES=len(PDF) - 1):
        answer = client.post(url, upload())
    assert "Dit bestand is te groot." in answer.content.decode()
    assert not Bestand.objects.exists()


@pytest.mark.usefixtures("media")
def test_evidence_goes_with_its_moment_and_with_erasing(client: Client, vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    url = f"{LIJST}{deelname.pk}/opbrengst/"
    for _ in range(2):
        client.post(url, upload(moment="2026-07-01", ervaring="Ik durf meer."))
    een, _ = Opbrengst.objects.order_by("pk")
    assert (Bestand.objects.count(), een.bewijsstuk is not None) == (2, True)
    client.post(f"/mijn/opbrengsten/{een.pk}/", {"actie": "verwijder"})
    assert Bestand.objects.count() == 1
    erase_deelnames(vera, NU)
    assert not Bestand.objects.exists()
