"""A teacher on a phone without JavaScript: a path, where one is, a goal, and what fits with the reasons.

It goes on from here to a planned route and an export (docs/adr: self-evaluation and what fits).
"""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.test_alle_paginas import BREED, KLAP_OPEN, SMAL, SMALST, too_wide, violations

TELEFOON = {"width": SMAL, "height": 740}
ACCOUNT = "leraar2"
PAD = "Curriculumdeskundigheid"
ONDERDELEN = ("Kern en keuze", "Samenhang", "Relevantie", "Team (ontwikkelaars en gebruikers)", "Proces")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def with_hidden(shown: str, hidden: str) -> re.Pattern[str]:
    """Match a name of which the last part is there for who cannot see what it is about."""
    return re.compile(rf"^\s*{re.escape(shown)}\s*{re.escape(hidden)}")


def question(page: Page, naam: str) -> None:
    """On a phone there is one question on the screen, and it is this one."""
    expect(page.get_by_role("heading", level=2, name=naam, exact=True)).to_be_visible()
    shown = [item for item in page.locator(".napl-vraag").all() if item.is_visible()]
    assert len(shown) == 1


def save(page: Page, naam: str) -> None:
    page.get_by_role("button", name=with_hidden("Bewaar en verder", f"na {naam}")).click()


def test_from_a_path_to_trajecten_that_fit(maak_pagina: MaakPagina) -> None:
    page = maak_pagina(ACCOUNT, javascript=False)
    page.set_viewport_size(TELEFOON)  # type: ignore[arg-type]
    page.goto("/mijn/paden/")
    heading(page, "Mijn ontwikkelpaden")
    page.get_by_role("link", name=re.compile("^Onderwijskundig ontwerpen")).click()
    page.get_by_role("button", name=with_hidden("Volg dit pad", f": {PAD}")).click()
    expect(page.get_by_text(f"U volgt nu ‘{PAD}’.")).to_be_visible()

    page.goto("/mijn/paden/")
    page.get_by_role("link", name=with_hidden("Kijk waar u staat", f": {PAD}")).click()
    page.get_by_role("button", name="Begin").click()
    evaluate(page)

    heading(page, PAD)
    expect(page.get_by_role("heading", name="Wat u al kunt")).to_be_visible()
    first = page.locator(".napl-onderdeel h3").first
    expect(first).to_have_text("Kern en keuze")
    expect(page.get_by_role("region", name="Wat u nog niet weet")).to_contain_text("Verantwoording")

    page.get_by_role("link", name=with_hidden("Hier wil ik groeien", ": Samenhang")).click()
    heading(page, "Hier wil ik groeien")
    expect(page.get_by_role("radio", name="Vakbekwaam")).to_be_checked()
    page.get_by_label("Uw doel in eigen woorden").fill("Met mijn sectie één leerlijn maken")
    page.get_by_role("button", name="Bewaar dit doel").click()
    expect(page.get_by_text("Met mijn sectie één leerlijn maken")).to_be_visible()

    page.get_by_role("link", name="Bekijk wat bij u past").click()
    heading(page, "Trajecten die bij u passen")
    expect(page.get_by_text("van startbekwaam naar vakbekwaam")).to_be_visible()
    page.get_by_label("In welke sector werkt u?").select_option("vo")
    page.get_by_role("button", name="Bewaar en zoek").click()
    traject = page.get_by_role("article", name="Leerlijnen ontwerpen met je sectie")
    expect(traject).to_contain_text("Omdat u bij ‘Samenhang’ wilt groeien naar vakbekwaam")
    expect(traject).to_contain_text("Omdat het bedoeld is voor het voortgezet onderwijs.")
    page.get_by_role("link", name=re.compile("op de zoekpagina|^Bekijk het|^Bekijk ze")).first.click()
    expect(page.get_by_role("link", name="Leerlijnen ontwerpen met je sectie")).to_be_visible()


def evaluate(page: Page) -> None:
    """Answer part after part; what was typed stays through going back and forth and a reload."""
    question(page, ONDERDELEN[0])
    shown = page.locator(".napl-vraag:visible")
    shown.get_by_role("radio", name=re.compile("^Vakbekwaam")).check()
    shown.get_by_label("In uw eigen woorden").fill("Ik kies samen met de sectie wat de kern is")
    save(page, ONDERDELEN[0])

    question(page, "Samenhang")
    page.get_by_role("button", name=with_hidden("Terug", "van Samenhang")).click()
    question(page, ONDERDELEN[0])
    expect(page.locator(".napl-vraag:visible").get_by_label("In uw eigen woorden")).to_have_value(
        "Ik kies samen met de sectie wat de kern is"
    )
    save(page, ONDERDELEN[0])
    for naam in ONDERDELEN[1:]:
        question(page, naam)
        page.locator(".napl-vraag:visible").get_by_role("radio", name=re.compile("^Startbekwaam")).check()
        save(page, naam)
    question(page, "Verantwoording")
    page.locator(".napl-vraag:visible").get_by_role("radio", name=re.compile("^Weet ik nog niet")).check()
    page.reload()  # the last answer was not saved yet; all others were
    question(page, "Verantwoording")
    page.locator(".napl-vraag:visible").get_by_role("radio", name=re.compile("^Weet ik nog niet")).check()
    save(page, "Verantwoording")
    question(page, "Klaar voor nu?")
    page.get_by_role("button", name="Bewaar en rond af").click()


def test_the_questions_below_each_other_where_there_is_room(maak_pagina: MaakPagina) -> None:
    """With another account than the journey above, so that neither waits for the other."""
    page = maak_pagina("teamlid")
    page.goto("/mijn/paden/curriculumdeskundigheid/zelfevaluatie/")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".napl-vraag").last).to_be_visible()
    assert page.locator(".napl-vraag:visible").count() == len(ONDERDELEN) + 2

    complaints = [*violations(page, "wide"), *too_wide(page, BREED)]
    page.evaluate(KLAP_OPEN)
    complaints += [
        *too_wide(page, SMALST),
        *too_wide(page, SMAL),
        *violations(page, "one question on a phone"),
    ]
    assert complaints == []
    other = maak_pagina("leraar")
    assert other.request.get(page.url.partition("#")[0]).status == 404
