"""Uitvoeringen of an aanbieder: one, a series, several at once, and again next year."""

from datetime import date, timedelta
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from register.domain.uitvoering import (
    Uitvoeringconflict,
    Uitvoeringgegevens,
    add_uitvoering,
    afdruk_van,
    change_uitvoering,
    move_uitvoering,
    read_uitvoering,
    set_prijs,
)
from register.domain.uitvoeringreeks import (
    MAX_REEKS,
    Groepswijziging,
    add_reeks,
    change_many,
    every_weeks,
    expand_reeks,
    next_year,
    plan_jaar,
    plan_reeks,
    roll_over,
)
from register.enums import Btw, Doorrolwijze, Instroom, Locatie, UitvoeringStatus
from register.models import Traject, Uitvoering
from tests.factories import NU, VANDAAG, make_uitvoering
from tests.register.trajecteditor.bouw import Huis, make_eigen, make_huis

pytestmark = pytest.mark.django_db
EERSTE = Uitvoeringgegevens(
    instroom=Instroom.VASTE_START,
    start_datum=date(2026, 10, 1),
    eind_datum=date(2026, 10, 8),
    inschrijven_tot=date(2026, 9, 20),
    locatie=Locatie.FYSIEK,
    plaats="Utrecht",
    plaatsen_max=20,
    plaatsen_over=3,
    prijs=Decimal("950.00"),
)


@pytest.fixture
def huis() -> Huis:
    return make_huis()


@pytest.fixture
def traject(huis: Huis) -> Traject:
    return make_eigen(huis)


def _change(uitvoering: Uitvoering, huis: Huis, **velden: Any) -> Uitvoering:
    nu = read_uitvoering(uitvoering)
    nieuw = Uitvoeringgegevens(**{**nu.__dict__, **velden})
    return change_uitvoering(
        uitvoering, nieuw, basis=afdruk_van(nu), regios=[], at=NU + timedelta(1), by=huis.lid
    )


def test_a_change_keeps_the_former_price(traject: Traject, huis: Huis) -> None:
    uitvoering = make_uitvoering(traject)
    _change(uitvoering, huis, prijs=Decimal("995.00"), plaats="Zwolle")
    uitvoering.refresh_from_db()
    assert (uitvoering.prijs, uitvoering.plaats) == (Decimal("995.00"), "Zwolle")
    assert [row.bedrag for row in uitvoering.prijzen.order_by("pk")] == [Decimal("950.00"), Decimal("995.00")]
    traject.refresh_from_db()
    assert traject.zelf_beheerd, "an import would set the date back"


def test_two_people_do_not_write_over_each_other(traject: Traject, huis: Huis) -> None:
    uitvoering = make_uitvoering(traject)
    gelezen = read_uitvoering(uitvoering)
    _change(uitvoering, huis, plaats="Zwolle")
    nieuw = Uitvoeringgegevens(**{**gelezen.__dict__, "plaats": "Assen"})
    with pytest.raises(Uitvoeringconflict):
        change_uitvoering(uitvoering, nieuw, basis=afdruk_van(gelezen), regios=[], at=NU, by=huis.lid)
    uitvoering.refresh_from_db()
    assert uitvoering.plaats == "Zwolle"


def test_what_is_cancelled_does_not_change(traject: Traject, huis: Huis) -> None:
    uitvoering = move_uitvoering(make_uitvoering(traject), UitvoeringStatus.GEANNULEERD, at=NU, by=huis.lid)
    with pytest.raises(OngeldigeOvergang):
        _change(uitvoering, huis, plaats="Zwolle")


def test_nobody_touches_the_dates_of_another(traject: Traject, huis: Huis) -> None:
    uitvoering = make_uitvoering(traject)
    ander = make_huis("Taalhuis").lid
    nu = read_uitvoering(uitvoering)
    pks = [uitvoering.pk]
    for verb in (
        lambda: add_uitvoering(traject, EERSTE, regios=[], at=NU, by=ander),
        lambda: change_uitvoering(uitvoering, EERSTE, basis=afdruk_van(nu), regios=[], at=NU, by=ander),
        lambda: set_prijs(uitvoering, prijs=Decimal(1), btw=Btw.INCLUSIEF, at=NU, by=ander),
        lambda: move_uitvoering(uitvoering, UitvoeringStatus.VOL, at=NU, by=ander),
        lambda: add_reeks(traject, [EERSTE], by=ander, at=NU),
        lambda: change_many(traject, pks, Groepswijziging(plaats="Assen"), by=ander, at=NU),
        lambda: roll_over(traject, pks, wijze=Doorrolwijze.WEEKDAG, by=ander, at=NU),
    ):
        with pytest.raises(GeenRecht):
            verb()
    assert read_uitvoering(Uitvoering.objects.get()) == nu


