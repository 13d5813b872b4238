"""Needs are counted so that nobody can be told from a number, nor from two numbers."""

from datetime import date, datetime, timedelta

import pytest

from napl.fouten import Domeinfout, GeenRecht
from napl.models import Lidmaatschap
from register.domain.teamroute.behoefte import retract_behoefte, state_behoefte
from register.domain.teamroute.deelname import accept_uitnodiging, decline_uitnodiging, invite_leden
from register.domain.teamroute.peilen import (
    due_teamroutes,
    erase_deelnames,
    peil_behoeften,
    publish_number,
)
from register.models import Behoefte, Teamroutedeelnemer
from tests.factories import NU, VANDAAG, OntwikkelpadFactory, PadversieFactory
from tests.register.teamroute.bouw import Team, make_lid, make_team

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=31)
NOG_LATER = NU + timedelta(days=62)


def need(team: Team, *nummers: int, niveau: str = "vakbekwaam", at: datetime = NU) -> None:
    for nummer in nummers:
        by = team.leraren[nummer]
        state_behoefte(team.lid(nummer), team.versie.pad, niveau, "po", by=by, at=at)


def take_back(team: Team, *nummers: int, at: datetime = NU) -> None:
    for nummer in nummers:
        row = Behoefte.objects.get(deelnemer=team.lid(nummer), nodig=True)
        retract_behoefte(row, by=team.leraren[nummer], at=at)


def shown(team: Team) -> dict[str, int]:
    return {stand.niveau: stand.aantal for stand in team.route.standen.filter(aantal__gt=0)}


@pytest.mark.parametrize(
    ("aantal", "leden", "getoond"),
    [
        (4, 20, 0),
        (5, 20, 5),
        (9, 20, 5),
        (10, 20, 10),
        # Of everybody, or of all but one, it would say who.
        (5, 5, 0),
        (5, 6, 0),
        (6, 6, 0),
        (5, 7, 5),
        (7, 7, 5),
        (10, 11, 5),
        (12, 12, 10),
        (0, 0, 0),
    ],
)
def test_a_number_is_told_in_steps_and_never_of_nearly_everybody(
    aantal: int, leden: int, getoond: int
) -> None:
    assert publish_number(aantal, leden) == getoond


def test_a_need_shows_from_five_up_and_a_smaller_one_does_not() -> None:
    team = make_team(9)
    need(team, 0, 1, 2, 3, 4, 5)
    need(team, 0, 1, 2, 3, niveau="expert")
    assert shown(team) == {}, "what was said is not told before it is counted"
    assert peil_behoeften(team.route, at=NU)
    assert shown(team) == {"vakbekwaam": 5}


def test_somebody_who_joins_changes_no_number() -> None:
    """The attack: look, wait for one person, look again."""
    team = make_team(9)
    need(team, *range(5))
    peil_behoeften(team.route, at=NU)
    new = make_lid(team.school)
    invite_leden(team.route, [new], by=team.leider, at=LATER)
    lid = team.route.deelnemers.get(gebruiker=new)
    accept_uitnodiging(lid, by=new)
    state_behoefte(lid, team.versie.pad, "vakbekwaam", "po", by=new, at=LATER)
    state_behoefte(lid, team.versie.pad, "expert", "po", by=new, at=LATER)
    assert not peil_behoeften(team.route, at=NOG_LATER)
    assert shown(team) == {"vakbekwaam": 5}


def test_somebody_who_leaves_changes_no_number() -> None:
    team = make_team(9)
    need(team, *range(5))
    peil_behoeften(team.route, at=NU)
    decline_uitnodiging(team.lid(0), by=team.leraren[0], at=LATER)
    assert not peil_behoeften(team.route, at=NOG_LATER)
    assert shown(team) == {"vakbekwaam": 5}


def test_a_number_changes_when_five_members_changed_it() -> None:
    team = make_team(14)
    need(team, *range(5))
    peil_behoeften(team.route, at=NU)
    take_back(team, 0, at=LATER)
    need(team, 5, 6, 7, at=LATER)
    assert not peil_behoeften(team.route, at=LATER + timedelta(hours=1))
    assert shown(team) == {"vakbekwaam": 5}
    need(team, 8, 9, 10, at=NOG_LATER)
    assert peil_behoeften(team.route, at=NOG_LATER + timedelta(hours=1))
    assert shown(team) == {"vakbekwaam": 10}, "4 that stayed and 6 new ones"


