"""The pages of the route: planned without a script, told honestly, and nobody else's business."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol
from napl.models import Gebruiker
from register.domain.route.beeld import read_route
from register.domain.route.optellen import add_up
from register.domain.route.stap import Informeel, Stapgegevens, finish_stap, plan_informeel, plan_traject
from register.domain.route.tekening import draw_route
from register.domain.traject import withdraw_traject
from register.domain.uitvoering import move_uitvoering
from register.enums import Instroom, UitvoeringStatus
from register.models import Routestap
from tests.factories import NU, VANDAAG, make_gebruiker, make_traject, make_uitvoering
from tests.register.route.bouw import client_of, make_deelname, make_doel, make_leraar

pytestmark = pytest.mark.django_db
ROUTE = "/mijn/route/"


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


@pytest.fixture
def client(vera: Gebruiker) -> Client:
    return client_of(vera)


def html_of(client: Client, url: str = ROUTE) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_route_says_where_to_begin(client: Client) -> None:
    html = html_of(client)
    assert "Uw route is nog leeg" in html
    assert "/mijn/route/in-het-werk/" in html


def test_learning_in_the_work_is_planned_with_a_form(client: Client, vera: Gebruiker) -> None:
    doel = make_doel(vera)
    data = {
        "titel": "In de les kijken",
        "vorm": "observeren",
        "doel": str(doel.pk),
        "maand_van": "2026-12-01",
        "maand_tot": "2027-01-01",
        "uren": "6",
        "notitie": "Bij Els",
    }
    assert doel.pad.naam in html_of(client, f"{ROUTE}in-het-werk/")
    answer = client.post(f"{ROUTE}in-het-werk/", data)
    stap = Routestap.objects.get()
    assert answer["Location"] == f"{ROUTE}#stap-{stap.pk}"
    assert (stap.doel, stap.uren, stap.maand_tot) == (doel, 6, date(2027, 1, 1))
    html = html_of(client)
    for tekst in ("In de les kijken", "december 2026 tot en met januari 2027", "6 uur", "Bij Els", "Doel: "):
        assert tekst in html


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("titel", " ", "Vul in wat u gaat doen."),
        ("vorm", "slapen", "Kies een van deze manieren."),
        ("doel", "999999", "Kies een van uw eigen doelen."),
        ("maand_van", "2026-12-02", "Kies een maand."),
        ("maand_tot", "2026-01-01", "De laatste maand ligt voor de eerste maand."),
        ("uren", "veel", "Vul een heel aantal uren in"),
        ("notitie", "Getypt" + "x" * 2000, "2006 tekens"),
    ],
)
def test_a_refusal_names_the_field_and_loses_nothing(
    client: Client, veld: str, waarde: str, melding: str
) -> None:
    data = {"titel": "Mijn plan", "vorm": "lezen", "maand_van": "2026-12-01", "notitie": "Bewaar mij"}
    answer = client.post(f"{ROUTE}in-het-werk/", {**data, veld: waarde})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert melding in html
    assert "Fout: " in html
    # A choice that does not exist cannot be shown as chosen; what was typed and chosen stays.
    kept = data if veld in {"vorm", "doel", "maand_van"} else {**data, veld: waarde}
    assert all(value.strip() in html for value in kept.values())
    assert not Routestap.objects.exists()


def test_a_traject_is_planned_from_its_page_and_changed(client: Client, vera: Gebruiker) -> None:
    traject = make_traject("Rekenen samen")
    uitvoering = make_uitvoering(traject, start_datum=date(2099, 1, 10), eind_datum=date(2099, 3, 1))
    detail = client.get(f"/trajecten/{traject.slug}/").content.decode()
    url = f"{ROUTE}traject/{traject.slug}/"
    assert url in detail
    client.post(url, {"uitvoering": str(uitvoering.pk)})
    stap = Routestap.objects.get()
    assert stap.uitvoering == uitvoering
    again = client.post(url, {"uitvoering": str(uitvoering.pk)})
    assert "Dit traject staat al in uw route." in again.content.decode()
    client.post(f"{ROUTE}stap/{stap.pk}/", {"uitvoering": "", "uren": "12"})
    stap.refresh_from_db()
    assert stap.uitvoering_id is None
    assert stap.uren == 12


def test_the_buttons_of_a_step(client: Client, vera: Gebruiker) -> None:
    een, twee = (plan_informeel(Informeel(naam, "lezen"), by=vera, at=NU) for naam in ("Een", "Twee"))

    def push(stap: Routestap, actie: str) -> str:
        return client.post(f"{ROUTE}stap/{stap.pk}/doe/", {"actie": actie}, follow=True).content.decode()

    assert "staat op klaar" in push(een, "klaar")
    assert "Deze stap is al klaar" in push(een, "klaar")
    assert "staat weer open" in push(een, "heropen")
    html = push(twee, "naar-voren")
    titles = re.findall(r"<h3>\s*(\d)\.\s*(\w+)\s*</h3>", html)
    assert titles == [("1", "Twee"), ("2", "Een")]
    assert "kennen wij niet" in push(een, "iets")
    assert "uit uw route gehaald" in push(een, "verwijder")
    assert Routestap.objects.get() == twee


def test_conflicts_are_told(client: Client, vera: Gebruiker) -> None:
    oud = make_traject("Voorbij")
    plan_traject(
        oud,
        by=vera,
        at=NU,
        uitvoering=make_uitvoering(oud, start_datum=date(2020, 1, 1), eind_datum=date(2020, 2, 1)),
    )
    weg = make_traject("Weg")
    plan_traject(weg, by=vera, at=NU)
    withdraw_traject(weg, reden="Weg.", by=make_gebruiker(Rol.BESLISSER), at=NU)
    af = make_traject("Af")
    uitvoering = make_uitvoering(af, start_datum=date(2099, 1, 1), eind_datum=None)
    plan_traject(af, by=vera, at=NU, uitvoering=uitvoering)
    move_uitvoering(uitvoering, UitvoeringStatus.GEANNULEERD, at=NU)
    plan_informeel(Informeel("Toen", "lezen"), by=vera, at=NU, gegevens=Stapgegevens(date(2020, 1, 1)))
    html = html_of(client)
    for tekst in (
        "Deze uitvoering is voorbij",
        "Dit traject is ingetrokken",
        "Deze uitvoering is geannuleerd",
        "De maanden die u koos zijn voorbij",
    ):
        assert html.count(tekst) == 1, tekst


def test_a_step_that_is_done_or_followed_has_no_conflict(vera: Gebruiker) -> None:
    traject = make_traject()
    uitvoering = make_uitvoering(traject, start_datum=date(2020, 1, 1), eind_datum=date(2020, 2, 1))
    plan_traject(traject, by=vera, at=NU, uitvoering=uitvoering)
    [beeld] = read_route(vera, VANDAAG)
    assert beeld.meldingen
    make_deelname(vera, traject, hoever="gestart")
    [beeld] = read_route(vera, VANDAAG)
    assert (beeld.meldingen, beeld.deelname is not None) == ((), True)


def test_the_sum_is_plain_and_names_what_is_unknown(vera: Gebruiker) -> None:
    bekend = make_traject("Bekend", studielast_waarde=Decimal(40), studielast_eenheid="uur")
    plan_traject(bekend, by=vera, at=NU, uitvoering=make_uitvoering(bekend))
    onbekend = make_traject("Onbekend")
    plan_traject(onbekend, by=vera, at=NU, gegevens=Stapgegevens(date(2027, 7, 1)))
    plan_traject(
        make_traject("Later"),
        by=vera,
        at=NU,
        uitvoering=None,
        gegevens=Stapgegevens(date(2027, 8, 1), uren=5),
    )
    plan_informeel(Informeel("Ooit", "lezen"), by=vera, at=NU)
    eerst, later, ooit = add_up(read_route(vera, VANDAAG))
    assert (eerst.naam, eerst.stappen, eerst.uren_tekst, eerst.bedrag_tekst) == (
        "2026-2027",
        2,
        "minstens 40 uur",
        "minstens € 950",
    )
    assert (eerst.uren_onbekend, eerst.bedrag_onbekend) == (["Onbekend"], ["Onbekend"])
    assert (later.naam, later.uren_tekst, later.bedrag_tekst) == ("2027-2028", "5 uur", "Niet bekend")
    assert (ooit.naam, ooit.uren_onbekend, ooit.bedrag_tekst) == (
        "Nog niet gepland in de tijd",
        ["Ooit"],
        "€ 0",
    )


@pytest.mark.parametrize("breedte", [336, 1120])
def test_nothing_of_the_picture_sticks_out(breedte: int, vera: Gebruiker) -> None:
    doel = make_doel(vera)
    for number, (van, tot) in enumerate(
        [(date(2026, 9, 1), date(2031, 9, 1)), (date(2030, 9, 1), None), (date(2031, 8, 1), None)]
    ):
        plan_informeel(
            Informeel(f"Een lange naam die {number} niet zomaar past op een telefoon van nu", "lezen"),
            by=vera,
            at=NU,
            doel=doel if number else None,
            gegevens=Stapgegevens(van, tot),
        )
    tekening = draw_route(read_route(vera, VANDAAG), VANDAAG, breedte=breedte)
    assert tekening is not None
    assert len(tekening.balken) == 3
    for balk in tekening.balken:
        assert 0 <= balk.x <= balk.x + balk.breedte <= breedte
        assert 0 <= balk.tekst_x <= balk.tekst_x + len(balk.tekst) * 7.4 <= breedte
    [vlag] = tekening.vlaggen
    assert 0 <= vlag.x <= breedte
    assert max(maand.x for maand in tekening.maanden) <= breedte
    assert min(b.x - a.x for a, b in zip(tekening.maanden, tekening.maanden[1:], strict=False)) >= 33


def test_a_route_without_months_has_no_picture(client: Client, vera: Gebruiker) -> None:
    plan_informeel(Informeel("Ooit", "lezen"), by=vera, at=NU)
    assert draw_route(read_route(vera, VANDAAG), VANDAAG, breedte=336) is None
    assert "<figure" not in html_of(client)


def test_the_calendar_has_what_is_planned_and_nothing_private(client: Client, vera: Gebruiker) -> None:
    traject = make_traject("Rekenen samen")
    plan_traject(
        traject,
        by=vera,
        at=NU,
        uitvoering=make_uitvoering(traject),
        gegevens=Stapgegevens(notitie="Geheim plan"),
    )
    klaar = make_traject("Al klaar")
    finish_stap(plan_traject(klaar, by=vera, at=NU, uitvoering=make_uitvoering(klaar)), by=vera, at=NU)
    answer = client.get(f"{ROUTE}route.ics")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Rekenen samen" in text
    assert "20261001" in text
    assert "Geheim" not in text


def test_the_route_asks_as_much_for_twenty_steps_as_for_two(
    client: Client, vera: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    doel = make_doel(vera)
    for size in (2, 20):
        while Routestap.objects.count() < size:
            traject = make_traject()
            uitvoering = make_uitvoering(traject, instroom=Instroom.VASTE_START)
            plan_traject(traject, by=vera, at=NU, uitvoering=uitvoering, doel=doel)
            make_deelname(vera, traject, hoever="gestart")
        with django_assert_num_queries(6):
            assert client.get(ROUTE).status_code == 200


def test_somebody_else_sees_their_own_route_only(vera: Gebruiker) -> None:
    plan_informeel(Informeel("Geheim plan", "lezen"), by=vera, at=NU, gegevens=Stapgegevens(date(2026, 9, 1)))
    els = client_of(make_leraar("Els"))
    assert "Geheim plan" not in html_of(els)
    assert b"VEVENT" not in els.get(f"{ROUTE}route.ics").content
    assert "Geheim plan" in html_of(client_of(vera), "/mijn/")
    assert "Geheim plan" not in html_of(els, "/mijn/")


def test_the_panel_shows_what_runs_and_what_comes_next(client: Client, vera: Gebruiker) -> None:
    traject = make_traject("Loopt al")
    plan_traject(traject, by=vera, at=NU, gegevens=Stapgegevens(date(2026, 8, 1)))
    make_deelname(vera, traject, hoever="gestart")
    assert "Volgende stap" not in html_of(client, "/mijn/").partition("Uw route")[2]
    later, eerder = (
        plan_informeel(Informeel(naam, "lezen"), by=vera, at=NU, gegevens=Stapgegevens(maand))
        for naam, maand in (("Later", date(2099, 1, 1)), ("Eerder", date(2098, 1, 1)))
    )
    paneel = html_of(client, "/mijn/").partition("Uw route")[2]
    assert "Volgende stap: <strong>Eerder</strong>" in paneel
    assert "Loopt al" in paneel
    assert later.volgorde < eerder.volgorde
