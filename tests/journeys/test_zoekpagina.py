"""What a teacher does on the search page beside ticking filters: explanation, cards, all values, ranges."""

import re

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.test_leraar import found, titles

met_en_zonder_script = pytest.mark.parametrize("javascript", [True, False])


def unfold(page: Page, deel: str) -> Locator:
    """Open a facet and return it."""
    fold = page.locator(f"details[data-deel='{deel}']")
    if fold.get_attribute("open") is None:
        fold.locator("> summary").click()
    return fold


def choose(page: Page, number: int) -> Locator:
    tick = page.get_by_role("checkbox", name=re.compile("^Kies .* om te vergelijken of te bewaren$")).nth(
        number
    )
    tick.check()
    return tick


@met_en_zonder_script
def test_the_page_says_what_it_did_with_a_typing_error_and_can_search_precisely(
    maak_pagina: MaakPagina, *, javascript: bool
) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto("/trajecten/?q=rekencordinator")
    told = page.locator(".napl-zoekuitleg")
    expect(told).to_contain_text(
        "rekencordinator komt in geen enkel traject voor. Wij zochten op ‘rekencoördinator’."
    )
    assert found(page) > 0

    page.goto("/trajecten/?q=taal&sector=po")
    stretched = found(page)
    expect(told).to_contain_text("Resultaten voor taal, ook gezocht op")
    told.get_by_role("link", name="Zoek precies op ‘taal’").click()
    expect(page).to_have_url(re.compile("precies=true"))
    expect(told).to_contain_text("U zoekt precies op taal.")
    assert 0 < found(page) < stretched
    expect(page.locator("#f-sector-po")).to_be_checked()
    expect(page.locator("#zoek-q")).to_have_value("taal")

    page.get_by_role("checkbox", name=re.compile("^Voortgezet onderwijs")).check()
    if not javascript:
        page.get_by_role("button", name="Filters toepassen").click()
    expect(page).to_have_url(re.compile("sector=vo"))
    expect(page).to_have_url(re.compile("precies=true"))
    told.get_by_role("link", name="Zoek ook op verwante woorden").click()
    expect(page).not_to_have_url(re.compile("precies"))
    expect(told).to_contain_text("Resultaten voor taal, ook gezocht op")


@met_en_zonder_script
def test_two_ticked_cards_are_compared_and_ticking_searches_nothing(
    maak_pagina: MaakPagina, *, javascript: bool
) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto("/trajecten/?q=rekenen")
    searches: list[str] = []

    def note(request: Request) -> None:
        if "/trajecten/" in request.url:
            searches.append(request.url)

    page.on("request", note)
    names = titles(page)[:2]
    for number in (0, 1):
        expect(choose(page, number)).to_be_checked()
    bar = page.locator("#keuzes")
    expect(bar).to_be_in_viewport()
    expect(bar).not_to_contain_text("Kruis trajecten aan", use_inner_text=True)
    assert searches == []
    bar.get_by_role("button", name="Vergelijk de gekozen trajecten").click()
    expect(page).to_have_url(re.compile(r"/trajecten/vergelijken/\?traject=[^&]+&traject=[^&]+$"))
    for name in names:
        expect(page.get_by_role("main")).to_contain_text(name)


@met_en_zonder_script
def test_a_visitor_keeps_a_ticked_card_and_comes_back_to_the_search(
    maak_pagina: MaakPagina, *, javascript: bool
) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto("/trajecten/?q=rekenen&sector=po")
    name = titles(page)[0]
    choose(page, 0)
    page.get_by_role("button", name="Bewaar de gekozen trajecten").click()
    expect(page).to_have_url(re.compile(r"/trajecten/\?q=rekenen&sector=po"))
    page.goto("/bewaarlijst/")
    expect(page.get_by_role("main")).to_contain_text(name)


