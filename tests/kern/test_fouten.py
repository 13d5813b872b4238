"""Errors as pages and as problem documents, and the two health checks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kern.foutadressen")]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def problem(client: Client, url: str, **headers: str) -> dict[str, Any]:
    response = client.get(url, headers=headers)
    assert response["Content-Type"].split(";")[0] == "application/problem+json"
    assert response["API-Version"] == "1.0.0"
    document: dict[str, Any] = response.json()
    assert document["status"] == response.status_code
    assert document["type"] == "about:blank"
    return document


@pytest.mark.parametrize(
    ("url", "status", "tekst"),
    [
        ("/stuk/400/", 400, "<h1>"),
        ("/stuk/403/", 403, "U mag deze pagina niet bekijken"),
        ("/stuk/geen-recht/", 403, "U mag deze pagina niet bekijken"),
        ("/bestaat-niet/", 404, "<h1>"),
        ("/stuk/500/", 500, "<h1>"),
    ],
)
def test_an_error_is_a_page_in_our_house_style(client: Client, url: str, status: int, tekst: str) -> None:
    response = client.get(url)
    html = response.content.decode()
    assert response.status_code == status
    assert tekst in html
    assert '<html lang="nl"' in html
    assert "geheim" not in html
    assert "style=" not in html, "the content security policy would drop it"


def test_the_page_of_a_server_error_needs_no_database(client: Client) -> None:
    with connection.execute_wrapper(_refuse):
        response = client.get("/stuk/500/")
    assert response.status_code == 500
    assert "<h1>" in response.content.decode()


def test_the_page_of_something_withdrawn_renders() -> None:
    assert "<h1" in render_to_string("410.html", {})


@pytest.mark.parametrize(
    ("fout", "status", "titel", "detail"),
    [
        ("403", 403, "Geen toegang", None),
        ("geen-recht", 403, "Geen toegang", "U mag dit niet: proefdraaien."),
        ("domein", 400, "Ongeldige invoer", "prijs: Een prijs ligt niet onder nul."),
        ("overgang", 409, "Kan nu niet", "Dit kan niet meer: de status is ‘Afgerond’."),
        ("bezig", 409, "Kan nu niet", "Dit loopt al."),
        ("ingetrokken", 410, "Ingetrokken", "Dit traject is ingetrokken."),
        ("ongeldig", 400, "Ongeldige invoer", "naam: Te lang.; naam: Te gek."),
        ("ongeldig-lijst", 400, "Ongeldige invoer", "Alles is fout."),
    ],
)
def test_an_error_of_the_api_is_a_problem_document(
    client: Client, fout: str, status: int, titel: str, detail: str | None
) -> None:
    document = problem(client, f"/api/v1/stuk/{fout}")
    assert (document["status"], document["title"]) == (status, titel)
    if detail is not None:
        assert document["detail"] == detail


def test_a_problem_names_every_field_that_is_wrong(client: Client) -> None:
    assert problem(client, "/api/v1/stuk/ongeldig")["ongeldigeVelden"] == [
        {"naam": "naam", "reden": "Te lang."},
        {"naam": "naam", "reden": "Te gek."},
    ]


def test_an_unknown_error_of_the_api_tells_nothing(client: Client) -> None:
    document = problem(client, "/api/v1/stuk/500")
    assert (document["status"], document["detail"]) == (500, "Er ging iets mis bij ons.")


@pytest.mark.parametrize("url", ["/api/v1/bestaat-niet", "/api/v1/stuk/500/", "/api/v1/"])
def test_an_unknown_address_of_the_api_is_a_problem_too(client: Client, url: str) -> None:
    assert problem(client, url)["status"] == 404


def test_a_method_or_a_format_that_is_not_there(client: Client) -> None:
    assert problem(client, "/api/v1/stuk/500", accept="text/csv")["status"] == 406
    assert client.put("/api/v1/stuk/500").status_code == 405
    broken = client.post("/api/v1/stuk/500", "{", content_type="application/json")
    assert (broken.status_code, broken["Content-Type"]) == (400, "application/problem+json")


def test_an_api_view_without_a_right_is_closed(client: Client) -> None:
    assert client.get("/api/v1/vergeten").status_code == 500


def test_alive_needs_nothing(client: Client, without_database: None) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_ready_when_database_and_redis_answer(client: Client) -> None:
    response = client.get("/readyz")
    stand = response.json()
    # How the search index is, it tells beside it; the site can do without.
    assert isinstance(stand.pop("zoekindex"), str)
    assert (response.status_code, stand) == (200, {"status": "ok", "database": True, "redis": True})


def test_not_ready_without_redis(client: Client, settings: Settings) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nergens/valkey.sock",
        }
    }
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "niet gereed", "database": True, "redis": False}


def test_not_ready_without_a_database(client: Client, without_database: None) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()["database"]) == (503, False)


@pytest.fixture
def without_database() -> Iterator[None]:
    with connection.execute_wrapper(_refuse):
        yield


def _refuse(execute: Callable[..., Any], *args: Any) -> Any:
    raise OperationalError("connection refused")


@pytest.mark.django_db
def test_a_form_without_its_token_gets_a_page_that_helps() -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/inloggen/", {"login": "a@b.nl", "password": "x"})
    assert answer.status_code == 403
    assert "Dit formulier is niet verstuurd" in answer.content.decode()
