"""Once a month, by the clock and not by what somebody does; and what somebody may take along or erase."""

from datetime import timedelta

import pytest
from django.conf import settings

from napl.registers import dossierdelen
from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.delen import look_at_gedeeld, share_pad
from register.models import Teamroutedeelnemer, Teamroutespoor
from register.tasks.teamroutes import peil_alle_behoeften
from tests.factories import NU
from tests.register.teamroute.bouw import Team, make_team

pytestmark = pytest.mark.django_db


def make_needs() -> Team:
    team = make_team(8)
    for nummer in range(5):
        state_behoefte(team.lid(nummer), team.versie.pad, "expert", "po", by=team.leraren[nummer], at=NU)
    return team


def test_the_task_counts_in_a_new_month_only(monkeypatch: pytest.MonkeyPatch) -> None:
    team = make_needs()
    monkeypatch.setattr("napl.klok.nu", lambda: NU + timedelta(days=29))
    monkeypatch.setattr("napl.klok.vandaag", (NU + timedelta(days=29)).date)
    peil_alle_behoeften()
    assert not team.route.standen.exists()
    monkeypatch.setattr("napl.klok.nu", lambda: NU + timedelta(days=30))
    monkeypatch.setattr("napl.klok.vandaag", (NU + timedelta(days=30)).date)
    peil_alle_behoeften()
    assert team.route.standen.get().aantal == 5
    assert settings.CELERY_BEAT_SCHEDULE["peil-behoeften"]["task"] == peil_alle_behoeften.name


def test_the_dossier_tells_what_is_shared_where_and_erases_it() -> None:
    team = make_needs()
    lid, by = team.lid(0), team.leraren[0]
    share_pad(lid, team.versie.pad, by=by, at=NU, niveau="expert")
    look_at_gedeeld(team.route, by=team.leider, at=NU)
    deel = dossierdelen["teamroutes"]
    assert not deel.deelbaar
    [stuk] = deel.stukken(by, None)
    values = {veld.naam: veld.waarde for veld in stuk.velden}
    assert values["gedeeld"] == ["Rekencoördinator, niveau expert"]
    assert values["behoeften"] == ["Rekencoördinator, niveau expert, po"]
    assert [(row.titel, row.velden[2].waarde) for row in stuk.stukken] == [
        ("Bekeken", "Lies de Leider"),
        ("U deelde dit", ""),
    ]
    assert deel.stukken(team.leider, None) == []
    assert deel.wis(by, NU) == 1
    assert deel.stukken(by, None) == []
    assert not Teamroutespoor.objects.filter(deelnemer__gebruiker=by).exists()
    assert Teamroutedeelnemer.objects.filter(teamroute=team.route).count() == 7
