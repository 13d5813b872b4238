"""The pages of recognitions: what everybody sees, what the bureau can do, and what is an aanbieder's own."""

from collections.abc import Callable
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kwaliteit.domain.erkenning.schorsen import lift_schorsing
from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.enums import Aanvraagstatus, Beslissingsoort, Erkenningstand
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from napl import klok
from napl.enums import Rol
from tests.factories import NU, VANDAAG
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid
from tests.kwaliteit.erkenning.bouw import (
    GEHEIM,
    REDEN,
    beslisser,
    in_stand,
    kondig_aan,
    maak_erkenning,
    schors,
    trek_in,
)

pytestmark = pytest.mark.django_db
Inloggen = Callable[..., Client]
KOPPEN = {
    Erkenningstand.GELDIG: "Dit traject is erkend",
    Erkenningstand.GESCHORST: "Deze erkenning is geschorst",
    Erkenningstand.KOMT: "Deze erkenning is nog niet ingegaan",
    Erkenningstand.BEEINDIGD: "Deze erkenning is verlopen",
    Erkenningstand.INGETROKKEN: "Deze erkenning is ingetrokken",
}
MERKEN = {
    Erkenningstand.GELDIG: "geldig tot 1 september 2028",
    Erkenningstand.GESCHORST: "Erkenning geschorst",
    Erkenningstand.KOMT: "Nog niet erkend",
    Erkenningstand.BEEINDIGD: "Erkenning beëindigd",
    Erkenningstand.INGETROKKEN: "Erkenning beëindigd",
}


@pytest.fixture(autouse=True)
def op_vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "vandaag", lambda: VANDAAG)
    monkeypatch.setattr(klok, "nu", lambda: NU)


@pytest.mark.parametrize("stand", Erkenningstand)
def test_everybody_sees_by_the_code_how_it_stands_today(client: Client, stand: Erkenningstand) -> None:
    erkenning = in_stand(stand)
    response = client.get(f"/erkenning/{erkenning.code}/")
    page = response.content.decode()
    assert f"<h1>{KOPPEN[stand]}</h1>" in page
    assert "no-store" in response["Cache-Control"], "never an old answer"
    assert all(kop not in page for kop in KOPPEN.values() if kop != KOPPEN[stand])
    assert GEHEIM not in page
    merk = client.get(f"/erkenning/{erkenning.code}/merk.svg")
    assert merk["Content-Type"] == "image/svg+xml"
    assert "no-store" in merk["Cache-Control"]
    assert MERKEN[stand] in merk.content.decode()
    assert erkenning.code in merk.content.decode()


def test_a_code_is_typed_as_one_likes_and_a_wrong_one_says_so(client: Client) -> None:
    erkenning = maak_erkenning()
    found = client.get("/erkenning/", {"code": f" {erkenning.code.upper()} "})
    assert found["Location"] == f"/erkenning/{erkenning.code}/"
    missed = client.get("/erkenning/", {"code": "aaaa-bbbb-cccc"})
    assert missed.status_code == HTTPStatus.BAD_REQUEST
    assert "Deze code kennen wij niet" in missed.content.decode()
    for raar in ("aaaa-bbbb-cccc", "x", "%00aa-bbbb-cccc"):
        assert client.get(f"/erkenning/{raar}/").status_code == HTTPStatus.NOT_FOUND


def test_the_history_tells_what_was_decided_and_never_a_refusal(client: Client) -> None:
    erkenning = maak_erkenning()
    traject = erkenning.traject
    for stand in (Aanvraagstatus.AFGEWEZEN, Aanvraagstatus.BUITEN_BEHANDELING, Aanvraagstatus.INGETROKKEN):
        maak_aanvraag(stand, traject=traject)
    schorsing = schors(erkenning, VANDAAG + timedelta(days=10))
    per = VANDAAG + timedelta(days=30)
    lift_schorsing(schorsing, per=per, reden="Weer in orde.", by=beslisser(), at=NU)
    trek_in(erkenning, VANDAAG + timedelta(days=60))
    regels = list_beslissingen([traject.pk], VANDAAG)
    assert {regel.soort for regel in regels} == {
        Beslissingsoort.VERLEEND,
        Beslissingsoort.GESCHORST,
        Beslissingsoort.HERVAT,
        Beslissingsoort.INGETROKKEN,
    }
    adressen = (f"/erkenning/{erkenning.code}/", f"/trajecten/{traject.slug}/")
    for page in (client.get(adres).content.decode() for adres in adressen):
        assert "Schorsing opgeheven" in page
        assert "fgewezen" not in page
        assert "uiten behandeling" not in page
        assert GEHEIM not in page


def test_the_history_of_more_trajecten_is_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [maak_erkenning(f"Traject {nummer}").traject_id for nummer in range(3)]
    with django_assert_num_queries(1):
        list_beslissingen(rows[:1], VANDAAG)
    with django_assert_num_queries(1):
        assert len(list_beslissingen(rows, VANDAAG)) == 3


