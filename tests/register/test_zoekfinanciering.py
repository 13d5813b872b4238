"""Search by what may pay for a traject: the parameter ``financiering`` on the page and in the API."""

import html
import re
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from napl import klok
from register.domain.zoeken import Zoekvraag, zoek_trajecten
from register.enums import OpnameSoort
from register.filters import read_zoekvraag
from register.models import Financieringsregeling
from tests.factories import VANDAAG, make_regeling, make_traject

pytestmark = pytest.mark.django_db
PAGINA, KEUZES, API = "/trajecten/", "/trajecten/keuzes/financiering/", "/api/v1/trajecten"
BELOFTE = "Het is geen belofte"


@pytest.fixture(autouse=True)
def _register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "vandaag", lambda: VANDAAG)
    make_traject("Master rekenen", soort="master", accreditatie="nvao", sectoren=("po",))
    make_traject("Master zonder accreditatie", soort="master", sectoren=("vo",))
    make_traject("Erkende training", soort="training", sectoren=("vo",), opname=OpnameSoort.ERKEND)
    make_traject("Zonder gegevens", sectoren=())
    make_traject("Niet vermeld", soort="master", accreditatie="nvao", opname=None)
    regelingen: dict[str, dict[str, object]] = {
        "lerarenbeurs": {"soorten": ["master"], "accreditaties": ["nvao"]},
        "cao-vo": {"sectoren": ["vo"]},
        "erkend-geld": {"vraagt_erkenning": True},
        "voorbij": {"sectoren": ["po"], "geldig_tot": VANDAAG},
        "komt-nog": {"sectoren": ["po"], "geldig_van": VANDAAG + timedelta(1)},
    }
    for slug, vraagt in regelingen.items():
        make_regeling(slug=slug, naam=slug.replace("-", " ").capitalize(), **vraagt).save()


def found(**vraag: object) -> list[str]:
    uitslag = zoek_trajecten(Zoekvraag(**vraag), peildatum=VANDAAG)  # type: ignore[arg-type]
    return [traject.live.naam for traject in uitslag.rijen if traject.live]


def counts(**vraag: object) -> dict[str, int]:
    uitslag = zoek_trajecten(Zoekvraag(**vraag), peildatum=VANDAAG)  # type: ignore[arg-type]
    return {item.waarde: item.aantal for item in uitslag.facetten["financiering"]}


def panel(client: Client, address: str = "") -> str:
    page = client.get(f"{PAGINA}{address}").content.decode()
    block = re.search(r'<details class="napl-facet" data-deel="financiering".*?</details>', page, re.DOTALL)
    return html.unescape(block.group()) if block else ""


def test_what_may_fit_is_found_and_what_is_unknown_is_not() -> None:
    assert found(financiering=("lerarenbeurs",)) == ["Master rekenen"]
    assert found(financiering=("lerarenbeurs", "erkend-geld")) == ["Erkende training", "Master rekenen"]
    assert found(financiering=("cao-vo",), opname=("in-kaart",)) == ["Master zonder accreditatie"]
    assert found(financiering=("voorbij", "komt-nog")) == []


def test_counts_ignore_what_is_chosen_within_and_follow_the_others() -> None:
    expected = {"cao-vo": 2, "lerarenbeurs": 1, "erkend-geld": 1}
    assert counts() == counts(financiering=("lerarenbeurs",)) == expected
    assert counts(sector=("po",)) == {"lerarenbeurs": 1}
    assert counts(q="training") == {"cao-vo": 1, "erkend-geld": 1}


def test_the_panel_says_that_it_is_no_promise_and_offers_what_holds_today(client: Client) -> None:
    block = panel(client)
    assert "<summary>Past mogelijk bij</summary>" in block
    assert block.count(BELOFTE) == 1
    assert 'aria-describedby="uitleg-financiering"' in block
    assert re.findall(r'value="([^"]+)"', block) == ["cao-vo", "erkend-geld", "lerarenbeurs"]
    assert " open" not in block.partition(">")[0]
    # Only this facet needs the explanation.
    assert client.get(PAGINA).content.decode().count(BELOFTE) == 1


def test_without_any_regeling_there_is_no_panel(client: Client) -> None:
    Financieringsregeling.objects.all().delete()
    assert panel(client) == ""


