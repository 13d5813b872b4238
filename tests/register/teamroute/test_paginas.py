"""The pages of a teamroute: what they show, to whom, and what they never show."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from napl.models import Gebruiker
from ontwikkelpaden.models import Doel
from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.deelname import decline_uitnodiging
from register.domain.teamroute.delen import share_pad
from register.domain.teamroute.peilen import peil_behoeften
from register.domain.teamroute.route import move_teamroute
from register.domain.teamroute.samen import afdruk_van
from register.domain.teamroute.stappen import Teamstapgegevens, plan_teamstap
from register.domain.traject import Typeringgegevens
from register.enums import OpnameSoort, TeamrouteStatus, Werkvorm
from register.models import Behoefte, Schooldoel, Teamroute, Teamroutedeling, Teamroutespoor, Teamroutestap
from tests.factories import NU, make_traject, make_uitvoering
from tests.register.teamroute.bouw import Team, make_lid, make_school, make_team
from tests.register.teamroute.test_aanbod import make_counted, make_regio

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("napl.klok.vandaag", NU.date)
    monkeypatch.setattr("napl.klok.nu", lambda: NU)


def log_in(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(
        Gebruiker.objects.get(pk=gebruiker.pk), "allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def url(naam: str, team: Team, **extra: int) -> str:
    return reverse(f"register:teamroute-{naam}", kwargs={"pk": team.route.pk, **extra})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def content(answer: Any) -> str:
    """Return what stands on a page, without the tokens of its forms, which differ every time."""
    main = text(answer).split("<main")[1].split("</main>")[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main)


def test_a_school_leader_makes_a_plan_step_by_step() -> None:
    school = make_school()
    other = make_team(0)  # its path can be chosen
    leider = make_lid(school, naam="Leraar met een plan")
    client = log_in(leider)
    assert "Uw team heeft nog geen teamroute" in text(client.get("/mijn/teamroutes/"))
    page = text(client.get("/mijn/teamroutes/nieuw/"))
    assert 'value="2026-08-01"' in page
    data = {
        "naam": "Rekenen",
        "aanleiding": "",
        "sectoren": "po",
        "begin_datum": "01-08-2026",
        "eind_datum": "2027-07-31",
    }
    wrong = client.post("/mijn/teamroutes/nieuw/", {**data, "eind_datum": "2026-07-01", "aanleiding": "Want"})
    assert wrong.status_code == 400
    assert "De laatste dag ligt niet na de eerste dag." in text(wrong)
    assert "Want" in text(wrong)
    answer = client.post("/mijn/teamroutes/nieuw/", data)
    route = Teamroute.objects.get(organisatie=school)
    assert answer["Location"] == reverse("register:teamroute-bewerken", kwargs={"pk": route.pk})
    client.post(answer["Location"], {"actie": "doel", "nieuw-omschrijving": "Sommen maken"})
    doel = Schooldoel.objects.get(teamroute=route)
    page_doel = reverse("register:teamroute-doel", kwargs={"pk": route.pk, "doel": doel.pk})
    client.post(page_doel, {"actie": "pad", "nieuw-pad": other.versie.pad.slug, "nieuw-niveau": "expert"})
    doelpad = doel.paden.get()
    stap = reverse("register:teamroute-stap-nieuw", kwargs={"pk": route.pk, "doelpad": doelpad.pk})
    gegevens = {"titel": "Samen lessen", "begin_datum": "2026-10-01", "eind_datum": "2026-11-01"}
    wrong = client.post(stap, {**gegevens, "eind_datum": "2028-01-01", "notitie": "Niet weg"})
    assert "De teamroute eindigt op 31-07-2027" in text(wrong)
    assert "Niet weg" in text(wrong)
    client.post(stap, gegevens)
    plan = text(client.get(reverse("register:teamroute-detail", kwargs={"pk": route.pk})))
    assert plan.count("Samen lessen") == 2, "in the picture and in the table"
    assert "schooljaar 2026-2027" in plan
    assert "Leraar met een plan" in plan


def test_goals_move_and_go_and_a_plan_closes() -> None:
    team = make_team(0)
    client = log_in(team.leider)
    page = url("bewerken", team)
    client.post(page, {"actie": "doel", "nieuw-omschrijving": "Tweede doel"})
    second = Schooldoel.objects.get(omschrijving="Tweede doel")
    client.post(page, {"actie": "omhoog", "doel": second.pk})
    html = text(client.get(page))
    assert html.index("Tweede doel") < html.index("Alle leerlingen rekenen")
    client.post(page, {"actie": "weg", "doel": second.pk})
    assert not Schooldoel.objects.filter(pk=second.pk).exists()
    empty = client.post(page, {"actie": "doel", "nieuw-omschrijving": " "})
    assert empty.status_code == 400
    assert "Vul in wat de school wil bereiken." in text(empty)
    client.post(page, {"actie": "sluit"})
    assert "Deze teamroute is afgesloten" in text(client.get(page))
    client.post(page, {"actie": "heropen"})
    team.route.refresh_from_db()
    assert team.route.is_open
    assert client.post(page, {"actie": "weg", "doel": "9" * 30}).status_code == 404


def test_proposals_put_recognised_first_and_say_why() -> None:
    team = make_team(0)
    typering = (Typeringgegevens(team.versie, "vakbekwaam", "Leerdoelen"),)
    kaart = make_traject("In kaart samen", typeringen=typering, werkvormen=(Werkvorm.PLG,))
    alone = make_traject("Erkend alleen", opname=OpnameSoort.ERKEND, typeringen=typering)
    samen = make_traject(
        "Erkend samen", opname=OpnameSoort.ERKEND, typeringen=typering, werkvormen=(Werkvorm.LESSON_STUDY,)
    )
    other = make_traject("Ander niveau", typeringen=(Typeringgegevens(team.versie, "expert", "Nee"),))
    for traject in (kaart, alone, samen, other):
        make_uitvoering(traject)
    client = log_in(team.leider)
    page = url("voorstellen", team, doelpad=team.doelpad.pk)
    html = text(client.get(page))
    places = [html.index(f">{naam}</a>") for naam in ("Erkend samen", "Erkend alleen", "In kaart samen")]
    assert places == sorted(places)
    assert "Ander niveau" not in html
    assert "Het hoort bij het ontwikkelpad ‘Rekencoördinator’, niveau vakbekwaam." in html
    assert "Een team kan er samen in leren: lesson study." in html
    assert "Niemand heeft de kwaliteit al beoordeeld." in html
    together = text(client.get(page, {"samen": "ja"}))
    assert "Erkend samen" in together
    assert "Erkend alleen" not in together
    plan = url("stap-nieuw", team, doelpad=team.doelpad.pk)
    assert client.get(plan, {"traject": "bestaat-niet"}).status_code == 404
    filled = text(client.get(plan, {"traject": samen.slug}))
    assert 'value="2026-10-01"' in filled, "the first day of the next uitvoering"
    assert 'value="2027-03-01"' in filled
    client.post(f"{plan}?traject={samen.slug}", {"begin_datum": "2026-10-01", "eind_datum": "2027-03-01"})
    assert Teamroutestap.objects.get().traject == samen
    assert "Dit traject staat al in het plan." in text(client.get(page))


def test_a_step_is_changed_and_taken_out() -> None:
    team = make_team(0)
    gegevens = Teamstapgegevens(date(2026, 10, 1), date(2026, 11, 1), "Samen lessen")
    stap = plan_teamstap(team.doelpad, gegevens, by=team.leider, at=NU)
    client = log_in(team.leider)
    page = url("stap", team, stap=stap.pk)
    data = {"titel": "Anders", "begin_datum": "2026-10-01", "eind_datum": "2026-10-02"}
    client.post(page, {**data, "basis": afdruk_van(stap)})
    stap.refresh_from_db()
    assert stap.titel == "Anders"
    client.post(page, {"actie": "weg"})
    assert not Teamroutestap.objects.exists()
    assert client.get(page).status_code == 404


def test_inviting_and_answering() -> None:
    team = make_team(0)
    nieuw = make_lid(team.school, naam="Nieuwe Collega")
    client = log_in(team.leider)
    page = url("uitnodigingen", team)
    assert "Kies wie u wilt uitnodigen." in text(client.post(page, {}))
    stranger = make_lid(make_school())
    assert "alleen mensen van uw eigen school" in text(client.post(page, {"leden": stranger.pk}))
    client.post(page, {"leden": nieuw.pk})
    theirs = log_in(nieuw)
    assert "U bent uitgenodigd voor een teamroute" in text(theirs.get("/mijn/"))
    own = text(theirs.get(url("mijn-deel", team)))
    assert "Meedoen is vrij." in own
    theirs.post(url("mijn-deel", team), {"actie": "doe-mee"})
    assert "U bent uitgenodigd" not in text(theirs.get("/mijn/"))
    assert "Nieuwe Collega" in text(client.get(url("detail", team)))
    theirs.post(url("mijn-deel", team), {"actie": "doe-niet-mee"})
    assert "Nieuwe Collega" not in text(client.get(url("detail", team)))


def test_the_leader_cannot_tell_no_answer_from_no_and_from_leaving() -> None:
    """Three people who do not take part, for three reasons: but for the name their rows are the same."""
    team = make_team(1, doen_mee=False)
    left, refused = make_lid(team.school, naam="Leraar 08"), make_lid(team.school, naam="Leraar 09")
    client = log_in(team.leider)
    client.post(url("uitnodigingen", team), {"leden": [left.pk, refused.pk]})
    log_in(left).post(url("mijn-deel", team), {"actie": "doe-mee"})
    for gone in (left, refused):
        decline_uitnodiging(team.route.deelnemers.get(gebruiker=gone), by=gone, at=NU)
    html = text(client.get(url("uitnodigingen", team)))
    rows = html.split('<ul class="napl-teamroute__stappen">')[1].split("</ul>")[0].split("<li>")[1:]
    assert len(rows) == 3
    shapes = set()
    for row, lid in zip(rows, [team.leraren[0], left, refused], strict=True):
        deelnemer = team.route.deelnemers.get(gebruiker=lid)
        shape = row.replace(lid.naam, "NAAM").replace(f'value="{deelnemer.pk}"', "PK")
        shapes.add(shape.split("csrfmiddlewaretoken")[0] + shape.split("PK")[1])
    assert len(shapes) == 1


def test_a_member_shares_and_stops_and_sees_who_looked() -> None:
    team = make_team(2)
    mine, leader = log_in(team.leraren[0]), log_in(team.leider)
    page, shown = url("mijn-deel", team), url("gedeeld", team)
    assert "U deelt hierover niets." in text(mine.get(page))
    assert "Leraar 00" not in text(leader.get(shown))
    mine.post(page, {"actie": "deel", "pad": team.versie.pad.slug, "niveau": "expert"})
    assert "Leraar 00, naar het niveau expert" in text(leader.get(shown))
    own = text(mine.get(page))
    assert "Lies de Leider" in own.split("Wat er met mijn gegevens gebeurde")[1]
    mine.post(page, {"actie": "stop", "pad": team.versie.pad.slug})
    assert "Leraar 00" not in text(leader.get(shown))
    assert not Teamroutedeling.objects.exists()
    assert mine.post(page, {"actie": "deel", "pad": "bestaat-niet"}).status_code == 404
    mine.post(page, {"actie": "deel", "pad": team.versie.pad.slug, "niveau": "meester"})
    assert not Teamroutedeling.objects.exists()


def test_the_leader_sees_no_more_of_a_member_than_what_they_share() -> None:
    """Goals and needs are there to leak; and who shares nothing is like who has nothing."""
    team = make_team(3)
    pad = team.versie.pad
    Doel.objects.create(
        gebruiker=team.leraren[0],
        pad=pad,
        niveau="expert",
        tekst="Geheim plan",
        gesteld_op=NU,
        gewijzigd_op=NU,
    )
    state_behoefte(team.lid(0), pad, "expert", "po", by=team.leraren[0], at=NU)
    share_pad(team.lid(1), pad, by=team.leraren[1], at=NU)
    leader = log_in(team.leider)
    for naam in ("detail", "gedeeld", "behoeften", "uitnodigingen", "bewerken"):
        html = text(leader.get(url(naam, team)))
        assert "Geheim plan" not in html
    html = text(leader.get(url("gedeeld", team)))
    assert "Leraar 01" in html
    # Leraar 00 has a goal on this path and shares nothing, Leraar 02 has nothing: both are just not there.
    assert "Leraar 00" not in html
    assert "Leraar 02" not in html
    before = content(leader.get(url("gedeeld", team)))
    Doel.objects.all().delete()
    Behoefte.objects.all().delete()
    assert content(leader.get(url("gedeeld", team))) == before
    assert "of meer" not in text(leader.get(url("behoeften", team))).split("De aantallen")[1]


def test_looking_at_the_plan_is_no_look_at_members() -> None:
    team = make_team(1)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    leader = log_in(team.leider)
    for naam in ("detail", "behoeften", "uitnodigingen", "bewerken"):
        assert "werkt aan" not in text(leader.get(url(naam, team)))
    assert not Teamroutespoor.objects.filter(soort="bekeken").exists()
    leader.get(url("gedeeld", team))
    assert Teamroutespoor.objects.filter(soort="bekeken").count() == 1


def test_a_member_says_what_they_need_and_takes_it_back() -> None:
    team = make_team(1)
    client = log_in(team.leraren[0])
    page = url("mijn-deel", team)
    wrong = client.post(page, {"actie": "behoefte", "pad": team.versie.pad.slug, "niveau": ""})
    assert wrong.status_code == 400
    assert "Kies een niveau." in text(wrong)
    client.post(page, {"actie": "behoefte", "pad": team.versie.pad.slug, "niveau": "expert"})
    row = Behoefte.objects.get()
    assert (row.niveau, row.sector, row.deelnemer.gebruiker) == ("expert", "po", team.leraren[0])
    client.post(page, {"actie": "behoefte-weg", "behoefte": row.pk})
    assert not Behoefte.objects.exists()


def test_the_needs_are_shown_from_five_up_and_offered() -> None:
    team, regio = make_counted(), make_regio()
    client = log_in(team.leider)
    page = url("behoeften", team)
    html = text(client.get(page))
    assert "5 of meer" in html
    assert "Expert" not in html.split("De aantallen")[1], "four is below the threshold"
    assert f'<option value="{regio.slug}" selected' in html
    assert client.post(page, {"actie": "aanbieden", "regio": ""}).status_code == 400
    client.post(page, {"actie": "aanbieden", "regio": regio.slug})
    aanbod = team.route.aanbiedingen.get()
    again = client.post(page, {"actie": "aanbieden", "regio": regio.slug})
    assert "U bood deze behoeften al aan deze regio aan." in text(again)
    client.post(page, {"actie": "intrekken", "aanbod": aanbod.pk})
    aanbod.refresh_from_db()
    assert aanbod.ingetrokken_op == NU
    member = log_in(team.leraren[0])
    assert "Bied aan" not in text(member.get(page))
    assert member.post(page, {"actie": "aanbieden", "regio": regio.slug}).status_code == 403


def test_an_answer_to_one_more_member_is_the_same_page() -> None:
    """What the leader sees of needs does not move by one, on the page itself."""
    team = make_counted()
    leader = log_in(team.leider)
    before = content(leader.get(url("behoeften", team)))
    state_behoefte(
        team.lid(9), team.versie.pad, "expert", "po", by=team.leraren[9], at=NU + timedelta(days=1)
    )
    peil_behoeften(team.route, at=NU + timedelta(days=40))
    assert content(leader.get(url("behoeften", team))) == before


@pytest.mark.parametrize("naam", ["detail", "bewerken", "uitnodigingen", "mijn-deel", "gedeeld", "behoeften"])
def test_for_another_school_a_plan_does_not_exist(naam: str) -> None:
    team, other = make_team(1), make_team(1, naam="Van een ander")
    for stranger in (other.leider, other.leraren[0]):
        answer = log_in(stranger).get(url(naam, team))
        assert answer.status_code == 404
        assert team.route.naam not in answer.content.decode()


def test_a_closed_plan_offers_no_buttons_but_stopping() -> None:
    team = make_team(1)
    share_pad(team.lid(0), team.versie.pad, by=team.leraren[0], at=NU)
    move_teamroute(team.route, TeamrouteStatus.AFGESLOTEN, by=team.leider, at=NU)
    html = text(log_in(team.leraren[0]).get(url("mijn-deel", team)))
    assert "Stop met delen" in html
    assert 'value="deel"' not in html
    assert 'value="behoefte"' not in html


@pytest.mark.parametrize(("naam", "queries"), [("detail", 12), ("gedeeld", 13), ("uitnodigingen", 10)])
def test_the_number_of_queries_does_not_grow(naam: str, queries: int, django_assert_num_queries: Any) -> None:
    for size in (2, 9):
        team = make_team(size)
        for nummer in range(size):
            share_pad(team.lid(nummer), team.versie.pad, by=team.leraren[nummer], at=NU)
            gegevens = Teamstapgegevens(date(2026, 10, 1), date(2026, 11, 1), f"Stap {nummer}")
            plan_teamstap(team.doelpad, gegevens, by=team.leider, at=NU)
        client = log_in(team.leider)
        with django_assert_num_queries(queries):
            client.get(url(naam, team))