def test_a_busy_month_in_one_cell_does_not_open_another() -> None:
    """Five members spoke, so a count is made; but in the other cell only one of them changed."""
    team = make_team(14)
    need(team, *range(5))
    peil_behoeften(team.route, at=NU)
    take_back(team, 0, at=LATER)
    need(team, 5, 6, 7, 8, 9, niveau="expert", at=LATER)
    assert peil_behoeften(team.route, at=LATER + timedelta(hours=1))
    assert shown(team) == {"vakbekwaam": 5, "expert": 5}
    assert team.lid(0).behoeften.get().geteld, "the old count still holds who took it back"


def test_back_and_forth_leaves_the_count_alone() -> None:
    team = make_team(9)
    need(team, *range(5))
    peil_behoeften(team.route, at=NU)
    for nummer in range(5):
        take_back(team, nummer, at=LATER)
        need(team, nummer, at=LATER)
    assert peil_behoeften(team.route, at=LATER + timedelta(hours=1))
    assert shown(team) == {"vakbekwaam": 5}
    take_back(team, *range(5), at=NOG_LATER)
    peil_behoeften(team.route, at=NOG_LATER + timedelta(hours=1))
    assert shown(team) == {}
    assert not Behoefte.objects.exists()


def test_erased_members_count_as_change_and_leave_nothing_behind() -> None:
    team = make_team(14)
    need(team, *range(6))
    peil_behoeften(team.route, at=NU)
    assert erase_deelnames(team.leraren[0]) == 1
    assert not Teamroutedeelnemer.objects.filter(gebruiker=team.leraren[0]).exists()
    assert shown(team) == {"vakbekwaam": 5}
    assert team.route.standen.get().vertrokken == 1
    # Four more change: with the erased one that is five.
    need(team, 6, 7, 8, 9, at=LATER)
    take_back(team, 1, at=LATER)
    assert peil_behoeften(team.route, at=LATER + timedelta(hours=1))
    stand = team.route.standen.get()
    assert (stand.aantal, stand.vertrokken) == (5, 0)


def test_who_left_the_school_counts_no_more() -> None:
    team = make_team(10)
    need(team, *range(5))
    Lidmaatschap.objects.filter(gebruiker=team.leraren[0]).update(geldig_tot=date(2026, 8, 15))
    peil_behoeften(team.route, at=NU)
    assert shown(team) == {}


def test_a_plan_is_looked_at_once_a_month() -> None:
    team = make_team(1)
    assert due_teamroutes(VANDAAG) == []
    october = date(2026, 10, 3)
    assert due_teamroutes(october) == [team.route.pk]
    peil_behoeften(team.route, at=NU + timedelta(days=32))
    assert due_teamroutes(october) == []
    assert due_teamroutes(date(2026, 10, 31)) == []
    assert due_teamroutes(date(2026, 11, 1)) == [team.route.pk]


def test_a_need_is_for_a_level_of_a_path_of_the_sector() -> None:
    team = make_team(1)
    lid, by = team.lid(0), team.leraren[0]
    vo = PadversieFactory.create(pad__sectoren=["vo"])
    wrong = [
        (vo.pad, "expert", "po", "sector"),
        (vo.pad, "expert", "vo", "sector"),
        (team.versie.pad, "meester", "po", "niveau"),
        (OntwikkelpadFactory.create(), "expert", "po", "pad"),
    ]
    for pad, niveau, sector, veld in wrong:
        with pytest.raises(Domeinfout) as fout:
            state_behoefte(lid, pad, niveau, sector, by=by, at=NU)
        assert fout.value.veld == veld


def test_nobody_speaks_for_somebody_else() -> None:
    team = make_team(2)
    for by in (team.leider, team.leraren[1]):
        with pytest.raises(GeenRecht):
            state_behoefte(team.lid(0), team.versie.pad, "expert", "po", by=by, at=NU)
    need(team, 0)
    with pytest.raises(GeenRecht):
        retract_behoefte(Behoefte.objects.get(), by=team.leider, at=NU)
