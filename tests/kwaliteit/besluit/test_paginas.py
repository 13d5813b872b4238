"""The pages of advice, zienswijze and decision: who gets in, what is done there, what comes back."""

import io
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from kwaliteit.domain.besluit.zienswijze import give_zienswijze
from kwaliteit.domain.queries.aanvraagwerk import beurt, open_cases
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import Advies, Besluit, Erkenningsaanvraag, Voorwaarde, Zienswijze
from napl.enums import Rol
from napl.models import Bericht, Gebruiker
from tests.bestanden import make_pdf_bytes
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.besluit.bouw import maak_beslisbaar, maak_besluit, maak_geadviseerd, maak_inhoud

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
ROLLEN = set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER}
SCHRIJVERS = {Rol.BEHANDELAAR, Rol.COORDINATOR}
BUREAU = SCHRIJVERS | {Rol.BESLISSER, Rol.FINANCIEEL, Rol.BEHEER}


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def adres(naam: str, aanvraag: Erkenningsaanvraag, *meer: int) -> str:
    return reverse(f"kwaliteit:{naam}", args=[aanvraag.pk, *meer])


def haal(wie: Client | Gebruiker, url: str) -> int:
    """Return the status of a download, read to its end so that it is closed."""
    client = als(wie) if isinstance(wie, Gebruiker) else wie
    response: Any = client.get(url)
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


def velden(aanvraag: Erkenningsaanvraag, uitkomst: Uitkomst) -> dict[str, str]:
    """Return a filled form of an advice."""
    inhoud = maak_inhoud(aanvraag, uitkomst)
    data = {"uitkomst": uitkomst.value, "motivering": inhoud.motivering, "jaren": "4"}
    for rij in inhoud.oordelen:
        data[f"oordeel-{rij.criterium}"] = rij.oordeel.value
        data[f"motivering-{rij.criterium}"] = rij.motivering
    for nummer, voorwaarde in enumerate(inhoud.voorwaarden, start=1):
        data |= {f"voorwaarde-{nummer}": voorwaarde.tekst, f"maanden-{nummer}": str(voorwaarde.maanden)}
    return data


def test_each_role_gets_into_the_pages_of_its_own_duty_alone() -> None:
    beslisbaar, gehoord = maak_beslisbaar(), maak_geadviseerd(Uitkomst.AFWIJZEN)
    besluit = maak_besluit(Uitkomst.ONDER_VOORWAARDEN)
    voorwaarde = Voorwaarde.objects.get(besluit=besluit).pk
    mogen = {
        adres("advies-schrijf", gehoord): SCHRIJVERS,
        adres("zienswijze-antwoord", gehoord): SCHRIJVERS,
        adres("besluit-neem", beslisbaar): {Rol.BESLISSER},
        adres("besluit-voorbeeld", beslisbaar): BUREAU,
        adres("voorwaarde-beoordeel", besluit.aanvraag, voorwaarde): SCHRIJVERS,
        reverse("kwaliteit:besluit-list"): BUREAU,
    }
    for rol in sorted(ROLLEN):
        client = als(make_gebruiker(rol))
        for url, rollen in mogen.items():
            verwacht = HTTPStatus.OK if rol in rollen else HTTPStatus.FORBIDDEN
            assert client.get(url).status_code == verwacht, (rol, url)
            if rol not in rollen:
                assert client.post(url).status_code == HTTPStatus.FORBIDDEN, (rol, url)
    ander = als(maak_lid(maak_aanbieder()))
    eigen = (adres("zienswijze-geef", gehoord), adres("voorwaarde-meld", besluit.aanvraag, voorwaarde))
    for url in eigen:
        assert ander.get(url).status_code == HTTPStatus.NOT_FOUND
        assert ander.post(url, {"tekst": "Ik niet."}).status_code == HTTPStatus.NOT_FOUND
    assert not Zienswijze.objects.filter(advies__aanvraag=gehoord).exists()


