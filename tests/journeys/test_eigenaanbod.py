"""An aanbieder writes a traject in sections, at two places at once; and once without JavaScript."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.test_alle_paginas import violations

BEWAARD = re.compile(r"Bewaard om \d\d\.\d\d")


def begin(page: Page, naam: str) -> str:
    """Make a traject and return the address of its task list."""
    page.goto("/aanbod/trajecten/")
    page.get_by_role("link", name="Nieuw traject").click()
    page.get_by_label("Naam van het traject").fill(naam)
    page.get_by_role("button", name="Maak het traject").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)
    return page.url


def stand(page: Page) -> Any:
    return expect(page.locator("[data-stand]"))


def concept(register: Register, naam: str, veld: str) -> object:
    query = f"SELECT {veld} FROM register_trajectversie WHERE naam = '{naam}' AND status = 'concept'"
    return register.value(query)


def test_what_one_types_is_saved_and_never_over_what_another_wrote(
    maak_pagina: MaakPagina, register: Register
) -> None:
    naam = "Reis met twee vensters"
    een, twee = maak_pagina("aanbieder"), maak_pagina("aanbieder", verwacht="status of 409")
    traject = begin(een, naam)
    for page in (een, twee):
        page.goto(f"{traject}basis/")
        stand(page).to_have_text("")
    een.get_by_label("Samenvatting").fill("Van het eerste venster.")
    stand(een).to_have_text(BEWAARD)
    een.get_by_label("Adres van de webpagina").fill("geen adres")
    stand(een).to_have_text(re.compile("behalve wat hierboven fout staat"))
    expect(een.get_by_text("Dit is geen adres van een webpagina.")).to_be_visible()
    assert violations(een, "sectie met een fout") == []

    # Another field goes beside it; the same field is a choice.
    twee.get_by_label("Soort traject").select_option("cursus")
    stand(twee).to_have_text(BEWAARD)
    assert concept(register, naam, "samenvatting || soort") == "Van het eerste venster.cursus"
    twee.get_by_label("Samenvatting").fill("Van het tweede venster.")
    conflict = twee.locator("[data-conflict]")
    expect(conflict).to_contain_text("Iemand anders wijzigde dit intussen ook")
    expect(conflict.locator(".napl-verschil__weg")).to_have_text(re.compile("eerste"))
    assert violations(twee, "conflict in een sectie") == []
    twee.get_by_role("button", name="Bewaar wat ik invulde").click()
    expect(twee.get_by_role("heading", level=1)).to_have_text(naam)
    assert concept(register, naam, "samenvatting") == "Van het tweede venster."


def test_a_button_pressed_while_a_save_is_under_way_is_no_conflict(
    maak_pagina: MaakPagina, register: Register
) -> None:
    naam = "Reis met haast"
    page = maak_pagina("aanbieder")
    page.goto(f"{begin(page, naam)}inhoud/")
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_label("Wat deelnemers doen").fill("Zes middagen op school.")
    page.get_by_label("Wat deelnemers daarna kunnen").fill("geeft rekenles")
    page.get_by_role("button", name="Bewaar en ga terug").click()
    expect(page.get_by_text("‘Inhoud en leeruitkomsten’ is bewaard.")).to_be_visible()
    assert concept(register, naam, "beschrijving") == "Zes middagen op school."
    assert concept(register, naam, "leeruitkomsten[1]") == "geeft rekenles"


def test_without_javascript_from_a_name_to_published(maak_pagina: MaakPagina, register: Register) -> None:
    naam = "Reis zonder script"
    page = maak_pagina("aanbieder", javascript=False)
    traject = begin(page, naam)
    page.get_by_role("link", name="Basis", exact=True).click()
    page.get_by_label("Samenvatting").fill("Leer rekenles geven.")
    page.get_by_label("Adres van de webpagina").fill("https://lantaarn.example/rekenen")
    page.get_by_role("button", name="Bewaar en ga naar ‘Voor wie’").click()
    page.get_by_label("Voor wie het is").fill("Leraren in de bovenbouw.")
    page.get_by_label("Primair onderwijs").check()
    page.get_by_role("button", name="Bewaar en ga naar ‘Inhoud en leeruitkomsten’").click()
    page.get_by_label("Wat deelnemers doen").fill("Zes middagen op school.")
    page.get_by_role("button", name="Bewaar en ga terug").click()

    page.get_by_role("link", name="Publiceren").click()
    expect(page.get_by_role("main")).to_contain_text("Vul eerst dit in.")
    page.get_by_role("link", name="Wat deelnemers daarna kunnen").click()
    page.get_by_label("Wat deelnemers daarna kunnen").fill("geeft rekenles op drie niveaus")
    page.get_by_role("button", name="Bewaar en ga terug").click()
    page.get_by_role("link", name="Bekijk het voorbeeld").click()
    expect(page.get_by_role("main")).to_contain_text("Dit is een voorbeeld.")
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)

    page.goto(f"{traject}publiceren/")
    page.get_by_role("button", name="Publiceer deze tekst").click()
    expect(page.get_by_role("main")).to_contain_text("Het traject staat nog niet in het register")
    slug = traject.rstrip("/").rsplit("/", 1)[-1]
    bezoeker = maak_pagina(verwacht="status of 404")
    response = bezoeker.goto(f"/trajecten/{slug}/")
    assert response is not None
    assert response.status == 404


def test_a_series_of_uitvoeringen_is_seen_before_it_is_made(
    maak_pagina: MaakPagina, register: Register
) -> None:
    page = maak_pagina("aanbieder")
    page.goto(f"{begin(page, 'Reis langs de kalender')}uitvoeringen/")
    page.get_by_role("link", name="Maak een reeks").click()
    page.get_by_label("Startdatum van de eerste").fill("2099-09-01")
    page.get_by_label("Plaats", exact=False).first.fill("Utrecht")
    page.get_by_label("Prijs in euro").fill("1.250,50")
    page.get_by_label("Hoeveel uitvoeringen in totaal?").fill("3")
    page.get_by_role("button", name="Bekijk eerst wat er wordt gemaakt").click()
    assert violations(page, "plan van een reeks") == []
    page.get_by_role("button", name="Maak 3 uitvoeringen").click()
    expect(page.get_by_text("3 uitvoeringen gemaakt.")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(4)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Wijzig wat u aanvinkt").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