def test_ones_own_verb_does_not_reach_the_dates_of_another(traject: Traject, huis: Huis) -> None:
    vreemd = make_uitvoering(make_eigen(make_huis("Taalhuis")))
    with pytest.raises(Domeinfout, match="Kies ten minste één"):
        change_many(traject, [vreemd.pk], Groepswijziging(plaats="Assen"), by=huis.lid, at=NU)
    with pytest.raises(Domeinfout, match="Kies ten minste één"):
        roll_over(traject, [vreemd.pk], wijze=Doorrolwijze.WEEKDAG, by=huis.lid, at=NU)
    vreemd.refresh_from_db()
    assert vreemd.plaats == "Utrecht"


def test_a_series_keeps_the_distances(traject: Traject, huis: Huis) -> None:
    rows = expand_reeks(EERSTE, every_weeks(date(2026, 10, 1), weken=6, aantal=3))
    made = add_reeks(traject, rows, by=huis.lid, at=NU)
    assert [row.start_datum for row in made] == [date(2026, 10, 1), date(2026, 11, 12), date(2026, 12, 24)]
    assert made[2].eind_datum == date(2026, 12, 31)
    assert made[2].inschrijven_tot == date(2026, 12, 13)


def test_a_series_twice_makes_nothing_double(traject: Traject, huis: Huis) -> None:
    rows = expand_reeks(EERSTE, [date(2026, 10, 1), date(2026, 12, 1)])
    add_reeks(traject, rows, by=huis.lid, at=NU)
    assert [item.bestaat for item in plan_reeks(traject, rows)] == [True, True]
    assert add_reeks(traject, rows, by=huis.lid, at=NU) == []
    assert traject.uitvoeringen.count() == 2


def test_a_series_of_which_one_cannot_be_makes_none(traject: Traject, huis: Huis) -> None:
    rows = expand_reeks(EERSTE, [date(2026, 10, 1), date(2026, 12, 1)])
    wrong = Uitvoeringgegevens(**{**rows[1].__dict__, "plaatsen_over": 30})
    with pytest.raises(Domeinfout, match="Bij 1 december 2026: De aantallen plaatsen"):
        add_reeks(traject, [rows[0], wrong], by=huis.lid, at=NU)
    assert not traject.uitvoeringen.exists()


def test_a_series_has_an_end(traject: Traject) -> None:
    data = every_weeks(date(2026, 10, 1), weken=1, aantal=MAX_REEKS + 1)
    with pytest.raises(Domeinfout, match=f"hooguit {MAX_REEKS}"):
        plan_reeks(traject, expand_reeks(EERSTE, data))


def test_one_change_for_several(traject: Traject, huis: Huis) -> None:
    rows = [make_uitvoering(traject, start_datum=date(2026, 10, day)) for day in (1, 2, 3)]
    wijziging = Groepswijziging(prijs=Decimal(0), status=UitvoeringStatus.VOL)
    assert change_many(traject, [rows[0].pk, rows[1].pk], wijziging, by=huis.lid, at=NU + timedelta(1)) == 2
    seen = [(row.prijs, row.status) for row in traject.uitvoeringen.order_by("pk")]
    assert seen == [(0, "vol"), (0, "vol"), (Decimal("950.00"), "open")]


def test_one_change_that_does_not_fit_all_changes_none(traject: Traject, huis: Huis) -> None:
    goed = make_uitvoering(traject, plaatsen_over=2)
    fout = make_uitvoering(traject, start_datum=date(2026, 11, 1), plaatsen_over=9)
    with pytest.raises(Domeinfout, match="Bij de start op 1 november 2026"):
        change_many(traject, [goed.pk, fout.pk], Groepswijziging(plaatsen_max=5), by=huis.lid, at=NU)
    assert set(traject.uitvoeringen.values_list("plaatsen_max", flat=True)) == {None}


@pytest.mark.parametrize(
    ("start", "wijze", "later"),
    [
        (date(2026, 10, 1), Doorrolwijze.WEEKDAG, date(2027, 9, 30)),
        (date(2026, 10, 1), Doorrolwijze.DATUM, date(2027, 10, 1)),
        (date(2028, 2, 29), Doorrolwijze.DATUM, date(2029, 2, 28)),
        (date(2028, 2, 29), Doorrolwijze.WEEKDAG, date(2029, 2, 27)),
    ],
)
def test_a_year_later(start: date, wijze: Doorrolwijze, later: date) -> None:
    gegevens = next_year(Uitvoeringgegevens(**{**EERSTE.__dict__, "start_datum": start}), wijze)
    assert gegevens.start_datum == later
    if wijze == Doorrolwijze.WEEKDAG:
        assert later.weekday() == start.weekday()
    assert gegevens.plaatsen_over == gegevens.plaatsen_max, "all places are free again"


def test_next_year_again_once(traject: Traject, huis: Huis) -> None:
    voorbij = make_uitvoering(traject, start_datum=date(2026, 3, 2), eind_datum=date(2026, 6, 1))
    oud = make_uitvoering(traject, start_datum=date(2025, 3, 2), eind_datum=date(2025, 6, 1))
    pks = [voorbij.pk, oud.pk]
    plan = plan_jaar(traject, [voorbij, oud], wijze=Doorrolwijze.WEEKDAG, peildatum=VANDAAG)
    assert [item.van for item in plan] == [voorbij], "of the other, next year is over too"
    [made] = roll_over(traject, pks, wijze=Doorrolwijze.WEEKDAG, by=huis.lid, at=NU)
    assert (made.start_datum, made.status) == (date(2027, 3, 1), UitvoeringStatus.OPEN)
    assert roll_over(traject, pks, wijze=Doorrolwijze.WEEKDAG, by=huis.lid, at=NU) == []


