"""The import pages of the bureau."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from napl.enums import Rol
from napl.models import Verwerking
from register.domain.invoer.uitvoeren import run_import
from register.domain.queries.invoer import refused_imports
from register.models import Importopdracht, Traject
from register.tasks.invoer import importeer
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.register.invoer.hulp import GOED, csv_text

pytestmark = pytest.mark.django_db
LIJST = "/bureau/import/"
Clientmaker = Callable[..., Client]


def upload(client: Client, inhoud: str | bytes, naam: str = "aanbod.csv", **extra: str) -> object:
    data = inhoud.encode() if isinstance(inhoud, str) else inhoud
    return client.post(LIJST, {"bestand": SimpleUploadedFile(naam, data), **extra})


def slecht(naam: str, **cellen: str) -> tuple[str, ...]:
    kop = ("naam", "aanbieder", "sector", "vorm", "type", "prijs_eur", "plaats_of_online")
    return tuple({**dict(zip(kop, (naam, *GOED[1:]), strict=True)), **cellen}.values())


@pytest.fixture
def client(client_met: Clientmaker) -> Client:
    return client_met(Rol.BEHANDELAAR)


def test_an_upload_leads_to_its_page_and_a_report(client: Client) -> None:
    rijen = [slecht(f"Traject {n}") for n in range(5)]
    fout = [
        slecht("Fout 1", sector="xx"),
        slecht("Fout 2", prijs_eur="-1"),
        slecht("=Fout()"),
        slecht(""),
        slecht("Fout 5", vorm="raar"),
    ]
    response = upload(client, csv_text(*rijen, *fout))
    opdracht = Importopdracht.objects.get()
    assert response.status_code == 302  # type: ignore[attr-defined]
    pagina = reverse("register:import-detail", args=[opdracht.verwerking_id])
    assert response["Location"] == pagina  # type: ignore[index]
    wachtend = client.get(pagina).content.decode()
    assert "hx-get" in wachtend
    assert "Ververs" in wachtend

    importeer(opdracht.verwerking_id)
    importeer(opdracht.verwerking_id)
    assert Traject.objects.count() == 5
    klaar = client.get(pagina).content.decode()
    assert "every 1s" not in klaar
    assert "Kies uit: po, vo, mbo." in klaar
    assert klaar.count("napl-label--mislukt") == 5
    assert "Traject 1" in client.get(pagina, {"toon": "gemaakt"}).content.decode()
    deel = client.get(pagina, {"deel": "stand"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in deel
    verslag = client.get(f"{pagina}verslag.csv")
    regels = b"".join(verslag).decode("utf-8-sig").splitlines()
    assert len(regels) == 11
    assert "'=Fout()" in regels[8]
    assert client.get(LIJST).status_code == 200


def test_a_page_past_the_rows_and_strange_choices_do_no_harm(client: Client) -> None:
    upload(client, csv_text(GOED))
    pk = Importopdracht.objects.get().verwerking_id
    run_import(pk, nu=lambda: NU)
    for query in ("?pagina=999", "?pagina=x", "?toon=niets", "?pagina=99999999999999999999"):
        assert client.get(f"{LIJST}{pk}/{query}").status_code == 200
    assert client.get(f"{LIJST}99999/").status_code == 404


def test_a_trial_says_so(client: Client) -> None:
    upload(client, csv_text(GOED), is_proef="on")
    opdracht = Importopdracht.objects.get()
    run_import(opdracht.verwerking_id, nu=lambda: NU)
    assert not Traject.objects.exists()
    assert "Dit is een proef" in client.get(f"{LIJST}{opdracht.verwerking_id}/").content.decode()


@pytest.mark.parametrize(
    ("inhoud", "naam", "melding"),
    [
        (b"", "leeg.csv", "Het bestand is leeg"),
        (b"%PDF-1.7", "folder.pdf", "eindigt op .csv of .xlsx"),
        (b"PK\x03\x04", "lijst.csv", "Excel- of zipbestand"),
        (b"naam\nA\n", "lijst.xlsx", "geen Excel-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "lijst.xls", "oud of beveiligd"),
    ],
)
def test_what_is_no_table_is_refused_in_the_form(
    client: Client, inhoud: bytes, naam: str, melding: str
) -> None:
    response = upload(client, inhoud, naam)
    assert response.status_code == 400  # type: ignore[attr-defined]
    assert melding in response.content.decode()  # type: ignore[attr-defined]
    assert not Verwerking.objects.exists()


def test_a_form_without_a_file_asks_for_one(client: Client) -> None:
    assert "Kies eerst een bestand" in client.post(LIJST, {}).content.decode()


def test_a_too_large_file_is_refused_with_the_limit(client: Client, settings: Settings) -> None:
    settings.IMPORT_MAX_BYTES = 2 * 1024 * 1024
    response = upload(client, b"naam\n" + b"x" * (3 * 1024 * 1024))
    assert "groter dan 2 MB" in response.content.decode()  # type: ignore[attr-defined]
    assert not Importopdracht.objects.exists()


def test_a_file_that_is_refused_as_a_whole_says_why(client: Client) -> None:
    upload(client, "titel;prijs\nA;1\n")
    opdracht = Importopdracht.objects.get()
    importeer(opdracht.verwerking_id)
    pagina = client.get(f"{LIJST}{opdracht.verwerking_id}/").content.decode()
    assert "De kolom ‘naam’ ontbreekt" in pagina
    werk = refused_imports(make_gebruiker(), Verwerking.objects.get().afgerond_op.date())  # type: ignore[union-attr]
    assert werk[0].toelichting == "Het bestand is niet ingelezen."


def test_the_same_file_twice_at_once_is_one_import(client: Client) -> None:
    upload(client, csv_text(GOED))
    upload(client, csv_text(GOED), naam="nog-een-keer.csv")
    assert Importopdracht.objects.count() == 1


def test_the_worker_is_asked_after_commit(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        upload(client, csv_text(GOED))
    assert callbacks


def test_the_desk_lists_imports_with_refused_rows(client: Client) -> None:
    upload(client, csv_text(GOED, slecht("Fout", sector="xx")))
    opdracht = Importopdracht.objects.get()
    run_import(opdracht.verwerking_id, nu=lambda: NU)
    werk = refused_imports(make_gebruiker(), VANDAAG)
    assert [(item.naam, item.aantal) for item in werk] == [("aanbod.csv", 1)]


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.AANBIEDER, Rol.REDACTIE])
def test_others_may_not_import(client_met: Clientmaker, rol: Rol) -> None:
    client = client_met(rol)
    for pad in (LIJST, f"{LIJST}1/", f"{LIJST}1/verslag.csv"):
        assert client.get(pad).status_code == 403
    assert upload(client, csv_text(GOED)).status_code == 403  # type: ignore[attr-defined]
    assert not Verwerking.objects.exists()


def test_a_visitor_is_sent_to_the_login(client_met: Clientmaker) -> None:
    assert client_met().get(LIJST).status_code == 302


def test_an_upload_over_the_limit_is_not_kept_on_disk(client: Client, settings: Settings) -> None:
    settings.IMPORT_MAX_BYTES = 200_000
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    written: list[int] = []
    original = TemporaryFileUploadHandler.receive_data_chunk

    def count(handler: TemporaryFileUploadHandler, raw: bytes, start: int) -> None:
        written.append(len(raw))
        original(handler, raw, start)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", count)
        answer = client.post(
            "/bureau/import/", {"bestand": SimpleUploadedFile("groot.csv", b"x" * 3_000_000)}
        )
    assert answer.status_code == 400
    assert "groter dan" in answer.content.decode()
    assert sum(written) < 400_000


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for number in range(aantal):
        verwerking = Verwerking.objects.create(
            soort="import", sleutel=str(number), peildatum=VANDAAG, aangevraagd_door=make_gebruiker()
        )
        Importopdracht.objects.create(verwerking=verwerking, bestandsnaam="aanbod.csv", afdruk=str(number))
    # One of them is the count of the bewaarlijst in the menu.
    with django_assert_num_queries(6):
        client.get(LIJST)