def test_a_page_of_a_phase_that_passed_changes_nothing() -> None:
    besluit = maak_besluit()
    aanvraag = besluit.aanvraag
    lid = als(maak_lid(aanvraag.aanbieder))
    for client, naam, data in (
        (
            als(make_gebruiker(Rol.BEHANDELAAR)),
            "advies-schrijf",
            {**velden(aanvraag, Uitkomst.AFWIJZEN), "actie": "verstuur"},
        ),
        (als(make_gebruiker(Rol.BEHANDELAAR)), "zienswijze-antwoord", {"antwoord": "Nee.", "wijzig": "nee"}),
        (als(make_gebruiker(Rol.BESLISSER)), "besluit-neem", {"actie": "volg", "advies_getoetst": "on"}),
        (als(make_gebruiker(Rol.BESLISSER)), "besluit-neem", {"actie": "terug", "reden": "Zo."}),
        (lid, "zienswijze-geef", {"tekst": "Toch nog."}),
        (lid, "zienswijze-geef", {"actie": "zie-af"}),
    ):
        assert client.post(adres(naam, aanvraag), data).status_code == HTTPStatus.BAD_REQUEST, naam
    assert Advies.objects.count() == 1
    assert Besluit.objects.count() == 1
    assert Erkenningsaanvraag.objects.get().status == _S.TOEGEKEND


def test_an_advice_is_saved_with_gaps_and_sent_when_it_is_whole() -> None:
    aanvraag = maak_aanvraag(_S.CONCEPTADVIES)
    maak_lid(aanvraag.aanbieder)
    client, url = als(make_gebruiker(Rol.BEHANDELAAR)), adres("advies-schrijf", aanvraag)
    half = {"uitkomst": "afwijzen", "motivering": "Nog niet af."}
    assert client.post(url, {**half, "actie": "bewaar"}).status_code == HTTPStatus.FOUND
    assert client.post(url, {**half, "actie": "verstuur"}).status_code == HTTPStatus.BAD_REQUEST
    assert "Nog niet af." in client.get(url).content.decode()
    heel = velden(aanvraag, Uitkomst.ONDER_VOORWAARDEN)
    assert client.post(url, {**heel, "actie": "verstuur"}).status_code == HTTPStatus.FOUND
    advies = Advies.objects.get()
    assert advies.voorwaarden.get().maanden == 6
    assert advies.oordelen.filter(oordeel=Criteriumoordeel.DEELS).count() == 1
    assert Erkenningsaanvraag.objects.get().status == _S.ZIENSWIJZE
    assert Bericht.objects.filter(soort="zienswijze-gevraagd").count() == 1


def test_the_aanbieder_reads_the_advice_and_answers_with_a_file_that_others_cannot_open() -> None:
    aanvraag = maak_geadviseerd(Uitkomst.AFWIJZEN)
    client = als(maak_lid(aanvraag.aanbieder))
    url = adres("zienswijze-geef", aanvraag)
    assert "Reden bij 1.1." in client.get(url).content.decode()
    upload = SimpleUploadedFile("bijlage.pdf", make_pdf_bytes())
    assert client.post(url, {"tekst": "", "bestand1": upload}).status_code == HTTPStatus.BAD_REQUEST
    upload.seek(0)
    assert client.post(url, {"tekst": "Zie de bijlage.", "bestand1": upload}).status_code == HTTPStatus.FOUND
    bestand = Zienswijze.objects.get().bestanden.get().bestand
    assert bestand is not None
    download = reverse("bestand", args=[bestand.pk])
    assert haal(client, download) == HTTPStatus.OK
    assert haal(make_gebruiker(Rol.BESLISSER), download) == HTTPStatus.OK
    for ander in (maak_lid(maak_aanbieder()), make_gebruiker(Rol.DESKUNDIGE)):
        assert haal(ander, download) == HTTPStatus.NOT_FOUND
    antwoord = als(make_gebruiker(Rol.COORDINATOR))
    page = antwoord.get(adres("zienswijze-antwoord", aanvraag)).content.decode()
    assert "Zie de bijlage." in page
    data = {"antwoord": "De bijlage verandert niets.", "wijzig": "nee"}
    assert antwoord.post(adres("zienswijze-antwoord", aanvraag), data).status_code == HTTPStatus.FOUND
    assert Erkenningsaanvraag.objects.get().status == _S.TER_BESLUITVORMING


