"""The whole life of Curriculumdeskundigheid (bijlage 1 of the application), all eighteen cells of it.

Drafted by two people at once, consulted, answered, adopted, kept as it is, revised, compared, and the
trajecten typed again.
"""

import os
import re

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.atelierreis import ATELIER, SUBS, begin_path, build, open_cell, texts, write, write_all
from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register, run_python
from tests.journeys.padreis import Levensloop
from tests.journeys.test_alle_paginas import violations

NAAM = "Curriculumdeskundigheid (rol)"
REACTIE = "Samenhang met de praktijk van het vmbo mis ik hier."
TE_LAAT = "Deze reactie komt een dag te laat."
ANTWOORD = "Terecht. In de volgende versie staat het vmbo bij Samenhang."
NIEUW = {
    ("Samenhang", "expert"): "Tussen leerlijnen, ook die van het vmbo\nKennis en vaardigheden geïntegreerd",
    ("Proces", "vakbekwaam"): "Tevens creatief gebruik van andere materialen, met een logboek",
}
TRAJECTEN = ("Curriculum leiden (proef)", "Leerlijnen in uw school (proef)", "Samenhang in het vo (proef)")
CEL = """SELECT s.id FROM ontwikkelpaden_subdimensie s JOIN ontwikkelpaden_dimensie d ON d.id = s.dimensie_id
    JOIN ontwikkelpaden_padversie v ON v.id = d.padversie_id
    JOIN ontwikkelpaden_ontwikkelpad p ON p.id = v.pad_id
    WHERE p.slug = %(slug)s AND v.nummer = %(nummer)s AND s.naam = %(sub)s"""
ACHTEROM = """UPDATE ontwikkelpaden_niveaubeschrijving SET tekst = 'Achterom'
    WHERE subdimensie_id = %(sub)s RETURNING id"""
GETYPEERD = """SELECT v.nummer, count(*) FROM register_typering t
    JOIN ontwikkelpaden_padversie v ON v.id = t.padversie_id
    JOIN ontwikkelpaden_ontwikkelpad p ON p.id = v.pad_id
    JOIN register_traject r ON r.live_id = t.versie_id
    WHERE p.slug = %(slug)s GROUP BY v.nummer ORDER BY v.nummer"""
# As a script on a page of ours does it: logged in, with the CSRF token.
BEL = """async ([methode, adres, koppen, inhoud]) => {
  const csrf = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const antwoord = await fetch(adres, {method: methode, body: JSON.stringify(inhoud),
    headers: {"Content-Type": "application/json", "X-CSRFToken": csrf, ...koppen}});
  return [antwoord.status, await antwoord.text()];
}"""


def test_the_whole_life_of_curriculumdeskundigheid(maak_pagina: MaakPagina, register: Register) -> None:
    een, bureau = maak_pagina("atelierlid", verwacht="status of 4"), maak_pagina("coordinator")
    leraar, ander = maak_pagina("leraar", verwacht="status of 409"), maak_pagina("leraar2")
    bezoeker = maak_pagina()

    editor = begin_path(een, NAAM)
    slug = editor.rstrip("/").split("/")[-2]
    eerste, tweede = Levensloop(slug, 1), Levensloop(slug, 2)
    draft(een, bureau, register, editor, eerste)
    bezoeker_ziet_niets(bezoeker, eerste)
    een.goto(editor)
    open_cell(een, "Samenhang", "expert")  # stays open while the version goes on without it
    consult(bureau, leraar, ander, bezoeker, register, eerste)
    too_late(leraar, register, eerste)
    answer_and_adopt(een, bureau, bezoeker, maak_pagina("atelierlid"), eerste)
    cannot_be_edited(een, register, editor, eerste)

    add_trajecten(register, slug)
    revise(een, bureau, register, editor, tweede)
    compare(leraar, eerste, tweede)
    retype(bureau, register, slug)


def draft(een: Page, twee: Page, register: Register, editor: str, versie: Levensloop) -> None:
    build(een)
    for page in (een, twee):
        page.goto(editor)
    write_all(een, twee, register, editor)
    # Who writes does not decide: that is up to the bureau.
    een.goto(versie.zet("consulteren"))
    expect(een.get_by_role("heading", level=1)).to_have_text("U mag deze pagina niet bekijken")


