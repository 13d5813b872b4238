"""What a member shares: nothing by default, their own choice, over at once, and every look written down."""

import ast
from datetime import date
from pathlib import Path

import pytest

from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Lidmaatschap
from ontwikkelpaden.enums import Niveau
from register.domain.teamroute.deelname import accept_uitnodiging, decline_uitnodiging
from register.domain.teamroute.delen import look_at_gedeeld, share_pad, unshare_pad
from register.domain.teamroute.doelen import link_pad, unlink_pad
from register.domain.teamroute.route import move_teamroute
from register.enums import Spoorsoort, TeamrouteStatus
from register.models import Teamroutedeling, Teamroutespoor
from tests.factories import NU, PadversieFactory, make_gebruiker
from tests.register.teamroute.bouw import Team, make_team

pytestmark = pytest.mark.django_db


def seen(team: Team) -> list[tuple[str, list[tuple[str, Niveau | None]]]]:
    rows = look_at_gedeeld(team.route, by=team.leider, at=NU)
    return [(row.pad.naam, [(lid.naam, lid.niveau) for lid in row.leden]) for row in rows]


def test_taking_part_shares_nothing() -> None:
    team = make_team(3)
    assert seen(team) == []
    assert not Teamroutespoor.objects.exists()


def test_what_is_shared_is_seen_and_the_look_is_written_down_for_that_member_alone() -> None:
    team = make_team(3)
    pad = team.versie.pad
    share_pad(team.lid(0), pad, by=team.leraren[0], at=NU, niveau="expert")
    share_pad(team.lid(1), pad, by=team.leraren[1], at=NU)
    assert seen(team) == [("Rekencoördinator", [("Leraar 00", Niveau.EXPERT), ("Leraar 01", None)])]
    looks = Teamroutespoor.objects.filter(soort=Spoorsoort.BEKEKEN)
    assert set(looks.values_list("deelnemer", "door")) == {
        (team.lid(0).pk, team.leider.pk),
        (team.lid(1).pk, team.leider.pk),
    }


def test_somebodys_own_look_is_no_look() -> None:
    team = make_team(2)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    look_at_gedeeld(team.route, by=team.leraren[0], at=NU)
    assert not Teamroutespoor.objects.filter(soort=Spoorsoort.BEKEKEN).exists()


def test_stopping_works_at_once_also_in_a_closed_plan() -> None:
    team = make_team(2)
    lid, by = team.lid(0), team.leraren[0]
    share_pad(lid, team.versie.pad, by=by, at=NU)
    move_teamroute(team.route, TeamrouteStatus.AFGESLOTEN, by=team.leider, at=NU)
    assert unshare_pad(lid, team.versie.pad, by=by, at=NU)
    assert seen(team) == []
    assert not unshare_pad(lid, team.versie.pad, by=by, at=NU)
    with pytest.raises(OngeldigeOvergang):
        share_pad(team.lid(0), team.versie.pad, by=by, at=NU)


def test_leaving_stops_all_and_coming_back_shares_nothing() -> None:
    team = make_team(2)
    lid, by = team.lid(0), team.leraren[0]
    share_pad(lid, team.versie.pad, by=by, at=NU)
    decline_uitnodiging(lid, by=by, at=NU)
    assert seen(team) == []
    accept_uitnodiging(team.lid(0), by=by)
    assert seen(team) == []


def test_who_left_the_school_is_seen_no_more() -> None:
    team = make_team(2)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    Lidmaatschap.objects.filter(gebruiker=team.leraren[0]).update(geldig_tot=date(2026, 9, 1))
    assert seen(team) == []


def test_a_path_that_leaves_the_plan_takes_what_was_shared_along() -> None:
    team = make_team(2)
    lid = team.lid(0)
    share_pad(lid, team.versie.pad, by=team.leraren[0], at=NU)
    unlink_pad(team.doelpad, by=team.leider, at=NU)
    assert not Teamroutedeling.objects.exists()
    assert list(lid.sporen.order_by("pk").values_list("soort", flat=True)) == ["gedeeld", "gestopt"]
    link_pad(team.route.doelen.get(), team.versie.pad, "expert", by=team.leider, at=NU)
    assert seen(team) == []


def test_only_paths_of_the_plan_and_known_levels_can_be_shared() -> None:
    team = make_team(1)
    lid, by = team.lid(0), team.leraren[0]
    with pytest.raises(Domeinfout, match="niet in het plan"):
        share_pad(lid, PadversieFactory.create().pad, by=by, at=NU)
    with pytest.raises(Domeinfout, match="niveaus"):
        share_pad(lid, team.versie.pad, by=by, at=NU, niveau="meester")


def test_an_invitation_alone_lets_nobody_share_or_look() -> None:
    team = make_team(2, doen_mee=False)
    with pytest.raises(OngeldigeOvergang):
        share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    with pytest.raises(GeenRecht):
        look_at_gedeeld(team.route, by=team.leraren[0], at=NU)


def test_nobody_shares_or_looks_for_somebody_else() -> None:
    team, other = make_team(2), make_team(1)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    for by in (team.leider, team.leraren[1], other.leider, make_gebruiker()):
        with pytest.raises(GeenRecht):
            share_pad(team.lid(0), team.versie.pad, by=by, at=NU)
        with pytest.raises(GeenRecht):
            unshare_pad(team.lid(0), team.versie.pad, by=by, at=NU)
    with pytest.raises(GeenRecht):
        look_at_gedeeld(team.route, by=other.leider, at=NU)
    assert Teamroutedeling.objects.count() == 1


def test_what_a_teacher_writes_for_themselves_is_out_of_reach_of_this_code() -> None:
    """Of one's own development a team route knows the paths that exist, and nothing of anybody."""
    folder = Path(__file__).resolve().parents[3] / "register"
    files = [
        *(folder / "domain" / "teamroute").glob("*.py"),
        *(folder / "views").glob("team*.py"),
        folder / "api" / "teamroute.py",
    ]
    assert len(files) > 15
    found = {
        (node.module or "", alias.name)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    models = {naam for module, naam in found if module.startswith("ontwikkelpaden.models")}
    assert models == {"Ontwikkelpad", "Padversie"}
    own = {"Doel", "Zelfevaluatie", "Routestap", "Deelname", "Verklaring", "Opbrengst", "Bewaardtraject"}
    assert not {naam for _, naam in found} & own
