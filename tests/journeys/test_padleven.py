"""A version lives: revision, consultation with a reaction and an answer, adoption, comparison."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.padreis import Levensloop
from tests.journeys.test_alle_paginas import violations

# A path of the demo whose second version is in force; the third is made here.
SLUG = "trekker-van-lesonderzoek"
BASIS = f"/ontwikkelpaden/{SLUG}/v3/"
REACTIE = "Laat ook de schoolleider meekijken."
NIEUW = "Kijkt met de schoolleider wat leerlingen doen in één les."
# What somebody of an atelier would write in the editor, which has a journey of its own.
SCHRIJF = """UPDATE ontwikkelpaden_niveaubeschrijving n SET tekst = %(tekst)s
    FROM ontwikkelpaden_subdimensie s, ontwikkelpaden_dimensie d, ontwikkelpaden_padversie v
    WHERE n.subdimensie_id = s.id AND s.dimensie_id = d.id AND d.padversie_id = v.id
    AND v.nummer = 3 AND v.pad_id = (SELECT id FROM ontwikkelpaden_ontwikkelpad WHERE slug = %(slug)s)
    AND n.niveau = 'startbekwaam' AND s.naam LIKE 'Samen kijken%%' RETURNING n.id"""


@pytest.mark.parametrize("javascript", [False])
def test_a_version_from_revision_to_comparison(
    maak_pagina: MaakPagina, register: Register, *, javascript: bool
) -> None:
    bureau = maak_pagina("coordinator", javascript=javascript)
    leraar = maak_pagina("leraar", javascript=javascript)

    Levensloop(SLUG, 2).move(bureau, "herzien", "Herziening starten")
    assert register.ask(SCHRIJF, tekst=NIEUW, slug=SLUG)
    leven = Levensloop(SLUG, 3)
    leven.consult(bureau, register, vraag="Is dit duidelijker?")
    leven.react(leraar, "Samen kijken naar leerlingen", REACTIE)
    bureau.goto(f"{BASIS}consultatie/antwoorden/")
    expect(bureau.get_by_text(REACTIE)).to_be_visible()
    expect(bureau.get_by_role("textbox")).to_have_count(0)
    leven.let_days_pass(register)
    leven.answer(bureau, "Dat staat er nu bij.")
    leven.publish_answers(bureau)
    leven.move(bureau, "vaststellen", "Vaststellen")

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
