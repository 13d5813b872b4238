"""The redactie adds a synonym after a look at what it does, and takes it away; with and without script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import MaakPagina


@pytest.mark.parametrize("javascript", [True, False])
def test_the_redactie_adds_a_synonym_and_removes_it(maak_pagina: MaakPagina, *, javascript: bool) -> None:
    page = maak_pagina("redactie", javascript=javascript)
    page.goto("/bureau/")
    page.get_by_role("navigation", name="Bureau").get_by_role("link", name="Synoniemen").click()
    page.get_by_role("link", name="Synoniem toevoegen").click()
    # A word like no other, so that only the rule can find something for it.
    page.get_by_role("textbox", name="Wie zoekt op").fill("flurkom")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("alert")).to_contain_text("Vindt ook: Vul een woord in")
    expect(page.get_by_role("textbox", name="Wie zoekt op")).to_have_value("flurkom")

    page.get_by_role("textbox", name="Vindt ook").fill("rekencoördinator")
    page.get_by_label("Eén kant op").check()
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("heading", name="Zoeken op ‘flurkom’")).to_be_visible()
    expect(page.get_by_role("heading", name="Komt erbij")).to_be_visible()
    page.get_by_role("button", name="Terug en aanpassen").click()
    expect(page.get_by_role("textbox", name="Vindt ook")).to_have_value("rekencoördinator")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Toegevoegd: flurkom → rekencoördinator.")).to_be_visible()

    page.get_by_label("Woord", exact=True).fill("flurkom")
    page.get_by_role("button", name="Zoeken", exact=True).click()
    page.get_by_role("link", name="Verwijderen").click()
    expect(page.get_by_role("heading", name="Valt weg")).to_be_visible()
    page.get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_text("Verwijderd: flurkom → rekencoördinator.")).to_be_visible()
