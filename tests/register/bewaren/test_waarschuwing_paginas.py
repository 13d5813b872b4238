"""The pages of search alerts, and the link in the mail."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.models import Gebruiker
from register.domain.bewaren.waarschuwing import stop_token
from register.domain.zoeken import Zoekvraag
from register.models import Zoekwaarschuwing
from tests.factories import GebruikerFactory, make_traject
from tests.register.bewaren.bouw import make_waarschuwing

pytestmark = pytest.mark.django_db
LIJST = "/mijn/zoekwaarschuwingen/"
NIEUW = f"{LIJST}nieuw/"
GOED = {"naam": "Rekenen", "frequentie": "dagelijks"}


@pytest.fixture
def vera() -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFactory.create()
    return gebruiker


@pytest.fixture
def van_vera(client: Client, vera: Gebruiker) -> Client:
    client.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client: Client, url: str = LIJST) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def change(client: Client, **data: Any) -> str:
    answer = client.post(f"{LIJST}wijzigen/", data)
    assert answer["Location"] == LIJST
    return page(client)


def test_a_visitor_logs_in_and_arrives_with_the_search(client: Client) -> None:
    answer = client.get(f"{NIEUW}?q=rekenen&sector=po")
    assert answer["Location"] == (
        "/account/inloggen/?next=/mijn/zoekwaarschuwingen/nieuw/%3Fq%3Drekenen%26sector%3Dpo"
    )


def test_an_alert_is_made_of_the_search_in_the_address(van_vera: Client, vera: Gebruiker) -> None:
    make_traject("Rekenen")
    html = page(van_vera, f"{NIEUW}?q=rekenen&sector=po&pagina=2&sorteer=naam")
    assert "‘rekenen’, sector: Primair onderwijs" in html
    assert re.search(r"1\s+traject past\s+er nu bij", html)
    answer = van_vera.post(f"{NIEUW}?q=rekenen&sector=po&pagina=2", GOED)
    assert (answer.status_code, answer["Location"]) == (302, LIJST)
    made = Zoekwaarschuwing.objects.get()
    assert (made.gebruiker, made.vraag) == (vera, {"q": "rekenen", "sector": ["po"]})
    html = page(van_vera)
    assert "Uw waarschuwing ‘Rekenen’ staat aan." in html
    assert "/trajecten/?q=rekenen&amp;sector=po" in html


def test_what_the_search_does_not_know_is_told_and_left_out(van_vera: Client) -> None:
    html = page(van_vera, f"{NIEUW}?q=rekenen&sector=xx&raar=1")
    assert "‘xx’ is geen bekende waarde" in html
    assert "De waarschuwing gaat over de rest van uw vraag." in html
    van_vera.post(f"{NIEUW}?q=rekenen&sector=xx&raar=1", GOED)
    assert Zoekwaarschuwing.objects.get().vraag == {"q": "rekenen"}


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"naam": "", "frequentie": "dagelijks"}, "Geef de waarschuwing een naam."),
        ({"naam": "Getypt" + "x" * 100, "frequentie": "dagelijks"}, "De naam is te lang: 106 tekens."),
        ({"naam": "Getypt", "frequentie": "elk-uur"}, "Kies een van de twee."),
        ({"naam": "Getypt"}, "Kies hoe vaak u mail wilt."),
    ],
)
def test_a_refusal_names_the_field_and_loses_nothing(
    van_vera: Client, data: dict[str, str], melding: str
) -> None:
    answer = van_vera.post(f"{NIEUW}?q=rekenen", data)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert melding in html
    assert 'id="foutoverzicht"' in html
    assert f'value="{data["naam"]}"' in html or not data["naam"]
    assert not Zoekwaarschuwing.objects.exists()


def test_a_second_one_of_the_same_search_is_refused(van_vera: Client, vera: Gebruiker) -> None:
    make_waarschuwing(vera, Zoekvraag(q="rekenen"), naam="Eerste")
    html = van_vera.post(f"{NIEUW}?q=rekenen", GOED).content.decode()
    assert "U hebt deze waarschuwing al. Zij heet ‘Eerste’." in html


def test_it_is_changed_stopped_resumed_and_removed(van_vera: Client, vera: Gebruiker) -> None:
    pk = make_waarschuwing(vera, naam="Rekenen").pk
    assert "elke week, op maandag" in change(
        van_vera, waarschuwing=pk, actie="frequentie", frequentie="wekelijks"
    )
    assert "‘Rekenen’ is gestopt" in change(van_vera, waarschuwing=pk, actie="stop")
    assert not Zoekwaarschuwing.objects.get().actief
    assert "‘Rekenen’ staat weer aan" in change(van_vera, waarschuwing=pk, actie="hervat")
    assert Zoekwaarschuwing.objects.get().actief
    assert "U hebt nog geen waarschuwingen" in change(van_vera, waarschuwing=pk, actie="verwijder")
    assert not Zoekwaarschuwing.objects.exists()


@pytest.mark.parametrize(
    "data", [{"actie": "raar"}, {"actie": "frequentie", "frequentie": "elk-uur"}, {}], ids=str
)
def test_nonsense_changes_nothing(van_vera: Client, vera: Gebruiker, data: dict[str, str]) -> None:
    waarschuwing = make_waarschuwing(vera)
    assert "Er is niets gewijzigd" in change(van_vera, waarschuwing=waarschuwing.pk, **data)
    for pk in ("", "x", "9" * 30, "-1", "²"):
        assert "staat niet op uw lijst" in change(van_vera, waarschuwing=pk, actie="stop")
    assert Zoekwaarschuwing.objects.get().actief


def test_the_alert_of_another_is_not_seen_and_not_touched(van_vera: Client) -> None:
    other = make_waarschuwing(GebruikerFactory.create(), naam="Van Piet")
    assert "Van Piet" not in page(van_vera)
    for actie in ("stop", "verwijder"):
        html = change(van_vera, waarschuwing=other.pk, actie=actie)
        assert "staat niet op uw lijst" in html
        assert "Van Piet" not in html
    assert Zoekwaarschuwing.objects.get().actief


@pytest.mark.parametrize("aantal", [2, 20])
def test_the_list_takes_as_many_queries_for_two_as_for_twenty(
    van_vera: Client, vera: Gebruiker, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(aantal):
        make_waarschuwing(vera, Zoekvraag(q=f"woord{number}"))
    with django_assert_num_queries(5):
        html = page(van_vera)
    assert html.count('class="napl-bewaard"') == aantal


# The link in the mail


def test_the_link_asks_first_and_stops_on_the_button_without_login(client: Client, vera: Gebruiker) -> None:
    url = f"/zoekwaarschuwingen/stop/{stop_token(make_waarschuwing(vera, naam='Rekenen'))}/"
    assert "Stop deze waarschuwing" in page(client, url)
    assert Zoekwaarschuwing.objects.get().actief, "a program that follows links stops nothing"
    for _ in range(2):
        answer = client.post(url)
        assert answer.status_code == 200
        assert "De waarschuwing is gestopt" in answer.content.decode()
    assert not Zoekwaarschuwing.objects.get().actief
    assert "De waarschuwing is gestopt" in page(client, url)
    assert "no-store" in client.get(url)["Cache-Control"]


def test_a_mail_program_stops_it_in_one_click_without_cookies(vera: Gebruiker) -> None:
    """RFC 8058: a POST with this body, no cookies, no redirect."""
    url = f"/zoekwaarschuwingen/stop/{stop_token(make_waarschuwing(vera))}/"
    answer = Client(enforce_csrf_checks=True).post(url, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Zoekwaarschuwing.objects.get().actief


def test_the_other_addresses_ask_for_the_token_of_the_form(vera: Gebruiker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    pk = make_waarschuwing(vera).pk
    assert client.post(f"{LIJST}wijzigen/", {"waarschuwing": pk, "actie": "stop"}).status_code == 403
    assert client.post(f"{NIEUW}?q=x", GOED).status_code == 403


def test_a_wrong_link_says_no_more_than_one_of_an_alert_that_is_gone(client: Client, vera: Gebruiker) -> None:
    waarschuwing = make_waarschuwing(vera, naam="Geheim van Vera")
    gone = stop_token(waarschuwing)
    Zoekwaarschuwing.objects.all().delete()
    left = make_waarschuwing(vera, naam="Geheim van Vera")
    wrong = [gone, "x", f"{left.pk}", left.stopsleutel, f"{left.stopsleutel}:vervalst", "%00", "é"]
    answers = {
        method(f"/zoekwaarschuwingen/stop/{token}/").content
        for token in wrong
        for method in (client.get, client.post)
    }
    assert len(answers) == 1
    html = answers.pop().decode()
    assert "Deze link werkt niet" in html
    assert "Geheim van Vera" not in html
    assert Zoekwaarschuwing.objects.get().actief