def _url(naam: str, traject: Traject, *args: int) -> str:
    return reverse(f"register:{naam}", args=[traject.slug, *args])


VELDEN = {
    "instroom": "vaste-start",
    "start_datum": "2099-10-01",
    "eind_datum": "2099-10-08",
    "locatie": "fysiek",
    "plaats": "Utrecht",
    "prijs": "1.250,50",
    "btw": "vrijgesteld",
}


def test_the_form_adds_one(traject: Traject, huis: Huis) -> None:
    response = huis.client.post(_url("eigen-uitvoering-nieuw", traject), VELDEN)
    assert response.status_code == HTTPStatus.FOUND
    row = traject.uitvoeringen.get()
    assert (row.prijs, row.start_datum) == (Decimal("1250.50"), date(2099, 10, 1))


def test_the_form_says_what_cannot_be_and_keeps_what_was_typed(traject: Traject, huis: Huis) -> None:
    velden = {**VELDEN, "eind_datum": "2099-01-01", "prijs": "duur"}
    response = huis.client.post(_url("eigen-uitvoering-nieuw", traject), velden)
    text = response.content.decode()
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "Vul een bedrag in" in text
    assert 'value="duur"' in text
    velden = {**VELDEN, "eind_datum": "2099-01-01"}
    text = huis.client.post(_url("eigen-uitvoering-nieuw", traject), velden).content.decode()
    assert "De einddatum ligt voor de startdatum." in text
    assert not traject.uitvoeringen.exists()


def test_the_page_of_one_shows_what_a_colleague_changed(traject: Traject, huis: Huis) -> None:
    row = make_uitvoering(traject, start_datum=date(2099, 10, 1), eind_datum=date(2099, 11, 1))
    url = _url("eigen-uitvoering", traject, row.pk)
    basis = huis.client.get(url).context["basis"]
    _change(row, huis, plaats="Zwolle")
    response = huis.client.post(url, {**VELDEN, "plaats": "Assen", "basis": basis})
    text = response.content.decode()
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "Zwolle" in text
    assert 'value="Assen"' in text
    again = huis.client.post(url, {**VELDEN, "plaats": "Assen", "basis": response.context["basis"]})
    assert again.status_code == HTTPStatus.FOUND
    row.refresh_from_db()
    assert row.plaats == "Assen"


def test_a_state_moves_with_a_button(traject: Traject, huis: Huis) -> None:
    row = make_uitvoering(traject)
    url = _url("eigen-uitvoering", traject, row.pk)
    for stand, wordt in (
        ("vol", "vol"),
        ("gesloten", "vol"),
        ("geannuleerd", "geannuleerd"),
        ("open", "geannuleerd"),
    ):
        huis.client.post(url, {"stand": stand})
        row.refresh_from_db()
        assert row.status == wordt


def test_a_series_is_shown_before_it_is_made(traject: Traject, huis: Huis) -> None:
    url = _url("eigen-reeks", traject)
    velden = {**VELDEN, "herhaal": "data", "datums": "1-12-2099\n2-12-2099"}
    text = huis.client.post(url, velden).content.decode()
    assert "Maak 3 uitvoeringen" in text
    assert not traject.uitvoeringen.exists()
    huis.client.post(url, {**velden, "actie": "maak"})
    assert traject.uitvoeringen.count() == 3
    fout = huis.client.post(url, {**velden, "datums": "morgen"})
    assert "‘morgen’ is geen datum" in fout.content.decode()


def test_next_year_is_shown_before_it_is_made(traject: Traject, huis: Huis) -> None:
    row = make_uitvoering(traject)
    url = _url("eigen-jaar", traject)
    velden = {"uitvoering": [str(row.pk)], "wijze": "weekdag"}
    assert "Maak 1 uitvoering" in huis.client.post(url, velden).content.decode()
    assert traject.uitvoeringen.count() == 1
    huis.client.post(url, {**velden, "actie": "maak"})
    assert traject.uitvoeringen.count() == 2


def test_several_change_together_on_the_page(traject: Traject, huis: Huis) -> None:
    rows = [
        make_uitvoering(traject, start_datum=date(2099, 10, day), eind_datum=date(2099, 12, 1))
        for day in (1, 2)
    ]
    url = _url("eigen-groep", traject)
    gekozen = huis.client.get(url, {"uitvoering": [rows[0].pk]}).context["form"]["uitvoering"].value()
    assert gekozen == [str(rows[0].pk)]
    huis.client.post(url, {"uitvoering": [str(row.pk) for row in rows], "plaats": "Assen"})
    assert set(traject.uitvoeringen.values_list("plaats", flat=True)) == {"Assen"}
