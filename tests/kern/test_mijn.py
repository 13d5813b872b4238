"""The page of somebody's own: where to begin, and what the apps put there."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from napl.enums import Mijngroep, Rol
from napl.models import Gebruiker
from napl.registers import Paneel, mijndelen, panelen
from tests.factories import make_gebruiker

pytestmark = pytest.mark.django_db
MIJN = "/mijn/"


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def paneel() -> Iterator[list[Any]]:
    asked: list[Any] = []

    def gegevens(gebruiker: Any, peildatum: date) -> dict[str, Any]:
        asked.append(gebruiker)
        return {"aantal": 7, "titel": "Van het proefpaneel"}

    panelen.add("proef.mijn", Paneel("mijn", "componenten/leeg.html", gegevens))
    yield asked
    panelen.remove("proef.mijn")


def test_a_visitor_logs_in_first() -> None:
    assert Client().get(MIJN)["Location"] == "/account/inloggen/?next=/mijn/"


def test_every_page_of_ones_own_is_in_one_navigation() -> None:
    client = client_of(make_gebruiker(Rol.LERAAR))
    groepen = [str(groep.label) for groep in Mijngroep]
    for address, name, groep, beside in [
        (MIJN, "Overzicht", None, []),
        (
            "/bewaarlijst/",
            "Bewaarlijst",
            "Ontdekken",
            ["Ontwikkelpaden", "Doelen", "Meldingen", "Zoekwaarschuwingen"],
        ),
        (
            "/mijn/gegevens/",
            "Mijn gegevens",
            "Bewaren en delen",
            ["Verklaringen", "Bestanden", "Delen", "E-mail kiezen"],
        ),
    ]:
        html = client.get(address).content.decode()
        nav = html.partition('aria-label="Mijn ontwikkeling"')[2].partition("</nav>")[0]
        shown = re.findall(r"<a[^>]*>([^<]+)<", nav)
        assert re.findall(r'aria-current="page">([^<]+)<', nav) == [name]
        assert re.findall(r'aria-current="true">([^<]+)<', nav) == ([groep] if groep else [])
        assert shown[:4] == ["Overzicht", *groepen]
        assert sorted(shown[4:]) == sorted([name, *beside] if groep else [])


def test_the_page_leads_to_every_page_that_has_a_group() -> None:
    html = client_of(make_gebruiker(Rol.LERAAR)).get(MIJN).content.decode()
    body = html.partition("Wat u hier kunt doen")[2]
    for deel in mijndelen:
        assert (f'href="{reverse(deel.urlnaam)}"' in body) == bool(deel.groep and deel.toelichting)
    assert [deel.naam for deel in mijndelen if not deel.groep] == ["Overzicht"]


def test_what_a_role_may_not_is_not_in_the_navigation() -> None:
    html = client_of(make_gebruiker(Rol.AANBIEDER)).get(MIJN).content.decode()
    assert "Zoekwaarschuwingen" in html
    assert "Teamlijsten" not in html


def test_without_anything_the_page_says_where_to_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panelen, "_items", {})
    response = client_of(make_gebruiker(Rol.LERAAR)).get(MIJN)
    assert "Begin met één stap" in response.content.decode()


def test_the_panels_of_the_apps_are_asked_for_who_looks(paneel: list[Any]) -> None:
    vera = make_gebruiker(Rol.LERAAR)
    response = client_of(vera).get(MIJN)
    assert paneel == [vera]
    assert "Van het proefpaneel" in [shown.get("titel") for shown in response.context["panelen"]]
    assert 'class="napl-leeg"' in response.content.decode()
    assert "no-cache" in response["Cache-Control"]
