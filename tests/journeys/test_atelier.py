"""Two people write the whole raamwerk of Curriculumdeskundigheid at once; and one does without JavaScript."""

import re

from playwright.sync_api import Page, Route, expect

from tests.journeys.atelierreis import begin_path, build, open_cell, texts, write_all
from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import violations

AANTAL = "SELECT count(*) FROM ontwikkelpaden_padwijziging"


def test_two_people_write_all_eighteen_cells_at_once(maak_pagina: MaakPagina, register: Register) -> None:
    een, twee = maak_pagina("atelierlid"), maak_pagina("coordinator", verwacht="status of 409")
    editor = begin_path(een, "Curriculumdeskundigheid in het vo")
    build(een)
    een.goto(editor)
    twee.goto(editor)
    assert violations(een, "editor") == []

    write_all(een, twee, register, editor)

    check_conflict(een, twee, register, editor)
    check_talk(een, twee, editor)
    check_history(een, twee, editor, register)


def check_conflict(een: Page, twee: Page, register: Register, editor: str) -> None:
    """Both open one cell; who saves last sees both texts and makes one of them."""
    sub, niveau = "Samenhang", "expert"
    label = f"Wat weet en kan een leraar op het niveau ‘{niveau}’?"
    for page in (een, twee):
        page.goto(editor)
        open_cell(page, sub, niveau)
    een.get_by_label(label).fill("Tussen leerlijnen van de hele school")
    expect(een.locator("[data-stand]")).to_have_text(re.compile("Bewaard om"))
    twee.get_by_label(label).fill("Tussen leerlijnen van alle vakken")

    conflict = twee.locator("[data-conflict]")
    expect(conflict).to_contain_text("Iemand anders schreef hier ook")
    expect(conflict).to_contain_text("Demo atelierlid")
    expect(conflict.locator(".napl-verschil__weg")).to_have_text(re.compile("de hele school"))
    expect(conflict.locator(".napl-verschil__nieuw")).to_have_text(re.compile("alle vakken"))
    assert texts(register, editor)[sub, niveau] == "Tussen leerlijnen van de hele school"
    assert violations(twee, "conflict") == []
    twee.get_by_label("Of maak één tekst van beide").fill(
        "Tussen leerlijnen van alle vakken in de hele school"
    )
    twee.get_by_role("button", name="Bewaar deze tekst").click()
    expect(conflict).to_have_count(0)
    assert texts(register, editor)[sub, niveau] == "Tussen leerlijnen van alle vakken in de hele school"


def check_talk(een: Page, twee: Page, editor: str) -> None:
    """One asks something about a cell, the other answers and calls it solved."""
    een.goto(editor)
    open_cell(een, "Proces", "expert")
    een.get_by_label("Nieuw bericht").fill("Is dit niet te veel gevraagd?")
    een.get_by_role("button", name="Verstuur bericht").click()
    expect(een.get_by_text("Is dit niet te veel gevraagd?")).to_be_visible()

    twee.goto(editor)
    expect(twee.locator(".napl-bewerk__praat")).to_have_text("1 gesprek")
    open_cell(twee, "Proces", "expert")
    twee.get_by_text("Antwoorden", exact=True).click()
    twee.get_by_label("Uw antwoord").fill("Voor een expert kan het.")
    twee.get_by_role("button", name="Verstuur antwoord").click()
    expect(twee.get_by_text("Voor een expert kan het.")).to_be_visible()
    assert violations(twee, "discussion") == []
    twee.get_by_role("button", name="Opgelost", exact=True).click()
    expect(twee.get_by_role("button", name="Toch niet opgelost")).to_be_visible()


def check_history(een: Page, twee: Page, editor: str, register: Register) -> None:
    """Who changed what, and an earlier text comes back."""
    een.goto(f"{editor}wijzigingen/")
    first = een.locator(".napl-wijzigingen > li").first
    expect(first).to_contain_text("Samenhang, expert, door Demo coördinator")
    assert violations(een, "history") == []
    before = register.value(AANTAL)
    first.get_by_role("button", name="Zet de tekst van daarvoor terug").click()
    expect(een.get_by_text("De eerdere tekst staat er weer.")).to_be_visible()
    assert texts(register, editor)["Samenhang", "expert"] == "Tussen leerlijnen van de hele school"
    assert register.value(AANTAL) == before + 1


def test_what_was_typed_stays_when_saving_fails(maak_pagina: MaakPagina) -> None:
    page = maak_pagina("atelierlid", verwacht="status of 503")
    editor = begin_path(page, "Schrijven zonder verbinding")
    build(page)
    page.goto(editor)
    open_cell(page, "Proces", "vakbekwaam")
    page.context.route("**/cellen/**", lambda route: route.fulfill(status=503, body="Even niet."))
    field = page.get_by_label("Wat weet en kan een leraar op het niveau ‘vakbekwaam’?")
    field.fill("Blijft staan.")
    expect(page.locator("[data-stand]")).to_contain_text("Niet bewaard")
    expect(field).to_have_value("Blijft staan.")
    page.context.unroute("**/cellen/**")
    expect(page.locator("[data-stand]")).to_have_text(re.compile("Bewaard om"))


def test_what_was_typed_before_the_script_came_is_saved_too(maak_pagina: MaakPagina) -> None:
    page = maak_pagina("atelierlid")
    editor = begin_path(page, "Schrijven op een trage verbinding")
    build(page)
    page.goto(editor)
    cell = page.get_by_role("link", name=re.compile("Vul in bij Proces, expert$")).get_attribute("href")
    held: list[Route] = []
    page.context.route("**/bewaar*.js", lambda route: held.append(route))  # noqa: PLW0108 - it takes no builtin
    page.goto(str(cell), wait_until="commit")
    page.get_by_label("Wat weet en kan een leraar op het niveau ‘expert’?").fill("Vroeg getypt.")
    expect(page.locator("[data-stand]")).to_be_empty()
    held[0].continue_()
    expect(page.locator("[data-stand]")).to_have_text(re.compile("Bewaard om"))


def test_all_of_it_works_without_javascript(maak_pagina: MaakPagina, register: Register) -> None:
    page = maak_pagina("atelierlid", javascript=False)
    ander = maak_pagina("coordinator", javascript=False)
    editor = begin_path(page, "Zonder script")
    build(page)
    for who in (page, ander):
        who.goto(editor)
        open_cell_plain(who, "Proces", "expert")
    page.get_by_label("Wat weet en kan").fill("Van het lid.")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page).to_have_url(re.compile(r"/v1/#cel-\d+-expert$"))
    expect(page.get_by_text("Van het lid.")).to_be_visible()

    ander.get_by_label("Wat weet en kan").fill("Van het bureau.")
    ander.get_by_role("button", name="Bewaar", exact=True).click()
    expect(ander.get_by_text("Iemand anders schreef hier ook")).to_be_visible()
    assert texts(register, editor)["Proces", "expert"] == "Van het lid."
    ander.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(ander).to_have_url(re.compile(r"/v1/#cel-"))
    assert texts(register, editor)["Proces", "expert"] == "Van het bureau."

    open_cell_plain(page, "Proces", "expert")
    page.get_by_label("Nieuw bericht").fill("Waarom dit?")
    page.get_by_role("button", name="Verstuur bericht").click()
    expect(page.get_by_text("Waarom dit?")).to_be_visible()


def open_cell_plain(page: Page, sub: str, niveau: str) -> None:
    page.get_by_role("link", name=re.compile(rf"bij {sub}, {niveau}$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{sub}, {niveau}")
