"""The pages on which an aanbieder writes and the bureau tests: saving, conflicts, files, and mail."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus
from kwaliteit.models import Aanvraagbewijs, Erkenningsaanvraag, Openstelling, Verantwoording
from napl.enums import Rol
from napl.models import Bericht, Bestand
from ontwikkelpaden.domain.bewerken import LEEG
from tests.bestanden import make_pdf_bytes
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.aanvraag.schrijven import maak_klaar, maak_toelaatbaar
from tests.kwaliteit.aanvraag.test_paginas import als, eigen

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus


def adres(naam: str, aanvraag: Erkenningsaanvraag, *args: object) -> str:
    return reverse(f"kwaliteit:{naam}", args=[aanvraag.pk, *args])


def test_the_page_before_tells_everything_and_begins() -> None:
    traject, by = maak_toelaatbaar()
    client, nieuw = als(by), reverse("kwaliteit:aanvraag-nieuw", args=[traject.slug])
    page = client.get(nieuw).content.decode()
    for tekst in ("Hoogstens acht weken", "Kijk eerst zelf", "Begin de aanvraag", "Verlichte beoordeling"):
        assert tekst in page
    assert nieuw in client.get(reverse("register:eigen-traject", args=[traject.slug])).content.decode()
    answer = client.post(nieuw)
    assert answer.headers["Location"] == eigen(Erkenningsaanvraag.objects.get())
    assert client.post(nieuw).status_code == HTTPStatus.BAD_REQUEST
    Openstelling.objects.all().delete()
    assert "U kunt nu nog niet beginnen" in client.get(nieuw).content.decode()


def test_a_text_saves_itself_and_a_conflict_shows_both() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    client, url = als(by), adres("aanvraag-criterium", aanvraag, "1.1")
    page = client.get(url).content.decode()
    assert "Wat telt als bewijs" in page
    assert aanvraag.kaderversie.criteria.get(code="1.1").bewijsvormen.all()[0].tekst in page
    auto = {"X-Autobewaar": "1"}
    answer = client.post(url, {"tekst": "Mijn tekst", "basis": LEEG}, headers=auto)
    assert answer.json()["tekst"] == "Mijn tekst"
    answer = client.post(url, {"tekst": "Van een ander", "basis": LEEG}, headers=auto)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Iemand anders schreef hier ook" in answer.content.decode()
    answer = client.post(url, {"tekst": "x" * 6001, "basis": LEEG}, headers=auto)
    assert "te lang" in answer.json()["fout"]
    assert client.post(url, {"tekst": "Zonder script", "basis": LEEG}).status_code == HTTPStatus.CONFLICT
    assert Verantwoording.objects.get().tekst == "Mijn tekst"


def test_evidence_is_added_read_and_taken_away_on_the_page() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    client, url = als(by), adres("aanvraag-bewijs", aanvraag, "1.1")
    file = SimpleUploadedFile("gids.pdf", make_pdf_bytes())
    assert client.post(url, {"bestand": file}).status_code == HTTPStatus.FOUND
    assert (
        client.post(url, {"url": "https://voorbeeld.nl/x", "titel": "Site"}).status_code == HTTPStatus.FOUND
    )
    assert client.post(url, {}).status_code == HTTPStatus.BAD_REQUEST
    page = client.get(adres("aanvraag-criterium", aanvraag, "1.1")).content.decode()
    assert "gids.pdf" in page
    assert "https://voorbeeld.nl/x" in page
    download = reverse("bestand", args=[Bestand.objects.get().pk])
    assert b"".join(client.get(download).streaming_content) == make_pdf_bytes()  # type: ignore[attr-defined]
    for ander in (
        maak_lid(maak_aanbieder()),
        make_gebruiker(Rol.BEHANDELAAR),
        make_gebruiker(Rol.DESKUNDIGE),
    ):
        assert als(ander).get(download).status_code == HTTPStatus.NOT_FOUND
    client.post(adres("aanvraag-bewijs-weg", aanvraag, Aanvraagbewijs.objects.get(url="").pk))
    assert not Bestand.objects.exists()


@pytest.mark.parametrize("naam", ["aanvraag-accreditaties", "aanvraag-intrekken", "aanvraag-terugsturen"])
def test_the_pages_are_the_own_peoples_alone(naam: str) -> None:
    aanvraag = maak_aanvraag(_S.AANVULLING_GEVRAAGD)
    assert als(maak_lid(aanvraag.aanbieder)).get(adres(naam, aanvraag)).status_code == HTTPStatus.OK
    assert als(maak_lid(maak_aanbieder())).get(adres(naam, aanvraag)).status_code == HTTPStatus.NOT_FOUND
    assert als(make_gebruiker(Rol.BEHANDELAAR)).get(adres(naam, aanvraag)).status_code == HTTPStatus.FORBIDDEN


def test_the_lighter_route_is_asked_for_on_the_page() -> None:
    aanvraag = maak_aanvraag()
    client, url = als(maak_lid(aanvraag.aanbieder)), adres("aanvraag-accreditaties", aanvraag)
    velden = {"instantie": "nvao", "nummer": "AV-1", "geldig_tot_en_met": "2030-01-01", "actie": "toevoegen"}
    assert client.post(url, {**velden, "nummer": ""}).status_code == HTTPStatus.BAD_REQUEST
    assert client.post(url, velden).status_code == HTTPStatus.FOUND
    client.post(url, {"actie": "verlicht"})
    aanvraag.refresh_from_db()
    assert aanvraag.route == Aanvraagroute.VERLICHT
    client.post(url, {"actie": "weg", "accreditatie": aanvraag.accreditaties.get().pk})
    aanvraag.refresh_from_db()
    assert aanvraag.route == Aanvraagroute.VOLLEDIG


def test_the_bureau_sees_the_mail_before_it_asks_and_the_aanbieder_sends_back() -> None:
    aanvraag, by = maak_klaar()
    aanvraag = submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True)
    bureau, url = als(make_gebruiker(Rol.BEHANDELAAR)), adres("aanvraag-aanvulling", aanvraag)
    punten = {"punt-1.1": "Noem de doelen."}
    page = bureau.post(url, {**punten, "actie": "voorbeeld"}).content.decode()
    assert "Deze e-mail krijgt de aanbieder" in page
    assert not Bericht.objects.filter(soort="aanvraag-aanvulling").exists()
    assert bureau.post(url, {"actie": "voorbeeld"}).status_code == HTTPStatus.BAD_REQUEST
    assert bureau.post(url, {**punten, "actie": "verstuur"}).status_code == HTTPStatus.FOUND
    assert Bericht.objects.filter(soort="aanvraag-aanvulling").count() == 1
    own = als(by)
    assert "Noem de doelen." in own.get(eigen(aanvraag)).content.decode()
    assert (
        own.post(adres("aanvraag-terugsturen", aanvraag), {"toelichting": "Klaar"}).status_code
        == HTTPStatus.FOUND
    )
    page = bureau.get(adres("aanvraag-zaak", aanvraag)).content.decode()
    assert "Teruggestuurd op" in page
    bureau.post(adres("aanvraag-compleet", aanvraag))
    aanvraag.refresh_from_db()
    assert aanvraag.status == _S.TOEWIJZING


def test_withdrawing_tells_what_it_means_first() -> None:
    aanvraag, by = maak_klaar()
    client, url = als(by), adres("aanvraag-intrekken", aanvraag)
    assert "U kunt dit niet terugdraaien" in client.get(url).content.decode()
    assert client.post(url, {"reden": "Toch niet."}).status_code == HTTPStatus.FOUND
    aanvraag.refresh_from_db()
    assert aanvraag.status == _S.INGETROKKEN
    assert client.get(url).status_code == HTTPStatus.FOUND
