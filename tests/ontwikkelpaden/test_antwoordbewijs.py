"""A file of evidence with an answer: kept, shared and erased with it, on the page and in the API alike."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from napl.domain.bestand import opslag
from napl.domain.bewijsstuk import Upload
from napl.domain.dossier import bestanden_in, erase_deel, export_gegevens
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bestand, Gebruiker
from napl.registers import dossierdelen
from ontwikkelpaden.domain.antwoordbewijs import attach_bewijsstuk, delete_zelfevaluatie, detach_bewijsstuk
from ontwikkelpaden.domain.zelfevaluatie import begin_zelfevaluatie, finish_zelfevaluatie
from ontwikkelpaden.models import Padversie, Zelfevaluatie, Zelfevaluatieantwoord
from tests.bestanden import VERLOOPT, make_pdf_bytes, upload
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie
from tests.ontwikkelpaden.mijn import maak_moment, part

pytestmark = pytest.mark.django_db
PDF = make_pdf_bytes()
VOL = "Een bestand mag niet groter zijn dan"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT, settings.BESTAND_MAX_JAREN = tmp_path, 100
    return tmp_path


@pytest.fixture
def leraar() -> Gebruiker:
    return make_gebruiker()


@pytest.fixture
def versie() -> Padversie:
    return maak_versie()


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def keep(evaluatie: Zelfevaluatie, by: Gebruiker, naam: str = "les.pdf") -> Zelfevaluatieantwoord:
    part_ = part(evaluatie.padversie)
    return attach_bewijsstuk(evaluatie, part_, Upload(upload(PDF, naam), VERLOOPT), by=by, at=NU)


def velden(inhoud: bytes = PDF, **anders: Any) -> dict[str, Any]:
    return {"bestand": upload(inhoud), "geen_leerlingen": "on", "verloopt_op": VERLOOPT.isoformat(), **anders}


def page_of(evaluatie: Zelfevaluatie) -> str:
    slug, deel = evaluatie.padversie.pad.slug, part(evaluatie.padversie)
    return f"/mijn/paden/{slug}/zelfevaluatie/{evaluatie.pk}/bewijsstuk/{deel.pk}/"


def api_of(evaluatie: Zelfevaluatie) -> str:
    deel = part(evaluatie.padversie)
    return f"/api/v1/mijn/zelfevaluaties/{evaluatie.pk}/antwoorden/{deel.pk}/bewijsstuk"


def put(client: Client, url: str, data: dict[str, Any]) -> Any:
    namen = {"verloopt_op": "verlooptOp", "geen_leerlingen": "geenLeerlingen"}
    camel = {namen.get(naam, naam): waarde for naam, waarde in data.items()}
    return client.put(url, encode_multipart(BOUNDARY, camel), content_type=MULTIPART_CONTENT)


def test_a_file_is_replaced_and_stays_with_an_earlier_moment(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie = maak_moment(versie, leraar, afgerond=False)
    keep(evaluatie, leraar, "oud.pdf")
    row = keep(evaluatie, leraar, "nieuw.pdf")
    finish_zelfevaluatie(evaluatie, by=leraar, at=NU)
    volgende = begin_zelfevaluatie(versie.pad, by=leraar, at=NU + timedelta(days=90))

    assert row.bewijsstuk == Bestand.objects.get()
    assert (row.niveau, row.bewijsstuk.naam) == ("startbekwaam", "nieuw.pdf")
    assert not volgende.antwoorden.exists()
    html = client_of(leraar).get(f"/mijn/paden/rekenen/zelfevaluatie/{volgende.pk}/").content.decode()
    assert f'href="/bestanden/{row.bewijsstuk_id}/"' in html
    for page in ("/mijn/paden/rekenen/", f"/mijn/paden/rekenen/zelfevaluatie/{evaluatie.pk}/"):
        assert "nieuw.pdf" in client_of(leraar).get(page).content.decode()


def test_without_an_answer_yet_the_file_begins_it(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)
    assert keep(evaluatie, leraar).niveau == ""
    finish_zelfevaluatie(evaluatie, by=leraar, at=NU)


def test_a_finished_moment_takes_no_file_but_gives_one_back(
    versie: Padversie, leraar: Gebruiker, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    evaluatie = maak_moment(versie, leraar, afgerond=False)
    bestand = keep(evaluatie, leraar).bewijsstuk
    assert bestand is not None
    finish_zelfevaluatie(evaluatie, by=leraar, at=NU)

    with pytest.raises(OngeldigeOvergang, match="verandert niet meer"):
        keep(evaluatie, leraar)
    with django_capture_on_commit_callbacks(execute=True):
        row = detach_bewijsstuk(evaluatie, part(versie), by=leraar, at=NU)

    assert (row.niveau, row.bewijsstuk) == ("startbekwaam", None)
    assert not Bestand.objects.exists()
    assert not opslag.exists(bestand.opslagpad)
    with pytest.raises(Domeinfout, match="geen bewijsstuk"):
        detach_bewijsstuk(evaluatie, part(versie), by=leraar, at=NU)


def test_nobody_else_keeps_or_erases_it(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie = maak_moment(versie, leraar, afgerond=False)
    bestand = keep(evaluatie, leraar).bewijsstuk
    assert bestand is not None
    other = make_gebruiker()
    for verb in (keep, lambda row, by: detach_bewijsstuk(row, part(versie), by=by, at=NU)):
        with pytest.raises(GeenRecht):
            verb(evaluatie, other)
    client = client_of(other)
    assert client.get(f"/bestanden/{bestand.pk}/").status_code == 404
    assert client.post(page_of(evaluatie), {"actie": "wis"}).status_code == 404
    assert client.delete(api_of(evaluatie)).status_code == 404
    assert Bestand.objects.get() == bestand


def test_a_part_of_another_path_takes_no_file(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie = maak_moment(versie, leraar, afgerond=False)
    elders = part(maak_versie(maak_pad("taal", naam="Taal")))
    with pytest.raises(Domeinfout, match="hoort niet bij"):
        attach_bewijsstuk(evaluatie, elders, Upload(upload(PDF), VERLOOPT), by=leraar, at=NU)
    client = client_of(leraar)
    page, api = page_of(evaluatie), api_of(evaluatie)
    mijn = part(versie).pk
    assert client.get(page.replace(f"/{mijn}/", f"/{elders.pk}/")).status_code == 404
    assert put(client, api.replace(f"/{mijn}/", f"/{elders.pk}/"), velden()).status_code == 404
    assert not Bestand.objects.exists()


def test_it_goes_with_its_moment_and_with_erasing(versie: Padversie, leraar: Gebruiker) -> None:
    first = maak_moment(versie, leraar, afgerond=False)
    keep(first, leraar)
    finish_zelfevaluatie(first, by=leraar, at=NU)
    keep(maak_moment(versie, leraar, afgerond=False), leraar)
    other = make_gebruiker()
    keep(maak_moment(versie, other, afgerond=False), other)

    delete_zelfevaluatie(first, by=leraar, at=NU)
    assert Bestand.objects.filter(eigenaar=leraar).count() == 1
    assert erase_deel(leraar, "zelfevaluaties", at=NU) == 1
    assert [row.eigenaar for row in Bestand.objects.all()] == [other]


def test_it_is_part_of_the_share_and_of_the_export(versie: Padversie, leraar: Gebruiker) -> None:
    bestand = keep(maak_moment(versie, leraar, afgerond=False), leraar).bewijsstuk
    other = make_gebruiker()
    keep(maak_moment(maak_versie(maak_pad("taal", naam="Taal")), other, afgerond=False), other, "geheim.pdf")

    shared = list(bestanden_in(dossierdelen["zelfevaluaties"].stukken(leraar, "rekenen")))
    assert shared == [bestand]
    assert not list(bestanden_in(dossierdelen["zelfevaluaties"].stukken(leraar, "taal")))
    exported = export_gegevens(leraar, at=NU)
    (item,) = exported["zelfevaluaties"][0]["stukken"]
    assert item["bestanden"][0]["naam"] == "les.pdf"
    assert "geheim.pdf" not in str(exported)


def test_the_page_saves_what_was_typed_and_then_asks_for_a_file(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie, client = begin_zelfevaluatie(versie.pad, by=leraar, at=NU), client_of(leraar)
    page = f"/mijn/paden/rekenen/zelfevaluatie/{evaluatie.pk}/"
    deel = part(versie)
    vraag = next(item for item in client.get(page).context["vragen"] if item.subdimensie == deel)

    answer = client.post(
        page, {f"s{deel.pk}-toelichting": "Ik bouw voort op groep 4.", "naar": f"bewijs-{vraag.nummer}"}
    )

    assert (answer.status_code, answer["Location"]) == (302, page_of(evaluatie))
    assert evaluatie.antwoorden.get().toelichting == "Ik bouw voort op groep 4."
    assert "gegevens van leerlingen" in client.get(page_of(evaluatie)).content.decode()
    answer = client.post(page_of(evaluatie), velden())
    assert answer["Location"] == f"{page}#vraag-{vraag.nummer}"
    html = client.get(page).content.decode()
    assert "Vervang of wis het" in html
    client.post(page_of(evaluatie), {"actie": "wis"})
    assert not Bestand.objects.exists()


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"inhoud": b"#!/bin/sh\necho hoi\n"}, "bestand", "Dit soort bestand nemen wij niet aan."),
        ({"inhoud": b""}, "bestand", "leeg"),
        ({"inhoud": PDF + b" " * 2**20}, "bestand", VOL),
        ({"verloopt_op": date(2020, 1, 1).isoformat()}, "verloopt_op", "Kies een datum na vandaag."),
        ({"geen_leerlingen": "false"}, "geen_leerlingen", "gegevens van leerlingen"),
    ],
    ids=["no document", "empty", "too large", "in the past", "not looked at"],
)
def test_what_is_no_evidence_is_refused_on_page_and_api_alike(
    versie: Padversie, leraar: Gebruiker, settings: Settings, anders: dict[str, Any], veld: str, melding: str
) -> None:
    settings.BESTAND_MAX_BYTES = 2**20
    evaluatie, client = maak_moment(versie, leraar, afgerond=False), client_of(leraar)

    page = client.post(page_of(evaluatie), velden(**anders))
    api = put(client, api_of(evaluatie), velden(**anders))

    assert (page.status_code, api.status_code) == (400, 400)
    assert melding in str(page.context["form"].errors[veld])
    assert api["Content-Type"] == "application/problem+json"
    (fout,) = api.json()["ongeldigeVelden"]
    assert (fout["naam"].lower(), melding in fout["reden"]) == (veld.replace("_", ""), True)
    assert not Bestand.objects.exists()


def test_the_api_keeps_lists_and_erases_it(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie, client = maak_moment(versie, leraar, afgerond=False), client_of(leraar)

    kept = put(client, api_of(evaluatie), velden())

    assert kept.status_code == 200
    shown = kept.json()["bewijsstuk"]
    assert (shown["mediatype"], shown["verlooptOp"]) == ("application/pdf", VERLOOPT.isoformat())
    listed = client.get("/api/v1/mijn/zelfevaluaties").json()["resultaten"][0]["antwoorden"]
    assert [row["bewijsstuk"]["id"] for row in listed] == [shown["id"]]
    finish_zelfevaluatie(evaluatie, by=leraar, at=NU)
    assert put(client, api_of(evaluatie), velden()).status_code == 409
    assert client.delete(api_of(evaluatie)).json()["bewijsstuk"] is None
    assert client.delete(api_of(evaluatie)).status_code == 404


def test_an_answer_that_changes_keeps_its_file(versie: Padversie, leraar: Gebruiker) -> None:
    evaluatie, client = maak_moment(versie, leraar, afgerond=False), client_of(leraar)
    keep(evaluatie, leraar)
    url = api_of(evaluatie).removesuffix("/bewijsstuk")
    changed = client.put(url, {"niveau": "expert"}, content_type="application/json").json()
    assert (changed["niveau"], changed["bewijsstuk"]["naam"]) == ("expert", "les.pdf")
