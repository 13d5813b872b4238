"""A teacher plans a route, follows a traject, has it confirmed, and shows a statement to another school."""

import re
from io import BytesIO

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import BREED, SMAL, too_wide, violations

# Of the provider for whom somebody works in the demo; each walk takes one of its own.
AANBOD = """SELECT t.slug FROM register_traject t
    JOIN register_trajectaanbieder ta ON ta.traject_id = t.id
    JOIN register_aanbieder a ON a.id = ta.aanbieder_id
    JOIN register_typering y ON y.versie_id = t.live_id
    WHERE a.naam = 'Academie De Lantaarn (fictief)' AND t.status = 'actief'
    GROUP BY t.slug ORDER BY t.slug"""
NAAM = "Jip de Jong"


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_from_a_plan_to_a_statement(maak_pagina: MaakPagina, register: Register, *, javascript: bool) -> None:
    slug = register.ask(AANBOD)[0 if javascript else 1][0]
    page = maak_pagina("leraar2" if javascript else "teamlid", javascript=javascript)
    plan(page, slug, javascript=javascript)
    take_part(page, slug, javascript=javascript)
    adres = page.url
    naam = f"{NAAM} {'met' if javascript else 'zonder'}"
    page.get_by_label("Uw naam").fill(naam)
    page.get_by_role("button", name="Vraag om bevestiging").click()
    expect(page.get_by_text("De vraag staat klaar voor de aanbieder.")).to_be_visible()

    bureau = maak_pagina("aanbieder", javascript=javascript)
    confirm(bureau, naam, javascript=javascript)

    page.goto(adres)
    expect(page.get_by_text(f"dat {naam} het traject afrondde")).to_be_visible()
    tell(page, javascript=javascript)
    code = state(page, naam, javascript=javascript)
    verify(maak_pagina(javascript=javascript), code, naam, javascript=javascript)

    page.goto("/mijn/verklaringen/")
    page.get_by_role("button", name=re.compile("Trek in")).first.click()
    expect(page.get_by_text("De verklaring geldt niet meer.")).to_be_visible()
    reader = maak_pagina(javascript=javascript)
    assert reader.request.get(f"/verklaringen/{code}/").status == 410


def plan(page: Page, slug: str, *, javascript: bool) -> None:
    page.goto(f"/trajecten/{slug}/")
    page.get_by_role("link", name="Zet in mijn route").click()
    page.get_by_label("Vanaf welke maand?").select_option(index=14)
    page.get_by_label("Hoeveel uur").fill("heel veel")
    page.get_by_role("button", name="Zet in mijn route").click()
    expect(page.get_by_role("alert")).to_contain_text("heel aantal uren")
    page.get_by_label("Hoeveel uur").fill("30")
    page.get_by_role("button", name="Zet in mijn route").click()
    expect(page.get_by_text("Het traject staat in uw route.")).to_be_visible()
    page.get_by_role("link", name="Voeg leren in het werk toe").first.click()
    page.get_by_label("Wat gaat u doen?").fill("Kijken bij een collega")
    page.get_by_label("Bij een ander in de les kijken").check()
    page.get_by_role("button", name="Zet in mijn route").click()
    page.get_by_role("button", name=re.compile(r"Omhoog.*stap 2")).click()
    expect(page.get_by_role("heading", name=re.compile(r"1\.\s+Kijken bij een collega"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("30 uur"))).to_be_visible()
    check(page, javascript=javascript)


def take_part(page: Page, slug: str, *, javascript: bool) -> None:
    page.get_by_role("link", name=re.compile("Leg deelname vast")).click()
    expect(page).to_have_url(re.compile(f"/mijn/deelnames/nieuw/{slug}/"))
    page.get_by_label("Ik ben ermee bezig").check()
    page.get_by_label("Wanneer begon u?").fill("2026-01-12")
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_label("Wanneer rondde u het af?").fill("2026-05-20")
    page.get_by_role("button", name="Ik heb het afgerond").click()
    expect(page.get_by_text("Gefeliciteerd.")).to_be_visible()
    check(page, javascript=javascript)


def confirm(page: Page, naam: str, *, javascript: bool) -> None:
    page.goto("/aanbod/bevestigingen/")
    check(page, javascript=javascript)
    page.get_by_role("link", name=re.compile(f"Geef antwoord.*{naam}")).click()
    page.get_by_role("button", name="Ja, ik bevestig dit").click()
    expect(page.get_by_text("U hebt de deelname bevestigd.")).to_be_visible()


def tell(page: Page, *, javascript: bool) -> None:
    page.get_by_role("link", name="Schrijf een moment op").click()
    page.get_by_label("Wanneer merkte u dit?").fill("2026-06-01")
    page.get_by_label("Wat doet u anders in de klas?").fill("Ik laat leerlingen eerst zelf proberen.")
    check(page, javascript=javascript)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Ik laat leerlingen eerst zelf proberen.")).to_be_visible()


def state(page: Page, naam: str, *, javascript: bool) -> str:
    page.get_by_role("link", name="Maak een verklaring").click()
    expect(page.get_by_label("Uw naam op de verklaring")).to_have_value(naam)
    page.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Maak de verklaring").click()
    expect(page.get_by_text("Uw verklaring is gemaakt.")).to_be_visible()
    check(page, javascript=javascript)
    found = re.search(r"/verklaringen/([\w-]{24})/", page.content())
    assert found is not None
    return found[1]


def verify(page: Page, code: str, naam: str, *, javascript: bool) -> None:
    """Look at the statement as somebody of another school, without an account."""
    page.goto(f"/verklaringen/{code}/")
    expect(page.get_by_text("Deze verklaring geldt.")).to_be_visible()
    expect(page.get_by_text(naam, exact=True)).to_be_visible()
    expect(page.get_by_text("Bevestigd door de aanbieder: Academie De Lantaarn")).to_be_visible()
    check(page, javascript=javascript)
    made = page.request.get(f"/verklaringen/{code}/verklaring.pdf")
    assert naam in pypdf.PdfReader(BytesIO(made.body())).pages[0].extract_text()


def check(page: Page, *, javascript: bool) -> None:
    """Look at the page as it stands, wide and narrow; axe itself needs script."""
    if not javascript:
        return
    complaints = violations(page, "wide")
    complaints += too_wide(page, SMAL)
    complaints += violations(page, "narrow")
    assert complaints == []
    page.set_viewport_size({"width": BREED, "height": 900})
