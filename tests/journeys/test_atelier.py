"""Two people write the whole raamwerk of Curriculumdeskundigheid at once; and one does without JavaScript."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import violations

BRON = json.loads(
    (Path(__file__).resolve().parents[2] / "ontwikkelpaden/data/curriculumdeskundigheid.json").read_text(
        encoding="utf-8"
    )
)
NIVEAUS = ("startbekwaam", "vakbekwaam", "expert")
SUBS = [(d["naam"], s["naam"], s["beschrijvingen"]) for d in BRON["dimensies"] for s in d["subdimensies"]]
ATELIER = "/ateliers/vo-rollen/"
AANTAL = "SELECT count(*) FROM ontwikkelpaden_padwijziging"


def begin_path(page: Page, naam: str) -> str:
    """Begin a path in the atelier; return the address of its editor."""
    page.goto(ATELIER)
    page.get_by_role("link", name="Begin een nieuw pad").click()
    page.get_by_label("Naam van het pad").fill(naam)
    page.get_by_label("Waar is dit pad voor?").fill(BRON["omschrijving"])
    page.get_by_role("button", name="Begin dit pad").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)
    return page.url


def build(page: Page) -> None:
    """Make the two dimensies with their three subdimensies."""
    page.get_by_role("link", name="Maak de opbouw").click()
    for dimensie in BRON["dimensies"]:
        page.get_by_label("Nieuwe dimensie").fill(dimensie["naam"])
        page.get_by_role("button", name="Voeg dimensie toe").click()
        expect(page.get_by_role("heading", name=dimensie["naam"])).to_be_visible()
        for sub in dimensie["subdimensies"]:
            field = page.get_by_label(f"Nieuwe subdimensie bij {dimensie['naam']}")
            field.fill(sub["naam"])
            field.press("Enter")
            expect(page.locator("li").filter(has_text=sub["naam"]).first).to_be_visible()


def open_cell(page: Page, sub: str, niveau: str) -> None:
    page.get_by_role(
        "link", name=re.compile(rf"(Schrijf verder|Vul in) bij {re.escape(sub)}, {niveau}$")
    ).click()
    expect(page.get_by_role("heading", name=f"{sub}, {niveau}")).to_be_visible()


def write(page: Page, sub: str, niveau: str, tekst: str) -> None:
    """Type in a cell, wait until it saved itself, and go back to the grid."""
    open_cell(page, sub, niveau)
    field = page.get_by_label(f"Wat weet en kan een leraar op het niveau ‘{niveau}’?")
    field.fill(tekst)
    expect(page.locator("[data-stand]")).to_have_text(re.compile(r"Bewaard om \d\d\.\d\d"))
    page.get_by_role("link", name="Terug naar het raamwerk").click()
    expect(field).to_have_count(0)


def texts(register: Register, editor: str) -> dict[tuple[str, str], str]:
    slug = editor.rstrip("/").split("/")[-2]
    rows = register.ask(
        """SELECT s.naam, b.niveau, b.tekst FROM ontwikkelpaden_niveaubeschrijving b
        JOIN ontwikkelpaden_subdimensie s ON b.subdimensie_id = s.id
        JOIN ontwikkelpaden_dimensie d ON s.dimensie_id = d.id
        JOIN ontwikkelpaden_padversie v ON d.padversie_id = v.id
        JOIN ontwikkelpaden_ontwikkelpad p ON v.pad_id = p.id WHERE p.slug = %(slug)s""",
        slug=slug,
    )
    return {(sub, niveau): tekst for sub, niveau, tekst in rows}


def test_two_people_write_all_eighteen_cells_at_once(maak_pagina: MaakPagina, register: Register) -> None:
    een, twee = maak_pagina("atelierlid"), maak_pagina("coordinator", verwacht="status of 409")
    editor = begin_path(een, "Curriculumdeskundigheid in het vo")
    build(een)
    een.goto(editor)
    twee.goto(editor)
    assert violations(een, "editor") == []

    # Each writes half of every row, in turns, without a conflict.
    wanted = {}
    for number, (_, sub, beschrijvingen) in enumerate(SUBS):
        for place, niveau in enumerate(NIVEAUS):
            write((een, twee)[(number + place) % 2], sub, niveau, beschrijvingen[niveau])
            wanted[sub, niveau] = beschrijvingen[niveau]
    assert len(wanted) == 18
    assert texts(register, editor) == wanted

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
