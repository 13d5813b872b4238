"""Take everything along, and have it erased: one's own, whole, and nothing of another."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from napl.domain import account
from napl.domain.bericht import queue_bericht
from napl.domain.delen import create_deling
from napl.domain.dossier import delete_account, erase_deel, export_gegevens
from napl.enums import Rol
from napl.fouten import Domeinfout
from napl.models import Bericht, Bestand, Deling, Gebeurtenis, Gebruiker, Lidmaatschap
from napl.registers import dossierdelen
from register.domain.bewaren.lijst import keep_traject, write_notitie
from tests.bestanden import VERLOOPT, make_bestand, make_pdf_bytes, make_png_bytes, upload
from tests.factories import NU, VANDAAG, make_gebruiker, make_traject

pytestmark = pytest.mark.django_db
WACHTWOORD = "een-lang-wachtwoord"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT, settings.BESTAND_MAX_JAREN = tmp_path, 100
    cache.clear()
    return tmp_path


def fill(naam: str) -> Gebruiker:
    """Make somebody with something in several parts; every text says whose it is."""
    gebruiker = make_gebruiker(Rol.LERAAR)
    gebruiker.naam = naam
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    traject = make_traject(f"Traject {naam}")
    keep_traject(traject, by=gebruiker, at=NU)
    write_notitie(traject, f"Notitie van {naam}", by=gebruiker)
    make_bestand(gebruiker, naam=f"Bewijs van {naam}.pdf")
    make_bestand(
        gebruiker, naam=f"Bewijs van {naam}.png", inhoud=make_png_bytes(), at=NU + timedelta(hours=1)
    )
    queue_bericht(gebruiker, "proef", onderwerp=f"Mail aan {naam}", tekst="Dag.", gebeurtenis=None, at=NU)
    create_deling(
        deel="bestanden",
        keuze="",
        email="coach@school.test",
        geldig_van=VANDAAG,
        geldig_tot=VERLOOPT,
        bericht=f"Bericht van {naam}",
        by=gebruiker,
        at=NU,
    )
    return gebruiker


@pytest.fixture
def vera() -> Gebruiker:
    return fill("Vera")


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


MIJN = ["Notitie van {}", "Bewijs van {}", "Mail aan {}", "Bericht van {}"]


def test_the_export_holds_everything_of_one_person_and_nothing_of_another(vera: Gebruiker) -> None:
    fill("Piet")
    text = json.dumps(export_gegevens(vera, at=NU), ensure_ascii=False)
    assert [line for line in MIJN if line.format("Vera") not in text] == []
    assert vera.email in text
    assert "Piet" not in text
    assert {sleutel for sleutel, _ in dossierdelen.items()} <= set(json.loads(text))


def test_the_api_hands_over_the_same(vera: Gebruiker) -> None:
    response = client_of(vera).get("/api/v1/mijn/gegevens")
    assert response.json()["account"]["email"] == vera.email
    assert response.json()["bewaarlijst"][0]["notitie"] == "Notitie van Vera"
    assert "no-store" in response["Cache-Control"]
    assert Client().get("/api/v1/mijn/gegevens").status_code == 403


def test_the_zip_holds_data_a_tagged_document_and_the_files(vera: Gebruiker) -> None:
    response: Any = client_of(vera).get("/mijn/gegevens/mijn-gegevens.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archief:
        assert archief.testzip() is None
        assert archief.namelist() == [
            "gegevens.json",
            "overzicht.pdf",
            "bestanden/001-Bewijs van Vera.pdf",
            "bestanden/002-Bewijs van Vera.png",
        ]
        assert archief.read("bestanden/001-Bewijs van Vera.pdf") == make_pdf_bytes()
        assert json.loads(archief.read("gegevens.json"))["account"]["email"] == vera.email
        document = PdfReader(io.BytesIO(archief.read("overzicht.pdf")))
    text = "".join(page.extract_text() for page in document.pages)
    assert "Notitie van Vera" in text
    assert "/StructTreeRoot" in document.root_object, "tagged, so a screen reader can read it"


def test_erasing_a_part_leaves_the_others_and_those_of_others(
    vera: Gebruiker, media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    piet = fill("Piet")
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_deel(vera, "bestanden", at=NU) == 2
    assert {row.eigenaar for row in Bestand.objects.all()} == {piet}
    kept = {path.name for path in media.rglob("*") if path.is_file()}
    assert kept == {str(row.pk) for row in Bestand.objects.all()}
    assert "Notitie van Vera" in json.dumps(export_gegevens(vera, at=NU))
    with pytest.raises(Domeinfout):
        erase_deel(vera, "bestaat-niet", at=NU)


def test_the_page_says_what_goes_and_asks_the_password(vera: Gebruiker) -> None:
    client = client_of(vera)
    page = client.get("/mijn/gegevens/wissen/alles/").content.decode()
    for deel in dossierdelen:
        assert deel.uitleg in page or deel.titel in page
    refused = client.post("/mijn/gegevens/wissen/alles/", {"wachtwoord": "verkeerd"})
    assert refused.status_code == 400
    assert "Er is niets gewist" in refused.content.decode()
    assert Bestand.objects.count() == 2
    assert client.get("/mijn/gegevens/wissen/bestaat-niet/").status_code == 404


def test_everything_goes_and_the_account_stays(vera: Gebruiker) -> None:
    client = client_of(vera)
    assert client.post("/mijn/gegevens/wissen/alles/", {"wachtwoord": WACHTWOORD}).status_code == 302
    after = export_gegevens(vera, at=NU)
    assert [key for key, value in after.items() if value and key not in {"account", "gemaakt_op"}] == []
    assert client.get("/mijn/").status_code == 200


def test_an_account_goes_with_everything_that_names_its_owner(vera: Gebruiker) -> None:
    piet, email = fill("Piet"), vera.email
    client, elsewhere = client_of(vera), client_of(vera)
    response = client.post("/mijn/gegevens/wissen/account/", {"wachtwoord": WACHTWOORD})
    assert response["Location"] == "/"
    vera.refresh_from_db()
    assert (vera.is_active, vera.naam, vera.has_usable_password()) == (False, "Gewist account", False)
    assert elsewhere.get("/mijn/").status_code == 302
    for model in (Bestand, Deling):
        assert model._default_manager.exclude(eigenaar=piet).count() == 0
    assert not Bericht.objects.filter(gebruiker=vera).exists()
    assert not Lidmaatschap.objects.filter(gebruiker=vera).exists()
    everything = str(list(Gebeurtenis.objects.values())) + str(list(Gebruiker.objects.values()))
    assert email not in everything
    assert "Vera" not in everything
    # The address can be used again, by an account that finds nothing.
    assert not Gebruiker.objects.filter(email=email).exists()


def test_a_password_cannot_be_guessed_at_the_page_that_erases(
    vera: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "MAX_WACHTWOORDEN", 2)
    client = client_of(vera)
    for _ in range(2):
        wrong = client.post("/mijn/gegevens/wissen/alles/", {"wachtwoord": "verkeerd"})
        assert "Dit wachtwoord klopt niet. Er is niets gewist." in wrong.content.decode()
    late = client.post("/mijn/gegevens/wissen/alles/", {"wachtwoord": WACHTWOORD})
    assert late.status_code == 400
    assert "Probeer het over een uur opnieuw." in late.content.decode()
    assert Bestand.objects.filter(eigenaar=vera).exists()


def test_who_shares_and_is_gone_shows_nothing(vera: Gebruiker) -> None:
    coach = make_gebruiker()
    today = timezone.localdate()
    _, token = create_deling(
        deel="bestanden",
        keuze="",
        email=coach.email,
        geldig_van=today,
        geldig_tot=today.replace(year=today.year + 1),
        bericht="",
        by=vera,
        at=timezone.now(),
    )
    assert client_of(coach).get(f"/gedeeld/{token}/").status_code == 200
    delete_account(vera, at=timezone.now())
    assert client_of(coach).get(f"/gedeeld/{token}/").status_code == 404


def test_files_are_kept_and_refused_alike_on_page_and_api(vera: Gebruiker) -> None:
    client = client_of(vera)
    later = {"verloopt_op": "2099-01-01", "geen_leerlingen": "on"}
    for inhoud, reden in [
        (b"<html><script>1</script>", "nemen wij niet aan"),
        (b"", "leeg"),
        (b"x" * (20 * 1024 * 1024 + 1), "niet groter zijn dan 20 MB"),
    ]:
        page = client.post("/mijn/bestanden/", {"bestand": upload(inhoud), **later})
        api = client.post("/api/v1/mijn/bestanden", {"bestand": upload(inhoud), **later})
        assert (page.status_code, api.status_code) == (400, 400)
        assert reden in page.content.decode()
        assert reden in api.json()["detail"]
    without_tick = client.post(
        "/api/v1/mijn/bestanden", {"bestand": upload(make_pdf_bytes()), "verloopt_op": "2099-01-01"}
    )
    assert without_tick.status_code == 400
    assert Bestand.objects.count() == 2
    made = client.post("/api/v1/mijn/bestanden", {"bestand": upload(make_pdf_bytes()), **later})
    assert (made.status_code, made.json()["mediatype"]) == (201, "application/pdf")
    assert client.post("/mijn/bestanden/", {"bestand": upload(make_pdf_bytes()), **later}).status_code == 302
    listed = {row["id"] for row in client.get("/api/v1/mijn/bestanden").json()}
    assert {str(pk) for pk in Bestand.objects.values_list("pk", flat=True)} == listed


def test_a_file_of_another_cannot_be_seen_kept_longer_or_erased(vera: Gebruiker) -> None:
    client, bestand = client_of(make_gebruiker(Rol.SCHOOLLEIDER)), Bestand.objects.first()
    assert bestand is not None
    address = f"/mijn/bestanden/{bestand.pk}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"actie": "wis"}).status_code == 404
    assert client.post(address, {"verloopt_op": "2099-01-01"}).status_code == 404
    assert Bestand.objects.count() == 2
    own = client_of(vera)
    assert "hoogstens" in own.post(address, {"verloopt_op": "2999-01-01"}).content.decode()
    assert own.post(address, {"actie": "wis"}).status_code == 302
    assert Bestand.objects.count() == 1
