"""Suggestions on the page and in the API: what is listed, never what is not."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from napl import klok
from napl.enums import Rol
from ontwikkelpaden.enums import Niveau
from register.domain.aanvullen.actueel import actueel
from register.domain.opname import close_opname
from register.domain.traject import Typeringgegevens, withdraw_traject
from register.enums import Aanvulsoort, OpnameSoort
from register.models import Traject, Vak, Zoekterm
from tests.factories import NU, AanbiederFactory, PadversieFactory, make_gebruiker, make_traject

pytestmark = pytest.mark.django_db
PAGINA, API = "/trajecten/aanvullen/", "/api/v1/trajecten/_aanvullen"


@pytest.fixture(autouse=True)
def eigen_tabel() -> Iterator[None]:
    """Start without the table of another test, and leave none behind."""
    actueel.forget()
    yield
    actueel.forget()


def suggested(q: str) -> list[tuple[str, str]]:
    """Return what the API suggests; the page must suggest the same."""
    rows = Client().get(API, {"q": q}).json()["resultaten"]
    shown = Client().get(PAGINA, {"q": q}).json()["aanvullingen"]
    assert [row["naam"] for row in rows] == [item["naam"] for item in shown]
    return [(row["soort"], row["naam"]) for row in rows]


def remember(term: str, keer: int = 5, **rest: Any) -> None:
    values = {"dag": klok.vandaag(), "aantal_keer": keer, "laatste_aantal": 3, **rest}
    Zoekterm.objects.create(term=term, **values)


def _typed(naam: str, **velden: Any) -> Traject:
    versie = PadversieFactory.create(pad__naam=f"Taalpad {naam}", **velden)
    typering = Typeringgegevens(padversie=versie, niveau=Niveau.EXPERT)
    return make_traject(f"Iets {naam}", typeringen=[typering])


def test_all_kinds_with_where_they_lead() -> None:
    pad = PadversieFactory.create(pad__naam="Taalcoördinator", pad__slug="taalcoordinator")
    vak = Vak.objects.create(slug="taal-vak", naam="Taal", sectoren=["po"])
    traject = make_traject(
        "Taal in beeld",
        aanbieders=[AanbiederFactory.create(naam="Taalhuis", slug="taalhuis")],
        typeringen=[Typeringgegevens(padversie=pad, niveau=Niveau.EXPERT)],
        vakken=[vak],
    )
    remember("taal aan ouders")
    answer = Client().get(PAGINA, {"q": "taal"})
    assert [tuple(item.values()) for item in answer.json()["aanvullingen"]] == [
        ("Ontwikkelpaden", "Taalcoördinator", "1 traject", "/trajecten/?ontwikkelpad=taalcoordinator"),
        ("Vakken", "Taal", "1 traject", "/trajecten/?vak=taal-vak"),
        ("Aanbieders", "Taalhuis", "1 traject", "/trajecten/?aanbieder=taalhuis"),
        ("Trajecten", "Taal in beeld", "Taalhuis", f"/trajecten/{traject.slug}/"),
        ("Eerder gezocht", "taal aan ouders", "", "/trajecten/?q=taal+aan+ouders"),
    ]
    assert "max-age=60" in answer["Cache-Control"]
    for item in answer.json()["aanvullingen"]:
        assert Client().get(item["url"]).status_code == 200


def test_a_theme_is_suggested_with_the_number_that_the_search_counts() -> None:
    for naam in ("Een", "Twee"):
        make_traject(naam, themas=("klassenmanagement",))
    (item,) = Client().get(API, {"q": "klassen"}).json()["resultaten"]
    assert (item["soort"], item["waarde"], item["toelichting"]) == (
        "thema",
        "klassenmanagement",
        "2 trajecten",
    )
    assert Client().get("/api/v1/trajecten", {"thema": item["waarde"]}).json()["aantal"] == 2
    assert item["pagina"] == "http://testserver/trajecten/?thema=klassenmanagement"


def test_a_concept_path_is_not_suggested() -> None:
    _typed("gepubliceerd")
    _typed("concept", gepubliceerd_op=None, gepubliceerd_als="", status="concept")
    assert [naam for soort, naam in suggested("taalpad") if soort == "ontwikkelpad"] == [
        "Taalpad gepubliceerd"
    ]


def test_what_is_not_listed_is_not_suggested_and_neither_is_who_offers_it() -> None:
    def make(naam: str, **rest: Any) -> Traject:
        return make_traject(
            f"Taal {naam}", aanbieders=[AanbiederFactory.create(naam=f"Taalhuis {naam}")], **rest
        )

    make("vermeld")
    make("nooit vermeld", opname=None)
    make("later", geldig_van=klok.vandaag() + timedelta(days=400))
    closed, withdrawn = make("gesloten"), make("ingetrokken")
    close_opname(closed, per=date(2026, 2, 1), reden="Voorbij.", by=None, at=NU)
    withdraw_traject(withdrawn, reden="Weg.", by=make_gebruiker(Rol.BEHEER), at=NU)
    AanbiederFactory.create(naam="Taalhuis zonder traject")
    assert suggested("taal") == [("aanbieder", "Taalhuis vermeld"), ("traject", "Taal vermeld")]


def test_a_former_search_is_suggested_when_it_was_frequent_and_found_something() -> None:
    remember("orde houden")
    remember("orde 1", 4)
    remember("orde 2", 3, dag=klok.vandaag() - timedelta(days=300))
    remember("orde 2", 2)
    remember("orde 3", laatste_aantal=0, aantal_leeg=5)
    remember("orde 4", laatste_aantal=None)
    remember("orde 5", dag=klok.vandaag() - timedelta(days=366))
    remember("orde 6", sector="po")
    assert suggested("orde") == [("zoekterm", "orde 2"), ("zoekterm", "orde houden")]


def test_the_recognised_ones_go_first() -> None:
    make_traject("Taal a")
    make_traject("Taal b", opname=OpnameSoort.ERKEND)
    assert [naam for _, naam in suggested("taal")] == ["Taal b", "Taal a"]


@pytest.mark.parametrize(
    "q",
    ["x" * 10_000, "a\x07b", "a\nb", "taal & !orde:*", "'; DROP TABLE x;--", "😀😀", "\x00", "", "%", "🏳️‍🌈"],
)
def test_bad_input_is_answered_plainly(q: str) -> None:
    make_traject("Taal")
    page, api = Client().get(PAGINA, {"q": q}), Client().get(API, {"q": q})
    refused = len(q) > 100 or any(char in q for char in "\x07\n")
    assert (page.status_code, api.status_code) == ((400, 400) if refused else (200, 200))
    if refused:
        assert page["Content-Type"] == "text/plain; charset=utf-8"
        assert "Begin van een woord" in page.content.decode()
        assert api.json()["ongeldigeVelden"][0]["naam"] == "q"
        assert len(page.content) < 300
    else:
        assert page.json() == {"aanvullingen": []}


def test_an_unknown_parameter_or_two_questions_are_refused() -> None:
    for address in (PAGINA, API):
        assert Client().get(f"{address}?q=taal&q=orde").status_code == 400
        assert Client().get(f"{address}?zoek=taal").status_code == 400
        assert Client().post(address, {"q": "taal"}).status_code in {403, 405}


def test_the_document_names_the_kinds() -> None:
    schema = Client().get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert schema["Aanvulsoort"]["enum"] == list(Aanvulsoort.values)


@pytest.mark.parametrize("pagina", ["/", "/trajecten/"])
def test_the_search_field_names_where_suggestions_come_from(pagina: str) -> None:
    html = Client().get(pagina).content.decode()
    assert f'data-aanvullen="{PAGINA}"' in html
    assert "js/aanvullen.js" in html
    assert 'type="search"' in html, "without script it is an ordinary search field"
