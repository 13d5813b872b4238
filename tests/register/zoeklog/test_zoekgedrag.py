"""What the redactie sees of searching: nothing below the threshold, on no page, file or query."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl import klok
from napl.enums import Rol
from napl.models import Regio
from register.domain.queries.zoekgedrag import (
    Zoekperiode,
    all_cells,
    most_sought,
    not_found,
    per_cell,
    popular_terms,
    sought_not_found,
    total,
)
from register.models import Zoekterm
from tests.factories import VANDAAG, RegioFactory

pytestmark = pytest.mark.django_db
JAAR = Zoekperiode.last(365, VANDAAG)
PAGINA, BESTAND = "/bureau/zoekgedrag/", "/bureau/zoekgedrag/zoekgedrag.csv"


def add(term: str, keer: int, leeg: int = 0, *, dag: date = VANDAAG, **rest: Any) -> None:
    values = {"laatste_aantal": 0 if leeg else 7, **rest}
    Zoekterm.objects.create(dag=dag, term=term, aantal_keer=keer, aantal_leeg=leeg, **values)


def test_terms_stand_from_often_to_less_often_and_days_are_added_up() -> None:
    add("taal", 3)
    add("taal", 4, dag=VANDAAG - timedelta(days=30), laatste_aantal=1)
    add("rekenen", 9, 5)
    found = [(item.term, item.keer, item.leeg, item.laatste_aantal) for item in most_sought(JAAR)]
    assert found == [("rekenen", 9, 5, 0), ("taal", 7, 0, 7)]


@pytest.mark.parametrize(("keer", "leeg"), [(4, 4), (5, 4), (400, 4)])
def test_nothing_below_the_threshold_is_ever_given(keer: int, leeg: int) -> None:
    regio = RegioFactory.create()
    for rest in ({}, {"sector": "po"}, {"regio": regio}):
        add("zeldzaam", keer, leeg, **rest)
    given = [*most_sought(JAAR), *all_cells(JAAR), *not_found(JAAR), *sought_not_found(VANDAAG)]
    given += [item for deel in per_cell(JAAR) for item in deel.gemist]
    numbers = [number for item in given for number in (item.keer, item.leeg) if number is not None]
    numbers += [number for deel in per_cell(JAAR) for number in (deel.keer, deel.leeg) if number is not None]
    assert all(number == 0 or number >= 5 for number in numbers)
    assert not_found(JAAR) == sought_not_found(VANDAAG) == []
    assert bool(given) == (keer >= 5)


def test_of_rare_terms_only_their_number_is_told() -> None:
    add("taal", 6)
    add("piet jansen", 4)
    add("jan pietersen", 1)
    together = total(JAAR)
    assert (together.keer, together.termen, together.verborgen) == (11, 3, 2)


def test_sought_and_not_found_in_the_country_a_sector_or_a_region() -> None:
    drenthe = RegioFactory.create(slug="drenthe")
    add("fries", 9, 5)
    add("gebarentaal", 8, 8)
    add("fries", 6, 6, sector="po")
    add("fries", 5, 5, regio=drenthe)
    add("schaken", 5, 5, sector="po", regio=drenthe)
    assert [item.term for item in sought_not_found(VANDAAG)] == ["gebarentaal", "fries"]
    assert [(item.term, item.leeg) for item in sought_not_found(VANDAAG, sector="po")] == [("fries", 6)]
    assert [(item.term, item.regio) for item in sought_not_found(VANDAAG, regio="drenthe")] == [
        ("fries", "drenthe")
    ]
    both = sought_not_found(VANDAAG, sector="po", regio="drenthe")
    assert [item.term for item in both] == ["schaken"]
    assert sought_not_found(VANDAAG, sector="vo") == []


def test_the_period_ends_on_the_reference_date() -> None:
    add("vandaag", 5, 5)
    add("gisteren", 5, 5, dag=VANDAAG - timedelta(days=1))
    add("morgen", 5, 5, dag=VANDAAG + timedelta(days=1))
    add("te oud", 5, 5, dag=VANDAAG - timedelta(days=365))
    assert [item.term for item in sought_not_found(VANDAAG)] == ["gisteren", "vandaag"]
    assert [item.term for item in sought_not_found(VANDAAG, dagen=1)] == ["vandaag"]


def test_per_sector_and_region_with_what_was_missed_most() -> None:
    drenthe = RegioFactory.create(naam="Drenthe", slug="drenthe")
    for number, term in enumerate(("een", "twee", "drie", "vier")):
        add(term, 9, 9 - number, sector="po")
    add("een", 6, regio=drenthe)
    add("een", 4, sector="mbo")
    add("alles", 50, 50)
    po, regio = per_cell(JAAR)
    assert (po.naam, po.keer, po.leeg) == ("Primair onderwijs", 36, 30)
    assert [item.term for item in po.gemist] == ["een", "twee", "drie"]
    assert (regio.naam, regio.keer, regio.leeg, regio.gemist) == ("Drenthe", 6, 0, ())


def test_popular_is_what_was_found_the_last_time() -> None:
    add("taal", 5)
    add("nu niets", 9, 0, laatste_aantal=0)
    add("eerst niets", 9, 9, dag=VANDAAG - timedelta(days=2))
    add("eerst niets", 1, 0)
    add("zeldzaam", 4)
    assert popular_terms(VANDAAG, maximum=9) == ["eerst niets", "taal"]
    assert popular_terms(VANDAAG, maximum=1) == ["eerst niets"]


@pytest.fixture
def redactie(client_met: Any) -> Client:
    client: Client = client_met(Rol.REDACTIE)
    return client


def test_the_page_shows_what_is_missed_with_a_way_to_the_search_and_to_a_synonym(
    redactie: Client, client_met: Any
) -> None:
    add("gebarentaal & meer", 12, 7, dag=klok.vandaag())
    add("piet jansen", 4, 4, dag=klok.vandaag())
    html = redactie.get(PAGINA).content.decode()
    assert "/trajecten/?q=gebarentaal+%26+meer" in html
    assert "/bureau/synoniemen/nieuw/?van=gebarentaal+%26+meer" in html
    assert "piet jansen" not in html
    assert "1 daarvan staat hier niet" in html
    form = redactie.get("/bureau/synoniemen/nieuw/?van=gebarentaal+%26+meer").content.decode()
    assert 'value="gebarentaal &amp; meer"' in form
    assert "/bureau/synoniemen/nieuw/" not in client_met(Rol.COORDINATOR).get(PAGINA).content.decode()


def test_the_page_of_one_sector_and_region(redactie: Client) -> None:
    drenthe = RegioFactory.create(slug="drenthe", naam="Drenthe")
    add("fries", 6, 6, sector="po", regio=drenthe, dag=klok.vandaag())
    add("overal", 60, 60, dag=klok.vandaag())
    html = redactie.get(PAGINA, {"sector": "po", "regio": "drenthe", "periode": "30"}).content.decode()
    assert "/trajecten/?q=fries&amp;sector=po&amp;regio=drenthe" in html
    assert "overal" not in html
    assert "/bureau/zoekgedrag/zoekgedrag.csv?sector=po&amp;regio=drenthe&amp;periode=30" in html


@pytest.mark.parametrize(
    "vraag", ["periode=12", "sector=hbo", "regio=atlantis", "raar=1", "periode=30&periode=90"]
)
def test_a_question_that_is_not_understood_is_named(redactie: Client, vraag: str) -> None:
    html = redactie.get(f"{PAGINA}?{vraag}").content.decode()
    assert "Dit deel van uw vraag begrijpen wij niet" in html
    assert redactie.get(f"{BESTAND}?{vraag}").status_code == 200


def test_the_file_has_every_cell_above_the_threshold_and_runs_no_formula(redactie: Client) -> None:
    drenthe = RegioFactory.create(slug="drenthe")
    today = klok.vandaag()
    add("=taal", 9, 2, dag=today)
    add("fries", 5, 5, sector="po", regio=drenthe, dag=today)
    add("zeldzaam", 4, 4, dag=today)
    answer = redactie.get(BESTAND)
    assert "zoekgedrag-" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0][0] == "zoekterm"
    assert rows[1:] == [
        ["'=taal", "", "", "9", "minder dan 5", "0"],
        ["fries", "po", "drenthe", "5", "5", "0"],
    ]
    part = redactie.get(BESTAND, {"sector": "po", "regio": "drenthe"}).content.decode()
    assert "fries" in part
    assert "taal" not in part


@pytest.mark.parametrize("aantal", [2, 40])
def test_the_page_takes_as_many_queries_for_more_terms(
    redactie: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    regios: list[Regio] = RegioFactory.create_batch(aantal)
    for number, regio in enumerate(regios):
        for rest in ({}, {"sector": "po"}, {"regio": regio}):
            add(f"term {number}", 9, 9, dag=klok.vandaag(), **rest)
    redactie.get(PAGINA)
    with django_assert_num_queries(10):
        redactie.get(PAGINA)


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.BEHANDELAAR, Rol.AANBIEDER])
def test_who_has_no_business_there_is_refused(client_met: Any, rol: Rol) -> None:
    for address in (PAGINA, BESTAND):
        assert client_met(rol).get(address).status_code == 403