def bezoeker_ziet_niets(bezoeker: Page, versie: Levensloop) -> None:
    for adres in (versie.adres, f"{versie.adres}ontwikkelpad.json", f"{versie.adres}consultatie/"):
        assert bezoeker.request.get(adres).status == 404
    bezoeker.goto("/ontwikkelpaden/")
    expect(bezoeker.get_by_text(NAAM)).to_have_count(0)


def consult(
    bureau: Page, leraar: Page, ander: Page, bezoeker: Page, register: Register, versie: Levensloop
) -> None:
    """Everybody reads; who is logged in reacts; only the makers read it before it is answered."""
    versie.consult(bureau, register, vraag="Herkent u uw werk in deze achttien beschrijvingen?")
    bezoeker.goto(f"/ontwikkelpaden/{versie.slug}/")
    bezoeker.get_by_role("link", name="naar de consultatie").click()
    expect(bezoeker.get_by_role("link", name="Log in om te reageren")).to_be_visible()
    for _, sub, beschrijvingen in SUBS:
        expect(bezoeker.get_by_role("heading", name=sub)).to_be_visible()
        for tekst in beschrijvingen.values():
            expect(bezoeker.get_by_role("main")).to_contain_text(tekst.splitlines()[0])
    versie.react(leraar, "Samenhang", REACTIE)
    assert violations(leraar, "consultation") == []
    for page in (ander, bezoeker):
        page.goto(f"{versie.adres}consultatie/")
        expect(page.get_by_text(REACTIE)).to_have_count(0)
        assert REACTIE not in page.request.get(f"{versie.api}/reacties").text()


def too_late(leraar: Page, register: Register, versie: Levensloop) -> None:
    """The last day passes while somebody still types: refused, and the words stay."""
    versie.type_reaction(leraar, "Relevantie", TE_LAAT)
    versie.let_days_pass(register)
    versie.send_reaction(leraar)
    expect(leraar.get_by_text(re.compile("De consultatie is gesloten")).first).to_be_visible()
    expect(leraar.get_by_label("Uw reactie").locator("visible=true")).to_have_value(TE_LAAT)
    status, body = leraar.evaluate(BEL, ["POST", f"{versie.api}/reacties", {}, {"tekst": TE_LAAT}])
    assert (status, "De consultatie is gesloten" in body) == (409, True)
    assert not register.ask("SELECT id FROM ontwikkelpaden_consultatiereactie WHERE tekst = %(t)s", t=TE_LAAT)


def answer_and_adopt(een: Page, bureau: Page, bezoeker: Page, lid: Page, versie: Levensloop) -> None:
    versie.answer(lid, ANTWOORD)
    expect(lid.get_by_role("link", name="Antwoorden publiceren")).to_have_count(0)
    bezoeker.goto(f"{versie.adres}consultatie/")
    expect(bezoeker.get_by_text(ANTWOORD)).to_have_count(0)
    versie.publish_answers(bureau)
    versie.move(bureau, "vaststellen", "Vaststellen")
    bezoeker.reload()
    expect(bezoeker.get_by_text(REACTIE)).to_be_visible()
    expect(bezoeker.get_by_text(ANTWOORD)).to_be_visible()
    expect(bezoeker.get_by_text("Een deelnemer aan de consultatie")).to_be_visible()
    bezoeker.goto(versie.adres)
    expect(bezoeker.locator(".napl-padkop .napl-label")).to_have_text("Vastgesteld")
    expect(bezoeker.locator(".napl-citeer")).to_contain_text(versie.adres)
    assert violations(bezoeker, "adopted version") == []


def cannot_be_edited(een: Page, register: Register, editor: str, versie: Levensloop) -> None:
    """Not from a page that was open, not with a form, not through the API, not in the database."""
    before = texts(register, editor)
    field = een.get_by_label("Wat weet en kan een leraar op het niveau ‘expert’?")
    field.fill("Toch anders.")
    expect(een.locator("[data-fout]")).to_contain_text("geen concept meer")
    expect(field).to_have_value("Toch anders.")
    sub = register.value(CEL, slug=versie.slug, nummer=1, sub="Samenhang")
    adres = f"{versie.api}/cellen/{sub}/expert"
    basis = een.request.get(adres).headers["etag"]
    status, _ = een.evaluate(BEL, ["PUT", adres, {"If-Match": basis}, {"tekst": "Toch anders."}])
    assert status == 409
    with pytest.raises(psycopg.errors.IntegrityError, match="de inhoud staat vast"):
        register.ask(ACHTEROM, sub=sub)
    een.goto(editor)
    expect(een.get_by_text("De versie is vastgesteld.")).to_be_visible()
    expect(een.get_by_role("link", name=re.compile("Schrijf verder|Vul in"))).to_have_count(0)
    assert texts(register, editor) == before


