"""Guarded files: kept privately, opened by who may, written down, and gone in time."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from napl.domain.bericht import send_berichten
from napl.domain.bestand import (
    clean_name,
    delete_bestand,
    extend_bestand,
    open_bestand,
    opslag,
    store_bestand,
)
from napl.domain.bestandopruiming import purge_verlopen, purge_wezen, warn_verlopend
from napl.enums import Rol
from napl.forms.bestand import Bestandvelden
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Bericht, Bestand, Bestandsinzage, Gebeurtenis, Gebruiker
from napl.registers import bestandrechten
from tests.bestanden import VERLOOPT, make_bestand, make_docx_bytes, make_pdf_bytes, upload
from tests.factories import NU, VANDAAG, make_gebruiker

pytestmark = pytest.mark.django_db
LATER = date(2099, 1, 1)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.BESTAND_MAX_JAREN = 100
    return tmp_path


@pytest.fixture
def vera() -> Gebruiker:
    return make_gebruiker(Rol.LERAAR)


@pytest.fixture
def bestand(vera: Gebruiker) -> Bestand:
    return make_bestand(vera, naam="Certificaat.pdf", verloopt_op=LATER)


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_a_name_that_says_nothing(bestand: Bestand, media: Path) -> None:
    [kept] = files(media)
    assert kept == media / "bestanden" / bestand.pk.hex[:2] / str(bestand.pk)
    assert kept.read_bytes() == make_pdf_bytes()
    assert kept.stat().st_mode & 0o077 == 0, "only the process itself can read it"
    assert (bestand.naam, bestand.mediatype, bestand.grootte) == (
        "Certificaat.pdf",
        "application/pdf",
        len(make_pdf_bytes()),
    )
    [feit] = Gebeurtenis.objects.filter(soort="bestand.bewaard")
    assert "Certificaat" not in str(feit.gegevens)


@pytest.mark.parametrize(
    ("naam", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\autoexec.bat", "autoexec.pdf"),
        ("les\x00\r\nX-Header: 1.pdf", "les X-Header 1.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("", "bestand.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("Mijn  reflectie é.docx", "Mijn reflectie é.pdf"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_the_name_is_a_label_without_tricks(naam: str, shown: str) -> None:
    assert clean_name(naam, "pdf") == shown


def test_a_download_is_saved_and_never_shown(bestand: Bestand, vera: Gebruiker) -> None:
    response: Any = client_of(vera).get(f"/bestanden/{bestand.pk}/")
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == make_pdf_bytes()
    assert response["Content-Disposition"] == 'attachment; filename="Certificaat.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]
    inzage = Bestandsinzage.objects.get()
    assert (inzage.gebruiker, inzage.grond) == (vera, "eigenaar")


ANDEREN = [Rol.LERAAR, Rol.SCHOOLLEIDER, Rol.BESTUURDER, Rol.COORDINATOR, Rol.BEHEER]


@pytest.mark.parametrize("rol", ANDEREN)
def test_to_everybody_else_the_file_does_not_exist(bestand: Bestand, vera: Gebruiker, rol: Rol) -> None:
    other = make_gebruiker(rol)
    # Of the same school, too.
    other.lidmaatschappen.update(organisatie=vera.lidmaatschappen.get().organisatie)
    response = client_of(other).get(f"/bestanden/{bestand.pk}/")
    assert response.status_code == 404
    assert "Certificaat" not in response.content.decode()
    assert not Bestandsinzage.objects.exists()
    with pytest.raises(GeenRecht):
        open_bestand(bestand, by=other, at=NU)


def test_a_visitor_is_sent_to_the_login(bestand: Bestand) -> None:
    response = Client().get(f"/bestanden/{bestand.pk}/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/inloggen/")


@pytest.fixture
def team_soort() -> Iterator[list[Gebruiker]]:
    allowed: list[Gebruiker] = []
    bestandrechten.add("proef-team", lambda bestand, gebruiker, peildatum: gebruiker in allowed)
    yield allowed
    bestandrechten.remove("proef-team")


def test_an_app_says_who_else_may_and_it_is_asked_every_time(
    vera: Gebruiker, team_soort: list[Gebruiker]
) -> None:
    bestand = make_bestand(vera, soort="proef-team", verloopt_op=LATER)
    client, colleague = Client(), make_gebruiker(Rol.LERAAR)
    client = client_of(colleague)
    assert client.get(f"/bestanden/{bestand.pk}/").status_code == 404
    team_soort.append(colleague)
    response: Any = client.get(f"/bestanden/{bestand.pk}/")
    assert b"".join(response.streaming_content) == make_pdf_bytes()
    team_soort.clear()
    assert client.get(f"/bestanden/{bestand.pk}/").status_code == 404
    assert [row.grond for row in Bestandsinzage.objects.all()] == ["recht"]


def test_after_its_date_nobody_opens_it_not_even_the_owner(vera: Gebruiker) -> None:
    bestand = make_bestand(vera)
    at = NU.replace(year=2027, month=8, day=31)
    open_bestand(bestand, by=vera, at=at)[0].close()
    with pytest.raises(GeenRecht):
        open_bestand(bestand, by=vera, at=at + timedelta(days=1))


def test_keeping_for_somebody_else_is_refused(vera: Gebruiker) -> None:
    with pytest.raises(GeenRecht):
        make_bestand(vera, by=make_gebruiker(Rol.SCHOOLLEIDER))
    assert not Bestand.objects.exists()


@pytest.mark.parametrize(
    ("verloopt_op", "reden"), [(VANDAAG, "na vandaag"), (date(2033, 9, 2), "hoogstens 7 jaar")]
)
def test_a_file_has_an_end(vera: Gebruiker, settings: Settings, verloopt_op: date, reden: str) -> None:
    settings.BESTAND_MAX_JAREN = 7
    with pytest.raises(Domeinfout, match=reden) as refused:
        make_bestand(vera, verloopt_op=verloopt_op)
    assert refused.value.veld == "verloopt_op"


def test_a_file_that_is_too_large_is_refused(vera: Gebruiker, settings: Settings, media: Path) -> None:
    settings.BESTAND_MAX_BYTES = 2 * 1024 * 1024
    with pytest.raises(Domeinfout, match="niet groter zijn dan 2 MB"):
        make_bestand(vera, inhoud=b"x" * (2 * 1024 * 1024 + 1))
    assert files(media) == []


def test_there_is_an_end_to_how_many(vera: Gebruiker, settings: Settings) -> None:
    settings.BESTANDEN_MAX_PER_PERSOON = 1
    make_bestand(vera)
    with pytest.raises(Domeinfout, match="U bewaart al 1 bestanden"):
        make_bestand(vera)
    make_bestand(make_gebruiker(Rol.LERAAR))


def test_erasing_takes_the_row_the_looks_and_the_file(
    bestand: Bestand,
    vera: Gebruiker,
    media: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    open_bestand(bestand, by=vera, at=NU)[0].close()
    with django_capture_on_commit_callbacks(execute=True):
        delete_bestand(bestand, by=vera, at=NU)
        assert files(media), "not before the transaction is certain"
    assert files(media) == []
    assert not Bestand.objects.exists()
    assert not Bestandsinzage.objects.exists()
    assert Gebeurtenis.objects.filter(soort="bestand.gewist").count() == 1


def test_somebody_else_erases_and_extends_nothing(bestand: Bestand) -> None:
    for rol in ANDEREN:
        with pytest.raises(GeenRecht):
            delete_bestand(bestand, by=make_gebruiker(rol), at=NU)
        with pytest.raises(GeenRecht):
            extend_bestand(bestand, verloopt_op=VERLOOPT, by=make_gebruiker(rol), at=NU)
    assert Bestand.objects.count() == 1


def test_the_owner_is_warned_once_a_week_before_without_the_name_of_the_file(vera: Gebruiker) -> None:
    make_bestand(vera, naam="Gesprek over Sem.pdf")
    make_bestand(vera, naam="Later.pdf", verloopt_op=LATER)
    end = NU.replace(year=2027, month=9, day=1)
    assert warn_verlopend(at=end - timedelta(days=8)) == 0
    assert warn_verlopend(at=end - timedelta(days=7)) == 1
    assert warn_verlopend(at=end - timedelta(days=6)) == 0
    send_berichten(at=end)
    [sent] = mail.outbox
    assert sent.to == [vera.email]
    assert "Eén bestand" in sent.body
    assert "Sem" not in sent.subject + str(sent.body)


def test_a_longer_date_asks_for_a_new_warning(vera: Gebruiker) -> None:
    bestand = make_bestand(vera)
    at = NU.replace(year=2027, month=8, day=30)
    warn_verlopend(at=at)
    extend_bestand(bestand, verloopt_op=date(2028, 9, 1), by=vera, at=at)
    assert warn_verlopend(at=at) == 0
    assert warn_verlopend(at=at.replace(year=2028)) == 1
    assert Bericht.objects.count() == 2


def test_the_nightly_round_erases_what_expired(
    vera: Gebruiker, media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_bestand(vera)
    stays = make_bestand(vera, verloopt_op=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_verlopen(at=NU.replace(year=2027)) == 1
    assert [path.name for path in files(media)] == [str(stays.pk)]
    assert Gebeurtenis.objects.get(soort="bestand.verlopen").onderwerp_id == vera.pk


def test_what_no_row_knows_is_taken_away_when_it_is_old(bestand: Bestand, media: Path) -> None:
    from django.utils import timezone

    stray = media / "bestanden" / "00" / "weg"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    assert purge_wezen(at=timezone.now()) == 0, "it may be of a transaction that still runs"
    assert purge_wezen(at=timezone.now() + timedelta(days=2)) == 1
    assert opslag.exists(bestand.opslagpad)
    assert not stray.exists()


def make_form(inhoud: bytes | None = None, **data: str) -> Bestandvelden:
    files = {"bestand": upload(inhoud)} if inhoud is not None else {}
    return Bestandvelden(data, files, vandaag=VANDAAG)


def test_the_form_asks_for_a_date_and_the_tick_about_pupils() -> None:
    assert make_form(make_pdf_bytes(), verloopt_op="2027-09-01", geen_leerlingen="on").is_valid()
    form = make_form(make_pdf_bytes())
    assert not form.is_valid()
    assert "gegevens van leerlingen" in form.errors["geen_leerlingen"][0]
    assert "tot wanneer" in form.errors["verloopt_op"][0]


def test_a_refused_file_is_told_with_every_other_mistake() -> None:
    form = make_form(b"<html>", verloopt_op="2020-01-01")
    assert set(form.errors) == {"bestand", "verloopt_op", "geen_leerlingen"}
    assert "na vandaag" in form.errors["verloopt_op"][0]


def test_a_form_where_a_file_is_optional_asks_nothing_without_one() -> None:
    class Optioneel(Bestandvelden):
        bestand_verplicht = False

    assert Optioneel({}, {}, vandaag=VANDAAG).is_valid()
    with_file = Optioneel({}, {"bestand": upload(make_docx_bytes(), "a.docx")}, vandaag=VANDAAG)
    assert set(with_file.errors) == {"verloopt_op", "geen_leerlingen"}


def test_only_the_import_takes_more_than_a_file_of_a_person(
    client_met: Any, settings: Settings, media: Path
) -> None:
    assert project_settings.IMPORT_MAX_BYTES > project_settings.BESTAND_MAX_BYTES
    settings.BESTAND_MAX_BYTES = 100_000
    settings.IMPORT_MAX_BYTES = 1_000_000
    page = client_met(Rol.COORDINATOR).post(
        "/bureau/import/", {"bestand": upload(b"naam\n" + b"x" * 300_000 + b"\n", "a.csv", "text/csv")}
    )
    assert "te groot" not in page.content.decode()


def test_the_store_verb_takes_what_is_nobodys_own(vera: Gebruiker) -> None:
    bestand = store_bestand(
        upload(make_pdf_bytes()), eigenaar=None, soort="atelier", verloopt_op=VERLOOPT, by=vera, at=NU
    )
    assert bestand.eigenaar is None
    with pytest.raises(GeenRecht):
        open_bestand(bestand, by=vera, at=NU)


def test_what_is_nobodys_own_is_erased_by_its_app_alone(vera: Gebruiker) -> None:
    """Also the coordinator and who put it there: the verb of the app asks its own right first."""
    bestand = store_bestand(
        upload(make_pdf_bytes()), eigenaar=None, soort="atelier", verloopt_op=VERLOOPT, by=vera, at=NU
    )
    for by in (vera, make_gebruiker(), make_gebruiker(Rol.COORDINATOR, Rol.BEHEER)):
        with pytest.raises(GeenRecht):
            delete_bestand(bestand, by=by, at=NU)
        with pytest.raises(GeenRecht):
            extend_bestand(bestand, verloopt_op=LATER, by=by, at=NU)
    assert Bestand.objects.filter(pk=bestand.pk, verloopt_op=VERLOOPT).exists()
    delete_bestand(bestand, by=None, at=NU)


def test_one_account_cannot_fill_the_disk(vera: Gebruiker, settings: Settings, media: Path) -> None:
    settings.BESTANDEN_MAX_BYTES_PER_PERSOON = 2 * len(make_pdf_bytes())
    for _ in range(2):
        make_bestand(vera)
    with pytest.raises(Domeinfout, match="past daar niet meer bij") as fout:
        make_bestand(vera)
    assert fout.value.veld == "bestand"
    assert len(files(media)) == 2, "what was refused is not on the disk either"
    assert make_bestand(make_gebruiker()), "somebody else has room of their own"


def test_a_file_that_was_erased_meanwhile_does_not_exist(bestand: Bestand, vera: Gebruiker) -> None:
    stale = Bestand.objects.get(pk=bestand.pk)
    delete_bestand(bestand, by=vera, at=NU)
    with pytest.raises(GeenRecht):
        open_bestand(stale, by=vera, at=NU)
    assert not Bestandsinzage.objects.exists()
