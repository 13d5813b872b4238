"""Suggestions in the search field, with the keyboard, a pointer, and without script."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.test_alle_paginas import BREED, SMAL, too_wide, violations

PAD = "Rekenexpert / rekencoördinator"
ACTIEF = """() => {
  const id = document.activeElement.getAttribute("aria-activedescendant");
  return id && document.getElementById(id).textContent;
}"""


def type_in(page: Page, text: str, pad: str = "/") -> Locator:
    """Type as a person does, and wait for what is suggested."""
    page.goto(pad)
    field = page.get_by_role("combobox", name="Zoek op onderwerp, rol of aanbieder")
    field.press_sequentially(text)
    expect(page.get_by_role("listbox", name="Suggesties")).to_be_visible()
    return field


def options(page: Page) -> list[str]:
    return page.get_by_role("option").locator(".napl-aanvul__naam").all_inner_texts()


def test_with_the_keyboard_one_goes_through_the_list_and_chooses(page: Page) -> None:
    field = type_in(page, "rekenc")
    names = options(page)
    assert names[0] == PAD
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(ACTIEF) is None, "nothing is chosen for a person"
    expect(page.get_by_role("group", name="Ontwikkelpaden")).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    assert str(page.evaluate(ACTIEF)).startswith(names[0])
    page.keyboard.press("ArrowUp")
    assert page.evaluate(ACTIEF) is None, "before the first one is back in the field"
    page.keyboard.press("ArrowUp")
    assert str(page.evaluate(ACTIEF)).startswith(names[-1])
    page.keyboard.press("Home")
    assert str(page.evaluate(ACTIEF)).startswith(names[0])
    page.keyboard.press("End")
    assert str(page.evaluate(ACTIEF)).startswith(names[-1])
    expect(field).to_be_focused()
    expect(field).to_have_value("rekenc")

    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/trajecten/\?ontwikkelpad=[a-z-]+$"))
    expect(page.get_by_role("list", name="Gekozen filters")).to_contain_text(PAD)


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page) -> None:
    type_in(page, "rekenc")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/trajecten/\?q=rekenc$"))


def test_escape_closes_the_list_and_then_empties_the_field(page: Page) -> None:
    field = type_in(page, "rekenc", "/trajecten/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("rekenc")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_tab_leaves_without_a_choice(page: Page) -> None:
    field = type_in(page, "rekenc")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Zoeken", exact=True)).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("rekenc")
    assert page.url.endswith("/")


def test_the_number_is_announced(page: Page) -> None:
    type_in(page, "rekenc")
    number = len(options(page))
    word = "suggestie" if number == 1 else "suggesties"
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_have_text(f"{number} {word}. Kies met de pijltjes omhoog en omlaag.")
    page.keyboard.type("zzzz")
    expect(status).to_have_text("Geen suggesties.")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_answer_that_comes_too_late_is_dropped(page: Page) -> None:
    late: list[Route] = []

    def keep(route: Route) -> None:
        late.append(route)

    page.route(re.compile(r"aanvullen/\?q=reke$"), keep)
    page.goto("/")
    field = page.get_by_role("combobox")
    with page.expect_request(re.compile(r"q=reke$")):
        field.press_sequentially("reke")
    field.press_sequentially("nc")
    expect(page.get_by_role("option").first).to_contain_text(PAD)
    before = options(page)
    assert late, "the answer to the first letters is still under way"
    for route in late:
        route.fulfill(
            json={"aanvullingen": [{"groep": "X", "naam": "Te laat", "toelichting": "", "url": "/"}]}
        )
    page.keyboard.press("ArrowDown")
    assert options(page) == before
    page.unroute_all(behavior="ignoreErrors")


def test_a_server_that_fails_leaves_the_plain_search(page: Page) -> None:
    page.route("**/trajecten/aanvullen/**", lambda route: route.fulfill(status=200, body="{"))
    page.goto("/")
    field = page.get_by_role("combobox")
    with page.expect_response("**/trajecten/aanvullen/**"):
        field.press_sequentially("rekenc")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/trajecten/\?q=rekenc$"))


def test_a_click_chooses_and_nothing_on_the_page_moves(page: Page) -> None:
    page.goto("/")
    field = page.get_by_role("combobox")
    heading = page.get_by_role("heading", name="Waar wilt u aan werken?")
    before = heading.bounding_box(), field.bounding_box()
    field.press_sequentially("rekenc")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    assert (heading.bounding_box(), field.bounding_box()) == before
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    option.click()
    expect(page).to_have_url(re.compile(r"/trajecten/\?ontwikkelpad=[a-z-]+$"))


def test_after_going_back_the_field_suggests_once_more(page: Page) -> None:
    page.goto("/trajecten/?q=rekencoördinator")
    page.get_by_role("checkbox", name=re.compile("^Primair onderwijs")).check()
    expect(page).to_have_url(re.compile(r"sector=po"))
    page.go_back()
    expect(page.get_by_role("checkbox", name=re.compile("^Primair onderwijs"))).not_to_be_checked()
    field = page.get_by_role("combobox", name="Zoek op onderwerp, rol of aanbieder")
    field.fill("")
    field.press_sequentially("rekenc")
    expect(page.get_by_role("listbox")).to_have_count(1)
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("pad", ["/", "/trajecten/"])
@pytest.mark.parametrize("width", [BREED, SMAL])
def test_with_the_list_open_the_page_is_accessible(page: Page, pad: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    type_in(page, "le", pad)
    page.keyboard.press("ArrowDown")
    assert violations(page, "list open") == []
    assert too_wide(page, width) == []


@pytest.mark.parametrize("pad", ["/", "/trajecten/"])
def test_without_script_the_plain_search_works(maak_pagina: MaakPagina, pad: str) -> None:
    page = maak_pagina(javascript=False)
    page.goto(pad)
    field = page.get_by_role("searchbox", name="Zoek op onderwerp, rol of aanbieder")
    field.press_sequentially("rekencoördinator")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.press("Enter")
    expect(page.locator("#uitslag")).to_contain_text(re.compile(r"[1-9]\d* traject"))
