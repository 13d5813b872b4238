"""Two people manage one plan: what the first one saved is not lost under what the second one saves."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from napl.enums import Rol
from napl.models import Gebeurtenis
from register.domain.teamroute.doelen import change_doel
from register.domain.teamroute.route import Routegegevens, change_teamroute
from register.domain.teamroute.samen import Planconflict, afdruk_van
from register.domain.teamroute.stappen import Teamstapgegevens, change_teamstap, plan_teamstap
from register.models import Schooldoel, Teamroute, Teamroutestap
from tests.factories import NU
from tests.register.teamroute.bouw import Team, make_lid, make_team
from tests.register.teamroute.test_paginas import content, log_in, text, url

pytestmark = pytest.mark.django_db
HERFST = Teamstapgegevens(date(2026, 10, 1), date(2026, 12, 1), titel="Lessen bekijken")
VAN_EEN, VAN_TWEE = "Wat de eerste schreef", "Wat de tweede schreef"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("napl.klok.vandaag", NU.date)
    monkeypatch.setattr("napl.klok.nu", lambda: NU)


def _two_leaders(team: Team) -> tuple[Client, Client]:
    return log_in(team.leider), log_in(make_lid(team.school, Rol.SCHOOLLEIDER, "Tweede Leider"))


def _basis(page: Any, form: int = 0) -> str:
    return str(text(page).split('name="basis" value="')[form + 1].split('"')[0])


def test_a_plan_a_goal_and_a_step_are_not_written_over() -> None:
    team = make_team(0)
    doel, stap = team.doelpad.doel, plan_teamstap(team.doelpad, HERFST, by=team.leider, at=NU)
    old = {ding: afdruk_van(ding) for ding in (team.route, doel, stap)}
    Teamroute.objects.update(aanleiding=VAN_EEN)
    Schooldoel.objects.update(omschrijving=VAN_EEN)
    Teamroutestap.objects.update(notitie=VAN_EEN)
    gegevens = Routegegevens(VAN_TWEE, date(2026, 8, 1), date(2027, 7, 31), ("po",))
    with pytest.raises(Planconflict):
        change_teamroute(team.route, gegevens, basis=old[team.route], by=team.leider, at=NU)
    with pytest.raises(Planconflict):
        change_doel(doel, omschrijving=VAN_TWEE, basis=old[doel], by=team.leider, at=NU)
    with pytest.raises(Planconflict):
        change_teamstap(stap, HERFST, basis=old[stap], by=team.leider, at=NU)
    assert Teamroute.objects.get().aanleiding == VAN_EEN
    assert Schooldoel.objects.get().omschrijving == VAN_EEN
    assert Teamroutestap.objects.get().notitie == VAN_EEN


def test_the_same_words_are_no_conflict_and_no_change() -> None:
    team = make_team(0)
    doel = team.doelpad.doel
    before = Gebeurtenis.objects.count()
    change_doel(doel, omschrijving=doel.omschrijving, basis="iets ouds", by=team.leider, at=NU)
    assert Gebeurtenis.objects.count() == before


def test_the_second_leader_sees_both_texts_and_decides() -> None:
    team = make_team(0)
    een, twee = _two_leaders(team)
    page = url("doel", team, doel=team.doelpad.doel_id)
    basis = _basis(een.get(page))
    assert een.post(page, {"actie": "doel", "omschrijving": VAN_EEN, "basis": basis}).status_code == 302
    answer = twee.post(page, {"actie": "doel", "omschrijving": VAN_TWEE, "basis": basis})
    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in content(answer)
    assert VAN_EEN in content(answer)
    assert VAN_TWEE in content(answer)
    assert Schooldoel.objects.get().omschrijving == VAN_EEN
    twee.post(page, {"actie": "doel", "omschrijving": VAN_TWEE, "basis": _basis(answer)})
    assert Schooldoel.objects.get().omschrijving == VAN_TWEE


def test_the_facts_of_a_plan_conflict_too_with_the_typed_ones_kept() -> None:
    team = make_team(0)
    een, twee = _two_leaders(team)
    page = url("bewerken", team)
    basis = _basis(een.get(page))
    facts = {
        "actie": "route",
        "naam": team.route.naam,
        "sectoren": "po",
        "begin_datum": "2026-08-01",
        "eind_datum": "2027-07-31",
        "basis": basis,
    }
    assert een.post(page, {**facts, "eind_datum": "2027-06-30", "sectoren": ["po", "vo"]}).status_code == 302
    answer = twee.post(page, {**facts, "aanleiding": VAN_TWEE})
    assert answer.status_code == 409
    for shown in ("30-06-2027", "Primair onderwijs, Voortgezet onderwijs", VAN_TWEE):
        assert shown.lower() in content(answer).lower(), shown
    assert Teamroute.objects.get().eind_datum == date(2027, 6, 30)


def test_a_wrong_form_keeps_what_it_started_from() -> None:
    team = make_team(0)
    stap = plan_teamstap(team.doelpad, HERFST, by=team.leider, at=NU)
    een, twee = _two_leaders(team)
    page = url("stap", team, stap=stap.pk)
    data = {"titel": VAN_TWEE, "begin_datum": "2026-10-01", "eind_datum": "2026-12-01"}
    basis = _basis(twee.get(page))
    een.post(page, {**data, "titel": VAN_EEN, "basis": basis})
    wrong = twee.post(page, {**data, "eind_datum": "2025-01-01", "basis": basis})
    assert wrong.status_code == 400
    again = twee.post(page, {**data, "basis": _basis(wrong)})
    assert again.status_code == 409, "what the first one saved was never seen"
    assert Teamroutestap.objects.get().titel == VAN_EEN


def test_what_another_leader_took_away_is_gone_for_a_member_of_elsewhere_as_well() -> None:
    """A conflict tells what stands there: only to who manages the plan."""
    team, elsewhere = make_team(1), make_team(0)
    page = reverse("register:teamroute-doel", kwargs={"pk": team.route.pk, "doel": team.doelpad.doel_id})
    for client in (log_in(elsewhere.leider), log_in(team.leraren[0])):
        answer = client.post(page, {"actie": "doel", "omschrijving": VAN_TWEE, "basis": "oud"})
        assert answer.status_code == 404
        assert team.doelpad.doel.omschrijving not in text(answer)
