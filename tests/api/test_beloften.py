"""What the API promises in every answer: headers, formats, errors and a document that tells them."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from register.filters import read_zoekvraag
from tests.factories import make_traject

pytestmark = pytest.mark.django_db
PROBLEEM = "application/problem+json"


@pytest.mark.parametrize(
    ("url", "accept", "status"),
    [
        ("/api/v1/trajecten", "*/*", 200),
        ("/api/v1/trajecten?kleur=rood", "*/*", 400),
        ("/api/v1/trajecten", "text/csv", 406),
        ("/api/v1/bestaat-niet", "*/*", 404),
        ("/api/v2/trajecten", "*/*", 404),
        ("/api/", "*/*", 404),
    ],
)
def test_every_answer_names_the_version_and_may_be_read_by_any_site(
    client: Client, url: str, accept: str, status: int
) -> None:
    answer = client.get(url, headers={"accept": accept})
    assert answer.status_code == status
    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"
    if status != 200:
        assert answer["Content-Type"] == PROBLEEM


def test_a_browser_may_ask_first(client: Client) -> None:
    answer = client.options(
        "/api/v1/trajecten",
        headers={"origin": "https://school.nl", "access-control-request-method": "GET"},
    )
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Accept" in answer["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("accept", [PROBLEEM, f"{PROBLEEM}; q=0.5", f"text/csv, {PROBLEEM}"])
def test_who_understands_problems_gets_answers_too(client: Client, accept: str) -> None:
    answer = client.get("/api/v1/trajecten", headers={"accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize("formaat", ["xml", "csv", "json"])
@pytest.mark.parametrize("url", ["trajecten", "ontwikkelpaden", "regios", "aanbieders", "witte-vlekken"])
def test_format_is_no_parameter(client: Client, url: str, formaat: str) -> None:
    answer = client.get(f"/api/v1/{url}?format={formaat}")
    assert answer.status_code == 400
    assert [fout["naam"] for fout in answer.json()["ongeldigeVelden"]] == ["format"]


@pytest.mark.parametrize(
    ("query", "naam"),
    [
        ("trajecten?prijsMax=5&prijsMax=500", "prijsMax"),
        ("trajecten?q=a&q=b", "q"),
        ("trajecten?facetten=true&facetten=false", "facetten"),
        ("trajecten?pagina=1&pagina=2", "pagina"),
        ("ontwikkelpaden?pagina=1&pagina=2", "pagina"),
        ("regios?pagina=1&pagina=2", "pagina"),
    ],
)
def test_one_value_is_given_once(client: Client, query: str, naam: str) -> None:
    answer = client.get(f"/api/v1/{query}")
    assert answer.status_code == 400
    assert answer.json()["ongeldigeVelden"] == [{"naam": naam, "reden": "Geef dit één keer."}]


def test_the_page_says_so_and_goes_on_with_the_rest(client: Client) -> None:
    make_traject("Rekenen")
    make_traject("Taal")
    page = client.get("/trajecten/?q=rekenen&prijsMax=5&prijsMax=500").content.decode()
    assert "Geef dit één keer." in page
    assert "1 traject" in page


@pytest.mark.parametrize(
    ("gegeven", "bedrag"),
    [
        ("0", "0"),
        ("2500", "2500"),
        ("2500.50", "2500.50"),
        ("2500,50", "2500.50"),
        ("2.500", "2500"),
        ("2.500,50", "2500.50"),
    ],
)
def test_an_amount_as_dutch_people_write_it(client: Client, gegeven: str, bedrag: str) -> None:
    query = QueryDict(mutable=True)
    query["prijsMax"] = gegeven
    gelezen = read_zoekvraag(query)
    assert (gelezen.vraag.prijs_max, gelezen.fouten) == (Decimal(bedrag), [])
    assert client.get("/api/v1/trajecten", {"prijsMax": gegeven}).status_code == 200
    assert "Vul een bedrag" not in client.get("/trajecten/", {"prijsMax": gegeven}).content.decode()


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("prijsMax", "1_000"),
        ("prijsMax", "1e3"),
        ("prijsMax", "2,500"),
        ("prijsMax", "0.500"),
        ("prijsMax", "duur"),
        ("duurMax", "1_000"),
        ("pagina", "1_0"),
        ("pagina", "٢"),
    ],
)
def test_what_only_a_program_takes_for_a_number_is_refused(client: Client, naam: str, waarde: str) -> None:
    answer = client.get("/api/v1/trajecten", {naam: waarde})
    assert answer.status_code == 400
    fouten = answer.json()["ongeldigeVelden"]
    assert [fout["naam"] for fout in fouten] == [naam]
    if naam == "prijsMax":
        assert fouten[0]["reden"] == "Vul een bedrag in euro in, bijvoorbeeld 2500 of 2500,50."


def operations(client: Client) -> dict[str, Any]:
    paths = json.loads(client.get("/api/v1/openapi.json").content)["paths"]
    return {path: item["get"] for path, item in paths.items() if "{" not in path}


def test_the_document_tells_of_the_errors_and_the_bounds(client: Client) -> None:
    lists = {path: item for path, item in operations(client).items() if "400" in item["responses"]}
    assert {path.rsplit("/", 1)[1] for path in lists} >= {
        "trajecten",
        "uitvoeringen",
        "aanbieders",
        "ontwikkelpaden",
        "werkzame-aanpakken",
        "regios",
        "witte-vlekken",
    }
    for path, item in lists.items():
        assert list(item["responses"]["400"]["content"]) == [PROBLEEM]
        if "/_" in path:
            continue  # a function, not a list in pages
        schemas = {param["name"]: param["schema"] for param in item["parameters"]}
        assert (schemas["pagina"]["minimum"], schemas["pagina"]["maximum"]) == (1, 1_000_000)
        assert (schemas["paginaGrootte"]["minimum"], schemas["paginaGrootte"]["maximum"]) == (1, 100)
