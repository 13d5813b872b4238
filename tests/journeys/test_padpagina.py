"""A teacher reads a path as a route map: at a desk, on a phone, on paper, with and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.test_alle_paginas import SMALST, too_wide, violations

PAD = "/ontwikkelpaden/curriculumdeskundigheid/"


def drawn(page: Page) -> list[str]:
    return [vorm for vorm in ("liggend", "staand") if page.locator(f".napl-routekaart--{vorm}").is_visible()]


def test_one_drawing_is_shown_wide_narrow_and_on_paper(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(PAD)
    assert drawn(page) == ["liggend"]
    assert violations(page, "wide") == []
    page.set_viewport_size({"width": SMALST, "height": 800})
    assert drawn(page) == ["staand"]
    assert violations(page, "narrow") == []
    assert too_wide(page, SMALST) == []
    page.emulate_media(media="print")
    assert drawn(page) == ["liggend"]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_stop_leads_to_as_many_trajecten_as_it_says(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    page = maak_pagina(javascript=javascript)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(PAD)
    stop = page.locator(".napl-routekaart--liggend .napl-halte--open").first
    count = stop.locator("text").text_content()
    stop.click()
    expect(page.locator(".napl-uitslag__tel")).to_have_text(re.compile(rf"\b{count} trajec"))


def test_stops_are_reached_by_keyboard_and_large_enough_for_a_finger(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(PAD)
    stop = page.locator(".napl-routekaart--staand .napl-halte").first
    stop.focus()
    expect(stop).to_be_focused()
    box = stop.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_a_teacher_finds_a_path_in_the_list_and_goes_on_to_a_related_one(page: Page) -> None:
    page.goto("/ontwikkelpaden/")
    page.get_by_role("searchbox", name="Zoek een pad").fill("curriculum")
    page.get_by_role("button", name="Zoek en filter").click()
    page.get_by_role("link", name="Curriculumdeskundigheid", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Curriculumdeskundigheid")
    page.get_by_text("De kaart als tabel").click()
    expect(page.get_by_role("table", name="Trajecten per niveau en sector")).to_be_visible()
    page.get_by_role("link", name="Toetsexpert").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toetsexpert")