@met_en_zonder_script
def test_all_values_of_a_facet_searched_within_and_back_with_the_filters(
    maak_pagina: MaakPagina, *, javascript: bool
) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto("/trajecten/?sector=po")
    unfold(page, "aanbieder").get_by_role(
        "link", name=re.compile(r"^Toon alle \d+ keuzes bij Aanbieder$")
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanbieder: alle keuzes")
    expect(page.get_by_role("main")).to_contain_text("U koos al: Primair onderwijs.")
    page.get_by_role("checkbox", name=re.compile("^Driestar educatief")).check()
    page.get_by_label("Zoek in deze keuzes").fill("windesheim")
    page.get_by_role("button", name="Zoek in de keuzes").click()
    expect(page.get_by_role("main")).to_contain_text("keuzes bij ‘windesheim’")
    expect(page.get_by_role("checkbox", name=re.compile("^Driestar educatief"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Hogeschool Utrecht"))).to_have_count(0)
    page.get_by_role("checkbox", name=re.compile("^Hogeschool Windesheim")).check()
    page.get_by_role("button", name="Toon de trajecten").click()
    expect(page).to_have_url(re.compile(r"/trajecten/\?sector=po&aanbieder=[a-z-]+&aanbieder=[a-z-]+$"))
    chips = page.get_by_role("list", name="Gekozen filters")
    for chosen in ("Primair onderwijs", "Driestar educatief", "Hogeschool Windesheim"):
        expect(chips).to_contain_text(chosen)
    assert found(page) > 0


@met_en_zonder_script
def test_a_step_of_a_histogram_narrows(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto("/trajecten/?sector=po")
    everything = found(page)
    bars = unfold(page, "start").get_by_role("list", name="Trajecten per maand waarin zij beginnen")
    step = bars.get_by_role("listitem").first
    promised = int(step.locator(".napl-facet__tel").inner_text().split()[0])
    step.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"sector=po&startTot=|sector=po&startVan="))
    expect(page.locator("#uitslag")).to_contain_text(f"{promised} traject")
    assert 0 < promised < everything
    expect(page.locator("#start-van")).to_have_value(re.compile(r"^\d{4}-\d{2}-01$"))
    if javascript:
        expect(step.get_by_role("link")).to_be_focused()
        expect(page.locator("#zoekstand")).to_have_text(re.compile(f"^{promised} traject"))
    assert unfold(page, "start").get_attribute("open") is not None


@met_en_zonder_script
def test_a_place_and_a_distance(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    page = maak_pagina(javascript=javascript)
    page.goto("/trajecten/")
    everything = found(page)
    unfold(page, "plaats")
    place = page.get_by_role("textbox", name="Plaats")
    place.fill("utrecht")
    if javascript:
        place.blur()
    else:
        page.get_by_role("button", name="Filters toepassen").click()
    chips = page.get_by_role("list", name="Gekozen filters")
    expect(chips).to_contain_text("binnen 25 km van Utrecht")
    near = found(page)
    page.get_by_label("Binnen").select_option("100")
    if not javascript:
        page.get_by_role("button", name="Filters toepassen").click()
    expect(chips).to_contain_text("binnen 100 km van Utrecht")
    assert 0 < near < found(page) < everything


def test_what_was_typed_ticked_and_unfolded_stays_and_the_alert_follows(page: Page) -> None:
    page.goto("/trajecten/?q=rekenen")
    tick = choose(page, 0)
    value = tick.get_attribute("value")
    unfold(page, "prijs")
    page.get_by_role("link", name="Verwijder filter Zoekwoorden: rekenen").wait_for()
    page.get_by_label("Sorteer op").select_option(label="Naam (a tot z)")
    expect(page).to_have_url(re.compile("sorteer=naam"))
    expect(page.locator("details[data-deel='prijs']")).to_have_attribute("open", "")
    kept = page.locator(f"input[name='traject'][value='{value}']")
    if kept.count():
        expect(kept).to_be_checked()
    alert = page.get_by_role("link", name="Waarschuw mij bij nieuw aanbod")
    expect(alert).to_have_attribute("href", re.compile("q=rekenen"))

    # Typed, not yet searched for: a link in the results leaves it alone.
    page.locator("#zoek-q").fill("rekenen met kleuters")
    unfold(page, "start").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("startVan="))
    expect(page.locator("#zoek-q")).to_have_value("rekenen met kleuters")
    expect(alert).to_have_attribute("href", re.compile("startVan="))


def test_on_a_phone_the_bar_comes_along_once_a_card_is_ticked(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto("/trajecten/")
    bar = page.locator("#keuzes")
    expect(bar).not_to_be_in_viewport()
    tick = choose(page, 0)
    expect(bar).to_be_in_viewport()
    box = tick.locator("xpath=..").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    tick.uncheck()
    expect(bar).not_to_be_in_viewport()
