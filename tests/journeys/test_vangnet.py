"""The nets under every page do catch: a violation of each kind, made on purpose, is reported."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import new_context
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import covered, too_wide, violations
from tests.journeys.waarnemer import Waarnemer

ZONDER_TEKST = """
() => { const image = document.createElement("img"); image.src = "/static/img/logo.svg";
  document.querySelector("main").append(image); }
"""
BREED = """
() => { const block = document.createElement("div"); block.style.inlineSize = "2000px";
  block.textContent = "breed"; document.querySelector("main").append(block); }
"""
INGEBED = """
() => { const script = document.createElement("script"); script.textContent = "window.fout = 1";
  document.body.append(script); return window.fout ?? 0; }
"""
# As it once was: the link of the last path spread over the whole list.
LOS = "() => document.querySelectorAll('.napl-padrij').forEach(row => { row.style.position = 'static'; })"


def test_axe_and_the_width_are_measured(page: Page) -> None:
    page.goto("/trajecten/")
    page.evaluate(ZONDER_TEKST)
    page.evaluate(BREED)
    assert any("image-alt" in item for item in violations(page, "proef"))
    assert too_wide(page, 375)


def test_what_lies_under_another_link_is_noticed(page: Page) -> None:
    page.goto("/ontwikkelpaden/")
    assert covered(page) == []
    page.evaluate(LOS)
    assert covered(page) != []


def test_an_inline_script_is_refused_and_noticed(browser: Browser, register: Register) -> None:
    context = new_context(browser, register)
    page = context.new_page()
    waarnemer = Waarnemer(page)
    page.goto("/")
    assert page.evaluate(INGEBED) == 0
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
    assert any("Content Security Policy" in klacht for klacht in waarnemer.klachten)
