"""The pages and the API of the kwaliteitskader: what everybody reads, and what nobody outside sees."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.kader.demo import load_demo_kader
from kwaliteit.domain.kader.schrijven import afdruk_van
from kwaliteit.domain.kader.versie import revise_kaderversie
from kwaliteit.domain.queries.kader import read_criterium
from kwaliteit.enums import KaderStatus
from kwaliteit.forms.kader import criterium_initial
from kwaliteit.models import Criterium, Kaderbevinding, Kaderreactie, Kaderversie, Openstelling
from napl.domain.demo import create_demo_gebruikers
from napl.enums import Rol
from tests.factories import NU, VANDAAG, OntwikkelpadFactory, make_gebruiker
from tests.kwaliteit.kader.bouw import NA_CONSULTATIE, consulteer, maak_kader, stel_vast

pytestmark = pytest.mark.django_db
GEHEIM = "Alleen het bureau leest dit concept."
Inloggen = Callable[..., Client]


def met_concept() -> Kaderversie:
    vast = stel_vast(maak_kader())
    concept = revise_kaderversie(vast, by=make_gebruiker(Rol.COORDINATOR), at=NA_CONSULTATIE)
    Criterium.objects.filter(versie=concept, code="1.1").update(tekst=GEHEIM)
    Kaderversie.objects.filter(pk=concept.pk).update(inleiding=GEHEIM)
    return concept


def test_everybody_reads_the_version_in_force_with_all_that_belongs_to_a_criterium(client: Client) -> None:
    versie = stel_vast(maak_kader())
    page = client.get("/kwaliteitskader/").content.decode()
    for criterium in versie.criteria.all():
        assert criterium.tekst in page
    assert "Wat telt als bewijs" in page
    assert "Gerealiseerde eindkwalificaties" in page
    assert "Structurele verbinding met de wetenschap" in page
    assert "Wordt beproefd" in page


def test_without_a_version_in_force_the_page_says_so(client: Client) -> None:
    maak_kader()
    page = client.get("/kwaliteitskader/").content.decode()
    assert "Er is nu geen kader vastgesteld" in page
    consulteer(Kaderversie.objects.get())
    assert "/kwaliteitskader/v1/consultatie/" in client.get("/kwaliteitskader/").content.decode()


@pytest.mark.parametrize(
    "pad",
    [
        "/kwaliteitskader/",
        "/kwaliteitskader/v2/",
        "/kwaliteitskader/v2/kwaliteitskader.pdf",
        "/kwaliteitskader/v2/vergelijken/1/",
        "/kwaliteitskader/v1/vergelijken/2/",
        "/kwaliteitskader/v2/consultatie/",
        "/api/v1/kwaliteitskaders",
        "/api/v1/kwaliteitskaders/2",
    ],
)
@pytest.mark.parametrize("rol", [Rol.BEZOEKER, Rol.AANBIEDER, Rol.COORDINATOR])
def test_a_concept_is_nowhere_in_public(pad: str, rol: Rol, client_met: Inloggen) -> None:
    met_concept()
    response = client_met(rol).get(pad)
    assert GEHEIM not in response.content.decode(errors="replace")
    if "2" in pad:
        assert response.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER, Rol.COORDINATOR}))
def test_only_who_writes_reads_a_concept_at_the_desk(rol: Rol, client_met: Inloggen) -> None:
    met_concept()
    for pad in ("", "teksten/", "bronnen/nieuw/", "zet/consulteren/"):
        response = client_met(rol).get(f"/bureau/kwaliteitskader/v2/{pad}")
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert GEHEIM not in response.content.decode()
    assert GEHEIM in client_met(Rol.COORDINATOR).get("/bureau/kwaliteitskader/v2/").content.decode()


def test_the_pdf_is_tagged_and_the_same_every_time(client: Client) -> None:
    stel_vast(maak_kader())
    first = client.get("/kwaliteitskader/v1/kwaliteitskader.pdf").content
    assert first.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in first
    assert first == client.get("/kwaliteitskader/v1/kwaliteitskader.pdf").content


def test_the_api_gives_a_version_with_everything(client: Client) -> None:
    versie = stel_vast(maak_kader())
    lijst = client.get("/api/v1/kwaliteitskaders").json()
    assert lijst["aantal"] == 1
    assert lijst["resultaten"][0]["status"] == KaderStatus.VASTGESTELD
    detail = client.get("/api/v1/kwaliteitskaders/1").json()
    criteria = [criterium for standaard in detail["standaarden"] for criterium in standaard["criteria"]]
    assert [criterium["code"] for criterium in criteria] == list(
        versie.criteria.order_by("standaard__volgorde", "volgorde").values_list("code", flat=True)
    )
    assert all(len(criterium["leidraden"]) == len(("start", "vak", "expert")) for criterium in criteria)
    assert {bron for criterium in criteria for bron in criterium["bronnen"]} <= {
        bron["code"] for bron in detail["bronnen"]
    }
    assert client.get("/api/v1/kwaliteitskaders?raar=1").status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("pad", ["/kwaliteitskader/v1/", "/api/v1/kwaliteitskaders/1"])
def test_a_version_costs_the_same_queries_however_many_criteria(
    pad: str, client: Client, django_assert_max_num_queries: Callable[[int], "pytest.FixtureRequest"]
) -> None:
    stel_vast(maak_kader())
    with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
        assert client.get(pad).status_code == HTTPStatus.OK


def test_a_coordinator_changes_a_criterium_and_a_second_one_loses_nothing(client_met: Inloggen) -> None:
    versie = maak_kader()
    criterium = versie.criteria.get(code="1.1")
    inhoud = read_criterium(criterium)
    form = {**criterium_initial(inhoud, afdruk_van(inhoud)), "tekst": "Van de een."}
    url = reverse("kwaliteit:criterium-bewerk", args=[1, criterium.pk])
    client = client_met(Rol.COORDINATOR)
    assert client.post(url, form).status_code == HTTPStatus.FOUND
    response = client.post(url, {**form, "tekst": "Van de ander."})
    assert response.status_code == HTTPStatus.CONFLICT
    page = response.content.decode()
    assert "Van de ander." in page, "what was typed is still there"
    assert "Van de een." in page, "and so is what stands there now"
    assert client.post(url, {**form, "bewijsvormen": "x\nx"}).status_code == HTTPStatus.BAD_REQUEST
    criterium.refresh_from_db()
    assert criterium.tekst == "Van de een."


def test_a_version_goes_from_concept_to_adopted_by_two_people(client_met: Inloggen) -> None:
    maak_kader()
    vandaag = timezone.localdate()
    periode = {"opent_op": vandaag, "sluit_op": vandaag + timedelta(days=3), "vraag": "Wat vindt u?"}
    schrijver, beslisser = client_met(Rol.COORDINATOR), client_met(Rol.BESLISSER)
    zet = "/bureau/kwaliteitskader/v1/zet/consulteren/"
    assert schrijver.post(zet, {**periode, "vraag": ""}).status_code == HTTPStatus.BAD_REQUEST
    assert schrijver.post(zet, periode).status_code == HTTPStatus.FOUND
    besluit = "/bureau/kwaliteitskader/v1/besluit/vaststellen/"
    assert beslisser.post(besluit, {"besluit": "Besluit 1"}).status_code == HTTPStatus.BAD_REQUEST
    assert schrijver.post(besluit, {"besluit": "Besluit 1"}).status_code == HTTPStatus.FORBIDDEN
    consultatie = Kaderversie.objects.get().consultaties.get()
    eerder = vandaag - timedelta(days=9)
    type(consultatie).objects.update(opent_op=eerder, sluit_op=eerder + timedelta(days=1))
    assert beslisser.post(besluit, {"besluit": "Besluit 1"}).status_code == HTTPStatus.FOUND
    assert Kaderversie.objects.get().status == KaderStatus.VASTGESTELD


def test_what_was_typed_at_more_criteria_is_all_kept(client_met: Inloggen) -> None:
    versie = maak_kader()
    een, twee = versie.criteria.order_by("code")[:2]
    consultatie = consulteer(versie)
    dag = timezone.localdate()
    type(consultatie).objects.update(opent_op=dag, sluit_op=dag)
    url = reverse("kwaliteit:kaderconsultatie-reageer", args=[1])
    typed = {f"r{een.pk}-tekst": "Bij een.", f"r{twee.pk}-tekst": "Bij twee.", "onderwerp": str(een.pk)}
    client = client_met(Rol.LERAAR)
    assert client.post(url, typed).status_code == HTTPStatus.FOUND
    assert set(Kaderreactie.objects.values_list("tekst", flat=True)) == {"Bij een.", "Bij twee."}
    page = client_met(Rol.LERAAR).get("/kwaliteitskader/v1/consultatie/").content.decode()
    assert "Bij een." not in page, "others read it once the answers are published"
    assert client.post(url, {"onderwerp": "pad"}).status_code == HTTPStatus.BAD_REQUEST


def test_a_lab_reports_and_a_mistake_keeps_what_was_typed(client_met: Inloggen) -> None:
    stel_vast(maak_kader())
    url = reverse("kwaliteit:bevinding-nieuw", args=[1, "2.3"])
    client = client_met(Rol.TEAMLID)
    response = client.post(url, {"lab": "Lab Noord", "tekst": "Te lang."})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "Te lang." in response.content.decode()
    invoer = {"lab": "Lab Noord", "soort": "mist", "tekst": "Er mist iets."}
    assert client.post(url, invoer).status_code == HTTPStatus.FOUND
    assert Kaderbevinding.objects.get().criterium.code == "2.3"
    assert "Er mist iets." in client.get("/kwaliteitskader/").content.decode()


def test_an_openstelling_that_overlaps_comes_back_with_the_reason(client_met: Inloggen) -> None:
    pad = OntwikkelpadFactory.create()
    form = {"pad": pad.pk, "bereik": "alle", "geldig_van": "2026-01-01", "grond": "Besluit"}
    client = client_met(Rol.COORDINATOR)
    url = reverse("kwaliteit:openstelling-list")
    assert client.post(url, form).status_code == HTTPStatus.FOUND
    response = client.post(url, {**form, "geldig_van": "2027-01-01"})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "mogen elkaar niet overlappen" in response.content.decode()
    assert Openstelling.objects.count() == 1


def test_the_demo_has_one_version_in_force_and_the_next_one_in_consultation(client: Client) -> None:
    create_demo_gebruikers(password="demo-wachtwoord", at=NU)
    OntwikkelpadFactory.create(slug="curriculumdeskundigheid")
    OntwikkelpadFactory.create_batch(3)
    assert load_demo_kader(peildatum=VANDAAG, at=NU) == len(("in force", "next"))
    assert load_demo_kader(peildatum=VANDAAG, at=NU) == 0
    page = client.get("/kwaliteitskader/").content.decode()
    assert "Verzonnen voor de demo" in page
    assert "/kwaliteitskader/v2/consultatie/" in page
    verschil = client.get("/kwaliteitskader/v2/vergelijken/1/?toon=verschillen").content.decode()
    assert "Samen leren en genoeg tijd" in verschil
    assert "Heldere leeruitkomsten" not in verschil
