"""A teacher on a phone answers three questions and takes one traject on paper to the talk at school."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.test_alle_paginas import BREED, KLAP_OPEN, SMAL, SMALST, too_wide, violations

TELEFOON = {"width": SMAL, "height": 740}
MEESTE_HANDELINGEN = 8
# WCAG 2.2 asks 24; a thumb asks more.
DUIM = 44


class Teller:
    """Counts what a person has to do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.handelingen = 0

    def tap(self, target: Locator) -> None:
        target.click()
        self.handelingen += 1


def answers(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def on_phone(page: Page) -> Page:
    page.set_viewport_size(TELEFOON)  # type: ignore[arg-type]
    return page


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def look(page: Page, naam: str) -> list[str]:
    """Look at a page with axe, folded and unfolded, on a phone and on a wide screen."""
    complaints = violations(page, f"{naam} on a phone")
    page.evaluate(KLAP_OPEN)
    complaints += [*violations(page, f"{naam} unfolded"), *too_wide(page, SMALST), *too_wide(page, BREED)]
    complaints += violations(page, f"{naam} wide")
    on_phone(page)
    return complaints


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_start_page_to_paper(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    page = on_phone(maak_pagina(javascript=javascript))
    doe = Teller(page)
    complaints: list[str] = []
    page.goto("/")
    doe.tap(page.get_by_role("region", name="Geen tijd om te zoeken?").get_by_role("link", name="Primair"))

    heading(page, "Waar moet het over gaan?")
    expect(page.get_by_role("progressbar", name="Vraag 1 van 3")).to_be_visible()
    complaints += look(page, "question 1") if javascript else []
    doe.tap(page.get_by_role("link", name=re.compile("^Vakdidactiek")))

    heading(page, "Wat wilt u beter kunnen?")
    expect(page.get_by_role("progressbar", name="Vraag 2 van 3")).to_be_visible()
    complaints += look(page, "question 2") if javascript else []
    doe.tap(page.get_by_role("link", name=re.compile("^Rekenexpert")))

    heading(page, "Hoeveel tijd hebt u?")
    complaints += look(page, "question 3") if javascript else []
    doe.tap(page.get_by_role("radio", name=re.compile("^Hooguit 100 uur")))
    doe.tap(page.get_by_role("button", name="Toon drie trajecten"))

    heading(page, "Drie trajecten voor u")
    assert answers(page)["thema"] == ["vakdidactiek"]
    assert answers(page)["uren"] == ["100"]
    voorstellen = page.get_by_role("article")
    expect(voorstellen).to_have_count(3)
    for voorstel in voorstellen.all():
        expect(voorstel).to_contain_text("Omdat het past bij het ontwikkelpad")
        expect(voorstel).to_contain_text("Uren in totaal")
        expect(voorstel).to_contain_text("Cao primair onderwijs")
    complaints += look(page, "the three") if javascript else []
    naam = voorstellen.first.get_by_role("heading", level=2).inner_text()
    doe.tap(voorstellen.first.get_by_role("link", name=re.compile("^Blad voor het gesprek")))

    heading(page, "Ik wil dit traject volgen")
    sheet = page.get_by_role("article")
    expect(sheet).to_contain_text(naam)
    expect(sheet).to_contain_text("Bron:")
    complaints += look(page, "the sheet") if javascript else []
    page.get_by_label("Waarom wil ik dit leren?").fill("Mijn groep loopt achter met breuken.")
    doe.handelingen += 1
    doe.tap(page.get_by_role("button", name="Zet op het blad"))
    expect(page.get_by_role("status")).to_have_text("Uw woorden staan op het blad. Druk het nu af.")
    assert doe.handelingen <= MEESTE_HANDELINGEN

    page.emulate_media(media="print")
    expect(page.get_by_role("paragraph").filter(has_text="Mijn groep loopt achter")).to_be_visible()
    for gone in (
        page.get_by_role("banner"),
        page.get_by_role("button"),
        page.get_by_text("Wij bewaren het niet"),
    ):
        for part in gone.all():
            expect(part).to_be_hidden()
    assert complaints == []


def test_the_button_prints(page: Page) -> None:
    """Without script it is not there: the browser has its own."""
    to_sheet(page)
    page.evaluate("window.print = () => { document.title = 'afgedrukt'; }")
    page.get_by_role("button", name="Druk af").click()
    expect(page).to_have_title("afgedrukt")


def test_words_changed_after_they_were_put_on_the_sheet_are_the_ones_on_paper(page: Page) -> None:
    to_sheet(page)
    field = page.get_by_label("Wat heb ik van de school nodig?")
    field.fill("Oude woorden")
    page.get_by_role("button", name="Zet op het blad").click()
    field.fill("Nieuwe woorden")
    page.emulate_media(media="print")
    expect(field).to_be_visible()
    expect(page.get_by_role("paragraph").filter(has_text="Oude woorden")).to_be_hidden()


def test_a_sheet_on_paper_is_at_most_two_pages(page: Page) -> None:
    to_sheet(page)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2


@pytest.mark.parametrize("javascript", [True, False])
def test_back_and_another_answer_keep_the_rest(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    page = on_phone(maak_pagina(javascript=javascript))
    page.goto("/drie-vragen/")
    heading(page, "Waar geeft u les?")
    page.get_by_role("link", name=re.compile("^Voortgezet")).click()
    page.get_by_label("Uw onderwerp").fill("burgerschap")
    page.get_by_role("button", name="Verder met deze woorden").click()
    page.get_by_role("link", name="Weet ik nog niet").click()
    heading(page, "Hoeveel tijd hebt u?")
    page.get_by_role("radio", name="Nog dit schooljaar").check()
    page.get_by_role("button", name="Toon drie trajecten").click()
    given: dict[str, Any] = {"sector": ["vo"], "woorden": ["burgerschap"], "begin": ["dit-schooljaar"]}
    assert given.items() <= answers(page).items()

    page.get_by_role("link", name=re.compile("^Wijzig.*beter")).click()
    heading(page, "Wat wilt u beter kunnen?")
    page.get_by_role("link", name="Vorige vraag").click()
    expect(page.get_by_label("Uw onderwerp")).to_have_value("burgerschap")
    page.go_back()
    page.get_by_role("link", name=re.compile("^Burgerschap")).first.click()
    expect(page.get_by_role("radio", name="Nog dit schooljaar")).to_be_checked()
    page.get_by_role("button", name="Toon drie trajecten").click()
    assert given.items() <= answers(page).items()
    assert answers(page)["ontwikkelpad"]


def test_three_others_and_the_whole_search(page: Page) -> None:
    page.goto("/drie-vragen/uitslag/?sector=po")
    names = page.get_by_role("article").get_by_role("heading", level=2)
    first = names.all_inner_texts()
    page.get_by_role("link", name="Toon drie andere").click()
    expect(page.get_by_role("link", name="Terug naar de eerste drie")).to_be_visible()
    assert not set(first) & set(names.all_inner_texts())
    page.get_by_role("link", name=re.compile("op de zoekpagina$")).click()
    heading(page, "Trajecten zoeken")
    assert answers(page)["sector"] == ["po"]


def test_a_wrong_address_says_so_and_keeps_the_rest(page: Page) -> None:
    page.goto("/drie-vragen/uitslag/?sector=po&thema=onzin&uren=40")
    message = page.get_by_role("status").filter(has_text="Een deel van uw antwoorden begrijpen wij niet")
    expect(message).to_contain_text("Thema: ‘onzin’ is geen bekende waarde.")
    expect(page.get_by_role("definition").filter(has_text="Hooguit 40 uur")).to_be_visible()


@pytest.mark.parametrize("pad", ["/drie-vragen/", "/drie-vragen/?vraag=2&sector=po", "/drie-vragen/?vraag=3"])
def test_answers_are_big_enough_for_a_thumb(page: Page, pad: str) -> None:
    on_phone(page).goto(pad)
    for answer in page.locator(".napl-optie:visible").all():
        box = answer.bounding_box()
        assert box is not None
        assert box["height"] >= DUIM


def to_sheet(page: Page) -> None:
    page.goto("/drie-vragen/uitslag/?sector=po&thema=vakdidactiek&ontwikkelpad=rekenexpert-rekencoordinator")
    page.get_by_role("link", name=re.compile("^Blad voor het gesprek")).first.click()
    heading(page, "Ik wil dit traject volgen")
