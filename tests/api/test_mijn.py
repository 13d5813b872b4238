"""A teacher's own development in the API: the verbs of the pages, for the owner alone."""

from typing import Any

import pytest
from django.test import Client

from napl.models import Gebruiker
from ontwikkelpaden.models import Doel, Zelfevaluatie
from tests.factories import make_gebruiker
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie
from tests.ontwikkelpaden.mijn import GEHEIM, maak_doel, maak_moment, part

pytestmark = pytest.mark.django_db
MIJN = "/api/v1/mijn"
JSON = "application/json"


@pytest.fixture
def leraar() -> Gebruiker:
    return make_gebruiker()


@pytest.fixture
def ik(leraar: Gebruiker) -> Client:
    client = Client()
    client.force_login(leraar, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def fouten(answer: Any) -> dict[str, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return {fout["naam"]: fout["reden"] for fout in answer.json()["ongeldigeVelden"]}


def test_the_whole_of_an_evaluation(ik: Client) -> None:
    versie = maak_versie()
    begun = ik.post(f"{MIJN}/zelfevaluaties", {"ontwikkelpad": "rekenen"}, content_type=JSON)
    assert begun.status_code == 201
    url = f"{MIJN}/zelfevaluaties/{begun.json()['id']}"

    put = ik.put(
        f"{url}/antwoorden/{part(versie).pk}",
        {"niveau": "expert", "toelichting": "Gaat vanzelf", "bron": "collega"},
        content_type=JSON,
    )
    assert put.status_code == 200
    assert put.json() | {"gewijzigdOp": ""} == {
        "subdimensie": part(versie).pk,
        "naam": "Samenhang",
        "niveau": "expert",
        "toelichting": "Gaat vanzelf",
        "bewijs": "",
        "bron": "collega",
        "bewijsstuk": None,
        "gewijzigdOp": "",
    }
    assert ik.post(f"{url}/afronden").json()["status"] == "afgerond"
    again = ik.put(f"{url}/antwoorden/{part(versie).pk}", {"niveau": ""}, content_type=JSON)
    assert (again.status_code, again["Content-Type"]) == (409, "application/problem+json")
    assert [row["niveau"] for row in ik.get(url).json()["antwoorden"]] == ["expert"]
    assert ik.delete(url).status_code == 204
    assert ik.get(url).status_code == 404


def test_the_lists_hold_what_is_mine(ik: Client, leraar: Gebruiker) -> None:
    versie, other = maak_versie(), make_gebruiker()
    for account in (leraar, other):
        maak_moment(versie, account)
        maak_doel(versie, account)
    maak_doel(maak_versie(maak_pad("taal", naam="Taal")), leraar)

    evaluaties = ik.get(f"{MIJN}/zelfevaluaties").json()
    doelen = ik.get(f"{MIJN}/doelen").json()

    assert [row["id"] for row in evaluaties["resultaten"]] == [Zelfevaluatie.objects.get(gebruiker=leraar).pk]
    assert doelen["aantal"] == 2
    assert ik.get(f"{MIJN}/doelen?ontwikkelpad=taal").json()["aantal"] == 1
    assert ik.get(f"{MIJN}/doelen?kleur=rood").status_code == 400
    assert {row["ontwikkelpad"] for row in ik.get(f"{MIJN}/paden").json()["resultaten"]} == {
        "rekenen",
        "taal",
    }


def test_there_is_no_number_that_sums_up(ik: Client, leraar: Gebruiker) -> None:
    maak_moment(maak_versie(), leraar, samenhang="expert", kern="startbekwaam")

    (row,) = ik.get(f"{MIJN}/zelfevaluaties").json()["resultaten"]

    numbers = {key for item in (row, *row["antwoorden"]) for key, value in item.items() if type(value) is int}
    assert numbers == {"id", "versie", "subdimensie"}


@pytest.mark.parametrize(
    ("body", "veld"),
    [
        ({"niveau": "meester"}, "niveau"),
        ({"niveau": "expert", "bron": "buurman"}, "bron"),
        ({"niveau": "expert", "toelichting": "x" * 4001}, "toelichting"),
        ({"niveau": "expert", "cijfer": 8}, "cijfer"),
    ],
)
def test_bad_answers_are_named_and_not_kept(
    ik: Client, leraar: Gebruiker, body: dict[str, Any], veld: str
) -> None:
    versie = maak_versie()
    evaluatie = maak_moment(versie, leraar, afgerond=False)
    url = f"{MIJN}/zelfevaluaties/{evaluatie.pk}/antwoorden/{part(versie, 'Kern').pk}"

    answer = ik.put(url, body, content_type=JSON)

    assert answer.status_code == 400
    assert veld in fouten(answer)
    assert evaluatie.antwoorden.count() == 1


def test_an_answer_to_a_part_of_another_path_does_not_exist(ik: Client, leraar: Gebruiker) -> None:
    evaluatie = maak_moment(maak_versie(), leraar, afgerond=False)
    elders = part(maak_versie(maak_pad("taal", naam="Taal")))
    url = f"{MIJN}/zelfevaluaties/{evaluatie.pk}/antwoorden/{elders.pk}"
    assert ik.put(url, {"niveau": "expert"}, content_type=JSON).status_code == 404


def test_goals_from_begin_to_end(ik: Client) -> None:
    versie = maak_versie()
    body = {"ontwikkelpad": "rekenen", "subdimensie": part(versie).pk, "niveau": "expert", "tekst": "Beter"}
    made = ik.post(f"{MIJN}/doelen", body, content_type=JSON)
    assert made.status_code == 201
    url = f"{MIJN}/doelen/{made.json()['id']}"
    twice = ik.post(f"{MIJN}/doelen", body, content_type=JSON)
    assert fouten(twice)["niveau"].startswith("U werkt al aan dit doel.")

    put = {"niveau": "vakbekwaam", "tekst": "Beter", "streefdatum": None, "status": "bereikt"}
    changed = ik.put(url, put, content_type=JSON).json()
    assert (changed["niveau"], changed["status"], changed["naam"]) == ("vakbekwaam", "bereikt", "Samenhang")
    stuck = ik.put(url, put | {"status": "losgelaten"}, content_type=JSON)
    assert stuck.status_code == 409
    assert ik.delete(url).status_code == 204
    assert not Doel.objects.exists()


@pytest.mark.parametrize(
    ("body", "veld"),
    [
        ({"ontwikkelpad": "bestaat-niet", "niveau": "expert"}, "ontwikkelpad"),
        ({"ontwikkelpad": "rekenen", "niveau": "meester"}, "niveau"),
        ({"ontwikkelpad": "rekenen", "niveau": "expert", "subdimensie": 999999}, "subdimensie"),
        ({"ontwikkelpad": "rekenen", "niveau": "expert", "streefdatum": "2020-01-01"}, "streefdatum"),
        ({"ontwikkelpad": "rekenen", "niveau": "expert", "streefdatum": "gisteren"}, "streefdatum"),
    ],
)
def test_bad_goals_are_named_and_not_kept(ik: Client, body: dict[str, Any], veld: str) -> None:
    maak_versie()
    answer = ik.post(f"{MIJN}/doelen", body, content_type=JSON)
    assert answer.status_code == 400
    assert veld in fouten(answer)
    assert not Doel.objects.exists()


def test_following_and_room(ik: Client) -> None:
    maak_versie()
    maak_versie(maak_pad("geheim", naam="Geheim"), als=None)
    assert ik.put(f"{MIJN}/paden/rekenen").json()["ontwikkelpad"] == "rekenen"
    assert ik.put(f"{MIJN}/paden/geheim").status_code == 404
    assert ik.delete(f"{MIJN}/paden/rekenen").status_code == 204

    bad = ik.put(f"{MIJN}/leerruimte", {"urenMax": 0}, content_type=JSON)
    assert fouten(bad) == {"urenMax": "Vul een aantal uren in van 1 tot en met 10000."}
    wrong = ik.put(f"{MIJN}/leerruimte", {"prijsMax": "veel"}, content_type=JSON)
    assert list(fouten(wrong)) == ["prijsMax"]
    ruimte = {"sector": "po", "urenMax": 40, "prijsMax": 500.0}
    assert ik.put(f"{MIJN}/leerruimte", ruimte, content_type=JSON).json() == ruimte
    assert ik.get(f"{MIJN}/leerruimte").json() == ruimte


def test_what_fits_has_its_reasons_and_a_search_that_counts_the_same(ik: Client, leraar: Gebruiker) -> None:
    from tests.register.passend.bouw import Leraar

    made = Leraar(gebruiker=leraar)
    maak_doel(made.versie, leraar)
    made.traject("Een leerlijn", "vakbekwaam")

    found = ik.get(f"{MIJN}/paden/rekenen/passend").json()

    (traject,) = found["trajecten"]
    assert traject["redenen"][0].startswith("Omdat u bij ‘Samenhang’ wilt groeien")
    assert found["wensen"][0]["naar"] == "vakbekwaam"
    assert ik.get(found["precies"]["href"]).json()["aantal"] == found["precies"]["aantal"] == 1


def test_a_visitor_sees_nothing(client: Client, leraar: Gebruiker) -> None:
    versie = maak_versie()
    evaluatie, doel = maak_moment(versie, leraar), maak_doel(versie, leraar)
    for url in (
        "/zelfevaluaties",
        f"/zelfevaluaties/{evaluatie.pk}",
        "/doelen",
        f"/doelen/{doel.pk}",
        "/paden",
        "/leerruimte",
        "/paden/rekenen/passend",
    ):
        answer = client.get(MIJN + url)
        assert answer.status_code == 403, url
        assert GEHEIM not in answer.content.decode()


def test_writing_needs_the_token_of_the_session(leraar: Gebruiker) -> None:
    maak_versie()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(leraar, "allauth.account.auth_backends.AuthenticationBackend")
    body = {"ontwikkelpad": "rekenen", "niveau": "expert"}
    assert strict.post(f"{MIJN}/doelen", body, content_type=JSON).status_code == 403
    assert not Doel.objects.exists()
