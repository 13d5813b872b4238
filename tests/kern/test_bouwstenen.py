"""The small parts of the kernel: registries, pages of a list, text, system checks."""

import pytest
from django.core.checks import run_checks
from django.http import QueryDict
from django.test import RequestFactory
from rest_framework.request import Request

from napl.api.lijst import envelope
from napl.paginering import Pagina, navigation, paginate
from napl.registers import Paneel, Register, Werkplek, panelen, panelen_voor, werkplekken
from napl.tekst import comparable, make_slug, tidy, unique_slug
from tests.factories import VANDAAG


def test_a_registry_keeps_order_and_refuses_a_second_thing_under_one_key() -> None:
    register: Register[str] = Register()
    register.add("b", "een")
    register.add("a", "twee")
    assert list(register) == ["een", "twee"]
    assert list(register.items()) == [("b", "een"), ("a", "twee")]
    assert (register.get("a"), register.get("c"), "c" in register) == ("twee", None, False)
    with pytest.raises(ValueError, match="'a' is registered already"):
        register.add("a", "drie")


def test_a_panel_shows_only_in_its_place_and_when_it_has_something() -> None:
    panelen.add("proef.vol", Paneel("proef", "vol.html", lambda thing, on: {"wat": thing, "op": on}))
    panelen.add("proef.leeg", Paneel("proef", "leeg.html", lambda thing, on: None))
    try:
        assert panelen_voor("proef", 7, VANDAAG) == [{"wat": 7, "op": VANDAAG, "template": "vol.html"}]
        assert panelen_voor("elders", 7, VANDAAG) == []
    finally:
        panelen.remove("proef.vol")
        panelen.remove("proef.leeg")


def own_errors() -> list[str]:
    return [message.id for message in run_checks() if message.id and message.id.startswith("napl.")]


@pytest.mark.parametrize(
    ("werkplek", "fout"),
    [
        (Werkplek("Proef", "bureau", "napl.bestaat_niet"), "napl.E001"),
        (Werkplek("Proef", "bestaat-niet", "napl.zie_bureau"), "napl.E002"),
    ],
)
def test_a_menu_entry_that_leads_nowhere_fails_the_system_check(werkplek: Werkplek, fout: str) -> None:
    assert own_errors() == []
    werkplekken.add("proef", werkplek)
    try:
        assert own_errors() == [fout]
    finally:
        werkplekken.remove("proef")


@pytest.mark.parametrize(
    ("aantal", "nummer", "eerste", "laatste", "totaal"),
    [
        (0, 1, 0, 0, 1),
        (1, 1, 1, 1, 1),
        (20, 1, 1, 20, 1),
        (21, 2, 21, 21, 2),
        (21, 99, 21, 21, 2),
        (21, 0, 21, 21, 2),
    ],
)
def test_pages_of_a_list(aantal: int, nummer: int, eerste: int, laatste: int, totaal: int) -> None:
    pagina = paginate(range(aantal), nummer=nummer)
    assert (pagina.eerste, pagina.laatste, pagina.totaal) == (eerste, laatste, totaal)
    assert len(pagina.resultaten) == (laatste - eerste + 1 if aantal else 0)


def test_navigation_keeps_the_search_and_leaves_gaps() -> None:
    pagina: Pagina[str] = Pagina([], 200, 5, 20)
    shown = navigation(pagina, QueryDict("sector=po&sector=vo&pagina=5"))
    assert [(link.nummer, link.huidig) for link in shown["paginas"]] == [  # type: ignore[attr-defined]
        (1, False),
        (None, False),
        (4, False),
        (5, True),
        (6, False),
        (None, False),
        (10, False),
    ]
    assert shown["vorige_url"] == "?sector=po&sector=vo&pagina=4"
    assert navigation(Pagina([], 40, 2, 20), QueryDict("pagina=2"))["vorige_url"] == "?"


def test_the_envelope_links_to_its_neighbours() -> None:
    request = Request(RequestFactory().get("/api/v1/dingen?q=a&pagina=2"))
    answer = envelope(request, Pagina(["x"], 3, 2, 1), ["x"], facetten={})
    assert {key: answer[key] for key in ("aantal", "pagina", "paginaGrootte", "resultaten", "facetten")} == {
        "aantal": 3,
        "pagina": 2,
        "paginaGrootte": 1,
        "resultaten": ["x"],
        "facetten": {},
    }
    assert {name: link["href"].partition("?")[2] for name, link in answer["_links"].items()} == {
        "self": "q=a&pagina=2",
        "eerste": "q=a&pagina=1",
        "laatste": "q=a&pagina=3",
        "vorige": "q=a&pagina=1",
        "volgende": "q=a&pagina=3",
    }
    assert set(envelope(request, Pagina([], 0, 1, 20), [])["_links"]) == {"self", "eerste", "laatste"}


def test_text() -> None:
    assert tidy("  Cafe\u0301 \n de  Hoek ") == "Café de Hoek"
    assert comparable("Hogeschool  Utrecht (HU)") == comparable("hogeschool utrecht - hu")
    assert comparable("’s-Hertogenbosch") == "s hertogenbosch"
    assert (make_slug("Één & twéé!"), make_slug("日本"), len(make_slug("a" * 200))) == (
        "een-twee",
        "naamloos",
        90,
    )
    assert unique_slug("Een", {"een", "een-2"}) == "een-3"
