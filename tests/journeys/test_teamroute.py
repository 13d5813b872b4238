"""A school leader plans with a team in the browser; teachers choose what they share, and can stop at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.test_alle_paginas import BREED, SMAL, too_wide, violations

DOEL = "Alle groepen werken met dezelfde woorden."


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_team_from_goal_to_shared_path_and_back(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    naam = f"Samen taal, {'met' if javascript else 'zonder'} script"
    leader = maak_pagina("schoolleider", javascript=javascript)
    make_plan(leader, naam)
    check(leader, javascript=javascript)
    pad = link_a_path(leader)
    plan_steps(leader, javascript=javascript)
    invite(leader, "Demo leraar")
    check(leader, javascript=javascript)

    teacher = maak_pagina("leraar", javascript=javascript)
    answer_yes(teacher, naam)
    check(teacher, javascript=javascript)
    expect(teacher.get_by_text("U deelt hierover niets.")).to_be_visible()
    open_part(leader, "Wat leden delen")
    expect(leader.get_by_role("heading", name="Er is nu niets gedeeld")).to_be_visible()

    share(teacher, pad)
    open_part(leader, "Wat leden delen")
    expect(leader.get_by_text("Demo leraar, naar het niveau vakbekwaam")).to_be_visible()
    check(leader, javascript=javascript)
    teacher.reload()
    expect(teacher.get_by_role("row").filter(has_text="Bekeken").first).to_contain_text("Demo schoolleider")

    teacher.get_by_role("button", name="Stop met delen").click()
    expect(teacher.get_by_text("Niemand ziet het nog.")).to_be_visible()
    open_part(leader, "Wat leden delen")
    expect(leader.get_by_role("main")).not_to_contain_text("Demo leraar")

    teacher.get_by_role("button", name="Ik doe niet meer mee").click()
    expect(teacher.get_by_role("heading", name="U doet niet mee")).to_be_visible()
    open_part(leader, "Uitnodigingen")
    expect(leader.get_by_text("Dat verschil is hier met opzet niet te zien.")).to_be_visible()
    refuse_others(maak_pagina, leader, teacher, naam, javascript=javascript)


def make_plan(page: Page, naam: str) -> None:
    page.goto("/mijn/teamroutes/")
    page.get_by_role("link", name="Maak een teamroute").click()
    page.get_by_role("button", name="Maak de teamroute").click()
    expect(page.get_by_role("link", name="Geef de teamroute een naam.")).to_be_visible()
    page.get_by_label("Naam van de teamroute").fill(naam)
    page.get_by_label("Primair onderwijs").check()
    page.get_by_label("Waarom maakt u dit plan?").fill("Wij willen meer samenhang.")
    page.get_by_role("button", name="Maak de teamroute").click()
    expect(page.get_by_text("De teamroute is gemaakt.")).to_be_visible()
    page.get_by_label("Wat wil de school bereiken?").fill(DOEL)
    page.get_by_role("button", name="Voeg dit doel toe").click()
    expect(page.get_by_role("link", name=DOEL)).to_be_visible()


def link_a_path(page: Page) -> str:
    page.get_by_role("link", name=DOEL).click()
    page.get_by_label("Ontwikkelpad", exact=True).select_option("taalexpert-taalcoordinator")
    page.get_by_label("Niveau", exact=True).select_option("vakbekwaam")
    page.get_by_role("button", name="Zet dit pad bij het doel").click()
    expect(page.get_by_text("Het ontwikkelpad staat bij dit doel.")).to_be_visible()
    return page.get_by_role("heading", level=3).first.inner_text().removesuffix(", vakbekwaam")


def plan_steps(page: Page, *, javascript: bool) -> None:
    page.get_by_role("link", name="Zoek een traject").click()
    first = page.get_by_role("listitem").filter(has_text="Waarom u dit ziet").first
    expect(first).to_contain_text("Het is erkend")
    expect(first).to_contain_text("niveau vakbekwaam")
    check(page, javascript=javascript)
    first.get_by_role("link", name="Plan dit traject").click()
    page.get_by_label("Wie regelt het?").fill("De taalcoördinator")
    page.get_by_role("button", name="Zet in het plan").click()
    expect(page.get_by_text("De stap staat in het plan.")).to_be_visible()
    page.get_by_role("link", name="Plan leren in het werk").click()
    page.get_by_label("Wat gaat het team doen?").fill("Samen woordenlijsten maken")
    page.get_by_role("button", name="Zet in het plan").click()
    page.get_by_role("link", name="Het plan", exact=True).click()
    expect(page.get_by_role("cell", name="Samen woordenlijsten maken")).to_be_visible()
    expect(page.locator("svg.napl-teamplan")).to_be_visible()
    check(page, javascript=javascript)


def invite(page: Page, naam: str) -> None:
    open_part(page, "Uitnodigingen")
    page.get_by_label(naam, exact=True).check()
    page.get_by_role("button", name="Nodig uit").click()
    expect(page.get_by_text("1 collega is uitgenodigd.")).to_be_visible()


def answer_yes(page: Page, naam: str) -> None:
    page.goto("/mijn/")
    page.get_by_role("link", name=naam).click()
    expect(page.get_by_text("U hoeft niet te zeggen waarom")).to_be_visible()
    page.get_by_role("button", name="Ik doe mee").click()
    expect(page.get_by_text("U deelt nog niets")).to_be_visible()


def share(page: Page, pad: str) -> None:
    page.get_by_label(f"Niveau dat ik noem bij {pad}").select_option("vakbekwaam")
    page.get_by_role("button", name="Deel dat ik aan dit pad werk").click()
    expect(page.get_by_text("Uw team ziet nu")).to_be_visible()


def open_part(page: Page, naam: str) -> None:
    page.get_by_role("navigation", name="Deze teamroute").get_by_role("link", name=naam).click()


def refuse_others(
    maak_pagina: MaakPagina, leader: Page, teacher: Page, naam: str, *, javascript: bool
) -> None:
    """Another school finds nothing, and the school leader cannot open the page of a teacher."""
    own = re.sub("uitnodigingen/$", "mijn-deel/", leader.url)
    assert own == teacher.url
    refused = leader.goto(own)
    assert refused is not None
    assert refused.status == 404
    other = maak_pagina("leraar2", javascript=javascript)
    answer = other.goto(re.sub("mijn-deel/$", "", own))
    assert answer is not None
    assert answer.status == 404
    expect(other.get_by_role("main")).not_to_contain_text(naam)


def check(page: Page, *, javascript: bool) -> None:
    """Look at the page as it stands, wide and narrow; axe itself needs script."""
    if not javascript:
        return
    complaints = violations(page, "wide")
    complaints += too_wide(page, SMAL)
    complaints += violations(page, "narrow")
    assert complaints == []
    page.set_viewport_size({"width": BREED, "height": 900})
