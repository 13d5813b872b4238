"""Write in an atelier as people do: begin a path, build its raamwerk, fill cells that save themselves."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.draaiend import Register

BRON = json.loads(
    (Path(__file__).resolve().parents[2] / "ontwikkelpaden/data/curriculumdeskundigheid.json").read_text(
        encoding="utf-8"
    )
)
NIVEAUS = ("startbekwaam", "vakbekwaam", "expert")
SUBS = [(d["naam"], s["naam"], s["beschrijvingen"]) for d in BRON["dimensies"] for s in d["subdimensies"]]
ATELIER = "/ateliers/vo-rollen/"


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


def write_all(een: Page, twee: Page, register: Register, editor: str) -> None:
    """Let two people fill all eighteen cells: each half of every row, in turns, without a conflict."""
    wanted = {}
    for number, (_, sub, beschrijvingen) in enumerate(SUBS):
        for place, niveau in enumerate(NIVEAUS):
            write((een, twee)[(number + place) % 2], sub, niveau, beschrijvingen[niveau])
            wanted[sub, niveau] = beschrijvingen[niveau]
    assert len(wanted) == 18
    assert texts(register, editor) == wanted
