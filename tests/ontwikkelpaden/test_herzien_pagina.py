"""Beginning a revision from the atelier: who may, what it says, and what it leaves alone."""

import pytest
from django.test import Client
from django.urls import reverse

from napl.enums import Sector
from napl.models import Gebruiker
from ontwikkelpaden.domain.herziening import is_herzienbaar, revise_padversie
from ontwikkelpaden.domain.padversie import withdraw_padversie
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Padversie
from tests.factories import NU
from tests.ontwikkelpaden.atelierbouw import (
    coordinator,
    editor_args,
    maak_atelier,
    maak_concept,
    maak_deelnemer,
)
from tests.ontwikkelpaden.bouw import consulteer, maak_pad, maak_versie, neem_aan

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Padversie:
    return neem_aan(maak_concept(maak_atelier()))


def log_in(client: Client, gebruiker: Gebruiker) -> Client:
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def adres(naam: str, versie: Padversie) -> str:
    return reverse(f"ontwikkelpaden:{naam}", kwargs=editor_args(versie))


def atelier_url(versie: Padversie) -> str:
    assert versie.pad.atelier is not None
    return reverse("ontwikkelpaden:atelier-detail", args=[versie.pad.atelier.slug])


@pytest.fixture
def lid(client: Client, versie: Padversie) -> Client:
    assert versie.pad.atelier is not None
    return log_in(client, maak_deelnemer(versie.pad.atelier))


def test_a_participant_finds_it_and_begins(lid: Client, versie: Padversie) -> None:
    url = adres("herzien", versie)
    for page in (atelier_url(versie), adres("bewerker", versie)):
        assert f'href="{url}"' in lid.get(page).content.decode()
    assert "Begin de herziening" in lid.get(url).content.decode()
    assert Padversie.objects.count() == 1

    response = lid.post(url)

    concept = Padversie.objects.get(nummer=2)
    assert response["Location"] == adres("bewerker", concept)
    assert concept.status == PadStatus.CONCEPT
    versie.refresh_from_db()
    assert versie.status == PadStatus.VASTGESTELD


def test_two_at_once_make_one_next_version(lid: Client, versie: Padversie) -> None:
    lid.post(adres("herzien", versie))

    second = lid.post(adres("herzien", versie))

    page = second.content.decode()
    assert second.status_code == 409
    assert "Er is al een volgende versie in de maak: versie 2." in page
    assert adres("bewerker", Padversie.objects.get(nummer=2)) in page
    assert Padversie.objects.count() == 2
    assert "Begin een nieuwe versie" not in lid.get(atelier_url(versie)).content.decode()


def test_nobody_outside_the_atelier_is_offered_it_or_does_it(client: Client, versie: Padversie) -> None:
    url = adres("herzien", versie)
    ander = maak_deelnemer(maak_atelier("po-rollen", Sector.PO))
    for who in (client, log_in(Client(), ander)):
        assert "Begin een nieuwe versie" not in who.get(atelier_url(versie)).content.decode()
    assert client.post(url).status_code == 302
    assert log_in(Client(), ander).post(url).status_code == 403
    assert Padversie.objects.count() == 1


def test_what_is_not_in_force_is_explained(client: Client, versie: Padversie) -> None:
    log_in(client, coordinator())
    withdraw_padversie(versie, reden="De rol bestaat niet meer.", by=None, at=NU)

    page = client.get(adres("herzien", versie)).content.decode()

    assert "Versie 1 kunt u niet herzien." in page
    assert "Begin de herziening" not in page
    assert client.post(adres("herzien", versie)).status_code == 409
    assert Padversie.objects.count() == 1


def test_the_editor_says_why_the_text_is_fixed(client: Client) -> None:
    concept = maak_concept(maak_atelier())
    log_in(client, coordinator())
    assert "verandert niet meer" not in client.get(adres("bewerker", concept)).content.decode()

    consulteer(concept)

    page = client.get(adres("bewerker", concept)).content.decode()
    assert "Daarom ligt de tekst vast." in page
    assert reverse("ontwikkelpaden:consultatie", args=["rekenen", 1]) in page
    assert "Begin een nieuwe versie" not in page


def test_an_example_can_be_revised_and_an_older_version_cannot() -> None:
    voorbeeld = maak_versie(maak_pad("taal"), als=PadStatus.VOORBEELD)
    assert is_herzienbaar(voorbeeld)

    neem_aan(revise_padversie(voorbeeld, by=None, at=NU))

    voorbeeld.refresh_from_db()
    assert not is_herzienbaar(voorbeeld)