def add_trajecten(register: Register, slug: str) -> None:
    omgeving = {
        **os.environ,
        "DATABASE_URL": register.database_url,
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
    }
    run_python(omgeving, "-m", "tests.journeys.typeren", slug, *TRAJECTEN)


def revise(een: Page, bureau: Page, register: Register, editor: str, versie: Levensloop) -> None:
    """The atelier begins a next version with all that was there, and changes two cells of it."""
    een.goto(ATELIER)
    een.get_by_role("link", name=f"Begin een nieuwe versie van {NAAM}").click()
    assert violations(een, "revision") == []
    een.get_by_role("button", name="Begin de herziening").click()
    expect(een).to_have_url(re.compile(r"/v2/$"))
    for (sub, niveau), tekst in NIEUW.items():
        write(een, sub, niveau, tekst)
    versie.consult(bureau, register, vraag="Is het zo beter?")
    versie.let_days_pass(register)
    versie.move(bureau, "vaststellen", "Vaststellen")
    een.goto(f"{editor}herzien/")
    expect(een.get_by_text("Er is al een volgende versie: versie 2")).to_be_visible()


def compare(leraar: Page, oud: Levensloop, nieuw: Levensloop) -> None:
    """Cell by cell: two of eighteen are different, and sixteen are not."""
    leraar.goto(oud.adres)
    expect(leraar.get_by_text("Dit is niet de actuele versie")).to_be_visible()
    expect(leraar.get_by_role("main")).to_contain_text("Tussen leerlijnen")
    leraar.get_by_role("link", name="bekijk wat er anders is").click()
    expect(leraar.get_by_text("2 van de 18 beschrijvingen zijn anders.")).to_be_visible()
    cells = leraar.locator(".napl-verschilkaart td")
    expect(cells).to_have_count(18)
    expect(cells.filter(has_text="Gewijzigd")).to_have_count(2)
    expect(cells.filter(has_text="gelijk")).to_have_count(16)
    expect(leraar.locator("ins", has_text="ook die van het vmbo")).to_be_visible()
    expect(leraar.locator("ins", has_text="met een logboek")).to_be_visible()
    assert violations(leraar, "comparison") == []
    leraar.goto(f"/ontwikkelpaden/{nieuw.slug}/")
    expect(leraar.get_by_role("main")).to_contain_text("ook die van het vmbo")


def retype(bureau: Page, register: Register, slug: str) -> None:
    """The trajecten still refer to version 1; the bureau lets one go along, and then the others."""
    assert register.ask(GETYPEERD, slug=slug) == [(1, 3)]
    bureau.goto("/bureau/hertypering/")
    expect(bureau.get_by_role("row", name=re.compile(re.escape(NAAM)))).to_contain_text("3")
    bureau.get_by_role("link", name=NAAM).click()
    expect(bureau.get_by_text("2 van de 18 beschrijvingen zijn anders.")).to_be_visible()
    bureau.get_by_label(TRAJECTEN[0]).check()
    bureau.get_by_role("button", name="Bekijk wat u koos").click()
    expect(bureau.get_by_text(TRAJECTEN[1])).to_have_count(0)
    bureau.get_by_role("button", name="Typeer opnieuw met versie 2").click()
    expect(bureau.get_by_text("1 traject is opnieuw getypeerd met versie 2.")).to_be_visible()
    assert register.ask(GETYPEERD, slug=slug) == [(1, 2), (2, 1)]
    bureau.get_by_role("button", name="Typeer alle 2 opnieuw met versie 2").click()
    expect(bureau.get_by_text("2 trajecten zijn opnieuw getypeerd met versie 2.")).to_be_visible()
    assert register.ask(GETYPEERD, slug=slug) == [(2, 3)]
