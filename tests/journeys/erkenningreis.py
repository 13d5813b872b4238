"""The way of one case through the pages: apply, pay, complete, judge, agree, advise, hear, decide."""

import os
import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.draaiend import Register, run_python

BEWAARD = re.compile(r"Bewaard om \d\d\.\d\d")
ZEGT = (
    "Deelnemers ontwerpen een les, geven die op hun eigen school en bespreken wat zij bij leerlingen zagen."
)
VINDT = {
    "Voldoet": "Dit staat in het programma, en deelnemers laten het zien.",
    "Voldoet deels": "Het plan is er, maar niet hoe het wordt nagegaan.",
    "Voldoet niet": "Het bewijs gaat over een eerdere opzet.",
}


@dataclass(frozen=True)
class Zaak:
    """One case by its id, as the aanbieder and the bureau reach it."""

    pk: int

    @property
    def eigen(self) -> str:
        return f"/aanbod/erkenningen/{self.pk}/"

    @property
    def bureau(self) -> str:
        return f"/bureau/aanvragen/{self.pk}/"

    def expect_stand(self, page: Page, tekst: str) -> None:
        """Read on the page of the aanbieder where the case is."""
        page.goto(self.eigen)
        expect(page.locator("h1 + .napl-rij .napl-label").first).to_have_text(tekst)


def new_case(register: Register, stand: str, naam: str) -> str:
    """Let the verbs bring a new case of the aanbieder of the demo to where a journey begins."""
    omgeving = {
        **os.environ,
        "DATABASE_URL": register.database_url,
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
    }
    return run_python(omgeving, "-m", "tests.journeys.nieuwe_zaak", stand, naam).split("\n")[-2]


def begin_aanvraag(page: Page, slug: str) -> Zaak:
    page.goto(f"/aanbod/erkenningen/nieuw/{slug}/")
    page.get_by_role("button", name="Begin de aanvraag").click()
    page.wait_for_url(re.compile(r"/aanbod/erkenningen/\d+/$"))
    return Zaak(int(page.url.rstrip("/").rsplit("/", 1)[1]))


def write_all(page: Page, zaak: Zaak) -> None:
    """Say something at every criterium, each on a page of its own."""
    page.goto(zaak.eigen)
    links = page.locator("#paneel-verantwoording ~ .napl-taken a")
    for adres in [link.get_attribute("href") for link in links.all()]:
        page.goto(str(adres))
        page.get_by_label("Hoe voldoet uw traject hieraan?").fill(ZEGT)
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.wait_for_url(re.compile(rf"{zaak.eigen}#"))


def submit(page: Page, zaak: Zaak) -> None:
    page.goto(zaak.eigen)
    page.get_by_role("link", name="Naar indienen").click()
    page.get_by_role("button", name="Onderteken en dien in").click()
    expect(page.get_by_role("alert")).to_contain_text("Zet een vinkje om te ondertekenen.")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Onderteken en dien in").click()
    expect(page.get_by_text("Uw aanvraag is ingediend.")).to_be_visible()


def pay(page: Page, zaak: Zaak) -> None:
    """Fail once at the test provider, then pay."""
    page.goto(zaak.eigen)
    page.get_by_role("link", name="Betaal de factuur").click()
    page.get_by_role("button", name="Betaal nu").click()
    page.get_by_role("button", name="Mislukt").click()
    expect(page.get_by_text("De betaling is niet gelukt")).to_be_visible()
    page.get_by_role("button", name="Betaal nu").click()
    page.get_by_role("button", name="Betaald", exact=True).click()
    expect(page.get_by_role("heading", name="Deze factuur is betaald")).to_be_visible()


def ask_aanvulling(page: Page, zaak: Zaak, punt: str) -> None:
    page.goto(zaak.bureau)
    page.get_by_role("button", name="Neem deze zaak").click()
    page.get_by_role("link", name="Vraag om aanvulling").click()
    page.get_by_role("textbox").first.fill(punt)
    page.get_by_role("button", name="Bekijk de e-mail").click()
    expect(page.get_by_role("heading", name="Deze e-mail krijgt de aanbieder")).to_be_visible()
    page.get_by_role("button", name="Vraag aanvulling en verstuur de e-mail").click()
    expect(page.get_by_text("De aanbieder is aan zet")).to_be_visible()


def complete(page: Page, zaak: Zaak, punt: str) -> None:
    page.goto(zaak.eigen)
    expect(page.get_by_text(punt).first).to_be_visible()
    page.get_by_role("link", name="Stuur uw aanvraag terug").click()
    page.get_by_label("Wat hebt u aangevuld?").fill("De toetsing staat nu bij het eerste criterium.")
    page.get_by_role("button", name="Stuur terug").click()
    zaak.expect_stand(page, "Volledigheidstoets")


def accept_complete(page: Page, zaak: Zaak) -> None:
    page.goto(zaak.bureau)
    page.get_by_role("button", name="De aanvraag is compleet").click()
    expect(page.get_by_role("heading", name="Beoordeling door deskundigen")).to_be_visible()


def assign(page: Page, zaak: Zaak, naam: str) -> None:
    page.goto(zaak.bureau)
    page.get_by_role("link", name="Vraag deskundigen").click()
    page.get_by_role("button", name=f"Vraag {naam}").click()
    expect(page.get_by_role("main")).to_contain_text(f"{naam} (gevraagd)")


def accept_review(page: Page, traject: str) -> None:
    page.goto("/beoordelen/")
    vraag = page.get_by_role("article").filter(has_text=traject)
    vraag.get_by_role("checkbox").check()
    vraag.get_by_role("button", name="Neem de beoordeling aan").click()
    expect(page.get_by_role("article").filter(has_text=traject)).to_have_count(0)


