"""The desk of the programmabureau and the pages of runs."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl import registers
from napl.domain.verwerking import request_verwerking
from napl.enums import Rol, VerwerkingStatus
from napl.models import Verwerking
from napl.registers import Mijlpaal, Verwerkingsoort, Werk, Werkbron
from tests.factories import NU, VANDAAG, make_gebruiker

pytestmark = pytest.mark.django_db

SOORT = "proef"


@pytest.fixture(autouse=True)
def soort() -> Iterator[None]:
    registers.verwerkingsoorten.add(
        SOORT,
        Verwerkingsoort(
            "Proefwerk", "tests.proef", lambda run: f"/verslag/{run.pk}/", {"gemaakt": "Nieuw gemaakt"}
        ),
    )
    yield
    registers.verwerkingsoorten.remove(SOORT)


def make(sleutel: str = "a", **changes: object) -> Verwerking:
    run, _ = request_verwerking(SOORT, sleutel, peildatum=VANDAAG, at=NU, by=make_gebruiker(Rol.BEHANDELAAR))
    Verwerking.objects.filter(pk=run.pk).update(**changes)
    run.refresh_from_db()
    return run


def read(client: Client, url: str, **headers: str) -> str:
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return str(response.content.decode())


def test_work_is_shown_to_who_may_do_it(client_met: Callable[..., Client]) -> None:
    werk = [Werk("Aanvraag nakijken", "/ergens/", "drie dagen oud", 3)]
    registers.werkbronnen.add("proef", Werkbron("Proeflijst", "napl.start_verwerking", lambda by, on: werk))
    registers.werkbronnen.add("leeg", Werkbron("Lege lijst", "napl.zie_bureau", lambda by, on: []))
    try:
        html = read(client_met(Rol.BEHANDELAAR), "/bureau/ander-werk/")
        assert "/bureau/ander-werk/" in read(client_met(Rol.BEHANDELAAR), "/bureau/")
        assert "Proeflijst" in html
        assert "Aanvraag nakijken</a> (3)" in html
        assert "Lege lijst" not in html
        assert "Proeflijst" not in read(client_met(Rol.REDACTIE), "/bureau/"), "redactie starts no work"
    finally:
        registers.werkbronnen.remove("proef")
        registers.werkbronnen.remove("leeg")


def test_a_milestone_shows_stand_goal_and_date(client_met: Callable[..., Client]) -> None:
    registers.mijlpalen.add(
        "proef", Mijlpaal("Tien proeven", 10, date(2027, 12, 31), "aanvraag, hoofdstuk 4", lambda on: 11)
    )
    try:
        html = read(client_met(Rol.COORDINATOR), "/bureau/mijlpalen/")
    finally:
        registers.mijlpalen.remove("proef")
    assert "Tien proeven" in html
    assert "31 december 2027" in html
    assert "Gehaald" in html


def test_the_menu_leads_to_the_desk_for_who_may_see_it(client_met: Callable[..., Client]) -> None:
    link = 'href="/bureau/"'
    assert link in read(client_met(Rol.BEHEER), "/account/uitloggen/")
    assert link not in read(client_met(Rol.LERAAR), "/account/uitloggen/")


def test_an_open_run_asks_for_itself_again(client_met: Callable[..., Client]) -> None:
    run = make(status=VerwerkingStatus.BEZIG, klaar=640, totaal=1000, tellingen={"gemaakt": 12}, pogingen=2)
    client = client_met(Rol.BEHANDELAAR)
    page = read(client, f"/bureau/verwerkingen/{run.pk}/")
    assert 'hx-trigger="every 2s"' in page
    assert ">Ververs</a>" in page
    assert "<progress" in page
    assert 'value="640"' in page
    assert "Nieuw gemaakt" in page
    assert 'http-equiv="refresh"' not in page
    part = read(client, f"/bureau/verwerkingen/{run.pk}/?deel=voortgang", **{"HX-Request": "true"})
    assert part.lstrip().startswith('<div id="voortgang"')
    assert "<html" not in part
    assert "<html" in read(client, f"/bureau/verwerkingen/{run.pk}/?deel=voortgang"), (
        "without htmx a whole page"
    )


@pytest.mark.parametrize("status", [VerwerkingStatus.AFGEROND, VerwerkingStatus.MISLUKT])
def test_a_finished_run_stops_asking(client_met: Callable[..., Client], status: VerwerkingStatus) -> None:
    run = make(status=status, klaar=5, totaal=5, fout="Regel 3: <script>", afgerond_op=NU)
    part = read(
        client_met(Rol.BEHANDELAAR),
        f"/bureau/verwerkingen/{run.pk}/?deel=voortgang",
        **{"HX-Request": "true"},
    )
    assert "hx-get" not in part
    assert "Ververs" not in part
    assert f"/verslag/{run.pk}/" in part
    assert ("Regel 3: &lt;script&gt;" in part) == (status == VerwerkingStatus.MISLUKT)


def test_a_session_that_ended_meanwhile_reloads_the_page(client: Client) -> None:
    response = client.get(f"/bureau/verwerkingen/{make().pk}/?deel=voortgang", headers={"HX-Request": "true"})
    assert (response["HX-Refresh"], response.content) == ("true", b"")


def test_a_run_of_a_kind_that_is_gone_is_still_shown(client_met: Callable[..., Client]) -> None:
    run = make(soort="vroeger", tellingen={"niet_gelukt": 2})
    client = client_met(Rol.BEHANDELAAR)
    assert "Niet gelukt" in read(client, f"/bureau/verwerkingen/{run.pk}/")
    assert "vroeger" in read(client, "/bureau/verwerkingen/")


def test_an_unknown_run_is_not_found(client_met: Callable[..., Client]) -> None:
    assert client_met(Rol.BEHANDELAAR).get("/bureau/verwerkingen/999999/").status_code == 404


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_list_takes_as_many_queries_at_any_size(
    client_met: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for number in range(aantal):
        make(str(number))
    client = client_met(Rol.BEHANDELAAR)
    # One of them is the count of the bewaarlijst in the menu.
    with django_assert_num_queries(6):
        html = read(client, "/bureau/verwerkingen/")
    assert html.count("Proefwerk") == min(aantal, 20)


@pytest.mark.parametrize(
    ("pagina", "toont"),
    [("2", "21 tot"), ("99", "41 tot"), ("x", "1 tot"), ("9" * 5000, "1 tot"), ("-1", "1 tot")],
)
def test_a_page_that_does_not_exist_is_the_nearest(
    client_met: Callable[..., Client], pagina: str, toont: str
) -> None:
    for number in range(45):
        make(str(number))
    assert toont in read(client_met(Rol.BEHANDELAAR), f"/bureau/verwerkingen/?pagina={pagina}")
