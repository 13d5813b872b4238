"""All values of a facet on a page: within the other filters, searchable, and back with what was ticked."""

import re

import pytest
from django.test import Client

from tests.factories import AanbiederFactory, make_traject

pytestmark = pytest.mark.django_db
ADRES = "/trajecten/keuzes/aanbieder/"


@pytest.fixture(autouse=True)
def _aanbod() -> None:
    for naam, sector in (("Academie Één", "po"), ("Bureau Twee", "po"), ("Collectief Drie", "vo")):
        make_traject(f"Van {naam}", aanbieders=[AanbiederFactory.create(naam=naam)], sectoren=(sector,))


def names(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'name="aanbieder"\s+value="[^"]+"[^>]*>\s*(.*?) <span', page)


def test_only_what_still_gives_something_with_the_other_filters_is_a_choice(client: Client) -> None:
    assert names(client, ADRES) == ["Academie Één", "Bureau Twee", "Collectief Drie"]
    assert names(client, f"{ADRES}?sector=po") == ["Academie Één", "Bureau Twee"]


def test_searching_within_needs_no_accents_and_keeps_what_is_ticked(client: Client) -> None:
    assert names(client, f"{ADRES}?zoekIn=een") == ["Academie Één"]
    assert names(client, f"{ADRES}?zoekIn=een&aanbieder=collectief-drie") == [
        "Collectief Drie",
        "Academie Één",
    ]
    page = client.get(f"{ADRES}?zoekIn=xyz&sector=po").content.decode()
    assert "Geen keuze past bij ‘xyz’" in page
    assert '<input type="hidden" name="sector" value="po">' in page


def test_what_is_ticked_goes_to_the_results_with_all_other_filters_and_nothing_else(client: Client) -> None:
    answer = client.get(
        f"{ADRES}?q=van&precies=true&sector=po&zoekIn=bureau&aanbieder=bureau-twee&aanbieder=academie-een&toon=1"
    )
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/trajecten/?q=van&sector=po&aanbieder=bureau-twee&aanbieder=academie-een&precies=true",
    )


def test_a_facet_that_does_not_exist_is_no_page(client: Client) -> None:
    assert client.get("/trajecten/keuzes/kleur/").status_code == 404
