"""Needs of a team become demand of a region: frozen, from five up, and once."""

from datetime import date, timedelta

import pytest
from django.db import Error, transaction
from django.test import Client

from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Regio, Regioplaats
from register.domain.teamroute.aanbod import offer_behoeften, propose_regios, vragen_op, withdraw_aanbod
from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.peilen import peil_behoeften
from register.models import Behoefteaanbodregel, Behoeftestand
from tests.factories import NU, VANDAAG, RegioFactory
from tests.register.teamroute.bouw import Team, make_team
from tests.register.test_witte_vlekken import count_as_run

pytestmark = pytest.mark.django_db


def make_regio(
    naam: str = "Regio Utrecht", plaats: str = "Utrecht", sectoren: tuple[str, ...] = ("po",)
) -> Regio:
    regio: Regio = RegioFactory.create(naam=naam, sectoren=list(sectoren))
    Regioplaats.objects.create(regio=regio, plaats=plaats, sectoren=list(sectoren))
    return regio


def make_counted() -> Team:
    """Six of ten need one level, four another: the second stays below the threshold."""
    team = make_team(10)
    for nummer in range(6):
        state_behoefte(team.lid(nummer), team.versie.pad, "vakbekwaam", "po", by=team.leraren[nummer], at=NU)
    for nummer in range(4):
        state_behoefte(team.lid(nummer), team.versie.pad, "expert", "po", by=team.leraren[nummer], at=NU)
    peil_behoeften(team.route, at=NU)
    return team


def test_the_regions_of_the_place_and_the_sector_are_proposed() -> None:
    team = make_team(0)
    near = make_regio()
    other_place = make_regio("Regio Zwolle", "Zwolle")
    make_regio("Regio vo", sectoren=("vo",))
    ended = make_regio("Regio van vroeger")
    Regio.objects.filter(pk=ended.pk).update(geldig_tot=date(2026, 1, 1))
    assert propose_regios(team.route, VANDAAG) == ([near], [other_place])


def test_an_offer_holds_only_what_passed_the_threshold_and_never_changes() -> None:
    team, regio = make_counted(), make_regio()
    aanbod = offer_behoeften(team.route, regio, by=team.leider, at=NU)
    [regel] = aanbod.regels.all()
    assert (regel.pad, regel.niveau, regel.sector, regel.aantal) == (team.versie.pad, "vakbekwaam", "po", 5)
    Behoeftestand.objects.filter(aantal=5).update(aantal=20)
    assert [vraag.aantal for vraag in vragen_op(VANDAAG)] == [5]
    for change in (
        lambda: aanbod.regels.update(aantal=50),
        lambda: aanbod.regels.all().delete(),
        lambda: type(aanbod).objects.filter(pk=aanbod.pk).update(regio=make_regio("Elders", "Elders")),
        lambda: type(aanbod).objects.filter(pk=aanbod.pk)._raw_delete("default"),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()


def test_a_withdrawn_offer_is_demand_no_more_and_stays_withdrawn() -> None:
    team, regio = make_counted(), make_regio()
    aanbod = offer_behoeften(team.route, regio, by=team.leider, at=NU)
    withdraw_aanbod(aanbod, by=team.leider, at=NU + timedelta(days=3))
    assert len(vragen_op(VANDAAG + timedelta(days=2))) == 1
    assert vragen_op(VANDAAG + timedelta(days=3)) == []
    with pytest.raises(OngeldigeOvergang):
        withdraw_aanbod(aanbod, by=team.leider, at=NU + timedelta(days=4))
    with pytest.raises(Error), transaction.atomic():
        type(aanbod).objects.filter(pk=aanbod.pk).update(ingetrokken_op=None)


def test_a_newer_offer_takes_the_place_and_the_same_one_is_refused() -> None:
    team, regio = make_counted(), make_regio()
    first = offer_behoeften(team.route, regio, by=team.leider, at=NU)
    with pytest.raises(Domeinfout, match="al aan deze regio"):
        offer_behoeften(team.route, regio, by=team.leider, at=NU)
    Behoeftestand.objects.filter(aantal=5).update(aantal=10)
    offer_behoeften(team.route, regio, by=team.leider, at=NU)
    first.refresh_from_db()
    assert first.ingetrokken_op == NU
    assert [vraag.aantal for vraag in vragen_op(VANDAAG)] == [10]


def test_a_need_does_not_count_in_two_regions() -> None:
    team = make_counted()
    offer_behoeften(team.route, make_regio(), by=team.leider, at=NU)
    with pytest.raises(Domeinfout, match="al aan Regio Utrecht"):
        offer_behoeften(team.route, make_regio("Twee", "Zwolle"), by=team.leider, at=NU)
    assert Behoefteaanbodregel.objects.count() == 1


def test_what_cannot_be_offered() -> None:
    team, regio = make_team(3), make_regio()
    with pytest.raises(Domeinfout, match="nog niets"):
        offer_behoeften(team.route, regio, by=team.leider, at=NU)
    counted = make_counted()
    with pytest.raises(Domeinfout, match="nog niets"):
        offer_behoeften(counted.route, make_regio("vo", sectoren=("vo",)), by=counted.leider, at=NU)
    Regio.objects.filter(pk=regio.pk).update(geldig_tot=date(2026, 1, 1))
    regio.refresh_from_db()
    with pytest.raises(Domeinfout, match="een van de regio"):
        offer_behoeften(counted.route, regio, by=counted.leider, at=NU)
    open_regio = make_regio("Weer een", "Weert")
    for by in (counted.leraren[0], team.leider):
        with pytest.raises(GeenRecht):
            offer_behoeften(counted.route, open_regio, by=by, at=NU)


def test_demand_ends_with_the_plan() -> None:
    team = make_counted()
    offer_behoeften(team.route, make_regio(), by=team.leider, at=NU)
    assert len(vragen_op(date(2027, 7, 31))) == 1
    assert vragen_op(date(2027, 8, 1)) == []


def test_the_gap_matrix_shows_the_demand_beside_the_white_spot(client: Client) -> None:
    team, regio = make_counted(), make_regio()
    count_as_run()
    before = client.get("/witte-vlekken/").content.decode()
    assert "gevraagd" not in before.lower()
    offer_behoeften(team.route, regio, by=team.leider, at=NU)
    page = client.get(f"/witte-vlekken/?regio={regio.slug}").content.decode()
    assert "5 gevraagd" in page
    assert "4 gevraagd" not in page
    assert "komt uit: behoeften van teams" in page
    assert "5 gevraagd" in client.get("/witte-vlekken/").content.decode()
