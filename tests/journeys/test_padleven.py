"""A version lives: revision, consultation with a reaction and an answer, adoption, comparison."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import violations

# A path of the demo whose second version is in force; the third is made here.
SLUG = "trekker-van-lesonderzoek"
BASIS = f"/ontwikkelpaden/{SLUG}/v3/"
BUREAU = f"/bureau/ontwikkelpaden/{SLUG}/"
REACTIE = "Laat ook de schoolleider meekijken."
NIEUW = "Kijkt met de schoolleider wat leerlingen doen in één les."
# What somebody of an atelier would write in the editor, which has a journey of its own.
SCHRIJF = """UPDATE ontwikkelpaden_niveaubeschrijving n SET tekst = %(tekst)s
    FROM ontwikkelpaden_subdimensie s, ontwikkelpaden_dimensie d, ontwikkelpaden_padversie v
    WHERE n.subdimensie_id = s.id AND s.dimensie_id = d.id AND d.padversie_id = v.id
    AND v.nummer = 3 AND v.pad_id = (SELECT id FROM ontwikkelpaden_ontwikkelpad WHERE slug = %(slug)s)
    AND n.niveau = 'startbekwaam' AND s.naam LIKE 'Samen kijken%%' RETURNING n.id"""
# The days of the consultation pass.
VERSTRIJK = """UPDATE ontwikkelpaden_consultatie c SET opent_op = opent_op - 30, sluit_op = sluit_op - 30
    FROM ontwikkelpaden_padversie v WHERE c.versie_id = v.id AND v.nummer = 3
    AND v.pad_id = (SELECT id FROM ontwikkelpaden_ontwikkelpad WHERE slug = %(slug)s) RETURNING c.id"""


@pytest.mark.parametrize("javascript", [False])
def test_a_version_from_revision_to_comparison(
    maak_pagina: MaakPagina, register: Register, *, javascript: bool
) -> None:
    bureau = maak_pagina("coordinator", javascript=javascript)
    leraar = maak_pagina("leraar", javascript=javascript)

    move(bureau, 2, "herzien", "Herziening starten")
    assert register.ask(SCHRIJF, tekst=NIEUW, slug=SLUG)
    vandaag = register.value("SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date::text")
    bureau.goto(f"{BUREAU}v3/consulteren/")
    bureau.get_by_label("Eerste dag").fill(vandaag)
    bureau.get_by_label("Laatste dag").fill(vandaag)
    bureau.get_by_label("Wat wilt u weten?").fill("Is dit duidelijker?")
    bureau.get_by_role("button", name="Consultatie openen").click()
    expect(bureau.get_by_text("De consultatie is geopend.")).to_be_visible()

    react(leraar)
    bureau.goto(f"{BASIS}consultatie/antwoorden/")
    expect(bureau.get_by_text(REACTIE)).to_be_visible()
    expect(bureau.get_by_role("textbox")).to_have_count(0)
    assert register.ask(VERSTRIJK, slug=SLUG)
    answer(bureau)
    move(bureau, 3, "vaststellen", "Vaststellen")

    leraar.goto(f"{BASIS}consultatie/")
    expect(leraar.get_by_text("Dat staat er nu bij.")).to_be_visible()
    leraar.goto(f"/ontwikkelpaden/{SLUG}/v2/")
    leraar.get_by_role("link", name="bekijk wat er anders is").click()
    expect(leraar.get_by_text("1 van de 6 beschrijvingen is anders.")).to_be_visible()
    expect(leraar.locator("ins", has_text="met de schoolleider")).to_be_visible()
    leraar.get_by_role("link", name="Alleen verschillen").click()
    expect(leraar.get_by_role("heading", level=2, name="Vraag")).to_have_count(0)


def test_the_pages_of_a_life_are_accessible(maak_pagina: MaakPagina) -> None:
    bureau = maak_pagina("coordinator")
    for adres in (
        "/ontwikkelpaden/buddy-van-zij-instromers/v1/consultatie/",
        "/ontwikkelpaden/buddy-van-zij-instromers/v1/consultatie/antwoorden/",
        f"/ontwikkelpaden/{SLUG}/v2/vergelijken/1/",
        "/bureau/ontwikkelpaden/",
        "/bureau/ontwikkelpaden/buddy-van-zij-instromers/v1/intrekken/",
        f"/bureau/hertypering/{SLUG}/",
    ):
        bureau.goto(adres)
        assert violations(bureau, adres) == []


def move(bureau: Page, nummer: int, zet: str, knop: str) -> None:
    """Confirm a move at the desk of the bureau."""
    bureau.goto(f"{BUREAU}v{nummer}/{zet}/")
    bureau.get_by_role("button", name=knop).click()
    expect(bureau).to_have_url(re.compile(r"/bureau/ontwikkelpaden/$"))


def react(leraar: Page) -> None:
    leraar.goto(f"{BASIS}consultatie/")
    leraar.get_by_text("Reageer op Samen kijken naar leerlingen").click()
    leraar.get_by_label("Uw reactie").locator("visible=true").fill(REACTIE)
    leraar.get_by_role("button", name="Reactie versturen").locator("visible=true").click()
    expect(leraar.get_by_text("Dank u wel. Uw reactie is bewaard.")).to_be_visible()
    expect(leraar.get_by_text("Uw reactie aanpassen", exact=True)).to_be_visible()


def answer(bureau: Page) -> None:
    bureau.goto(f"{BASIS}consultatie/antwoorden/")
    bureau.get_by_role("textbox", name="Antwoord").fill("Dat staat er nu bij.")
    bureau.get_by_role("button", name="Antwoord bewaren").click()
    bureau.get_by_role("link", name="Antwoorden publiceren").click()
    bureau.get_by_role("button", name="Antwoorden publiceren").click()
    expect(bureau.get_by_text("De antwoorden zijn gepubliceerd.")).to_be_visible()
