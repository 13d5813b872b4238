"""An evaluation: whose it is, what it asks, where it goes, and what stays when it is taken back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kwaliteit.domain.monitoring.evaluatie import Deelinvoer, fill_evaluatie, withdraw_evaluatie
from kwaliteit.domain.monitoring.lezen import read_cijfers, read_teksten
from kwaliteit.domain.monitoring.snijden import cut_jaar, due_jaren
from kwaliteit.domain.monitoring.uitnodigen import due_deelnames, invite_evaluatie
from kwaliteit.enums import Effectniveau, Evaluatiepubliek
from kwaliteit.models import Evaluatie, Evaluatieantwoord, Evaluatiecijfer, Evaluatiejaar
from napl.domain.dossier import erase_deel
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis
from register.models import Deelname, Opbrengst
from tests.factories import NU, VANDAAG, make_traject
from tests.kwaliteit.monitoring.bouw import JAAR, TOEN, alles, deel, maak_deelname, vul, vul_veel
from tests.register.route.bouw import client_of, make_aanbieder, make_bevestigd, make_deelname, make_leraar

pytestmark = pytest.mark.django_db
ERVARING, HANDELEN = Effectniveau.ERVARING, Effectniveau.HANDELEN


def test_a_participant_fills_it_in_and_changes_it_until_the_year_is_cut() -> None:
    deelname = maak_deelname(make_traject())
    evaluatie = vul(deelname)
    assert (evaluatie.schooljaar, evaluatie.ingevuld_op) == (JAAR, TOEN)
    vul(deelname, deel(2))
    assert set(Evaluatieantwoord.objects.values_list("waarde", flat=True)) == {2}
    rows = Gebeurtenis.objects.filter(onderwerp_soort="kwaliteit.evaluatie")
    assert [row.soort for row in rows] == ["evaluatie.ingevuld", "evaluatie.gewijzigd"]
    assert not rows.filter(door__isnull=False).exists()
    cut_jaar(JAAR, at=NU)
    with pytest.raises(OngeldigeOvergang):
        vul(deelname, at=NU)


def test_nobody_fills_in_anothers() -> None:
    deelname = maak_deelname(make_traject())
    with pytest.raises(GeenRecht):
        fill_evaluatie(deelname, {ERVARING: deel()}, by=make_leraar(), at=TOEN)


def test_who_works_for_the_aanbieder_does_not_evaluate_it() -> None:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(medewerker, make_traject(aanbieders=[aanbieder]))
    with pytest.raises(Domeinfout, match="aanbieder"):
        fill_evaluatie(deelname, {ERVARING: deel()}, by=medewerker, at=NU)


@pytest.mark.parametrize("hoever", ["gepland", "gestart"])
def test_it_is_too_early_before_the_end(hoever: str) -> None:
    leraar = make_leraar()
    deelname = make_deelname(leraar, hoever=hoever)
    with pytest.raises(OngeldigeOvergang):
        fill_evaluatie(deelname, {ERVARING: deel()}, by=leraar, at=NU)


def test_a_level_is_answered_whole_or_not_at_all() -> None:
    deelname = maak_deelname(make_traject())
    half = dict(list(alles(4).items())[:1])
    with pytest.raises(Domeinfout) as fout:
        vul(deelname, Deelinvoer(half))
    assert fout.value.veld == "ervaring-opleiders"
    with pytest.raises(Domeinfout):
        vul(deelname, Deelinvoer({**alles(4), "leerlingen": 3}))
    with pytest.raises(Domeinfout):
        vul(deelname, Deelinvoer({**alles(4), "oefenen": 6}))
    with pytest.raises(Domeinfout, match="ten minste"):
        vul(deelname, Deelinvoer())
    assert not Evaluatieantwoord.objects.exists()


def test_words_for_the_portfolio_become_an_opbrengst_and_change_along() -> None:
    deelname = maak_deelname(make_traject())
    vul(deelname, deel(tekst="Ik snap breuken nu.", portfolio=True))
    assert Opbrengst.objects.get(deelname=deelname).ervaring == "Ik snap breuken nu."
    vul(deelname, deel(tekst="Ik snap ze echt.", portfolio=True))
    assert Opbrengst.objects.get(deelname=deelname).ervaring == "Ik snap ze echt."
    vul(deelname, deel(tekst="Ik snap ze echt."))
    assert not Opbrengst.objects.exists()
    with pytest.raises(Domeinfout, match="eigen woorden"):
        vul(deelname, deel(portfolio=True))


def test_a_year_is_cut_once_and_says_the_same_ever_after() -> None:
    traject = make_traject()
    vul_veel(traject, [4, 4, 4, 4, 5])
    assert due_jaren(VANDAAG) == [JAAR]
    cut_jaar(JAAR, at=NU)
    before = read_cijfers([traject.pk], Evaluatiepubliek.OPENBAAR)
    evaluatie = Evaluatie.objects.first()
    assert evaluatie is not None
    assert evaluatie.deelname.gebruiker is not None
    withdraw_evaluatie(evaluatie, by=evaluatie.deelname.gebruiker, at=NU)
    assert read_cijfers([traject.pk], Evaluatiepubliek.OPENBAAR) == before
    assert due_jaren(VANDAAG) == []
    with pytest.raises(Domeinfout, match="al vast"):
        cut_jaar(JAAR, at=NU)


def test_a_year_that_lasts_is_not_cut() -> None:
    with pytest.raises(Domeinfout, match="nog niet voorbij"):
        cut_jaar(JAAR, at=TOEN)
    assert due_jaren(date(2026, 7, 31)) == []


def test_four_answers_show_nothing_and_what_was_kept_to_oneself_does_not_count() -> None:
    weinig, apart = make_traject("Vier"), make_traject("Apart")
    vul_veel(weinig, [4] * 4)
    vul_veel(apart, [4] * 4)
    vul(maak_deelname(apart), deel(aanbieder=False, openbaar=False))
    cut_jaar(JAAR, at=NU)
    assert not Evaluatiecijfer.objects.exists()


def test_what_is_not_public_is_for_the_aanbieder_alone() -> None:
    traject = make_traject()
    vul_veel(traject, [4] * 5, openbaar=False)
    cut_jaar(JAAR, at=NU)
    assert read_cijfers([traject.pk], Evaluatiepubliek.OPENBAAR) == {}
    [jaar] = read_cijfers([traject.pk], Evaluatiepubliek.AANBIEDER)[traject.pk]
    assert jaar.naam == "2025-2026"
    assert {beeld.aantal for beeld in jaar.vragen} == {5}


def test_own_words_show_from_five_on_after_the_year() -> None:
    traject, weinig = make_traject("Vijf"), make_traject("Vier")
    vul_veel(traject, [4] * 5, tekst="Goed")
    vul_veel(weinig, [4] * 4, tekst="Geheim")
    vul(maak_deelname(weinig), deel(tekst="Alleen voor mij", aanbieder=False))
    assert read_teksten([traject.pk]) == {}
    cut_jaar(JAAR, at=NU)
    [(_, teksten)] = read_teksten([traject.pk, weinig.pk])[traject.pk][JAAR]
    assert len(teksten) == 5
    assert weinig.pk not in read_teksten([weinig.pk])


@pytest.mark.parametrize("velden", [{"aantal": 4}, {"aantal": 7}, {"aantal": 10, "oneens": 3, "eens": 5}])
def test_the_database_refuses_a_number_that_leads_to_a_few_people(velden: dict[str, int]) -> None:
    jaar = Evaluatiejaar.objects.create(schooljaar=JAAR, gesneden_op=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluatiecijfer.objects.create(
            jaar=jaar, traject=make_traject(), publiek="openbaar", vraag="anders", midden=4, **velden
        )


def test_withdrawn_is_empty_and_stays_so() -> None:
    deelname = maak_deelname(make_traject())
    evaluatie = vul(deelname, deel(tekst="Weg hiermee."))
    assert deelname.gebruiker is not None
    with pytest.raises(GeenRecht):
        withdraw_evaluatie(evaluatie, by=make_leraar(), at=TOEN)
    withdraw_evaluatie(evaluatie, by=deelname.gebruiker, at=TOEN)
    assert not evaluatie.delen.exists()
    with pytest.raises(OngeldigeOvergang):
        withdraw_evaluatie(evaluatie, by=deelname.gebruiker, at=TOEN)
    with pytest.raises(OngeldigeOvergang):
        vul(deelname)


def test_erasing_the_deelnames_takes_along_what_was_said_of_a_confirmed_one() -> None:
    leraar = make_leraar()
    deelname, _ = make_bevestigd(leraar)
    vul(deelname, deel(tekst="Dit ben ik."), at=NU)
    erase_deel(leraar, "deelnames", at=NU)
    assert Deelname.objects.get(pk=deelname.pk).gebruiker is None
    left = Evaluatie.objects.get()
    assert not left.delen.exists()
    assert left.ingevuld_op is not None
    assert (left.ingevuld_op.month, left.ingevuld_op.day) == (1, 1)


def test_who_completed_it_is_asked_once_and_not_at_once() -> None:
    deelname = maak_deelname(make_traject())
    assert deelname.afgerond_datum is not None
    assert not due_deelnames(deelname.afgerond_datum + timedelta(days=27)).exists()
    assert not due_deelnames(deelname.afgerond_datum + timedelta(days=180)).exists()
    assert invite_evaluatie(deelname, at=TOEN)
    assert not invite_evaluatie(deelname, at=TOEN)
    bericht = Bericht.objects.get(soort="evaluatie-uitnodiging")
    assert bericht.gebruiker == deelname.gebruiker
    assert reverse("kwaliteit:evaluatie", args=[deelname.pk]) in bericht.tekst


def test_who_evaluated_already_is_not_asked() -> None:
    deelname = maak_deelname(make_traject())
    vul(deelname)
    assert not due_deelnames(date(2026, 6, 15)).exists()


def test_the_page_keeps_what_was_typed_and_says_what_is_missing() -> None:
    deelname = maak_deelname(make_traject())
    assert deelname.gebruiker is not None
    client = client_of(deelname.gebruiker)
    url = reverse("kwaliteit:evaluatie", args=[deelname.pk])
    page = client.post(url, {"ervaring-opleiders": "4", "ervaring-tekst": "Mijn woorden"})
    assert page.status_code == 400
    assert "Mijn woorden" in page.content.decode()
    assert "Beantwoord alle vragen" in page.content.decode()
    posted = {f"ervaring-{code}": "4" for code in alles(4)} | {
        "handelen-anders": "2",
        "handelen-overslaan": "on",
    }
    assert client.post(url, posted).status_code == 302
    assert Evaluatie.objects.get().delen.count() == 1
    assert "Bekijk of verander uw evaluatie" in client.get(f"/mijn/deelnames/{deelname.pk}/").content.decode()
    assert client_of(make_leraar()).get(url).status_code == 404


def test_the_public_page_of_a_traject_has_figures_and_no_words(client: Client) -> None:
    traject, weinig = make_traject("Vijf"), make_traject("Vier")
    vul_veel(traject, [4] * 5, tekst="Geheim")
    vul_veel(weinig, [1] * 4, tekst="Geheim")
    cut_jaar(JAAR, at=NU)
    page = client.get(f"/trajecten/{traject.slug}/").content.decode()
    assert "5 of meer mensen antwoordden" in page
    assert "Geheim" not in page
    assert "Wat deelnemers vonden" not in client.get(f"/trajecten/{weinig.slug}/").content.decode()


@pytest.mark.parametrize("aantal", [1, 4])
def test_an_aanbieder_sees_its_own_with_the_same_number_of_queries(
    aantal: int, django_assert_num_queries: object
) -> None:
    aanbieder, medewerker = make_aanbieder()
    for number in range(aantal):
        vul_veel(make_traject(f"Eigen {number}", aanbieders=[aanbieder]), [4] * 5, tekst="Van ons")
    vul_veel(make_traject("Ander"), [4] * 5, tekst="Van hen")
    cut_jaar(JAAR, at=NU)
    client = client_of(medewerker)
    client.get("/aanbod/evaluaties/")
    with django_assert_num_queries(9):  # type: ignore[operator]
        page = client.get("/aanbod/evaluaties/").content.decode()
    assert page.count("Van ons") == 5 * aantal
    assert "Van hen" not in page
