"""With the keyboard alone: skip link, order, folding, and a focus that one can see."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

# What has the focus, and whether it looks different from the same thing without it.
MET_FOCUS = """
() => {
  const element = document.activeElement;
  const look = part => { const s = getComputedStyle(part);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join(); };
  const family = [element, element.parentElement, element.closest("form")].filter(Boolean);
  const focused = family.map(look);
  const box = element.getBoundingClientRect();
  const name = element.id || element.name || element.innerText || element.tagName;
  element.blur();
  const blurred = family.map(look);
  element.focus({focusVisible: true});
  return {naam: name.trim().slice(0, 60), tag: element.tagName, rol: element.getAttribute("role"),
          zichtbaar: box.width > 0 && box.height > 0 && focused.join() !== blurred.join()};
}
"""
HOOGUIT = 80


def walk_with_tab(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page; returns what had it."""
    seen = []
    for _ in range(HOOGUIT):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen.append(page.evaluate(MET_FOCUS))
    return seen


def test_the_skip_link_is_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("/trajecten/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Naar de inhoud")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#zoek-q")).to_be_focused()


@pytest.mark.parametrize("pad", ["/", "/trajecten/", "/witte-vlekken/", "/account/inloggen/"])
def test_whatever_has_the_focus_shows_it(page: Page, pad: str) -> None:
    page.goto(pad)
    seen = walk_with_tab(page)
    assert len(seen) > 5
    assert [part["naam"] for part in seen if not part["zichtbaar"]] == []


def test_the_order_is_search_filters_results(page: Page) -> None:
    page.goto("/trajecten/?q=rekencoördinator")
    names = [part["naam"] for part in walk_with_tab(page)]
    first_result = page.locator(".napl-kaart__titel").first.inner_text()
    order = [names.index(naam) for naam in ("zoek-q", "f-sector-po", "sorteer", first_result)]
    assert order == sorted(order)


def test_a_filter_is_unfolded_and_ticked_with_the_keyboard(page: Page) -> None:
    page.goto("/trajecten/?q=rekencoördinator")
    summary = page.locator("details.napl-facet > summary", has_text="Niveau")
    summary.focus()
    choice = page.locator("details.napl-facet", has=page.locator("summary", has_text="Niveau")).locator(
        "input"
    )
    expect(choice.first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(choice.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(choice.first).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("niveau="))
    expect(choice.first).to_be_checked()
    expect(choice.first).to_be_focused()


def test_the_menu_of_a_narrow_screen_opens_with_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/")
    menu = page.locator(".napl-menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.locator(".napl-menu").get_by_role("link", name="Trajecten zoeken")
    expect(link).to_be_visible()
    link.press("Enter")
    expect(page).to_have_url(re.compile("/trajecten/$"))
