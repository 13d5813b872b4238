"""Sign up in two steps, and a forgotten password: a code by mail, and nothing told to strangers."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from napl.domain.bericht import GEWIST, purge_geheim, send_berichten
from napl.models import Bericht, Gebeurtenis, Gebruiker

pytestmark = pytest.mark.django_db
WACHTWOORD = "vier-losse-woorden-hier"
AANMELDEN, CODE = "/account/aanmelden/", "/account/aanmelden/code/"
VERGETEN, NIEUW = "/account/wachtwoord/", "/account/wachtwoord/code/"
VERA = "vera@school.test"


@pytest.fixture(autouse=True)
def fresh_brakes() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def bekend() -> Gebruiker:
    return Gebruiker.objects.create_user(VERA, "het-oude-wachtwoord", naam="Vera")


def ask(client: Client, email: str = VERA, wachtwoord: str = WACHTWOORD, naam: str = "") -> Any:
    return client.post(AANMELDEN, {"email": email, "wachtwoord": wachtwoord, "naam": naam})


def mailed_code() -> str:
    """Send what waits, and return the code of the last mail."""
    send_berichten(at=timezone.now())
    found = re.search(r"Uw code is (\d{3} \d{3})", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_account_is_made_in_two_steps(client: Client) -> None:
    assert ask(client, "Vera@School.test", naam="Vera  Bos")["Location"] == CODE
    assert not Gebruiker.objects.exists(), "nothing exists before the code was shown"
    code = mailed_code()
    assert mail.outbox[-1].to == [VERA]
    response = client.post(CODE, {"code": code})
    assert response["Location"] == "/account/welkom/"
    vera = Gebruiker.objects.get()
    assert (vera.email, vera.naam, vera.check_password(WACHTWOORD)) == (VERA, "Vera Bos", True)
    assert client.session["_auth_user_id"] == str(vera.pk)
    html = client.get("/account/welkom/").content.decode()
    assert "Welkom, Vera Bos" in html
    assert "Uw eerste stap" in html
    assert Gebeurtenis.objects.get(soort="gebruiker.aangemeld").onderwerp_id == vera.pk


def test_the_code_works_with_and_without_the_space_and_once(client: Client) -> None:
    ask(client)
    code = mailed_code()
    client.post(CODE, {"code": f" {code.replace(' ', '')} "})
    assert Gebruiker.objects.count() == 1
    assert client.post(CODE, {"code": code})["Location"] == "/mijn/"


def test_the_page_and_its_code_say_nothing_of_who_is_known(client: Client, bekend: Gebruiker) -> None:
    known, unknown = Client(), Client()
    first = (ask(known).status_code, known.get(CODE).content.decode())
    second = (ask(unknown, "niemand@school.test").status_code, unknown.get(CODE).content.decode())
    tokens = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    same = [tokens.sub("", text.replace("niemand@school.test", VERA)) for _, text in (first, second)]
    assert (first[0], same[0]) == (second[0], same[1])
    assert re.findall("Deze code klopt niet", known.post(CODE, {"code": "123456"}).content.decode())
    assert Gebruiker.objects.get().check_password("het-oude-wachtwoord")


def test_who_is_known_hears_it_by_mail_alone(client: Client, bekend: Gebruiker) -> None:
    ask(client)
    send_berichten(at=timezone.now())
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == ([VERA], "U hebt al een account in het NAPL-register")
    assert "/account/wachtwoord/" in sent.body
    assert not re.search(r"\d{3} \d{3}", str(sent.body))


def test_a_code_is_of_the_browser_that_asked_for_it(client: Client) -> None:
    ask(client)
    code = mailed_code()
    other = Client()
    assert other.post(CODE, {"code": code})["Location"] == AANMELDEN
    # Who asks for the address of somebody else cannot finish with the code that the other one got.
    ask(other, wachtwoord="van-de-ander-dit-woord")
    assert "klopt niet" in other.post(CODE, {"code": code}).content.decode()
    client.post(CODE, {"code": code})
    assert Gebruiker.objects.get().check_password(WACHTWOORD)


def test_a_code_is_over_after_a_quarter(client: Client) -> None:
    ask(client)
    code = mailed_code()
    session = client.session
    session["codeverzoek"] = {**session["codeverzoek"], "tot": timezone.now().timestamp() - 1}
    session.save()
    response = client.post(CODE, {"code": code})
    assert response.status_code == 400
    assert "niet meer geldig" in response.content.decode()
    assert not Gebruiker.objects.exists()


def test_guessing_the_code_stops_after_five_tries(client: Client) -> None:
    ask(client)
    code = mailed_code()
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**6:06}"
    for _ in range(5):
        assert "klopt niet" in client.post(CODE, {"code": wrong}).content.decode()
    assert "te vaak" in client.post(CODE, {"code": code}).content.decode()
    assert not Gebruiker.objects.exists()


@pytest.mark.parametrize(
    ("setting", "emails"),
    [("CODES_PER_ADRES", [VERA] * 3), ("CODES_PER_PLEK", [f"persoon{n}@school.test" for n in range(3)])],
)
def test_asking_codes_has_an_end(settings: Settings, setting: str, emails: list[str]) -> None:
    setattr(settings, setting, 2)
    answers = [ask(Client(), email) for email in emails]
    assert [answer.status_code for answer in answers] == [302, 302, 400]
    html = answers[-1].content.decode()
    assert "te vaak een code aangevraagd" in html
    assert f'value="{emails[-1]}"' in html
    assert Bericht.objects.count() == 2


@pytest.mark.parametrize(
    ("email", "wachtwoord", "reden"),
    [
        ("", WACHTWOORD, "Vul een e-mailadres in"),
        ("vera@school", WACHTWOORD, "Vul een e-mailadres in"),
        (VERA, "", "Kies een wachtwoord"),
        (VERA, "kort", "Dit wachtwoord is te kort"),
        (VERA, "password1234", "gebruiken te veel mensen"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_else_is_lost(
    client: Client, email: str, wachtwoord: str, reden: str
) -> None:
    response = ask(client, email, wachtwoord, "Vera Bos")
    html = response.content.decode()
    assert response.status_code == 400
    assert reden in html
    assert 'id="foutoverzicht"' in html
    assert 'value="Vera Bos"' in html
    assert not wachtwoord or f'value="{wachtwoord}"' not in html
    assert not Bericht.objects.exists()


def test_the_code_does_not_stay_in_the_log_of_mail(client: Client) -> None:
    ask(client)
    code = mailed_code()
    bericht = Bericht.objects.get()
    assert (bericht.tekst, bericht.adres, bericht.gebruiker) == (GEWIST, VERA, None)
    assert code not in str(client.session.items())
    assert WACHTWOORD not in str(client.session.items())
    assert purge_geheim(before=timezone.now() - timedelta(days=1)) == 0
    assert purge_geheim(before=timezone.now() + timedelta(days=1)) == 1


def test_an_account_made_meanwhile_is_not_made_twice(client: Client) -> None:
    ask(client)
    code = mailed_code()
    Gebruiker.objects.create_user(VERA, "het-oude-wachtwoord")
    assert "U hebt al een account" in client.post(CODE, {"code": code}).content.decode()
    assert Gebruiker.objects.get().check_password("het-oude-wachtwoord")
    assert not is_logged_in(client)


def test_who_is_logged_in_has_no_need_of_a_second_account(client: Client, bekend: Gebruiker) -> None:
    client.force_login(bekend, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(AANMELDEN)["Location"] == "/mijn/"


def test_a_new_password_ends_every_session_with_the_old_one(client: Client, bekend: Gebruiker) -> None:
    elsewhere = Client()
    elsewhere.force_login(bekend, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(VERGETEN, {"email": VERA})["Location"] == NIEUW
    response = client.post(NIEUW, {"code": mailed_code(), "wachtwoord": WACHTWOORD})
    assert response["Location"] == "/account/inloggen/"
    bekend.refresh_from_db()
    assert bekend.check_password(WACHTWOORD)
    assert elsewhere.get("/mijn/").status_code == 302
    assert not is_logged_in(client), "the new password has to be typed once"


@pytest.mark.parametrize("off", [False, True])
def test_a_lost_password_says_nothing_of_who_is_known(
    client: Client, bekend: Gebruiker, *, off: bool
) -> None:
    if off:
        Gebruiker.objects.update(is_active=False)
    email = VERA if off else "niemand@school.test"
    assert client.post(VERGETEN, {"email": email})["Location"] == NIEUW
    assert not Bericht.objects.exists()
    response = client.post(NIEUW, {"code": "123456", "wachtwoord": WACHTWOORD})
    assert "Deze code klopt niet" in response.content.decode()
    bekend.refresh_from_db()
    assert bekend.check_password("het-oude-wachtwoord")


def test_the_code_of_one_purpose_does_not_serve_the_other(client: Client, bekend: Gebruiker) -> None:
    client.post(VERGETEN, {"email": VERA})
    assert client.get(CODE)["Location"] == AANMELDEN


def test_the_login_leads_to_both(client: Client) -> None:
    html = client.get("/account/inloggen/").content.decode()
    assert f'href="{AANMELDEN}"' in html
    assert f'href="{VERGETEN}"' in html
