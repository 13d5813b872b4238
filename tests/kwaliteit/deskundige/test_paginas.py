"""The pages around a review work without a script, and never lose what somebody typed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kwaliteit.domain.beoordelen.schrijven import Oordeelinvoer
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagstatus, Beoordelingstatus
from kwaliteit.models import Afwezigheid, Band, Beoordeling, Beoordelingoordeel, Deskundige
from napl import klok
from napl.enums import Rol
from tests.factories import make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.deskundige.bouw import (
    LEEG,
    coordinator,
    in_beoordeling,
    in_consensus,
    lever_in,
    maak_deskundige,
    schrijf,
    wie,
    wijs_toe,
)

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus


def url(naam: str, *args: int) -> str:
    return reverse(f"kwaliteit:{naam}", args=args)


def test_the_coordinator_asks_two_and_they_answer(client: Client) -> None:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    een, twee, met_band = (maak_deskundige(naam=naam) for naam in ("Els Een", "Teun Twee", "Bo Band"))
    Band.objects.create(
        deskundige=met_band, soort="familie", aanbieder=aanvraag.aanbieder, opgegeven_op=klok.nu()
    )
    client.force_login(coordinator())
    page = client.get(url("toewijzing", aanvraag.pk)).content.decode()
    assert "persoonlijk belang" in page
    for item in (een, twee):
        client.post(url("toewijzing", aanvraag.pk), {"deskundige": item.pk})
    answer = client.post(url("toewijzing", aanvraag.pk), {"deskundige": met_band.pk})
    assert answer.status_code == 400
    a, b = Beoordeling.objects.order_by("pk")
    client.force_login(wie(a))
    assert client.post(url("beoordeling-antwoord", a.pk), {"actie": "neem-aan"}).status_code == 400
    client.post(url("beoordeling-antwoord", a.pk), {"actie": "neem-aan", "onafhankelijk": "on"})
    client.force_login(wie(b))
    assert client.post(url("beoordeling-antwoord", b.pk), {"actie": "weiger"}).status_code == 400
    client.post(url("beoordeling-antwoord", b.pk), {"actie": "weiger", "reden": "Geen tijd"})
    a.refresh_from_db()
    b.refresh_from_db()
    assert (a.status, b.status) == (Beoordelingstatus.AANGENOMEN, Beoordelingstatus.GEWEIGERD)


def test_a_judgement_is_saved_by_a_page_and_by_the_script(client: Client) -> None:
    a, _ = in_beoordeling()
    client.force_login(wie(a))
    criterium = geldende_criteria(a.aanvraag.kaderversie)[0]
    adres = url("beoordeling-criterium", a.pk, criterium.pk)
    assert client.get(url("beoordeling-detail", a.pk)).status_code == 200
    answer = client.post(adres, {"basis": LEEG, "oordeel": "deels", "motivering": "Half"})
    assert answer.status_code == 302
    basis = Oordeelinvoer("deels", "Half").afdruk
    auto = {"X-Autobewaar": "1"}
    answer = client.post(adres, {"basis": basis, "oordeel": "deels", "motivering": "Heel"}, headers=auto)
    assert answer.json()["basis"] == Oordeelinvoer("deels", "Heel").afdruk
    # Another window, that started from the first text: nothing is written, both texts are shown.
    for kop in ({}, auto):
        answer = client.post(adres, {"basis": basis, "motivering": "Ander venster"}, headers=kop)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Ander venster" in page
        assert "Heel" in page
    assert Beoordelingoordeel.objects.get().motivering == "Heel"


def test_handing_in_says_what_is_missing(client: Client) -> None:
    a, _ = in_beoordeling()
    client.force_login(wie(a))
    page = client.post(url("beoordeling-inleveren", a.pk), follow=True).content.decode()
    assert "U schreef nog niets" in page
    schrijf(a)
    client.post(url("beoordeling-feedback", a.pk), {"tekst": "Een tip", "basis": ""})
    page = client.post(url("beoordeling-inleveren", a.pk), follow=True).content.decode()
    assert "U hebt ingeleverd" in page


def test_two_write_one_judgement_and_agree(client: Client) -> None:
    a, b = in_consensus()
    client.force_login(wie(a))
    page = client.get(url("consensus", a.pk)).content.decode()
    assert "één stap uit elkaar" in page
    for criterium in geldende_criteria(a.aanvraag.kaderversie):
        adres = url("consensus-criterium", a.pk, criterium.pk)
        data = {"basis": LEEG, "oordeel": "voldoet", "motivering": "Samen"}
        assert client.post(adres, data).status_code == 302
        assert client.post(adres, {**data, "motivering": "Anders"}).status_code == 409
    client.post(url("consensus-akkoord", a.pk))
    client.force_login(wie(b))
    page = client.post(url("consensus-akkoord", b.pk), follow=True).content.decode()
    assert "schrijft nu het advies" in page


def test_a_deskundige_declares_and_confirms(client: Client) -> None:
    deskundige = maak_deskundige()
    client.force_login(deskundige.gebruiker)
    adres = url("deskundige-profiel")
    assert client.get(adres).status_code == 200
    client.post(adres, {"actie": "bevestig"})
    client.post(adres, {"actie": "kennis", "sectoren": ["po"], "max_tegelijk": "3"})
    client.post(adres, {"actie": "band", "soort": "werkgever", "naam": "Bureau X"})
    assert client.post(adres, {"actie": "band", "soort": "werkgever"}).status_code == 400
    dag = klok.vandaag()
    weg = {"actie": "afwezig", "geldig_van": dag, "geldig_tot": dag + timedelta(days=3)}
    client.post(adres, weg)
    deskundige.refresh_from_db()
    assert (deskundige.sectoren, deskundige.max_tegelijk) == (["po"], 3)
    band = Band.objects.get()
    client.post(url("band-wijzig", band.pk), {"actie": "einde", "geldig_tot": dag})
    band.refresh_from_db()
    assert band.geldig_tot == dag
    client.post(url("band-wijzig", band.pk), {"actie": "terug"})
    client.post(url("afwezigheid-weg", Afwezigheid.objects.get().pk))
    assert not Band.objects.filter(teruggenomen_op=None).exists()
    assert not Afwezigheid.objects.exists()


def test_the_bureau_selects_hires_and_lets_go(client: Client) -> None:
    gebruiker = make_gebruiker(Rol.DESKUNDIGE)
    client.force_login(coordinator())
    client.post(url("deskundige-list"), {"gebruiker": gebruiker.pk, "selectie": "Ervaren"})
    deskundige = Deskundige.objects.get()
    adres = url("deskundige-detail", deskundige.pk)
    client.post(adres, {"actie": "contract", "van": "2026-01-01", "nummer": "D-1"})
    deskundige.refresh_from_db()
    assert deskundige.status == "actief"
    assert client.post(adres, {"actie": "stop", "reden": ""}).status_code == 400
    client.post(adres, {"actie": "stop", "reden": "Klaar"})
    deskundige.refresh_from_db()
    assert deskundige.status == "gestopt"
    client.force_login(make_gebruiker(Rol.BEHANDELAAR))
    assert client.get(adres).status_code == 200
    assert client.post(adres, {"actie": "contract", "van": "2026-01-01"}).status_code == 403


def test_the_desk_and_the_pool_take_as_many_queries_for_many(
    client: Client,
) -> None:
    deskundige = maak_deskundige(max_tegelijk=9)
    by = deskundige.gebruiker
    counts = []
    for _ in range(2):
        lever_in(in_beoordeling(deskundige, maak_deskundige())[0])
        (_gevraagd,) = wijs_toe(maak_aanvraag(_S.TOEWIJZING), deskundige)
        counts.append(
            (_queries(client, by, "beoordelen"), _queries(client, coordinator(), "deskundige-list"))
        )
    assert counts[0] == counts[1]


def _queries(client: Client, by: object, naam: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(by)  # type: ignore[arg-type]
    client.get(url(naam))
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url(naam)).status_code == 200
    return len(seen)
