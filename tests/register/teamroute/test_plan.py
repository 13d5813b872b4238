"""The plan: who makes and changes it, and what cannot be planned."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Lidmaatschap
from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.deelname import (
    accept_uitnodiging,
    candidates_for,
    decline_uitnodiging,
    invite_leden,
    open_uitnodigingen,
    withdraw_uitnodiging,
)
from register.domain.teamroute.delen import look_at_gedeeld, share_pad
from register.domain.teamroute.doelen import add_doel, change_doel, link_pad, move_doel, remove_doel
from register.domain.teamroute.lezen import read_leden, read_plan, schooljaar_van
from register.domain.teamroute.route import (
    Routegegevens,
    change_teamroute,
    create_teamroute,
    move_teamroute,
)
from register.domain.teamroute.samen import afdruk_van
from register.domain.teamroute.stappen import (
    Teamstapgegevens,
    change_teamstap,
    plan_teamstap,
    remove_teamstap,
)
from register.enums import TEAMROUTE_OVERGANGEN, TeamrouteStatus
from register.models import Teamroute, Teamroutestap
from register.views.teamroutedelen import managers_of
from tests.factories import NU, VANDAAG, PadversieFactory, make_gebruiker, make_traject
from tests.register.teamroute.bouw import GEGEVENS, make_lid, make_school, make_team

pytestmark = pytest.mark.django_db
HERFST = Teamstapgegevens(date(2026, 10, 1), date(2026, 12, 1), titel="Lessen bij elkaar bekijken")


def test_a_teacher_who_makes_a_plan_takes_part_and_a_school_leader_does_not() -> None:
    school = make_school()
    leraar, leider = make_lid(school), make_lid(school, Rol.SCHOOLLEIDER)
    theirs = create_teamroute(school, GEGEVENS, by=leraar, at=NU)
    assert [row.gebruiker for row in read_leden(theirs, VANDAAG).doet_mee] == [leraar]
    ours = create_teamroute(school, GEGEVENS, by=leider, at=NU)
    assert read_leden(ours, VANDAAG).doet_mee == []
    assert set(Teamroute.objects.beheerd_door(leider, VANDAAG)) == {theirs, ours}
    assert set(Teamroute.objects.beheerd_door(leraar, VANDAAG)) == {theirs}


def test_only_the_team_makes_a_plan_and_only_its_manager_changes_it() -> None:
    team, elsewhere = make_team(2), make_team(1)
    for by in (elsewhere.leider, make_gebruiker(), make_gebruiker(Rol.COORDINATOR, Rol.BEHEER)):
        with pytest.raises(GeenRecht):
            create_teamroute(team.school, GEGEVENS, by=by, at=NU)
        with pytest.raises(GeenRecht):
            change_teamroute(team.route, GEGEVENS, basis=afdruk_van(team.route), by=by, at=NU)
        with pytest.raises(GeenRecht):
            add_doel(team.route, omschrijving="Iets", by=by, at=NU)
    with pytest.raises(GeenRecht):
        add_doel(team.route, omschrijving="Iets", by=team.leraren[0], at=NU)


def test_who_left_the_school_manages_and_sees_nothing() -> None:
    team = make_team(1)
    Lidmaatschap.objects.filter(organisatie=team.school).update(geldig_tot=date(2026, 9, 1))
    for gone in (team.leider, team.leraren[0]):
        assert not Teamroute.objects.zichtbaar_voor(gone, VANDAAG).exists()
    with pytest.raises(GeenRecht):
        add_doel(team.route, omschrijving="Iets", by=team.leider, at=NU)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": "  "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"eind_datum": date(2026, 8, 1)}, "eind_datum"),
        ({"eind_datum": date(2031, 8, 1)}, "eind_datum"),
        ({"sectoren": ()}, "sectoren"),
        ({"sectoren": ("po", "wo")}, "sectoren"),
        ({"aanleiding": "x" * 2001}, "aanleiding"),
    ],
)
def test_a_plan_that_cannot_be(velden: dict[str, object], veld: str) -> None:
    school = make_school()
    values = {**GEGEVENS.__dict__, **velden}
    with pytest.raises(Domeinfout) as fout:
        create_teamroute(school, Routegegevens(**values), by=make_lid(school), at=NU)
    assert fout.value.veld == veld


def test_goals_in_the_words_and_the_order_of_the_school() -> None:
    team = make_team(0)
    second = add_doel(team.route, omschrijving=" Ouders  doen mee. ", by=team.leider, at=NU)
    assert move_doel(second, naar_voren=True, by=team.leider)
    assert not move_doel(second, naar_voren=True, by=team.leider)
    assert [doel.omschrijving for doel in read_plan(team.route)] == [
        "Ouders doen mee.",
        "Alle leerlingen rekenen op niveau.",
    ]
    second.refresh_from_db()
    change_doel(second, omschrijving="Ouders helpen mee.", basis=afdruk_van(second), by=team.leider, at=NU)
    remove_doel(team.doelpad.doel, by=team.leider, at=NU)
    assert [doel.omschrijving for doel in read_plan(team.route)] == ["Ouders helpen mee."]
    with pytest.raises(Domeinfout, match="wat de school wil bereiken"):
        add_doel(team.route, omschrijving=" ", by=team.leider, at=NU)


def test_a_goal_leads_to_current_levels_of_paths_of_the_sector() -> None:
    team = make_team(0)
    doel = team.doelpad.doel
    vo = PadversieFactory.create(pad__sectoren=["vo"])
    with pytest.raises(Domeinfout, match="van uw sector"):
        link_pad(doel, vo.pad, "expert", by=team.leider, at=NU)
    with pytest.raises(Domeinfout, match="niveau"):
        link_pad(doel, team.versie.pad, "meester", by=team.leider, at=NU)
    assert link_pad(doel, team.versie.pad, "vakbekwaam", by=team.leider, at=NU) == team.doelpad


def test_steps_are_trajecten_or_learning_in_the_work_within_the_period() -> None:
    team = make_team(0)
    traject = make_traject("Rekenen in de klas")
    plan_teamstap(team.doelpad, HERFST, by=team.leider, at=NU)
    gepland = Teamstapgegevens(date(2026, 9, 1), date(2027, 3, 1), titel="wordt niet gebruikt")
    stap = plan_teamstap(team.doelpad, gepland, traject=traject, by=team.leider, at=NU)
    [doel] = read_plan(team.route)
    assert [row.naam for row in doel.paden[0].stappen] == ["Rekenen in de klas", "Lessen bij elkaar bekijken"]
    with pytest.raises(Domeinfout, match="staat al"):
        plan_teamstap(team.doelpad, gepland, traject=traject, by=team.leider, at=NU)
    late = Teamstapgegevens(date(2026, 9, 1), date(2027, 8, 1), titel="Te laat")
    for values, veld in [
        (late, "eind_datum"),
        (Teamstapgegevens(date(2026, 7, 1), date(2026, 9, 1), titel="Te vroeg"), "begin_datum"),
        (Teamstapgegevens(date(2026, 9, 2), date(2026, 9, 1), titel="Andersom"), "eind_datum"),
        (Teamstapgegevens(date(2026, 9, 1), date(2026, 9, 2)), "titel"),
    ]:
        with pytest.raises(Domeinfout) as fout:
            plan_teamstap(team.doelpad, values, by=team.leider, at=NU)
        assert fout.value.veld == veld
    change_teamstap(stap, HERFST, basis=afdruk_van(stap), by=team.leider, at=NU)
    with pytest.raises(Domeinfout, match="buiten de periode"):
        change_teamroute(
            team.route,
            Routegegevens("Kort", date(2026, 11, 1), date(2027, 7, 31), ("po",)),
            basis=afdruk_van(team.route),
            by=team.leider,
            at=NU,
        )
    remove_teamstap(stap, by=team.leider, at=NU)
    assert Teamroutestap.objects.count() == 1


def test_the_database_keeps_kinds_of_steps_apart() -> None:
    team = make_team(0)
    with pytest.raises(IntegrityError), transaction.atomic():
        team.doelpad.stappen.create(
            soort="traject", titel="Zonder traject", begin_datum=VANDAAG, eind_datum=VANDAAG
        )


@pytest.mark.parametrize("status", TeamrouteStatus)
@pytest.mark.parametrize("naar", TeamrouteStatus)
def test_closing_and_opening(status: TeamrouteStatus, naar: TeamrouteStatus) -> None:
    team = make_team(1, doen_mee=False)
    Teamroute.objects.update(status=status)
    if naar in TEAMROUTE_OVERGANGEN[status]:
        assert move_teamroute(team.route, naar, by=team.leider, at=NU).status == naar
    else:
        with pytest.raises(OngeldigeOvergang):
            move_teamroute(team.route, naar, by=team.leider, at=NU)


def test_in_a_closed_plan_nothing_changes() -> None:
    team = make_team(1, doen_mee=False)
    move_teamroute(team.route, TeamrouteStatus.AFGESLOTEN, by=team.leider, at=NU)
    with pytest.raises(OngeldigeOvergang):
        add_doel(team.route, omschrijving="Nog een", by=team.leider, at=NU)
    with pytest.raises(OngeldigeOvergang):
        plan_teamstap(team.doelpad, HERFST, by=team.leider, at=NU)
    with pytest.raises(OngeldigeOvergang):
        accept_uitnodiging(team.lid(0), by=team.leraren[0])
    assert not open_uitnodigingen(team.leraren[0], VANDAAG).exists()


def test_no_answer_a_no_and_leaving_look_the_same() -> None:
    team = make_team(4)
    lid = [team.lid(nummer) for nummer in range(4)]
    decline_uitnodiging(lid[1], by=team.leraren[1], at=NU)
    silent = make_lid(team.school, naam="Leraar 09")
    invite_leden(team.route, [silent], by=team.leider, at=NU)
    refused = make_lid(team.school, naam="Leraar 10")
    invite_leden(team.route, [refused], by=team.leider, at=NU)
    decline_uitnodiging(team.route.deelnemers.get(gebruiker=refused), by=refused, at=NU)
    leden = read_leden(team.route, VANDAAG)
    assert [row.gebruiker.naam for row in leden.doet_mee] == ["Leraar 00", "Leraar 02", "Leraar 03"]
    assert [row.gebruiker.naam for row in leden.uitgenodigd] == ["Leraar 01", "Leraar 09", "Leraar 10"]


def test_asking_again_does_not_undo_a_no() -> None:
    team = make_team(1, doen_mee=False)
    by = team.leraren[0]
    assert open_uitnodigingen(by, VANDAAG).count() == 1
    decline_uitnodiging(team.lid(0), by=by, at=NU)
    withdraw_uitnodiging(team.lid(0), by=team.leider, at=NU)
    assert not Teamroute.objects.zichtbaar_voor(by, VANDAAG).exists()
    with pytest.raises(GeenRecht):
        accept_uitnodiging(team.lid(0), by=by)
    assert by in candidates_for(team.route, VANDAAG)
    invite_leden(team.route, [by], by=team.leider, at=NU)
    assert not open_uitnodigingen(by, VANDAAG).exists(), "no panel for who said no"
    accept_uitnodiging(team.lid(0), by=by)  # but they may think again


def test_a_participant_is_not_put_out_and_strangers_are_not_invited() -> None:
    team = make_team(1)
    with pytest.raises(OngeldigeOvergang):
        withdraw_uitnodiging(team.lid(0), by=team.leider, at=NU)
    with pytest.raises(Domeinfout, match="uw eigen school"):
        invite_leden(team.route, [make_gebruiker(Rol.LERAAR)], by=team.leider, at=NU)
    with pytest.raises(Domeinfout, match="Kies wie"):
        invite_leden(team.route, [], by=team.leider, at=NU)


def test_answers_leave_nothing_in_the_log() -> None:
    team = make_team(1, doen_mee=False)
    before = Gebeurtenis.objects.count()
    accept_uitnodiging(team.lid(0), by=team.leraren[0])
    decline_uitnodiging(team.lid(0), by=team.leraren[0], at=NU)
    assert Gebeurtenis.objects.count() == before
    assert not Gebeurtenis.objects.filter(door=team.leraren[0]).exists()


@pytest.mark.parametrize(
    ("dag", "begin", "eind"),
    [
        (date(2026, 7, 31), date(2025, 8, 1), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 8, 1), date(2027, 7, 31)),
        (date(2027, 2, 1), date(2026, 8, 1), date(2027, 7, 31)),
    ],
)
def test_the_school_year_of_a_day(dag: date, begin: date, eind: date) -> None:
    assert schooljaar_van(dag) == (begin, eind)


def test_who_left_the_school_can_be_taken_off_and_comes_back_as_a_stranger() -> None:
    """Also who once said yes: the button does not tell, and what they shared does not return with them."""
    team = make_team(2)
    gone, lid = team.leraren[0], team.lid(0)
    share_pad(lid, team.versie.pad, by=gone, at=NU, niveau="vakbekwaam")
    state_behoefte(lid, team.versie.pad, "vakbekwaam", "po", by=gone, at=NU)
    membership = Lidmaatschap.objects.filter(gebruiker=gone, organisatie=team.school)
    membership.update(geldig_tot=VANDAAG)
    withdraw_uitnodiging(lid, by=team.leider, at=NU)
    membership.update(geldig_tot=None)
    invite_leden(team.route, [gone], by=team.leider, at=NU)
    assert [row.gebruiker for row in read_leden(team.route, VANDAAG).doet_mee] == [team.leraren[1]]
    accept_uitnodiging(team.lid(0), by=gone)
    assert look_at_gedeeld(team.route, by=team.leider, at=NU) == []
    assert not team.lid(0).behoeften.exists()


def test_a_member_reads_who_sees_what_they_share_and_nobody_else() -> None:
    team = make_team(1)
    maker = make_lid(team.school, naam="Maker van het plan")
    route = create_teamroute(team.school, GEGEVENS, by=maker, at=NU)
    assert managers_of(route, VANDAAG) == ["Lies de Leider", "Maker van het plan"]
    Lidmaatschap.objects.filter(gebruiker=maker).update(geldig_tot=VANDAAG)
    assert managers_of(route, VANDAAG) == ["Lies de Leider"]
    assert not Teamroute.objects.beheerd_door(maker, VANDAAG).exists()