def test_what_is_chosen_stands_in_a_chip_and_can_be_taken_away(client: Client) -> None:
    page = client.get(f"{PAGINA}?financiering=lerarenbeurs&sector=po").content.decode()
    assert "Master rekenen" in page
    assert "Master zonder accreditatie" not in page
    chip = re.search(r'href="([^"]*)"><span[^>]*>Verwijder filter Past mogelijk bij: </span>(\w+)</a>', page)
    assert chip is not None
    assert (chip[1], chip[2]) == ("/trajecten/?sector=po", "Lerarenbeurs")
    block = panel(client, "?financiering=lerarenbeurs")
    assert re.search(r'value="lerarenbeurs"[^>]*checked', block)
    assert " open" in block.partition(">")[0]


def test_a_regeling_that_is_over_can_still_be_asked_for_and_taken_away(client: Client) -> None:
    """An address that somebody kept goes on to work; it finds nothing and says so."""
    gelezen = read_zoekvraag(QueryDict("financiering=voorbij"))
    assert (gelezen.vraag.financiering, gelezen.fouten) == (("voorbij",), [])
    block = panel(client, "?financiering=voorbij")
    assert re.search(r'value="voorbij"[^>]*checked', block)
    assert "komt-nog" not in block
    body = client.get(f"{API}?financiering=voorbij&facetten=true").json()
    assert body["aantal"] == 0
    assert {"waarde": "voorbij", "naam": "Voorbij", "aantal": 0} in body["facetten"]["financiering"]


def test_an_empty_result_says_what_there_is_with_another_regeling(client: Client) -> None:
    page = client.get(f"{PAGINA}?financiering=lerarenbeurs&sector=vo").content.decode()
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    text = " ".join(text.split())
    assert "Bij regeling ‘Lerarenbeurs’ zijn er 0. Wel: 2 bij ‘Cao vo’ 1 bij ‘Erkend geld’" in text
    assert "2 zonder ‘Lerarenbeurs’" in text


def test_all_choices_have_a_page_with_the_same_warning(client: Client) -> None:
    page = client.get(f"{KEUZES}?sector=vo").content.decode()
    assert "<h1>Past mogelijk bij: alle keuzes</h1>" in page
    assert page.count(BELOFTE) == 1
    assert re.findall(r'name="financiering"\s+value="([^"]+)"', page) == ["cao-vo", "erkend-geld"]
    answer = client.get(f"{KEUZES}?sector=vo&financiering=cao-vo&toon=1")
    assert answer.headers["Location"] == "/trajecten/?sector=vo&financiering=cao-vo"
    assert BELOFTE not in client.get("/trajecten/keuzes/thema/").content.decode()


def test_the_page_names_a_value_that_does_not_exist_and_keeps_the_rest(client: Client) -> None:
    page = html.unescape(client.get(f"{PAGINA}?financiering=subsidie&sector=po").content.decode())
    assert "‘subsidie’ is geen bekende waarde." in page
    assert "Past mogelijk bij" in page
    assert "Master rekenen" in page


def test_the_api_filters_counts_and_refuses_as_with_every_facet(client: Client) -> None:
    body = client.get(f"{API}?financiering=cao-vo&financiering=lerarenbeurs&facetten=true").json()
    assert {item["naam"] for item in body["resultaten"]} == {
        "Master rekenen",
        "Master zonder accreditatie",
        "Erkende training",
    }
    assert body["facetten"]["financiering"] == [
        {"waarde": "cao-vo", "naam": "Cao vo", "aantal": 2},
        {"waarde": "erkend-geld", "naam": "Erkend geld", "aantal": 1},
        {"waarde": "lerarenbeurs", "naam": "Lerarenbeurs", "aantal": 1},
    ]
    answer = client.get(f"{API}?financiering=cao-vo&financiering=subsidie")
    assert answer.status_code == 400
    [fout] = answer.json()["ongeldigeVelden"]
    assert (fout["naam"], fout["reden"]) == ("financiering", "‘subsidie’ is geen bekende waarde.")


def test_a_traject_that_is_found_by_a_regeling_shows_it_on_its_page(client: Client) -> None:
    [traject] = zoek_trajecten(Zoekvraag(financiering=("lerarenbeurs",)), peildatum=VANDAAG).rijen
    page = client.get(f"/trajecten/{traject.slug}/").content.decode()
    assert "Lerarenbeurs" in page
    assert "Cao vo" not in page
