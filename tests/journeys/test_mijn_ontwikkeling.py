"""A teacher on a phone without JavaScript: an account, a path, where one is with evidence, a goal, what fits
with the reasons, a planned route, a deelname, and everything taken along.
"""

import io
import json
import re
import zipfile
from typing import Any

import pypdf
from playwright.sync_api import Page, expect

from tests.bestanden import make_pdf_bytes
from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import BREED, KLAP_OPEN, SMAL, SMALST, too_wide, violations
from tests.journeys.test_dossier import sign_up
from tests.journeys.test_route import plan, take_part

TELEFOON = {"width": SMAL, "height": 740}
ADRES = "vera@ontwikkeling.test"
TRAJECT = "Leerlijnen ontwerpen met je sectie"
WOORDEN = "Ik kies samen met de sectie wat de kern is"
DOEL = "Met mijn sectie één leerlijn maken"
BEWIJS = "Jaarplan van de sectie.pdf"
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


def test_from_an_account_to_a_route_and_an_export(maak_pagina: MaakPagina, register: Register) -> None:
    page = maak_pagina(javascript=False, verwacht="400")
    page.set_viewport_size(TELEFOON)  # type: ignore[arg-type]
    sign_up(page, register, ADRES, javascript=False)
    page.get_by_role("main").get_by_role("link", name="Ontwikkelpaden", exact=True).click()
    orient(page)
    evaluate(page)
    set_a_goal(page)
    slug = find_what_fits(page)
    plan(page, slug, javascript=False)
    take_part(page, slug, javascript=False)
    page.goto("/mijn/")
    for naam in (PAD, "Kijken bij een collega"):
        expect(page.get_by_role("main")).to_contain_text(naam)
    take_along(page)


def orient(page: Page) -> None:
    heading(page, "Mijn ontwikkelpaden")
    page.get_by_role("link", name=re.compile("^Onderwijskundig ontwerpen")).click()
    page.get_by_role("button", name=with_hidden("Volg dit pad", f": {PAD}")).click()
    expect(page.get_by_text(f"U volgt nu ‘{PAD}’.")).to_be_visible()

    page.goto("/mijn/paden/")
    page.get_by_role("link", name=with_hidden("Kijk waar u staat", f": {PAD}")).click()
    page.get_by_role("button", name="Begin").click()


def set_a_goal(page: Page) -> None:
    heading(page, PAD)
    expect(page.get_by_role("heading", name="Wat u al kunt")).to_be_visible()
    first = page.locator(".napl-onderdeel h3").first
    expect(first).to_have_text("Kern en keuze")
    expect(page.get_by_role("region", name="Wat u nog niet weet")).to_contain_text("Verantwoording")

    page.get_by_role("link", name=with_hidden("Hier wil ik groeien", ": Samenhang")).click()
    heading(page, "Hier wil ik groeien")
    expect(page.get_by_role("radio", name="Vakbekwaam")).to_be_checked()
    page.get_by_label("Uw doel in eigen woorden").fill(DOEL)
    page.get_by_role("button", name="Bewaar dit doel").click()
    expect(page.get_by_text(DOEL)).to_be_visible()


def find_what_fits(page: Page) -> str:
    """Look for trajecten for the goal; return which one to plan."""
    page.get_by_role("link", name="Bekijk wat bij u past").click()
    heading(page, "Trajecten die bij u passen")
    expect(page.get_by_text("van startbekwaam naar vakbekwaam")).to_be_visible()
    page.get_by_label("In welke sector werkt u?").select_option("vo")
    page.get_by_role("button", name="Bewaar en zoek").click()
    traject = page.get_by_role("article", name=TRAJECT)
    expect(traject).to_contain_text("Omdat u bij ‘Samenhang’ wilt groeien naar vakbekwaam")
    expect(traject).to_contain_text("Omdat het bedoeld is voor het voortgezet onderwijs.")
    page.get_by_role("link", name=re.compile("op de zoekpagina|^Bekijk het|^Bekijk ze")).first.click()
    page.get_by_role("link", name=TRAJECT).click()
    heading(page, TRAJECT)
    return page.url.rstrip("/").rpartition("/")[2]


def evaluate(page: Page) -> None:
    """Answer part after part; what was typed stays through going back and forth and a reload."""
    question(page, ONDERDELEN[0])
    shown = page.locator(".napl-vraag:visible")
    shown.get_by_role("radio", name=re.compile("^Vakbekwaam")).check()
    shown.get_by_label("In uw eigen woorden").fill(WOORDEN)
    prove(page, ONDERDELEN[0])
    save(page, ONDERDELEN[0])

    question(page, "Samenhang")
    page.get_by_role("button", name=with_hidden("Terug", "van Samenhang")).click()
    question(page, ONDERDELEN[0])
    expect(page.locator(".napl-vraag:visible").get_by_label("In uw eigen woorden")).to_have_value(WOORDEN)
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


def prove(page: Page, naam: str) -> None:
    """Keep a file with the question on the screen; what is no evidence is refused."""
    page.get_by_role("button", name=with_hidden("Voeg een bestand toe", f"bij {naam}")).click()
    heading(page, "Bewaar een bewijsstuk")
    expect(page.get_by_text("Zet er geen gegevens van leerlingen in")).to_be_visible()
    field = page.get_by_label("Bestand", exact=True)
    field.set_input_files({"name": "les.pdf", "mimeType": "application/pdf", "buffer": b"<html>geen pdf"})
    page.get_by_role("button", name="Bewaar dit bestand").click()
    expect(page.get_by_role("alert").get_by_text("nemen wij niet aan")).to_be_visible()
    field.set_input_files({"name": BEWIJS, "mimeType": "application/pdf", "buffer": make_pdf_bytes()})
    page.get_by_label("Er staan geen gegevens van leerlingen").check()
    page.get_by_role("button", name="Bewaar dit bestand").click()
    expect(page.get_by_text("Uw bestand is bewaard")).to_be_visible()
    question(page, naam)
    expect(page.locator(".napl-vraag:visible").get_by_role("link", name=BEWIJS)).to_be_visible()


def take_along(page: Page) -> None:
    """Open what is taken along: data for a program, a document for people, and the file itself."""
    page.goto("/mijn/gegevens/")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Download")).click()
    with zipfile.ZipFile(download.value.path()) as archief:
        gegevens: dict[str, Any] = json.loads(archief.read("gegevens.json"))
        document = pypdf.PdfReader(io.BytesIO(archief.read("overzicht.pdf")))
        assert archief.read(f"bestanden/001-{BEWIJS}") == make_pdf_bytes()
    assert gegevens["account"]["email"] == ADRES
    (moment,) = gegevens["zelfevaluaties"]
    antwoord = next(item for item in moment["stukken"] if item["titel"] == ONDERDELEN[0])
    assert (antwoord["niveau"], antwoord["toelichting"]) == ("Vakbekwaam", WOORDEN)
    assert [item["naam"] for item in antwoord["bestanden"]] == [BEWIJS]
    assert DOEL in [item.get("tekst") for item in gegevens["doelen"]]
    assert {item["titel"] for item in gegevens["route"]} == {"Kijken bij een collega", TRAJECT}
    (deelname,) = gegevens["deelnames"]
    assert (deelname["titel"], deelname["status"]) == (TRAJECT, "Afgerond")
    text = re.sub(r"\s+", " ", " ".join(pagina.extract_text() for pagina in document.pages))
    for words in (WOORDEN, DOEL, "Kijken bij een collega", TRAJECT, BEWIJS):
        assert words in text
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


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
