"""What is kept of the panel beside the results belongs to exactly these counts, names and choices."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from napl.paginering import Pagina
from register.domain.zoeken import Facettelling, Zoekuitslag, Zoekvraag
from register.domain.zoeken.bereiken import STAPPEN, Stap, make_bereiken
from register.domain.zoeken.facetlijst import FACETTEN
from register.domain.zoeken.uitslag import Facetten, order_names
from register.views.facetpaneel import MAX_WAARDEN, render_facetten
from register.views.zoekadres import Zoekadres
from register.views.zoekbereiken import render_bereiken
from tests.factories import VANDAAG

LEEG: Pagina[int] = Pagina([], 0, 1, 20)


def telling(facet: str, *waarden: tuple[str, int], gekozen: tuple[int, ...] = ()) -> Facettelling:
    namen = order_names([(f"code-{place}", naam) for place, (naam, _) in enumerate(waarden)])
    return Facettelling(facet, tuple(count for _, count in waarden), namen, frozenset(gekozen))


def panel(*tellingen: Facettelling, **velden: object) -> str:
    every = {naam: telling(naam) for naam in FACETTEN} | {item.facet: item for item in tellingen}
    vraag = Zoekvraag(**velden)  # type: ignore[arg-type]
    return render_facetten(Zoekuitslag(vraag, LEEG, facetten=Facetten(every)), Zoekadres(vraag)).decode()


def shown(html: str) -> list[tuple[str, str]]:
    return re.findall(r">\n(.+) <span class=\"napl-facet__tel\">([^<]*)<", html)


def test_a_new_name_shows_when_nothing_else_changed() -> None:
    assert shown(panel(telling("vak", ("Rekenen", 3)))) == [("Rekenen", "3")]
    assert shown(panel(telling("vak", ("Rekenen en wiskunde", 3)))) == [("Rekenen en wiskunde", "3")]


def test_a_new_count_and_a_new_choice_show() -> None:
    first = panel(telling("vak", ("Rekenen", 3), ("Taal", 3)))
    assert shown(panel(telling("vak", ("Rekenen", 3), ("Taal", 1234)))) == [
        ("Taal", "1.234"),
        ("Rekenen", "3"),
    ]
    chosen = panel(telling("vak", ("Rekenen", 3), ("Taal", 3), gekozen=(1,)))
    assert shown(first) == [("Rekenen", "3"), ("Taal", "3")]
    assert shown(chosen) == [("Taal", "3"), ("Rekenen", "3")]
    assert (first.count(" checked"), chosen.count(" checked")) == (0, 1)


def test_the_address_is_that_of_the_search_at_hand() -> None:
    many = telling("aanbieder", *((f"Aanbieder {number:02}", 2) for number in range(MAX_WAARDEN + 1)))
    first, second = panel(many, q="a&b"), panel(many, q='"<i>')
    assert 'aanbieder/?q=a%26b"' in first
    assert 'aanbieder/?q=%22%3Ci%3E"' in second
    assert first.replace("a%26b", "%22%3Ci%3E") == second


def test_the_most_frequent_come_first_and_then_by_name_and_what_counts_nothing_is_left_out() -> None:
    many = telling(
        "vak", ("Zang", 2), ("aardrijkskunde", 2), ("Taal", 5), ("Muziek", 0), ("Drama", 0), gekozen=(4,)
    )
    assert shown(panel(many)) == [("Drama", "0"), ("Taal", "5"), ("aardrijkskunde", "2"), ("Zang", "2")]
    assert many.aantal_waarden == 4
    assert [item.naam for item in many.eerste(2)] == ["Drama", "Taal"]
    assert [item.naam for item in telling("sector", ("Zang", 2), ("Aap", 0), ("Noot", 5)).eerste(1)] == [
        "Zang",
        "Noot",
    ]


@pytest.mark.parametrize("van", [None, date(2026, 9, 1)])
def test_a_histogram_links_to_the_search_at_hand_without_its_own_range(van: date | None) -> None:
    counts = {naam: [4, *[0] * (amount - 1)] for naam, amount in STAPPEN.items()}
    bereiken = make_bereiken(counts, VANDAAG)
    vraag = Zoekvraag(q="a&b", start_van=van, duur_max=8)
    september = "startVan=2026-09-01&amp;startTot=2026-09-30"
    assert f'href="?q=a%26b&amp;duurMax=8&amp;{september}"' in histogram("start", vraag, bereiken)
    assert "duurMax=8&amp;duurMax" not in histogram("uren", vraag, bereiken)
    assert f'href="?{september}"' in histogram("start", Zoekvraag(), bereiken)


def histogram(naam: str, vraag: Zoekvraag, bereiken: Mapping[str, tuple[Stap, ...]]) -> str:
    holes = render_bereiken(Zoekuitslag(vraag, LEEG, bereiken=bereiken), Zoekadres(vraag))
    html = holes[f"{naam}_staven"]
    return html.decode() if isinstance(html, bytes) else html