def test_a_beslisser_reads_the_letter_first_and_then_decides() -> None:
    aanvraag = maak_beslisbaar()
    lid, client = maak_lid(aanvraag.aanbieder), als(make_gebruiker(Rol.BESLISSER))
    voorbeeld = client.get(adres("besluit-voorbeeld", aanvraag))
    assert voorbeeld["Content-Type"] == "application/pdf"
    assert not Besluit.objects.exists()
    url = adres("besluit-neem", aanvraag)
    assert client.post(url, {"actie": "volg"}).status_code == HTTPStatus.BAD_REQUEST
    anders = {**velden(aanvraag, Uitkomst.AFWIJZEN), "advies_getoetst": "on", "actie": "wijk-af"}
    assert client.post(url, anders).status_code == HTTPStatus.BAD_REQUEST
    anders["afwijking"] = "Het bewijs is oud."
    pdf = client.post(adres("besluit-voorbeeld", aanvraag), anders)
    tekst = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "Het bewijs is oud." in tekst
    assert client.post(url, {"actie": "volg", "advies_getoetst": "on"}).status_code == HTTPStatus.FOUND
    brief = Besluit.objects.get().brief
    assert brief is not None
    download = reverse("bestand", args=[brief.pk])
    assert haal(lid, download) == HTTPStatus.OK
    assert haal(maak_lid(maak_aanbieder()), download) == HTTPStatus.NOT_FOUND
    eigen = als(lid).get(reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk])).content.decode()
    assert download in eigen
    assert "Bezwaar maken kan tot en met" in eigen


def test_who_advised_sees_why_another_has_to_decide() -> None:
    aanvraag = maak_beslisbaar()
    by = make_gebruiker(Rol.BESLISSER)
    Erkenningsaanvraag.objects.filter(pk=aanvraag.pk).update(behandelaar=by)
    client, url = als(by), adres("besluit-neem", aanvraag)
    assert "U behandelde deze aanvraag" in client.get(url).content.decode()
    response = client.post(url, {"actie": "volg", "advies_getoetst": "on"})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert not Besluit.objects.exists()


def test_a_selection_is_decided_one_by_one_and_what_fails_leaves_the_others() -> None:
    een, twee, drie = maak_beslisbaar(), maak_beslisbaar(Uitkomst.AFWIJZEN), maak_beslisbaar()
    by = make_gebruiker(Rol.BESLISSER)
    Erkenningsaanvraag.objects.filter(pk=twee.pk).update(behandelaar=by)
    client, url = als(by), reverse("kwaliteit:besluit-list")
    alle = [een.pk, twee.pk, drie.pk]
    assert client.post(url, {"advies_getoetst": "on"}).status_code == HTTPStatus.BAD_REQUEST
    zonder = client.post(url, {"aanvraag": alle}).content.decode()
    assert "0 van 3 besluiten genomen" in zonder
    page = client.post(url, {"aanvraag": alle, "advies_getoetst": "on"}).content.decode()
    assert "2 van 3 besluiten genomen" in page
    assert "U behandelde deze aanvraag" in page
    assert set(Besluit.objects.values_list("aanvraag", flat=True)) == {een.pk, drie.pk}


def test_the_list_asks_as_many_questions_for_more_cases() -> None:
    client, url = als(make_gebruiker(Rol.BESLISSER)), reverse("kwaliteit:besluit-list")
    counts = []
    for _ in range(2):
        maak_beslisbaar()
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == HTTPStatus.OK
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_panel_leads_each_to_the_next_step_and_hides_what_is_not_decided() -> None:
    aanvraag = maak_geadviseerd()
    zaak = reverse("kwaliteit:aanvraag-zaak", args=[aanvraag.pk])
    assert adres("besluit-neem", aanvraag) in als(make_gebruiker(Rol.BESLISSER)).get(zaak).content.decode()
    behandelaar = als(make_gebruiker(Rol.BEHANDELAAR)).get(zaak).content.decode()
    assert adres("besluit-neem", aanvraag) not in behandelaar
    assert "Reden bij 1.1." in behandelaar
    eigen = reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk])
    page = als(maak_lid(aanvraag.aanbieder)).get(eigen).content.decode()
    assert "Reden bij 1.1." not in page
    assert "ligt nu bij wie erover beslist" in page


def test_a_zienswijze_that_was_given_waits_for_the_bureau() -> None:
    aanvraag = maak_geadviseerd(Uitkomst.AFWIJZEN)
    lid = maak_lid(aanvraag.aanbieder)
    eigen = reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk])
    assert open_cases().annotate(wie=beurt()).get().wie == Rol.AANBIEDER
    assert "Volgende stap: geef uw zienswijze" in als(lid).get(eigen).content.decode()
    assert "<strong>1 wacht op u.</strong>" in als(lid).get("/aanbod/").content.decode()
    give_zienswijze(aanvraag, tekst="Het staat in de bijlage.", by=lid, at=NU)
    assert open_cases().annotate(wie=beurt()).get().wie == Rol.BEHANDELAAR
    page = als(lid).get(eigen).content.decode()
    assert "Wij lezen uw zienswijze" in page
    assert "Lees het advies en reageer" not in page
    assert "wacht op u." not in als(lid).get("/aanbod/").content.decode()
