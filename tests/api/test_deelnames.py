"""``/mijn/deelnames`` and ``/aanbod/bevestigingen``: the same verbs as the pages, and the same refusals."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.models import Gebruiker
from register.models import Deelname
from tests.factories import make_traject, make_uitvoering
from tests.register.route.bouw import (
    client_of,
    make_aanbieder,
    make_bevestigd,
    make_deelname,
    make_getypeerd,
    make_leraar,
)

pytestmark = pytest.mark.django_db
LIJST = "/api/v1/mijn/deelnames"


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


@pytest.fixture
def client(vera: Gebruiker) -> Client:
    return client_of(vera)


def send(client: Client, url: str, data: dict[str, Any], status: int) -> Any:
    answer = client.post(url, data, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_from_planned_to_completed(client: Client) -> None:
    traject = make_traject("Rekenen")
    uitvoering = make_uitvoering(traject)
    made = send(client, LIJST, {"traject": traject.slug, "uitvoering": uitvoering.pk}, 201)
    assert (made["naam"], made["status"], made["uitvoering"]) == ("Rekenen", "gepland", uitvoering.pk)
    url = f"{LIJST}/{made['id']}/status"
    send(client, url, {"status": "gestart", "datum": "2026-02-01"}, 200)
    done = send(client, url, {"status": "afgerond", "datum": "2026-06-30"}, 200)
    assert (done["status"], done["gestartDatum"], done["afgerondDatum"]) == (
        "afgerond",
        "2026-02-01",
        "2026-06-30",
    )
    assert client.get(f"{LIJST}/{made['id']}").json() == done


@pytest.mark.parametrize(
    ("data", "status", "reden"),
    [
        ({"status": "afgerond", "datum": "2026-06-30"}, 409, "Dit kan niet meer"),
        ({"status": "gestart", "datum": "2999-01-01"}, 400, "in de toekomst"),
        ({"status": "gestart", "datum": "ooit"}, 400, "datum"),
        ({"status": "gepland", "datum": "2026-06-30"}, 400, "status"),
        ({}, 400, "status"),
    ],
)
def test_a_move_that_cannot_be_is_a_problem_document(
    client: Client, vera: Gebruiker, data: dict[str, str], status: int, reden: str
) -> None:
    deelname = make_deelname(vera, hoever="gepland")
    answer = client.post(f"{LIJST}/{deelname.pk}/status", data, content_type="application/json")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert reden in answer.json()["detail"]
    assert Deelname.objects.get().status == "gepland"


def test_what_ended_before_it_began_is_refused(client: Client) -> None:
    traject = make_traject()
    for data in (
        {"afgerondDatum": "2026-06-30"},
        {"gestartDatum": "2026-07-01", "afgerondDatum": "2026-06-30"},
    ):
        send(client, LIJST, {"traject": traject.slug, **data}, 400)
    send(client, LIJST, {"traject": "bestaat-niet"}, 404)
    other = make_uitvoering(make_traject())
    send(client, LIJST, {"traject": traject.slug, "uitvoering": other.pk}, 400)
    assert not Deelname.objects.exists()


def test_a_post_needs_the_token_of_the_session(vera: Gebruiker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(LIJST, {"traject": make_traject().slug}, content_type="application/json")
    assert answer.status_code == 403
    assert not Deelname.objects.exists()


def test_only_a_planned_one_is_removed(client: Client, vera: Gebruiker) -> None:
    gepland, klaar = make_deelname(vera, hoever="gepland"), make_deelname(vera)
    assert client.delete(f"{LIJST}/{gepland.pk}").status_code == 204
    assert client.delete(f"{LIJST}/{klaar.pk}").status_code == 409
    assert Deelname.objects.get() == klaar


def test_a_confirmation_is_asked_answered_and_taken_back(client: Client, vera: Gebruiker) -> None:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(vera, make_getypeerd(aanbieder=aanbieder))
    url = f"{LIJST}/{deelname.pk}/bevestiging"
    send(client, url, {"naam": " "}, 400)
    assert send(client, url, {"naam": "V. de Vries"}, 200)["bevestiging"] == "gevraagd"
    bureau = client_of(medewerker)
    data = bureau.get("/api/v1/aanbod/bevestigingen").json()
    [row] = data["resultaten"]
    assert set(row) == {"id", "naam", "traject", "gestartDatum", "afgerondDatum", "stand", "gevraagdOp"}
    assert (row["naam"], data["aantal"]) == ("V. de Vries", 1)
    antwoord = f"/api/v1/aanbod/bevestigingen/{deelname.pk}"
    send(bureau, antwoord, {"oordeel": "geweigerd"}, 400)
    send(bureau, antwoord, {"oordeel": "gevraagd"}, 400)
    assert send(bureau, antwoord, {"oordeel": "bevestigd"}, 200)["stand"] == "bevestigd"
    send(bureau, antwoord, {"oordeel": "bevestigd"}, 409)
    assert client.get(f"{LIJST}/{deelname.pk}").json()["bevestigdDoor"] == aanbieder.naam
    assert client.delete(url).status_code == 409
    send(bureau, antwoord, {"oordeel": "ingetrokken", "reden": "Vergissing."}, 200)
    assert client.get(f"{LIJST}/{deelname.pk}").json()["bevestigingReden"] == "Vergissing."


def test_others_find_nothing(vera: Gebruiker) -> None:
    deelname, _ = make_bevestigd(vera)
    for gebruiker in (make_leraar("Els"), make_aanbieder()[1]):
        other = client_of(gebruiker)
        assert other.get(LIJST).json()["aantal"] == 0
        for url in (f"{LIJST}/{deelname.pk}", f"{LIJST}/{deelname.pk}/status"):
            assert other.post(url, {}, content_type="application/json").status_code in {404, 405}
        assert other.get(f"{LIJST}/{deelname.pk}").status_code == 404
        answer = f"/api/v1/aanbod/bevestigingen/{deelname.pk}"
        send(other, answer, {"oordeel": "ingetrokken", "reden": "x"}, 404)
    assert Client().get(LIJST).status_code == 403


def test_the_list_asks_as_much_for_twenty_as_for_two(
    client: Client, vera: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (2, 20):
        while Deelname.objects.count() < size:
            make_deelname(vera)
        with django_assert_num_queries(5):
            assert len(client.get(LIJST).json()["resultaten"]) == size
