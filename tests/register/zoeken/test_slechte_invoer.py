"""Whatever somebody sends gets a useful answer or a plain message, from the index and from the database."""

# ruff: noqa: E501, RUF001 -- many short things on a line; strange characters are what it is about

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from napl import klok
from register.domain.zoeken.index.volgen import VOLGER
from register.models import Vak
from tests.factories import make_traject, make_uitvoering
from tests.register.zoeken.gevolgd import make_index

pytestmark = pytest.mark.django_db
# A question may ask the database for stems, words and cards, not once per thing that was typed.
MAX_QUERIES = 60

WOORDEN = [
    "blimtor " * 1250,
    "x" * 10_000,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 3,
    "\x01\x02\x1b\x7f\x85 blimtor \u200b\ufeff\u202e",
    "\x00",
    "blim\x00tor",
    "a & b | !c <-> (d) :* <2> '",
    "' OR 1=1; DROP TABLE register_traject; --",
    "%s %(q)s {} ${x} \\ \\' \\\\",
    "😀 👩‍🏫 🇳🇱",
    "de het een en van",
    "-", "--", "-blimtor", "- -", "-blimtor -zwagrok", '"', '""', '"""', '"de het"', '"blimtor', '-"blimtor zwagrok"',
    "'", "''''", "’’", "-'-'-", "ib'", "'er",
    "<script>alert(1)</script>",
    "\ue0f0q\ue0f1 \ue0f0resultaat\ue0f1",
    "ﬀ Ǆ İ ß ſ Å ½ ² ٣ 漢字 кириллица",
    "e\u0301" * 90,
    "\ufffd\ufffe\uffff",
    "0 00 1e400 NaN inf -1",
    "www.example.nl/a?b=c a@b.nl /etc/passwd C:\\x",
]  # fmt: skip
QUERIES = [
    *[f"q={quote(woord)}" for woord in WOORDEN],
    *[f"q={quote(woord)}&precies=true&sorteer=relevantie" for woord in WOORDEN[6:9]],
    # Not UTF-8 at all, half an escape, a surrogate by itself.
    "q=%ff%fe&vak=%c3", "q=%", "q=%E", "q=%ED%A0%80&regio=%ED%B0%80", "q=%zz%20", "%00=%00", "=&=&&&;;", "q[]=a&q[x]=b",
    "&".join(f"sector=s{n}&vak=v{n}&regio=r{n}" for n in range(100)),
    "&".join(["vak=rekenen"] * 300),
    "&".join(f"niet{n}=1" for n in range(300)),
    "sector=po&sector=po&vak=rekenen&vak=rekenen",
    "pagina=-1", "pagina=0", "pagina=2", "pagina=999999", "pagina=99999999999999999999", "pagina=1e3", "pagina=١",
    "paginaGrootte=0", "paginaGrootte=100", "paginaGrootte=101", "paginaGrootte=-5",
    "afstand=10", "plaats=Utrecht", "plaats=Utrecht&afstand=0", "plaats=Utrecht&afstand=301", "plaats=nergens&afstand=5",
    "plaats=" + "Utrecht" * 2000, "plaats=%00&afstand=5", "plaats=%F0%9F%98%80&afstand=5",
    "prijsMax=-1", "prijsMax=1e9", "prijsMax=999999.99", "prijsMax=0,001", "duurMax=99999999999", "duurMax=-0",
    "startVan=0001-01-01", "startTot=0001-01-01", "startVan=9999-12-31", "startTot=9999-12-31", "startVan=10000-01-01",
    "startVan=2027-01-01&startTot=2026-01-01", "startVan=&startTot=&prijsMax=&q=&vak=",
    "sorteer=niets", "precies=misschien", "facetten=ja",
]  # fmt: skip


@pytest.fixture(params=["index", "databank"])
def pad(
    request: pytest.FixtureRequest, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    settings.ZOEKINDEX_ROOT = tmp_path
    vak = Vak.objects.create(slug="rekenen", naam="Rekenen", sectoren=["po"])
    for naam in ("Blimtor", "Blimtor zwagrok", "Iets <b>anders</b>"):
        make_uitvoering(make_traject(naam, vakken=(vak,)), start_datum=klok.vandaag(), eind_datum=None)
    monkeypatch.setattr(VOLGER, "_monotoon", lambda: 0.0)
    VOLGER.forget()
    if request.param == "index":
        make_index(klok.vandaag())
        VOLGER.refresh()
        assert VOLGER.stand(klok.vandaag()) is not None
    yield request.param
    VOLGER.forget()


def test_no_question_breaks_the_page_or_the_api(pad: str, client: Client) -> None:
    wrong = []
    for query in QUERIES:
        for address in ("/trajecten/", "/api/v1/trajecten"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = client.get(f"{address}?{query}", follow=True)
            allowed = {200} if address == "/trajecten/" else {200, 400}
            if answer.status_code not in allowed or len(queries) > MAX_QUERIES:
                wrong.append((address, query[:80], answer.status_code, len(queries)))
            if address == "/trajecten/":
                assert "<script>alert" not in answer.content.decode()
                assert "<b>anders" not in answer.content.decode()
    assert wrong == []


def test_what_cannot_be_understood_is_said_and_the_rest_is_shown(pad: str, client: Client) -> None:
    for query, message in (
        ("q=" + "a" * 10_000, "200"),
        ("plaats=Nergenshuizen&afstand=5", "Nergenshuizen"),
        ("pagina=-1", "Pagina"),
        ("sorteer=niets", "Sorteer"),
    ):
        page = client.get(f"/trajecten/?{query}").content.decode()
        assert message in page
        assert "Blimtor" in page
        assert client.get(f"/api/v1/trajecten?{query}").status_code == 400


def test_beyond_the_end_is_the_last_page(pad: str, client: Client) -> None:
    answer = client.get("/api/v1/trajecten?pagina=999&paginaGrootte=2").json()
    assert (answer["aantal"], answer["pagina"], len(answer["resultaten"])) == (3, 2, 1)


def test_stop_words_alone_leave_nothing_out(pad: str, client: Client) -> None:
    assert client.get("/api/v1/trajecten?q=de%20het%20een").json()["aantal"] == 3


def test_a_value_given_twice_counts_once(pad: str, client: Client) -> None:
    answer = client.get("/api/v1/trajecten?sector=po&sector=po&vak=rekenen&vak=rekenen&facetten=true").json()
    assert answer["aantal"] == 3
    assert [(item["waarde"], item["aantal"]) for item in answer["facetten"]["vak"]] == [("rekenen", 3)]
