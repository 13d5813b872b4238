"""From registration to a recognised traject that a teacher finds, and what else can come of it.

Every step is done by somebody with an account of their own, in a browser of their own.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import erkenningreis as reis
from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.erkenningreis import Zaak, new_case
from tests.journeys.test_alle_paginas import violations
from tests.journeys.test_dossier import mail_to
from tests.journeys.test_eigenaanbod import begin

NAAM = "Curriculum in beeld"
BEDRIJF = "Noor Leert (zzp)"
PUNT = "Noem ook hoe u toetst."
ZIENSWIJZE = "De toetsing staat in bijlage 2."


def test_from_registration_to_a_recognised_traject_that_a_teacher_finds(
    maak_pagina: MaakPagina, register: Register
) -> None:
    noor, coordinator, behandelaar = (
        maak_pagina(wie) for wie in ("penvoerder", "coordinator", "behandelaar")
    )
    register_alone(noor, coordinator)
    slug = describe(noor)
    leraar = maak_pagina("leraar", verwacht="404")
    assert leraar.request.get(f"/trajecten/{slug}/").status == 404

    zaak = reis.begin_aanvraag(noor, slug)
    reis.write_all(noor, zaak)
    assert behandelaar.request.get(zaak.bureau).status == 404, "nobody sees a concept"
    reis.submit(noor, zaak)
    reis.pay(noor, zaak)
    reis.ask_aanvulling(behandelaar, zaak, PUNT)
    reis.complete(noor, zaak, PUNT)
    reis.accept_complete(behandelaar, zaak)

    een, twee = maak_pagina("deskundige3"), maak_pagina("deskundige2")
    for page, naam in ((een, "Demo deskundige 3"), (twee, "Demo deskundige 2")):
        reis.assign(coordinator, zaak, naam)
        reis.accept_review(page, NAAM)
    disagree_and_agree(een, twee)

    reis.advise(behandelaar, zaak, "Afwijzen", {"4.1": "Voldoet niet"})
    reis.give_zienswijze(noor, zaak, ZIENSWIJZE)
    reis.answer_zienswijze(behandelaar, zaak, "Bijlage 2 laat de toetsing zien.", nieuw_advies=True)
    reis.advise(behandelaar, zaak, "Toekennen", {"4.1": "Voldoet"})
    assert behandelaar.request.get(f"{zaak.bureau}besluit/").status == 403, "who advised does not decide"
    reis.decide(maak_pagina("beslisser"), zaak)

    read_the_letter(noor, zaak, register)
    found_by(leraar, slug)


def register_alone(noor: Page, coordinator: Page) -> None:
    """Apply as somebody who works alone, after reading what it costs."""
    noor.goto("/aanbod/aanmelden/")
    expect(noor.get_by_text("€ 475,00").first).to_be_visible()
    noor.get_by_role("link", name="Meld een organisatie aan").click()
    noor.get_by_label("Naam van uw organisatie").fill(BEDRIJF)
    noor.get_by_label("Soort organisatie").select_option("privaat")
    noor.get_by_label("Ik werk alleen").check()
    noor.get_by_label("Toelichting").fill("Ik begin net en heb nog geen KvK-nummer.")
    noor.get_by_role("button", name="Verstuur de aanmelding").click()
    expect(noor.get_by_text("Uw aanmelding is verstuurd.")).to_be_visible()
    coordinator.goto("/bureau/aanmeldingen/")
    coordinator.get_by_role("link", name=BEDRIJF).click()
    coordinator.get_by_role("button", name="Keur goed").click()
    expect(coordinator.get_by_text("De aanmelder krijgt een e-mail.")).to_be_visible()


def describe(noor: Page) -> str:
    """Write a traject in the editor and publish it; returns its slug."""
    traject = begin(noor, NAAM)

    def section(naam: str, fill: Callable[[], object]) -> None:
        noor.goto(f"{traject}{naam}/")
        fill()
        noor.get_by_role("button", name="Bewaar en ga terug").click()
        expect(noor.get_by_role("heading", level=1)).to_have_text(NAAM)

    def basis() -> None:
        noor.get_by_label("Samenvatting").fill("Leer lessen ontwerpen vanuit de kerndoelen.")
        noor.get_by_label("Adres van de webpagina").fill("https://noorleert.example/curriculum")
        noor.get_by_label("Soort traject").select_option("cursus")

    def voor_wie() -> None:
        noor.get_by_label("Voor wie het is").fill("Leraren in het voortgezet onderwijs.")
        noor.get_by_label("Voortgezet onderwijs").check()

    def inhoud() -> None:
        noor.get_by_label("Wat deelnemers doen").fill("Zes middagen op school.")
        noor.get_by_label("Wat deelnemers daarna kunnen").fill("ontwerpt een lessenserie")

    def paden() -> None:
        noor.get_by_label("Ontwikkelpad", exact=True).select_option(label="Curriculumdeskundigheid")
        noor.get_by_label("Niveau", exact=True).select_option("startbekwaam")
        noor.get_by_label("Grond").fill("Kern en samenhang binnen een les.")

    section("basis", basis)
    section("voor-wie", voor_wie)
    section("inhoud", inhoud)
    section("ontwikkelpaden", paden)
    section("kosten", lambda: noor.get_by_label("Accreditatie").select_option("nvao"))
    noor.goto(f"{traject}publiceren/")
    noor.get_by_role("button", name="Publiceer deze tekst").click()
    expect(noor.get_by_role("link", name="Vraag een erkenning aan")).to_be_visible()
    return traject.rstrip("/").rsplit("/", 1)[1]


def disagree_and_agree(een: Page, twee: Page) -> None:
    """Judge apart, without seeing each other, and settle what differs."""
    reis.judge(een, NAAM, {"4.1": "Voldoet niet"})
    twee.goto("/beoordelen/")
    twee.get_by_role("link", name=NAAM).click()
    expect(twee.get_by_role("main")).not_to_contain_text(reis.VINDT["Voldoet niet"])
    reis.judge(twee, NAAM, {})
    reis.open_consensus(een, NAAM)
    expect(een.get_by_text("De oordelen verschillen bij 1 van de 10 criteria")).to_be_visible()
    assert violations(een, "consensus") == []
    reis.settle(een, NAAM, {"4.1": "Voldoet niet"})
    for page in (een, twee):
        reis.agree(page, NAAM)


def read_the_letter(noor: Page, zaak: Zaak, register: Register) -> None:
    zaak.expect_stand(noor, "Toegekend")
    brief = noor.get_by_role("link", name="De brief met het besluit (PDF)").get_attribute("href")
    assert brief is not None
    assert noor.request.get(brief).headers["content-type"] == "application/pdf"
    assert "besluit" in mail_to(noor, register, "penvoerder@demo.napl.test").lower()


def found_by(leraar: Page, slug: str) -> None:
    """The teacher searches, and reads on the page of the traject why it is recognised."""
    leraar.goto("/trajecten/")
    leraar.get_by_label("Zoek op onderwerp, rol of aanbieder").fill(NAAM)
    leraar.get_by_role("button", name="Zoeken", exact=True).click()
    leraar.get_by_role("main").get_by_role("link", name=NAAM, exact=True).first.click()
    expect(leraar).to_have_url(re.compile(f"/trajecten/{slug}/"))
    expect(leraar.get_by_role("main")).to_contain_text("Zo vonden de deskundigen het samen.")
    adres = leraar.locator("main a[href^='/erkenning/']").first.get_attribute("href")
    leraar.goto(str(adres))
    expect(leraar.get_by_role("main")).to_contain_text(NAAM)
    expect(leraar.get_by_text("De erkenning geldt sinds")).to_be_visible()


def test_a_refusal_is_heard_first_and_told_to_the_aanbieder_alone(
    maak_pagina: MaakPagina, register: Register
) -> None:
    naam = "Reis naar een afwijzing"
    zaak = Zaak(int(new_case(register, "advies", naam)))
    aanbieder, behandelaar, beslisser = (
        maak_pagina(wie) for wie in ("aanbieder", "behandelaar", "beslisser")
    )
    reis.advise(behandelaar, zaak, "Afwijzen", {"2.1": "Voldoet niet"})
    reis.give_zienswijze(aanbieder, zaak, ZIENSWIJZE)
    reis.answer_zienswijze(behandelaar, zaak, "De bijlage gaat over iets anders.", nieuw_advies=False)
    reis.decide(beslisser, zaak)
    zaak.expect_stand(aanbieder, "Afgewezen")
    expect(aanbieder.get_by_text(re.compile("Bezwaar maken kan tot en met"))).to_be_visible()
    bezoeker = maak_pagina()
    assert bezoeker.request.get(f"/trajecten/{slug_of(register, zaak)}/").status == 404
    bezoeker.goto("/trajecten/?q=Reis+naar+een+afwijzing")
    expect(bezoeker.get_by_role("main").get_by_role("link", name=naam, exact=True)).to_have_count(0)

    aanbieder.goto("/aanbod/bezwaren/")
    aanbieder.get_by_role("link", name=re.compile(f"Maak bezwaar .*{naam}")).click()
    aanbieder.get_by_label("Waarom bent u het er niet mee eens?").fill("De toetsing staat in het programma.")
    aanbieder.get_by_role("button", name="Dien uw bezwaar in").click()
    aanbieder.goto("/aanbod/bezwaren/")
    expect(aanbieder.get_by_role("row").filter(has_text=naam)).to_have_count(1)


def slug_of(register: Register, zaak: Zaak) -> str:
    query = """SELECT t.slug FROM kwaliteit_erkenningsaanvraag a
        JOIN register_traject t ON t.id = a.traject_id WHERE a.id = %(pk)s"""
    return str(register.value(query, pk=zaak.pk))


def test_conditions_are_met_and_everybody_can_read_that(maak_pagina: MaakPagina, register: Register) -> None:
    zaak = Zaak(int(new_case(register, "advies", "Reis naar voorwaarden")))
    aanbieder, behandelaar = maak_pagina("aanbieder"), maak_pagina("behandelaar")
    opdracht = "Beschrijf hoe u nagaat wat deelnemers anders doen."
    reis.advise(behandelaar, zaak, "Toekennen onder voorwaarden", {"5.2": "Voldoet deels"}, opdracht)
    reis.waive_zienswijze(aanbieder, zaak)
    reis.decide(maak_pagina("beslisser"), zaak)
    zaak.expect_stand(aanbieder, "Toegekend onder voorwaarden")
    aanbieder.get_by_role("link", name="Meld dat u aan voorwaarde 1 voldoet").click()
    aanbieder.get_by_label("Hoe heeft u aan de voorwaarde voldaan?").fill("Wij bellen na een half jaar.")
    aanbieder.get_by_role("button", name="Verstuur uw melding").click()
    expect(aanbieder.get_by_text("Uw melding is verstuurd.")).to_be_visible()
    behandelaar.goto(zaak.bureau)
    behandelaar.get_by_role("link", name="Beoordeel de melding bij voorwaarde 1").click()
    behandelaar.get_by_label("Voldaan", exact=True).check()
    behandelaar.get_by_label("Waarom?").fill("Het plan laat dit zien.")
    behandelaar.get_by_role("button", name="Bewaar uw oordeel en verstuur de e-mail").click()
    expect(behandelaar.get_by_text("Voldaan op").first).to_be_visible()
    bezoeker = maak_pagina()
    bezoeker.goto(f"/trajecten/{slug_of(register, zaak)}/")
    expect(bezoeker.get_by_role("main")).to_contain_text(opdracht)


def test_hererkenning_begins_with_what_was_recognised(maak_pagina: MaakPagina, register: Register) -> None:
    _, code = new_case(register, "erkend", "Reis naar hererkenning").split()
    aanbieder = maak_pagina("aanbieder")
    aanbieder.goto("/aanbod/erkend/")
    aanbieder.get_by_role("link", name="Reis naar hererkenning").click()
    aanbieder.get_by_role("button", name="Vraag hererkenning aan").click()
    expect(aanbieder.get_by_role("heading", name="Wat er veranderde sinds de erkenning")).to_be_visible()
    zaak = Zaak(int(aanbieder.url.rstrip("/").rsplit("/", 1)[1]))
    reis.write_all(aanbieder, zaak)
    reis.submit(aanbieder, zaak)
    reis.pay(aanbieder, zaak)
    behandelaar = maak_pagina("behandelaar")
    behandelaar.goto(zaak.bureau)
    expect(behandelaar.get_by_role("link", name="Naar de vorige erkenning")).to_be_visible()
    expect(behandelaar.get_by_role("main")).to_contain_text("Hererkenning")
    assert violations(behandelaar, "case of a hererkenning") == []
    aanbieder.goto(f"/aanbod/erkend/{code}/")
    expect(aanbieder.get_by_role("button", name="Vraag hererkenning aan")).to_have_count(0)


def test_a_conflict_found_late_closes_the_file_and_asks_somebody_else(
    maak_pagina: MaakPagina, register: Register
) -> None:
    naam = "Reis met een conflict"
    zaak = Zaak(int(new_case(register, "beoordeling", naam)))
    een, ander = maak_pagina("deskundige1", verwacht="404"), maak_pagina("deskundige4")
    reis.judge(ander, naam, {"1.1": "Voldoet niet"})
    een.goto("/beoordelen/")
    een.get_by_role("link", name=naam).click()
    blad = een.url
    code = reis.criteria(een)[0]
    expect(reis.fill_judgement(een, code, "Voldoet deels").locator("[data-stand]")).to_have_text(reis.BEWAARD)
    een.get_by_role("link", name=re.compile("Toch een belangenconflict")).click()
    een.get_by_label("Wat is het belangenconflict?").fill("Ik ga daar volgend jaar werken.")
    een.get_by_role("button", name="Neem de beoordeling terug").click()
    een.wait_for_url("**/beoordelen/")
    assert een.request.get(blad).status == 404
    expect(een.get_by_role("main").get_by_role("link", name=naam)).to_have_count(0)

    coordinator = maak_pagina("coordinator")
    coordinator.goto(zaak.bureau)
    expect(coordinator.get_by_text("Ik ga daar volgend jaar werken.")).to_be_visible()
    expect(coordinator.get_by_role("main")).not_to_contain_text(reis.VINDT["Voldoet niet"])
    reis.assign(coordinator, zaak, "Demo deskundige 3")
    opvolger = maak_pagina("deskundige3")
    reis.accept_review(opvolger, naam)
    opvolger.goto("/beoordelen/")
    opvolger.get_by_role("link", name=naam).click()
    for tekst in (reis.VINDT["Voldoet deels"], reis.VINDT["Voldoet niet"]):
        expect(opvolger.get_by_role("main")).not_to_contain_text(tekst)
    reis.judge(opvolger, naam, {})
    reis.open_consensus(opvolger, naam)
    expect(opvolger.get_by_role("main")).not_to_contain_text(reis.VINDT["Voldoet deels"])
