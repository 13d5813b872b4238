"""The versions at the desk of the bureau: what comes next, and every move behind a confirmation."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl import klok
from napl.enums import Rol
from ontwikkelpaden.domain.queries.versies import Zet, list_standen
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Consultatie, Padversie
from tests.factories import VANDAAG, make_gebruiker
from tests.ontwikkelpaden.bouw import consulteer, maak_pad, maak_versie

pytestmark = pytest.mark.django_db
LIJST = "/bureau/ontwikkelpaden/"


@pytest.fixture
def bureau(client: Client) -> Client:
    client.force_login(make_gebruiker(Rol.COORDINATOR), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def zetten() -> dict[str, tuple[Zet, ...]]:
    return {stand.versie.status: stand.zetten for rij in list_standen(VANDAAG) for stand in rij.standen}


def test_each_state_offers_what_is_legal() -> None:
    maak_versie(maak_pad("a"), als=None)
    consulteer(maak_versie(maak_pad("b"), als=None))
    maak_versie(maak_pad("c"))

    assert zetten() == {
        PadStatus.CONCEPT: (Zet.CONSULTEREN, Zet.INTREKKEN),
        PadStatus.CONSULTATIE: (Zet.VERLENGEN, Zet.TERUG, Zet.INTREKKEN),
        PadStatus.VASTGESTELD: (Zet.HERZIEN, Zet.INTREKKEN),
    }


def test_after_the_closing_date_adoption_is_offered() -> None:
    consultatie = consulteer(maak_versie(als=None))
    Consultatie.objects.filter(pk=consultatie.pk).update(
        opent_op=VANDAAG - timedelta(days=9), sluit_op=VANDAAG - timedelta(days=1)
    )

    assert zetten() == {PadStatus.CONSULTATIE: (Zet.VASTSTELLEN, Zet.TERUG, Zet.INTREKKEN)}


def test_the_whole_life_through_the_pages(bureau: Client) -> None:
    versie = maak_versie(als=None)
    basis = f"{LIJST}rekenen/v1/"
    vandaag = klok.vandaag()

    assert "Iedereen kan deze versie lezen" in bureau.get(f"{basis}consulteren/").content.decode()
    leeg = bureau.post(f"{basis}consulteren/", {"opent_op": "", "sluit_op": "x", "vraag": ""})
    assert leeg.status_code == 400
    assert "Laatste dag: Vul een datum in." in leeg.content.decode()
    bureau.post(
        f"{basis}consulteren/",
        {"opent_op": vandaag.isoformat(), "sluit_op": vandaag.isoformat(), "vraag": "Wat vindt u?"},
    )
    bureau.post(
        f"{basis}verlengen/", {"sluit_op": (vandaag + timedelta(days=7)).isoformat(), "reden": "Vakantie."}
    )
    te_vroeg = bureau.post(f"{basis}vaststellen/")
    assert te_vroeg.status_code == 400
    assert "De consultatie loopt nog" in te_vroeg.content.decode()
    bureau.post(f"{basis}terug-naar-concept/", {"reden": "Er ontbreekt iets."})
    versie.refresh_from_db()
    assert versie.status == PadStatus.CONCEPT

    consulteer(versie, at=klok.nu())
    Consultatie.objects.filter(afgebroken_op=None).update(
        opent_op=vandaag - timedelta(days=9), sluit_op=vandaag - timedelta(days=1)
    )
    assert bureau.post(f"{basis}vaststellen/")["Location"] == LIJST
    bureau.post(f"{basis}herzien/")
    assert [(item.nummer, item.status) for item in Padversie.objects.order_by("nummer")] == [
        (1, PadStatus.VASTGESTELD),
        (2, PadStatus.CONCEPT),
    ]
    zonder = bureau.post(f"{basis}intrekken/", {"reden": ""})
    assert "Reden: Vul in waarom" in zonder.content.decode()
    bureau.post(f"{basis}intrekken/", {"reden": "De rol bestaat niet meer."})
    assert "De rol bestaat niet meer." in bureau.get("/ontwikkelpaden/rekenen/v1/").content.decode()


def test_a_move_that_cannot_be_made_is_explained(bureau: Client) -> None:
    maak_versie()

    assert "Dit kan nu niet" in bureau.get(f"{LIJST}rekenen/v1/consulteren/").content.decode()
    assert bureau.post(f"{LIJST}rekenen/v1/terug-naar-concept/", {"reden": "x"}).status_code == 400
    assert bureau.get(f"{LIJST}rekenen/v1/bestaat-niet/").status_code == 404
    assert bureau.get(f"{LIJST}rekenen/v9/intrekken/").status_code == 404


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.ATELIERLID, Rol.BEHANDELAAR, Rol.REDACTIE])
def test_others_of_the_bureau_do_not_get_in(client: Client, rol: Rol) -> None:
    maak_versie(als=None)
    client.force_login(make_gebruiker(rol), "allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(LIJST).status_code == 403
    assert client.post(f"{LIJST}rekenen/v1/intrekken/", {"reden": "x"}).status_code == 403
    assert Padversie.objects.get().status == PadStatus.CONCEPT


@pytest.mark.parametrize("aantal", [2, 30])
def test_as_many_queries_for_many_paths(
    django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for nummer in range(aantal):
        consulteer(maak_versie(maak_pad(f"pad-{nummer}"), als=None))

    with django_assert_num_queries(3):
        assert len(list_standen(VANDAAG)) == aantal
