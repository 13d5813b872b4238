"""Somebody keeps trajecten without an account, logs in, writes a note, and is warned once of what is new."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import WACHTWOORD, Register, run_python
from tests.journeys.test_alle_paginas import BREED, SMAL, too_wide, violations


def test_from_a_list_without_account_to_a_mail_that_stops(
    maak_pagina: MaakPagina, register: Register
) -> None:
    walk(maak_pagina, register, account="leraar2", woord="zandkasteelbouw", javascript=True)


def test_the_same_without_javascript(maak_pagina: MaakPagina, register: Register) -> None:
    walk(maak_pagina, register, account="teamlid", woord="vliegerkunde", javascript=False)


def walk(maak_pagina: MaakPagina, register: Register, *, account: str, woord: str, javascript: bool) -> None:
    page = maak_pagina(javascript=javascript)
    names = keep_two(page)
    check(page, javascript=javascript)
    log_in_from_the_list(page, account)
    expect(page.get_by_text("staat nu in uw account")).to_be_visible()
    for name in names:
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    write_a_note(page, names[0])
    check(page, javascript=javascript)

    make_an_alert(page, woord)
    check(page, javascript=javascript)
    assert mails(register, woord) == []
    add_offer(register, f"Cursus {woord}", days=1)
    [tekst] = mails(register, woord)
    assert f"Cursus {woord}" in tekst

    # Who reads the mail need not be logged in.
    link = re.search(r"/zoekwaarschuwingen/stop/\S+/", tekst)
    assert link is not None
    reader = maak_pagina(javascript=javascript)
    reader.goto(link[0])
    check(reader, javascript=javascript)
    reader.get_by_role("button", name="Stop deze waarschuwing").click()
    expect(reader.get_by_role("heading", name="De waarschuwing is gestopt")).to_be_visible()
    add_offer(register, f"Training {woord}", days=2)
    assert mails(register, woord) == [tekst], "no mail after the stop"
    page.goto("/mijn/zoekwaarschuwingen/")
    expect(page.get_by_text("Gestopt", exact=True)).to_be_visible()


def keep_two(page: Page) -> list[str]:
    page.goto("/trajecten/?sorteer=naam")
    links = page.locator(".napl-kaart__titel a")
    chosen = [(links.nth(place).inner_text(), links.nth(place).get_attribute("href")) for place in (0, 1)]
    for number, (_, url) in enumerate(chosen, start=1):
        page.goto(url or "")
        page.get_by_role("button", name="Bewaar dit traject").click()
        expect(page.get_by_role("status").get_by_text("staat op uw bewaarlijst")).to_be_visible()
        expect(page.get_by_role("banner").get_by_text(f"Bewaarlijst ({number})").first).to_be_visible()
    page.get_by_role("status").get_by_role("link", name="Bekijk uw bewaarlijst").click()
    expect(page).to_have_url(re.compile("/bewaarlijst/$"))
    return [name for name, _ in chosen]


def log_in_from_the_list(page: Page, account: str) -> None:
    page.get_by_role("link", name="Log in om de lijst te houden").click()
    page.get_by_label("E-mailadres").fill(f"{account}@demo.napl.test")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(re.compile("/bewaarlijst/$"))


def write_a_note(page: Page, name: str) -> None:
    item = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name, exact=True))
    item.get_by_text("Schrijf een notitie").click()
    field = item.get_by_label("Uw notitie")
    field.fill("x" * 2001)
    item.get_by_role("button", name="Bewaar notitie").click()
    expect(page.get_by_text("Uw notitie is te lang: 2001 tekens")).to_be_visible()
    expect(field).to_have_value("x" * 2001)
    field.fill("Navragen bij Ans")
    item.get_by_role("button", name="Bewaar notitie").click()
    expect(page.get_by_text("Uw notitie is bewaard.")).to_be_visible()
    expect(item.locator(".napl-bewaard__tekst")).to_have_text("Navragen bij Ans")


def make_an_alert(page: Page, woord: str) -> None:
    page.goto(f"/mijn/zoekwaarschuwingen/nieuw/?q={woord}")
    expect(page.get_by_label("Naam")).to_have_value(woord)
    page.get_by_label("Elke dag").check()
    page.get_by_role("button", name="Zet de waarschuwing aan").click()
    expect(page.get_by_role("heading", name=woord)).to_be_visible()


def add_offer(register: Register, naam: str, *, days: int) -> None:
    omgeving = {
        **os.environ,
        "DATABASE_URL": register.database_url,
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
    }
    run_python(omgeving, "-m", "tests.journeys.nieuw_aanbod", naam, str(days))


def mails(register: Register, woord: str) -> list[str]:
    query = "SELECT tekst FROM napl_bericht WHERE soort = 'zoekwaarschuwing' AND onderwerp LIKE %(naam)s"
    return [row[0] for row in register.ask(query, naam=f"%{woord}%")]


def check(page: Page, *, javascript: bool) -> None:
    """Look at the page as it stands, wide and narrow; axe itself needs script."""
    if not javascript:
        return
    complaints = violations(page, "wide")
    complaints += too_wide(page, SMAL)
    complaints += violations(page, "narrow")
    assert complaints == []
    page.set_viewport_size({"width": BREED, "height": 900})


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_teacher_shares_with_the_team_and_another_school_is_refused(
    maak_pagina: MaakPagina, *, javascript: bool
) -> None:
    naam = f"Samen {'met' if javascript else 'zonder'} script"
    page = maak_pagina("leraar", javascript=javascript)
    page.goto("/bewaarlijst/")
    page.get_by_role("checkbox", name=re.compile("^Kies")).first.check()
    page.get_by_role("button", name="Deel met mijn team").click()
    page.get_by_label("Nieuwe lijst voor").check()
    page.get_by_label("Naam van de nieuwe lijst").fill(naam)
    page.get_by_label("Opmerking").fill("Wie doet mee?")
    page.get_by_role("main").get_by_role("button", name="Deel met mijn team").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)

    colleague = maak_pagina("schoolleider", javascript=javascript)
    colleague.goto("/mijn/teamlijsten/")
    colleague.get_by_role("link", name=naam).click()
    expect(colleague.get_by_text("Wie doet mee?")).to_be_visible()
    expect(colleague.get_by_text("Toegevoegd door Demo leraar")).to_be_visible()
    expect(colleague.get_by_role("main")).not_to_contain_text("Vragen of dit ook op woensdag kan")

    other = maak_pagina("leraar2", javascript=javascript)
    answer = other.goto(colleague.url)
    assert answer is not None
    assert answer.status == 403
    expect(other.get_by_role("main")).not_to_contain_text(naam)