@pytest.mark.parametrize("aantal", [2, 12])
def test_the_list_of_the_bureau_asks_as_many_queries_at_any_size(
    aantal: int, client_met: Inloggen, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(aantal):
        maak_erkenning(f"Traject {nummer}")
    client = client_met(Rol.BEHANDELAAR)
    client.get("/bureau/erkenningen/")
    with django_assert_num_queries(LIJSTVRAGEN):
        assert "Traject 1" in client.get("/bureau/erkenningen/").content.decode()


LIJSTVRAGEN = 7


def test_the_bureau_chooses_by_how_it_stands(client_met: Inloggen) -> None:
    schors(maak_erkenning("Het geschorste traject"))
    maak_erkenning("Het gewone traject")
    maak_erkenning("Het aflopende traject", geldig_tot=VANDAAG + timedelta(days=100))
    client = client_met(Rol.FINANCIEEL)
    page = client.get("/bureau/erkenningen/", {"stand": "geschorst"}).content.decode()
    assert "Het geschorste traject" in page
    assert "Het gewone traject" not in page
    page = client.get("/bureau/erkenningen/", {"stand": "loopt-af"}).content.decode()
    assert "Het aflopende traject" in page
    assert "Het gewone traject" not in page
    assert client.get("/bureau/erkenningen/", {"stand": "raar"}).status_code == HTTPStatus.OK


def test_the_bureau_suspends_and_lifts_on_a_page(client_met: Inloggen) -> None:
    erkenning = maak_erkenning()
    client = client_met(Rol.BESLISSER)
    adres = f"/bureau/erkenningen/{erkenning.pk}/"
    assert "schors/" in client.get(adres).content.decode()
    fout = client.post(
        f"{adres}besluit/schors/", {"vanaf": "2026-08-01", "grond": "onderzoek", "reden": "Zo."}
    )
    assert fout.status_code == HTTPStatus.BAD_REQUEST
    assert "Kies vandaag of een latere dag" in fout.content.decode()
    client.post(f"{adres}besluit/schors/", {"vanaf": "2026-09-10", "grond": "onderzoek", "reden": "Zo."})
    assert erkenning.schorsingen.get().geldig_van == date(2026, 9, 10)
    assert "hef-op/" in client.get(adres).content.decode()
    client.post(f"{adres}besluit/hef-op/", {"per": "2026-10-10", "reden": "In orde."})
    assert erkenning.schorsingen.get().geldig_tot == date(2026, 10, 10)


@pytest.mark.parametrize("rol", [Rol.BEHANDELAAR, Rol.COORDINATOR, Rol.FINANCIEEL, Rol.AANBIEDER])
@pytest.mark.parametrize("zet", ["schors", "hef-op", "trek-in"])
def test_who_does_not_decide_gets_no_page_of_a_decision(rol: Rol, zet: str, client_met: Inloggen) -> None:
    adres = f"/bureau/erkenningen/{maak_erkenning().pk}/besluit/{zet}/"
    client = client_met(rol)
    assert client.get(adres).status_code == HTTPStatus.FORBIDDEN
    assert client.post(adres, {}).status_code == HTTPStatus.FORBIDDEN


def test_who_announced_reads_why_they_cannot_withdraw(client_met: Inloggen) -> None:
    erkenning = maak_erkenning()
    client = client_met(Rol.BEHANDELAAR, Rol.BESLISSER)
    adres = f"/bureau/erkenningen/{erkenning.pk}/"
    client.post(f"{adres}zet/kondig-aan/", {"per": "2026-10-20", "reden": REDEN})
    assert Intrekkingsvoornemen.objects.count() == 1
    Intrekkingsvoornemen.objects.update(zienswijze="Nee.", zienswijze_op=NU)
    response = client.post(f"{adres}besluit/trek-in/", {"per": "2026-10-20", "reden": REDEN})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "zelf aan" in response.content.decode()
    assert Erkenning.objects.get().ingetrokken_per is None


def test_an_aanbieder_has_its_certificate_its_mark_and_gives_its_view(client: Client) -> None:
    erkenning = maak_erkenning()
    lid = maak_lid(erkenning.traject.aanbieders.get())
    client.force_login(lid)
    kondig_aan(erkenning)
    adres = f"/aanbod/erkend/{erkenning.code}/"
    page = client.get(adres).content.decode()
    assert REDEN in page
    assert "merk.svg&quot;" in page, "HTML to copy"
    assert "Wij willen de erkenning" in client.get("/aanbod/").content.decode()
    pdf = client.get(f"{adres}certificaat.pdf")
    assert pdf.content.startswith(b"%PDF")
    client.post(adres, {"tekst": "Het klopt niet."})
    assert erkenning.voornemens.get().zienswijze == "Het klopt niet."
    again = client.post(adres, {"tekst": "Nog eens."})
    assert again.status_code == HTTPStatus.BAD_REQUEST


def test_the_recognition_of_another_is_not_there(client: Client) -> None:
    mine, other = maak_erkenning("Van mij"), maak_erkenning("Van een ander")
    client.force_login(maak_lid(mine.traject.aanbieders.get()))
    assert "Van een ander" not in client.get("/aanbod/erkend/").content.decode()
    for pad in ("", "certificaat.pdf"):
        assert client.get(f"/aanbod/erkend/{other.code}/{pad}").status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"/aanbod/erkend/{other.code}/hererkenning/").status_code == HTTPStatus.NOT_FOUND


def test_today_is_today() -> None:
    assert timezone.localdate(NU) == VANDAAG