def judge(page: Page, traject: str, oordelen: dict[str, str]) -> None:
    """Judge every criterium, as ``Voldoet`` unless told otherwise, and hand it in."""
    page.goto("/beoordelen/")
    page.get_by_role("link", name=traject).click()
    adres = page.url
    for code in criteria(page):
        blad = fill_judgement(page, code, oordelen.get(code, "Voldoet"))
        expect(blad.locator("[data-stand]")).to_have_text(BEWAARD)
    page.goto(adres)
    page.get_by_role("button", name="Lever uw beoordeling in").click()
    expect(page.get_by_text("U hebt ingeleverd. U krijgt bericht")).to_be_visible()


def criteria(page: Page) -> list[str]:
    return page.locator("main .napl-criterium__code").all_inner_texts()


def fill_judgement(page: Page, code: str, oordeel: str) -> Locator:
    """Fill in what somebody thinks of one criterium; returns its part of the page."""
    eigen = page.locator(".napl-criterium__code", has_text=re.compile(rf"^{re.escape(code)}$"))
    blad = page.locator("section.napl-criterium").filter(has=eigen)
    blad.get_by_label(oordeel, exact=True).check()
    blad.get_by_label("Waarom").fill(VINDT[oordeel])
    return blad


def agree(page: Page, traject: str) -> None:
    open_consensus(page, traject)
    page.get_by_role("button", name="Ik ga akkoord").click()


def open_consensus(page: Page, traject: str) -> None:
    page.goto("/beoordelen/")
    page.get_by_role("link", name=traject).click()
    if page.get_by_role("link", name="Leg de oordelen naast elkaar").count():
        page.get_by_role("link", name="Leg de oordelen naast elkaar").click()
    expect(page.get_by_role("heading", name="Oordelen naast elkaar")).to_be_visible()


def settle(page: Page, traject: str, oordelen: dict[str, str]) -> None:
    """Write one judgement per criterium together."""
    open_consensus(page, traject)
    for code in criteria(page):
        blad = fill_judgement(page, code, oordelen.get(code, "Voldoet"))
        blad.get_by_role("button", name=f"Bewaar samen criterium {code}", exact=True).click()
        expect(page.get_by_text(f"Criterium {code} is bewaard")).to_be_visible()


def advise(page: Page, zaak: Zaak, uitkomst: str, oordelen: dict[str, str], voorwaarde: str = "") -> None:
    page.goto(f"{zaak.bureau}advies/")
    fill_inhoud(page, uitkomst, oordelen, voorwaarde)
    page.get_by_role("button", name="Bewaar en verstuur het advies").click()
    expect(page.get_by_role("heading", name="Advies en besluit")).to_be_visible()


def fill_inhoud(page: Page, uitkomst: str, oordelen: dict[str, str], voorwaarde: str) -> None:
    """Choose an outcome; of the criteria what is told here, and what no consensus filled in."""
    page.get_by_label(uitkomst, exact=True).check()
    page.get_by_label("Waarom is dit de uitkomst?").fill("Zo vonden de deskundigen het samen.")
    for code in [text.split()[0] for text in page.locator("fieldset section > h3").all_inner_texts()]:
        vak = page.locator("fieldset section").filter(has=page.get_by_role("heading", name=f"{code} "))
        if code in oordelen or not vak.locator("input:checked").count():
            oordeel = oordelen.get(code, "Voldoet")
            vak.get_by_label(oordeel, exact=True).check()
            vak.get_by_role("textbox").fill(VINDT[oordeel])
    if voorwaarde:
        page.get_by_label("Voorwaarde 1", exact=False).first.fill(voorwaarde)
        page.get_by_label("Voorwaarde 1: binnen hoeveel maanden na het besluit?").fill("6")


def give_zienswijze(page: Page, zaak: Zaak, tekst: str) -> None:
    page.goto(zaak.eigen)
    page.get_by_role("link", name="Reageer op het advies").click()
    page.get_by_label("Wat vindt u van het advies?").fill(tekst)
    page.get_by_role("button", name="Verstuur uw zienswijze").click()
    expect(page.get_by_text("Uw zienswijze is verstuurd.")).to_be_visible()


def waive_zienswijze(page: Page, zaak: Zaak) -> None:
    page.goto(zaak.eigen)
    page.get_by_role("link", name="Reageer op het advies").click()
    page.get_by_text("Ik geef geen zienswijze").click()
    page.get_by_role("button", name="Ga verder zonder zienswijze").click()
    expect(page).to_have_url(re.compile(rf"{zaak.eigen}$"))


def answer_zienswijze(page: Page, zaak: Zaak, antwoord: str, *, nieuw_advies: bool) -> None:
    page.goto(f"{zaak.bureau}zienswijze/")
    page.get_by_label("Wat doet u met de zienswijze?").fill(antwoord)
    page.get_by_label("Ja, ik schrijf" if nieuw_advies else "Nee, het advies").check()
    page.get_by_role("button", name="Bewaar uw antwoord").click()
    expect(page.get_by_text("Uw antwoord is bewaard.")).to_be_visible()


def decide(page: Page, zaak: Zaak) -> None:
    """Read the letter, and decide as was advised."""
    page.goto(f"{zaak.bureau}besluit/")
    brief = page.request.get(f"{zaak.bureau}besluit/voorbeeld.pdf")
    assert brief.headers["content-type"] == "application/pdf"
    volg = page.locator("section", has=page.locator("#volg"))
    volg.get_by_role("checkbox").check()
    volg.get_by_role("button", name="Neem dit besluit en verstuur de brief").click()
    expect(page.get_by_role("heading", name="Besluit", exact=True)).to_be_visible()
