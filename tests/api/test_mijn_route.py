"""The own route, what a deelname brought, and verklaringen: the verbs of the pages, for the owner alone."""

from typing import Any

import pytest
from django.test import Client

from napl.models import Gebruiker
from register.domain.deelname.opbrengst import Opbrengsttekst, add_opbrengst
from register.domain.route.stap import Informeel, plan_informeel
from register.models import Opbrengst, Routestap, Verklaring
from tests.factories import NU, VANDAAG, make_traject, make_uitvoering
from tests.register.route.bouw import (
    client_of,
    make_bevestigd,
    make_deelname,
    make_doel,
    make_leraar,
    make_verklaring,
    typering_of,
)

pytestmark = pytest.mark.django_db
MIJN = "/api/v1/mijn"
ROUTE = f"{MIJN}/route"
LEZEN = {"titel": "Lezen over breuken", "vorm": "lezen"}


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


@pytest.fixture
def client(vera: Gebruiker) -> Client:
    return client_of(vera)


def send(client: Client, url: str, data: dict[str, Any], status: int, methode: str = "post") -> Any:
    answer = getattr(client, methode)(url, data, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def fields(answer: dict[str, Any]) -> list[str]:
    return [fout["naam"] for fout in answer["ongeldigeVelden"]]


def test_a_route_is_planned_changed_and_done(client: Client, vera: Gebruiker) -> None:
    traject, doel = make_traject("Rekenen samen"), make_doel(vera)
    uitvoering = make_uitvoering(traject)
    step = send(client, ROUTE, {"traject": traject.slug, "uitvoering": uitvoering.pk, "doel": doel.pk}, 201)
    assert (step["soort"], step["naam"], step["traject"]) == ("traject", "Rekenen samen", traject.slug)
    assert (step["uitvoering"], step["doel"], step["plaats"]) == (uitvoering.pk, doel.pk, 1)
    beside = send(client, ROUTE, {**LEZEN, "maandVan": "2026-10-14", "uren": 6}, 201)
    assert (beside["soort"], beside["van"], beside["uren"], beside["plaats"]) == (
        "informeel",
        "2026-10-01",
        6,
        2,
    )
    url = f"{ROUTE}/{beside['id']}"

    changed = send(client, url, {**LEZEN, "uren": 8, "notitie": "Met Els"}, 200, "put")
    assert (changed["uren"], changed["notitie"], changed["van"]) == (8, "Met Els", None)
    assert send(client, f"{url}/plaats", {"richting": "naar-voren"}, 200)["plaats"] == 1
    assert send(client, f"{url}/stand", {"stand": "klaar"}, 200)["afgerondOp"]
    send(client, f"{url}/stand", {"stand": "klaar"}, 409)
    assert send(client, f"{url}/stand", {"stand": "open"}, 200)["afgerondOp"] is None
    listed = client.get(ROUTE).json()
    assert [row["id"] for row in listed["resultaten"]] == [beside["id"], step["id"]]
    assert client.get(url).json() == listed["resultaten"][0]
    assert client.delete(url).status_code == 204
    assert client.get(ROUTE).json()["aantal"] == 1


@pytest.mark.parametrize(
    ("body", "veld"),
    [
        ({"titel": " ", "vorm": "lezen"}, "titel"),
        ({"titel": "Lezen"}, "vorm"),
        ({**LEZEN, "vorm": "dromen"}, "vorm"),
        ({**LEZEN, "uren": 0}, "uren"),
        ({**LEZEN, "maandTot": "2026-10-01"}, "maandVan"),
        ({**LEZEN, "maandVan": "oktober"}, "maandVan"),
        ({**LEZEN, "notitie": "x" * 2001}, "notitie"),
        ({**LEZEN, "kleur": "rood"}, "kleur"),
        ({"traject": "bestaat-niet"}, "traject"),
    ],
)
def test_a_step_that_cannot_be_is_named_and_not_kept(client: Client, body: dict[str, Any], veld: str) -> None:
    assert fields(send(client, ROUTE, body, 400)) == [veld]
    assert not Routestap.objects.exists()


def test_what_belongs_to_another_is_refused(client: Client, vera: Gebruiker) -> None:
    traject, other = make_traject(), make_leraar("Els")
    elders = make_uitvoering(make_traject("Elders"))
    assert fields(send(client, ROUTE, {**LEZEN, "doel": make_doel(other).pk}, 400)) == ["doel"]
    body = {"traject": traject.slug, "uitvoering": elders.pk}
    assert fields(send(client, ROUTE, body, 400)) == ["uitvoering"]
    send(client, ROUTE, {"traject": traject.slug}, 201)
    assert fields(send(client, ROUTE, {"traject": traject.slug}, 400)) == ["traject"]
    plan_informeel(Informeel("Geheim van Els", "lezen"), by=other, at=NU)
    assert "Geheim van Els" not in client.get(ROUTE).content.decode()
    assert [stap.gebruiker for stap in Routestap.objects.exclude(gebruiker=other)] == [vera]


def test_what_it_brought_is_written_changed_and_taken_away(client: Client, vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    url = f"{MIJN}/deelnames/{deelname.pk}/opbrengsten"
    made = send(client, url, {"moment": "2026-07-01", "ervaring": "Ik durf meer."}, 201)
    assert (made["deelname"], made["bewijsstuk"]) == (deelname.pk, None)
    one = f"{MIJN}/opbrengsten/{made['id']}"
    changed = send(client, one, {"moment": "2026-07-02", "handelen": "Eerst tekenen."}, 200, "put")
    assert (changed["moment"], changed["ervaring"], changed["handelen"]) == (
        "2026-07-02",
        "",
        "Eerst tekenen.",
    )
    other = make_leraar("Els")
    add_opbrengst(make_deelname(other), Opbrengsttekst(VANDAAG, "Geheim van Els"), by=other, at=NU)
    assert client.get(url).json()["resultaten"] == [client.get(one).json()]
    assert client.delete(one).status_code == 204
    assert [row.ervaring for row in Opbrengst.objects.all()] == ["Geheim van Els"]


@pytest.mark.parametrize(
    ("body", "veld"),
    [
        ({"ervaring": "Ik durf meer."}, "moment"),
        ({"moment": "2999-01-01", "ervaring": "Ik durf meer."}, "moment"),
        ({"moment": "2026-07-01"}, "ervaring"),
        ({"moment": "2026-07-01", "resultaat": "x" * 1501}, "resultaat"),
    ],
)
def test_a_moment_that_cannot_be_is_named_and_not_kept(
    client: Client, vera: Gebruiker, body: dict[str, Any], veld: str
) -> None:
    url = f"{MIJN}/deelnames/{make_deelname(vera).pk}/opbrengsten"
    assert fields(send(client, url, body, 400)) == [veld]
    assert not Opbrengst.objects.exists()


def test_a_verklaring_is_made_listed_and_withdrawn(client: Client, vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    padversie = typering_of(deelname).padversie
    body = {"deelname": deelname.pk, "ontwikkelpad": padversie.pad.slug, "niveau": "expert", "naam": "Vera"}
    make_verklaring(make_leraar("Els"), naam="Geheim van Els")

    made = send(client, f"{MIJN}/verklaringen", body, 201)

    assert (made["naam"], made["ontwikkelpad"], made["vervallenOp"]) == ("Vera", padversie.pad.slug, None)
    assert client.get(f"{MIJN}/verklaringen").json()["resultaten"] == [made]
    assert client.get(f"/verklaringen/{made['code']}/").status_code == 200
    assert client.delete(f"{MIJN}/verklaringen/{made['code']}").json()["vervalgrond"] == "ingetrokken"
    assert client.delete(f"{MIJN}/verklaringen/{made['code']}").status_code == 409
    assert client.get(f"/verklaringen/{made['code']}/").status_code == 410


def test_a_verklaring_that_cannot_be_is_refused(client: Client, vera: Gebruiker) -> None:
    deelname, bezig = make_deelname(vera), make_deelname(vera, hoever="gestart")
    url, slug = f"{MIJN}/verklaringen", typering_of(deelname).padversie.pad.slug
    body = {"deelname": deelname.pk, "ontwikkelpad": slug, "niveau": "expert", "naam": "Vera"}
    assert fields(send(client, url, {**body, "niveau": "vakbekwaam"}, 400)) == ["niveau"]
    assert fields(send(client, url, {**body, "naam": " "}, 400)) == ["naam"]
    elders = typering_of(bezig).padversie.pad.slug
    send(client, url, {**body, "deelname": bezig.pk, "ontwikkelpad": elders}, 409)
    send(client, url, {**body, "deelname": make_deelname(make_leraar("Els")).pk}, 404)
    assert not Verklaring.objects.exists()


def test_a_confirmed_name_stands_whatever_is_sent(client: Client, vera: Gebruiker) -> None:
    deelname, _ = make_bevestigd(vera, "V. de Vries")
    slug = typering_of(deelname).padversie.pad.slug
    body = {"deelname": deelname.pk, "ontwikkelpad": slug, "niveau": "expert", "naam": "Iemand anders"}
    assert send(client, f"{MIJN}/verklaringen", body, 201)["naam"] == "V. de Vries"


def test_writing_needs_the_token_of_the_session_and_an_account(vera: Gebruiker) -> None:
    streng = Client(enforce_csrf_checks=True)
    assert streng.get(ROUTE).status_code == 403
    streng.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    assert streng.post(ROUTE, LEZEN, content_type="application/json").status_code == 403
    assert not Routestap.objects.exists()
