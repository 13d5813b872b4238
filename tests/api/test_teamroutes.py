"""``/mijn/teamroutes``: the same rules as on the pages, with data that could leak."""

from datetime import timedelta

import pytest
from django.test import Client

from napl.models import Gebruiker
from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.deelname import decline_uitnodiging
from register.domain.teamroute.delen import share_pad
from register.models import Teamroutedeling, Teamroutespoor
from tests.factories import NU
from tests.register.teamroute.bouw import Team, make_team

pytestmark = pytest.mark.django_db
LIJST = "/api/v1/mijn/teamroutes"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("napl.klok.vandaag", NU.date)
    monkeypatch.setattr("napl.klok.nu", lambda: NU + timedelta(hours=1))


def log_in(gebruiker: Gebruiker, *, csrf: bool = False) -> Client:
    client = Client(enforce_csrf_checks=csrf)
    account = Gebruiker.objects.get(pk=gebruiker.pk)
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def deling(team: Team) -> str:
    return f"{LIJST}/{team.route.pk}/delingen/{team.versie.pad.slug}"


def test_the_list_holds_the_plans_of_ones_own_teams() -> None:
    team, other = make_team(1), make_team(1, naam="Van een ander")
    for somebody in (team.leider, team.leraren[0]):
        body = log_in(somebody).get(LIJST).json()
        assert (body["aantal"], [row["naam"] for row in body["resultaten"]]) == (1, [team.route.naam])
    assert log_in(other.leider).get(LIJST).json()["resultaten"][0]["naam"] == "Van een ander"
    assert Client().get(LIJST).status_code == 403
    assert log_in(team.leider).get(f"{LIJST}?kleur=rood").status_code == 400


def test_a_plan_tells_of_the_plan_and_of_oneself() -> None:
    team = make_team(2)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU, niveau="expert")
    url = f"{LIJST}/{team.route.pk}"
    body = log_in(team.leraren[0]).get(url).json()
    assert body["doelen"][0]["paden"][0]["ontwikkelpad"] == team.versie.pad.slug
    assert body["doenMee"] == ["Leraar 00", "Leraar 01"]
    assert body["beheert"] is False
    assert [(row["ontwikkelpad"], row["niveau"]) for row in body["mijnDeel"]["delingen"]] == [
        (team.versie.pad.slug, "expert")
    ]
    leader = log_in(team.leider).get(url)
    assert leader.json()["mijnDeel"] is None
    assert "expert" not in leader.content.decode(), "only by looking, which is written down"
    assert not Teamroutespoor.objects.filter(soort="bekeken").exists()


def test_sharing_and_stopping() -> None:
    team = make_team(2)
    mine, leader = log_in(team.leraren[0]), log_in(team.leider)
    seen = f"{LIJST}/{team.route.pk}/gedeeld"
    assert leader.get(seen).json() == []
    answer = mine.put(deling(team), {"niveau": "expert"}, content_type="application/json")
    assert (answer.status_code, answer.json()["niveau"]) == (200, "expert")
    assert leader.get(seen).json() == [
        {
            "ontwikkelpad": team.versie.pad.slug,
            "naam": team.versie.pad.naam,
            "leden": [{"naam": "Leraar 00", "niveau": "expert"}],
        }
    ]
    assert Teamroutespoor.objects.get(soort="bekeken").door == team.leider
    assert mine.delete(deling(team)).status_code == 204
    assert leader.get(seen).json() == []
    assert mine.delete(deling(team)).status_code == 204, "stopping twice is no error"


def test_bad_input_is_named() -> None:
    team = make_team(1)
    mine = log_in(team.leraren[0])
    for body, naam in (({"niveau": "meester"}, "niveau"), ({"kleur": "rood"}, "kleur")):
        answer = mine.put(deling(team), body, content_type="application/json")
        assert answer.status_code == 400
        assert [fout["naam"] for fout in answer.json()["ongeldigeVelden"]] == [naam]
    wrong = f"{LIJST}/{team.route.pk}/delingen/bestaat-niet"
    assert mine.put(wrong, {}, content_type="application/json").status_code == 404
    assert not Teamroutedeling.objects.exists()


def test_an_invitation_alone_shows_no_member_and_shares_nothing() -> None:
    team = make_team(2)
    share_pad(team.lid(1), team.versie.pad, by=team.leraren[1], at=NU)
    decline_uitnodiging(team.lid(0), by=team.leraren[0], at=NU)
    client = log_in(team.leraren[0])
    answer = client.get(f"{LIJST}/{team.route.pk}/gedeeld")
    assert answer.status_code == 403
    assert "Leraar 01" not in answer.content.decode()
    assert client.put(deling(team), {}, content_type="application/json").status_code == 409


def test_a_school_leader_cannot_share_for_a_teacher_nor_read_what_is_theirs() -> None:
    team = make_team(2)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    state_behoefte(team.lid(0), team.versie.pad, "startbekwaam", "po", by=team.leraren[0], at=NU)
    leader = log_in(team.leider)
    assert leader.put(deling(team), {}, content_type="application/json").status_code == 404
    assert leader.delete(deling(team)).status_code == 404
    assert Teamroutedeling.objects.count() == 1
    for url in (LIJST, f"{LIJST}/{team.route.pk}", f"{LIJST}/{team.route.pk}/gedeeld"):
        assert "startbekwaam" not in leader.get(url).content.decode()


def test_for_another_school_it_does_not_exist() -> None:
    team, other = make_team(1), make_team(1)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    stranger = log_in(other.leider)
    for url in (f"{LIJST}/{team.route.pk}", f"{LIJST}/{team.route.pk}/gedeeld"):
        answer = stranger.get(url)
        assert answer.status_code == 404
        assert team.leraren[0].naam not in answer.content.decode()


def test_a_change_needs_the_token_of_the_site_and_is_kept_nowhere() -> None:
    team = make_team(1)
    client = log_in(team.leraren[0], csrf=True)
    assert client.put(deling(team), {}, content_type="application/json").status_code == 403
    assert "no-store" in client.get(f"{LIJST}/{team.route.pk}")["Cache-Control"]
