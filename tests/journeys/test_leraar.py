"""A teacher looks for a traject: search, filter, open, back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina, log_in_as
from tests.journeys.draaiend import Register

WOORD = "rekencoördinator"


def search_from_start(page: Page) -> None:
    page.goto("/")
    # With script it is a combobox, without it a searchbox.
    page.get_by_label("Zoek op onderwerp, rol of aanbieder").fill(WOORD)
    page.get_by_role("button", name="Zoeken", exact=True).click()
    expect(page).to_have_title(re.compile(f"^{WOORD}"))


def titles(page: Page) -> list[str]:
    return page.locator(".napl-kaart__titel").all_inner_texts()


def found(page: Page) -> int:
    """Read how many trajecten the page says there are."""
    heading = page.locator("#uitslag")
    expect(heading).to_contain_text("traject")
    return int(heading.inner_text().split()[0].replace(".", ""))


def sector_count(page: Page) -> int:
    return int(page.locator("label:has(#f-sector-po) .napl-facet__tel").inner_text())


def test_a_teacher_searches_filters_opens_and_comes_back(page: Page) -> None:
    log_in_as(page, "leraar")
    expect(page.get_by_role("banner").get_by_text("Demo leraar").first).to_be_visible()
    search_from_start(page)
    everything, of_sector = found(page), sector_count(page)
    assert everything > of_sector > 0

    page.evaluate("document.body.dataset.blijft = 'ja'")
    sector = page.get_by_role("checkbox", name=re.compile("^Primair onderwijs"))
    sector.check()
    expect(page).to_have_url(re.compile(r"[?&]sector=po"))
    expect(page.locator("#uitslag")).to_contain_text(f"{of_sector} traject")
    assert page.evaluate("document.body.dataset.blijft") == "ja", "the page was loaded anew"
    expect(sector).to_be_checked()
    expect(sector).to_be_focused()
    expect(page.locator("#zoek-q")).to_have_value(WOORD)
    expect(page.get_by_role("list", name="Gekozen filters")).to_contain_text("Primair onderwijs")
    before, address = titles(page), page.url

    page.get_by_role("link", name=before[0]).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(before[0])
    page.go_back()
    assert page.url == address
    expect(page.locator("#zoek-q")).to_have_value(WOORD)
    expect(page.get_by_role("checkbox", name=re.compile("^Primair onderwijs"))).to_be_checked()
    expect(page.locator("#uitslag")).to_contain_text(f"{of_sector} traject")
    assert titles(page) == before


def test_back_after_filters_in_place_undoes_them_one_by_one(page: Page) -> None:
    search_from_start(page)
    everything, of_sector = found(page), sector_count(page)
    page.get_by_role("checkbox", name=re.compile("^Primair onderwijs")).check()
    expect(page.locator("#uitslag")).to_contain_text(f"{of_sector} traject")
    page.go_back()
    expect(page.locator("#uitslag")).to_contain_text(f"{everything} traject")
    expect(page.get_by_role("checkbox", name=re.compile("^Primair onderwijs"))).not_to_be_checked()
    expect(page.locator("#zoek-q")).to_have_value(WOORD)


def test_a_chip_removes_one_filter_and_wis_alles_all(page: Page) -> None:
    page.goto(f"/trajecten/?q={WOORD}&sector=po")
    of_sector = found(page)
    chips = page.get_by_role("list", name="Gekozen filters")
    chips.get_by_role("link", name=re.compile("Primair onderwijs")).click()
    expect(page).not_to_have_url(re.compile("sector="))
    expect(page.locator("#f-sector-po")).not_to_be_checked()
    expect(page.locator("#uitslag")).not_to_have_text(re.compile(rf"^\s*{of_sector} traject"))
    assert found(page) > of_sector
    chips.get_by_role("link", name="Wis alles").click()
    expect(page).to_have_url(re.compile(r"/trajecten/$"))
    expect(chips).to_have_count(0)
    expect(page.locator("#zoek-q")).to_have_value("")


def test_a_new_search_keeps_the_filters_and_a_removed_word_stays_away(page: Page) -> None:
    page.goto(f"/trajecten/?q={WOORD}&sector=po")
    page.get_by_role("list", name="Gekozen filters").get_by_role("link", name=re.compile(WOORD)).click()
    expect(page).not_to_have_url(re.compile("q="))
    page.get_by_role("checkbox", name=re.compile("^Voortgezet onderwijs")).check()
    expect(page).to_have_url(re.compile(r"sector=vo"))
    expect(page).not_to_have_url(re.compile("q="))


def test_sorting_and_the_next_page(page: Page, register: Register) -> None:
    page.goto("/trajecten/")
    everything = found(page)
    page.get_by_label("Sorteer op").select_option(label="Naam (a tot z)")
    expect(page).to_have_url(re.compile("sorteer=naam"))
    first = page.locator(".napl-kaart__titel").first
    expect(first).not_to_be_empty()
    first_page = titles(page)
    assert first_page == sorted(first_page, key=str.casefold)
    page.get_by_role("link", name="Volgende").click()
    expect(page).to_have_url(re.compile("pagina=2"))
    expect(page).to_have_url(re.compile("sorteer=naam"))
    here = page.get_by_role("navigation", name="Pagina's").locator("[aria-current=page]")
    expect(here).to_have_text(re.compile("2$"))
    assert not set(titles(page)) & set(first_page)
    assert found(page) == everything


def test_an_empty_result_explains_and_widens(page: Page) -> None:
    page.goto("/trajecten/?q=taal&plaats=Domburg&afstand=5")
    expect(page.get_by_role("heading", name="Geen trajecten gevonden")).to_be_visible()
    empty = page.locator(".napl-leeg")
    expect(empty).to_contain_text("Binnen 5 km van Domburg zijn er 0. Wel:")
    expect(empty.get_by_role("link", name=re.compile(r"^\d+ online$"))).to_be_visible()
    expect(empty.get_by_role("link", name="beantwoord drie vragen")).to_be_visible()
    wider = empty.get_by_role("link", name=re.compile(r"^\d+ binnen 100 km van Domburg$"))
    promised = int(wider.inner_text().split()[0])
    wider.click()
    expect(page).to_have_url(re.compile("afstand=100"))
    expect(page.locator("#uitslag")).to_contain_text(f"{promised} traject")
    expect(page.locator("#uitslag")).to_be_focused()


def test_the_first_journey_without_javascript(maak_pagina: MaakPagina) -> None:
    page = maak_pagina(javascript=False)
    log_in_as(page, "leraar")
    search_from_start(page)
    everything, of_sector = found(page), sector_count(page)
    assert everything > of_sector > 0
    page.get_by_role("checkbox", name=re.compile("^Primair onderwijs")).check()
    page.get_by_role("button", name="Filters toepassen").click()
    expect(page).to_have_url(re.compile(r"[?&]sector=po"))
    assert found(page) == of_sector
    before = titles(page)
    page.get_by_role("link", name=before[0]).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(before[0])
    page.go_back()
    expect(page.locator("#zoek-q")).to_have_value(WOORD)
    expect(page.locator("#f-sector-po")).to_be_checked()
    assert titles(page) == before
    page.get_by_role("link", name="Wis alles").click()
    expect(page).to_have_url(re.compile(r"/trajecten/$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_password_keeps_the_address_and_explains(
    maak_pagina: MaakPagina, *, javascript: bool
) -> None:
    page = maak_pagina(javascript=javascript)
    log_in_as(page, "leraar2", "niet-het-goede-wachtwoord")
    expect(page).to_have_title(re.compile("^Fout: Inloggen"))
    expect(page.get_by_label("E-mailadres")).to_have_value("leraar2@demo.napl.test")
    expect(page.get_by_label("Wachtwoord")).to_have_value("")
    expect(page.get_by_role("main")).to_contain_text(re.compile("wachtwoord", re.IGNORECASE))
    expect(page.get_by_role("alert").or_(page.locator(".napl-melding--fout")).first).to_be_visible()
