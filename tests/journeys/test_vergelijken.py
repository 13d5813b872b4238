"""A teacher lays trajecten side by side: choose, compare, add, take away, on paper and on a phone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import SMALST, too_wide, violations

VERGELIJKEN = "/trajecten/vergelijken/"
# One recognised and one mapped traject, so that something differs for certain.
TWEE = """SELECT slug FROM (
    SELECT DISTINCT ON (o.soort) o.soort, t.slug FROM register_traject t
    JOIN register_opname o ON o.traject_id = t.id
    JOIN register_trajectversie v ON v.id = t.live_id
    WHERE t.status = 'actief' AND o.geldig_van <= current_date
      AND (o.geldig_tot IS NULL OR o.geldig_tot > current_date) AND v.studielast_uren IS NOT NULL
    ORDER BY o.soort, t.id) AS twee"""
STAAT_BLOKKEN = "getComputedStyle(document.querySelector('.napl-vergelijk tbody tr')).display"


@pytest.fixture
def slugs(register: Register) -> list[str]:
    found = [row[0] for row in register.ask(TWEE)]
    assert len(found) == 2
    return found


def address(slugs: list[str], extra: str = "") -> str:
    return f"{VERGELIJKEN}?{'&'.join(f'traject={slug}' for slug in slugs)}{extra}"


def chosen(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("traject", [])


def names(page: Page) -> list[str]:
    return page.locator(".napl-vergelijk thead th > a:first-child").all_inner_texts()


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_traject_to_a_comparison_and_back(
    maak_pagina: MaakPagina, slugs: list[str], *, javascript: bool
) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto(f"/trajecten/{slugs[0]}/")
    first = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Vergelijk met andere trajecten").click()
    expect(page.get_by_role("main")).to_contain_text("U hebt één traject gekozen")
    assert names(page) == [first]

    page.get_by_role("searchbox", name="Zoek een traject om toe te voegen").fill("rekenen")
    page.get_by_role("main").get_by_role("button", name="Zoeken").click()
    found = page.locator(".napl-vergelijk-kandidaten > li").first
    second = found.get_by_role("link").first.inner_text()
    found.get_by_role("link", name=re.compile("^Voeg toe")).click()
    expect(page.get_by_role("main")).to_contain_text("U vergelijkt 2 trajecten.")
    assert names(page) == [first, second]

    page.get_by_role("link", name=first, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.get_by_role("link", name="Terug naar uw vergelijking").click()
    assert names(page) == [first, second]


def test_only_the_differences_and_all_of_it_again(page: Page, slugs: list[str]) -> None:
    page.goto(address(slugs))
    table = page.get_by_role("table", name=re.compile("^Vergelijking van trajecten"))
    expect(table.get_by_role("columnheader")).to_have_count(3)
    register = table.get_by_role("rowheader", name=re.compile("^In het register"))
    expect(register).to_contain_text("Verschilt")
    everything = table.get_by_role("row").count()
    page.get_by_role("link", name="Toon alleen verschillen").click()
    expect(page).to_have_url(re.compile("alleenVerschillen=true"))
    assert chosen(page) == slugs
    expect(register).to_be_visible()
    assert table.get_by_role("row").count() < everything
    page.get_by_role("link", name="Toon alles").click()
    expect(table.get_by_role("row")).to_have_count(everything)


def test_take_one_away(page: Page, slugs: list[str]) -> None:
    page.goto(address(slugs))
    page.get_by_role("link", name=re.compile("^Haal weg")).first.click()
    expect(page.get_by_role("main")).to_contain_text("U hebt één traject gekozen")
    assert chosen(page) == slugs[1:]


def test_funding_leads_to_its_conditions_and_source(page: Page, slugs: list[str]) -> None:
    page.goto(address(slugs))
    link = page.locator(".napl-vergelijk a[href^='#regeling-']").first
    target = page.locator(str(link.get_attribute("href")))
    link.click()
    target.locator("summary").click()
    expect(target).to_contain_text("Ga dit zelf na:")
    expect(target).to_contain_text("Bron:")
    expect(page.get_by_text("Het is geen belofte").first).to_be_visible()


def test_on_a_phone_it_reads_from_top_to_bottom(page: Page, slugs: list[str]) -> None:
    page.goto(address(slugs))
    assert page.evaluate(STAAT_BLOKKEN) == "table-row"
    assert violations(page, "wide") == []
    assert too_wide(page, SMALST) == []
    assert page.evaluate(STAAT_BLOKKEN) == "block"
    assert violations(page, "narrow") == []
    row = page.locator(".napl-vergelijk tr", has_text="In het register")
    for naam in names(page):
        expect(row.get_by_text(naam, exact=True)).to_be_visible()
    for link in page.locator(".napl-vergelijk__weg").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_on_paper_it_is_a_table_without_buttons(page: Page, slugs: list[str]) -> None:
    page.goto(address(slugs))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert page.evaluate(STAAT_BLOKKEN) == "table-row"
    for naam in ("Toon alleen verschillen", "Zoek met filters op de zoekpagina"):
        expect(page.get_by_role("link", name=naam)).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile("^Haal weg")).first).to_be_hidden()
    expect(page.get_by_role("heading", name="Over het geld en de tijd")).to_be_visible()


def test_a_wrong_address_says_what_is_wrong(page: Page, slugs: list[str]) -> None:
    page.goto(address([*slugs, "raar", slugs[0]]))
    message = page.get_by_role("status").filter(has_text="Een deel van uw keuze")
    expect(message).to_contain_text("Traject ‘raar’: Dit traject bestaat niet in het register.")
    expect(message).to_contain_text("Dit traject staat al in uw vergelijking.")
    assert len(names(page)) == 2
