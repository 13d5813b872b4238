"""Somebody makes an account, keeps a file, shows it to one person, takes it back, and takes all along."""

import email
import email.policy
import io
import re
import zipfile

from playwright.sync_api import Page, expect

from tests.bestanden import make_pdf_bytes
from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_bewaren import check

WACHTWOORD = "vier-losse-woorden-hier"


def test_from_an_account_to_an_export_with_script(maak_pagina: MaakPagina, register: Register) -> None:
    walk(maak_pagina, register, adres="vera@journey.test", javascript=True)


def test_the_same_without_script(maak_pagina: MaakPagina, register: Register) -> None:
    walk(maak_pagina, register, adres="piet@journey.test", javascript=False)


def walk(maak_pagina: MaakPagina, register: Register, *, adres: str, javascript: bool) -> None:
    page = maak_pagina(javascript=javascript, verwacht="400")
    sign_up(page, register, adres, javascript=javascript)
    keep_a_file(page, javascript=javascript)
    link = share(page, register, javascript=javascript)

    coach = maak_pagina("coordinator", javascript=javascript, verwacht="410")
    coach.goto(link)
    expect(coach.get_by_role("heading", name="Certificaat.pdf")).to_be_visible()
    expect(coach.get_by_text("Voor ons gesprek")).to_be_visible()
    check(coach, javascript=javascript)
    stranger = maak_pagina("leraar2", javascript=javascript, verwacht="404")
    answer = stranger.goto(link)
    assert answer is not None
    assert answer.status == 404
    expect(stranger.get_by_role("main")).not_to_contain_text("Certificaat")

    page.goto("/mijn/delen/")
    expect(page.get_by_text("1 keer")).to_be_visible()
    check(page, javascript=javascript)
    page.get_by_role("button", name=re.compile("^Trek in")).click()
    expect(page.get_by_text("De deling is ingetrokken")).to_be_visible()
    coach.reload()
    expect(coach.get_by_text("De eigenaar heeft de deling ingetrokken")).to_be_visible()

    take_along(page, adres)


def sign_up(page: Page, register: Register, adres: str, *, javascript: bool) -> None:
    page.goto("/account/inloggen/")
    page.get_by_role("link", name="Maak een account").click()
    page.get_by_label("E-mailadres").fill(adres)
    page.get_by_label("Uw naam").fill("Vera Bos")
    page.get_by_label("Wachtwoord").fill("kort")
    page.get_by_role("button", name="Stuur mij een code").click()
    expect(page.get_by_role("alert").get_by_text("Dit wachtwoord is te kort")).to_be_visible()
    expect(page.get_by_label("Uw naam")).to_have_value("Vera Bos")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Stuur mij een code").click()
    expect(page.get_by_role("heading", name="Vul de code in")).to_be_visible()
    check(page, javascript=javascript)
    code = re.search(r"Uw code is (\d{3} \d{3})", mail_to(page, register, adres))
    assert code
    page.get_by_label("Code uit de e-mail").fill(code[1])
    page.get_by_role("button", name="Account maken").click()
    expect(page.get_by_role("heading", name="Welkom, Vera Bos")).to_be_visible()
    check(page, javascript=javascript)


def mail_to(page: Page, register: Register, adres: str) -> str:
    """Wait until the worker mailed this address, and return the text of the last mail."""
    for _ in range(100):
        found = [
            text for path in sorted(register.mail.glob("*")) if adres in (text := path.read_text("utf-8"))
        ]
        if found:
            message = email.message_from_string(
                found[-1].partition("\n" + "-" * 79)[0], policy=email.policy.default
            )
            body = message.get_body(("plain",))
            assert body is not None
            return str(body.get_content())
        page.wait_for_timeout(200)
    raise AssertionError(f"No mail to {adres}.")


def keep_a_file(page: Page, *, javascript: bool) -> None:
    page.goto("/mijn/bestanden/")
    field = page.get_by_label("Bestand", exact=True)
    field.set_input_files({"name": "les.pdf", "mimeType": "application/pdf", "buffer": b"<html>geen pdf"})
    page.get_by_role("button", name="Bestand bewaren").click()
    expect(page.get_by_role("alert").get_by_text("nemen wij niet aan")).to_be_visible()
    check(page, javascript=javascript)
    field.set_input_files(
        {"name": "Certificaat.pdf", "mimeType": "application/pdf", "buffer": make_pdf_bytes()}
    )
    page.get_by_label("Er staan geen gegevens van leerlingen").check()
    page.get_by_role("button", name="Bestand bewaren").click()
    expect(page.get_by_text("Uw bestand is bewaard")).to_be_visible()


def share(page: Page, register: Register, *, javascript: bool) -> str:
    page.goto("/mijn/delen/")
    page.get_by_role("link", name="Iets delen").click()
    page.get_by_label("Wat wilt u laten zien?").select_option(label="Certificaat.pdf")
    page.get_by_label("E-mailadres").fill("coordinator@demo.napl.test")
    page.get_by_label("Bericht voor de ontvanger").fill("Voor ons gesprek.")
    page.get_by_role("button", name="Bekijk wat de ander ziet").click()
    expect(page.get_by_role("heading", name="Certificaat.pdf")).to_be_visible()
    check(page, javascript=javascript)
    before = len(list(register.mail.glob("*"))) if register.mail.exists() else 0
    page.get_by_role("button", name="Ja, deel dit").click()
    expect(page.get_by_text("krijgt een e-mail met de link")).to_be_visible()
    check(page, javascript=javascript)
    for _ in range(100):
        if len(list(register.mail.glob("*"))) > before:
            break
        page.wait_for_timeout(200)
    links = re.findall(r"/gedeeld/[\w=-]+/", mail_to(page, register, "coordinator@demo.napl.test"))
    assert links
    return str(links[-1])


def take_along(page: Page, adres: str) -> None:
    page.goto("/mijn/gegevens/")
    answer = page.request.get("/mijn/gegevens/mijn-gegevens.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body())) as archief:
        assert adres in archief.read("gegevens.json").decode()
        assert archief.read("overzicht.pdf").startswith(b"%PDF-")
        assert archief.read("bestanden/001-Certificaat.pdf") == make_pdf_bytes()
    page.get_by_role("link", name="Wis alles en mijn account").click()
    page.get_by_label("Uw wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Ja, wis dit").click()
    expect(page.get_by_text("Uw account en alles wat daarbij hoorde is gewist")).to_be_visible()
    page.goto("/mijn/")
    expect(page).to_have_url(re.compile("/account/inloggen/"))
