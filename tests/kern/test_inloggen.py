"""Login and logout."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from napl.models import Gebruiker
from napl.tasks import ruim_inlogpogingen_op

pytestmark = pytest.mark.django_db

WACHTWOORD = "een-lang-wachtwoord"
INLOGGEN = "/account/inloggen/"


@pytest.fixture
def gebruiker() -> Gebruiker:
    return Gebruiker.objects.create_user("Vera@Voorbeeld.test", WACHTWOORD, naam="Vera")


def login(client: Client, email: str, wachtwoord: str = WACHTWOORD, **extra: str) -> Any:
    return client.post(INLOGGEN, {"login": email, "password": wachtwoord, **extra})


def test_login_page_has_no_dead_links(client: Client) -> None:
    html = client.get(INLOGGEN).content.decode()
    assert "E-mailadres" in html
    assert "signup" not in html
    assert "reset" not in html
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_login_ignores_the_case_of_the_address(client: Client, gebruiker: Gebruiker) -> None:
    response = login(client, "VERA@voorbeeld.TEST")
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(gebruiker.pk)
    assert client.session.get_expire_at_browser_close()


def test_login_goes_on_to_the_page_that_was_asked_for(client: Client, gebruiker: Gebruiker) -> None:
    page = client.get("/bureau/")
    assert page["Location"] == f"{INLOGGEN}?next=/bureau/"
    assert 'value="/bureau/"' in client.get(page["Location"]).content.decode()
    assert login(client, gebruiker.email, next="/bureau/")["Location"] == "/bureau/"


@pytest.mark.parametrize("elders", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_login_does_not_lead_to_another_site(client: Client, gebruiker: Gebruiker, elders: str) -> None:
    assert login(client, gebruiker.email, next=elders)["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(
    client: Client, gebruiker: Gebruiker
) -> None:
    known = login(client, gebruiker.email, "verkeerd").content.decode()
    unknown = login(client, "niemand@voorbeeld.test", "verkeerd").content.decode()
    for html in (known, unknown):
        assert "Het e-mailadres of het wachtwoord klopt niet" in html
        assert 'id="foutoverzicht"' in html


def test_an_empty_form_names_the_fields(client: Client) -> None:
    html = login(client, "", "").content.decode()
    assert 'href="#id_login"' in html
    assert 'href="#id_password"' in html


def test_an_account_that_is_off_cannot_log_in(client: Client, gebruiker: Gebruiker) -> None:
    Gebruiker.objects.filter(pk=gebruiker.pk).update(is_active=False)
    response = login(client, gebruiker.email)
    assert response.status_code == 200
    assert "Dit account staat uit" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_after_ten_wrong_passwords_the_account_waits(client: Client, gebruiker: Gebruiker) -> None:
    for _ in range(9):
        assert login(client, gebruiker.email, "verkeerd").status_code == 200
    blocked = login(client, gebruiker.email, "verkeerd")
    assert blocked.status_code == 429
    assert "U kunt even niet inloggen" in blocked.content.decode()
    assert login(client, gebruiker.email).status_code == 429, "the right password is refused too"


def test_of_a_login_is_kept_only_what_the_lockout_counts(client: Client, gebruiker: Gebruiker) -> None:
    for _ in range(2):
        login(client, gebruiker.email, "verkeerd", next="/bureau/")
    attempt = AccessAttempt.objects.get()
    assert (attempt.username, attempt.failures_since_start) == (gebruiker.email, 2)
    assert (attempt.get_data, attempt.post_data, attempt.http_accept, attempt.path_info) == ("", "", "", "")
    login(client, gebruiker.email)
    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()


def test_attempts_that_nobody_followed_up_are_cleared_away(client: Client, gebruiker: Gebruiker) -> None:
    login(client, gebruiker.email, "verkeerd")
    ruim_inlogpogingen_op()
    assert AccessAttempt.objects.count() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(hours=25))
    ruim_inlogpogingen_op()
    assert not AccessAttempt.objects.exists()


def test_another_account_is_not_blocked_along(client: Client, gebruiker: Gebruiker) -> None:
    Gebruiker.objects.create_user("piet@voorbeeld.test", WACHTWOORD)
    for _ in range(10):
        login(client, gebruiker.email, "verkeerd")
    assert login(client, "piet@voorbeeld.test").status_code == 302


def test_logout_asks_on_get_and_does_on_post(client: Client, gebruiker: Gebruiker) -> None:
    login(client, gebruiker.email)
    page = client.get("/account/uitloggen/")
    assert "Ja, log mij uit" in page.content.decode()
    assert "_auth_user_id" in client.session
    assert client.post("/account/uitloggen/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_logout_needs_a_csrf_token(gebruiker: Gebruiker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/account/uitloggen/").status_code == 403
