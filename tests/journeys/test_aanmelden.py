"""An organisation registers itself, the bureau asks and approves, and a colleague joins: four accounts."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_dossier import mail_to

# A real aanbieder that nobody acts for: claiming it changes no number that another journey counts.
NAAM = "Iselinge Hogeschool"
COLLEGA = "bestuurder"


def test_an_organisation_gets_in_and_a_colleague_joins(maak_pagina: MaakPagina, register: Register) -> None:
    aanvrager, bureau = maak_pagina("stuurgroep"), maak_pagina("coordinator")
    register_it(aanvrager)
    decide(bureau, "Vraag om aanvulling", reden="Wat is uw functie?")
    aanvrager.goto("/aanbod/aanmelden/")
    expect(aanvrager.get_by_text("Wat is uw functie?")).to_be_visible()
    aanvrager.get_by_role("link", name="Vul uw aanmelding aan").click()
    aanvrager.get_by_label("Toelichting").fill("Ik ben hoofd van de academie.")
    aanvrager.get_by_role("button", name="Verstuur de aanmelding").click()
    decide(bureau, "Keur goed")

    aanvrager.goto("/aanbod/")
    expect(aanvrager.get_by_role("heading", name="Wat op u wacht")).to_be_visible()
    aanvrager.get_by_role("link", name="Bekijk mensen en rollen").click()
    aanvrager.get_by_role("link", name="Nodig iemand uit").click()
    aanvrager.get_by_label("E-mailadres").fill(f"{COLLEGA}@demo.napl.test")
    aanvrager.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(aanvrager.get_by_role("heading", name="Open uitnodigingen")).to_be_visible()

    collega = maak_pagina(COLLEGA)
    link = re.search(r"/aanbod/uitnodiging/\S+", mail_to(collega, register, f"{COLLEGA}@demo.napl.test"))
    assert link
    assert bureau.request.get(link[0]).status == 404, "a forwarded link opens nothing"
    collega.goto(link[0])
    collega.get_by_role("button", name="Neem de uitnodiging aan").click()
    expect(collega.get_by_role("heading", name="Uw aanbod")).to_be_visible()
    collega.goto("/aanbod/leden/")
    expect(collega.get_by_role("link", name="Nodig iemand uit")).to_have_count(0)


def register_it(page: Page) -> None:
    page.goto("/aanbod/aanmelden/")
    page.get_by_role("link", name="Meld een organisatie aan").click()
    page.get_by_label("Naam van uw organisatie").fill(NAAM)
    page.get_by_label("Soort organisatie").select_option("hogeschool")
    page.get_by_label("KvK-nummer").fill("11111111")
    page.get_by_role("button", name="Verstuur de aanmelding").click()
    expect(page.get_by_text("Deze naam lijkt op een naam in het register")).to_be_visible()
    page.get_by_label(re.compile("Ja, dit zijn wij: Iselinge Hogeschool")).check()
    page.get_by_role("button", name="Verstuur de aanmelding").click()
    expect(page.get_by_role("alert")).to_contain_text("Een KvK-nummer heeft 8 cijfers")
    expect(page.get_by_label("Naam van uw organisatie")).to_have_value(NAAM)
    page.get_by_label("KvK-nummer").fill("90000036")
    page.get_by_role("button", name="Verstuur de aanmelding").click()
    expect(page.get_by_text("Uw aanmelding is verstuurd.")).to_be_visible()


def decide(page: Page, knop: str, *, reden: str = "") -> None:
    page.goto("/bureau/aanmeldingen/")
    page.get_by_role("link", name=NAAM).click()
    expect(page.get_by_role("heading", name="Wat wij zelf controleerden")).to_be_visible()
    if reden:
        page.get_by_text(knop, exact=True).click()
        page.get_by_label("Wat wilt u nog weten?").fill(reden)
    page.get_by_role("button", name=re.compile(knop)).click()
    expect(page.get_by_text("De aanmelder krijgt een e-mail.")).to_be_visible()
