"""The ways out of an empty result: what is counted, the same from both sources, and how the page says it."""

import html
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from napl import klok
from napl.models import Regio
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.opslag import build_index
from register.domain.zoeken.index.volgen import Volger
from register.domain.zoeken.taal.huidig import read_taal
from register.domain.zoeken.taal.regelboek import build_regelboek
from register.domain.zoeken.taal.rekken import Taal
from register.domain.zoeken.uitslag import Verruiming
from register.domain.zoeken.verruimen import ALLES, widen
from register.enums import Locatie
from tests.factories import NU, VANDAAG, RegioFactory, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "vandaag", lambda: VANDAAG)


@pytest.fixture
def regios() -> dict[str, Regio]:
    return {naam: RegioFactory.create(naam=naam) for naam in ("Zeeland", "Utrecht", "Brabant")}


@pytest.fixture
def aanbod(regios: dict[str, Regio]) -> None:
    """Nothing in Zeeland, two in Utrecht, one in Brabant and three online."""
    for number in range(2):
        traject = make_traject(f"Rekenen {number}", sectoren=("po",))
        make_uitvoering(traject, regios=[regios["Utrecht"]], plaats="Utrecht")
    make_uitvoering(make_traject("Rekenen b"), regios=[regios["Brabant"]], plaats="Breda")
    for number in range(3):
        make_uitvoering(make_traject(f"Rekenen op afstand {number}"), locatie=Locatie.ONLINE, plaats="")


def both(vraag: Zoekvraag) -> list[Verruiming]:
    """Ask the index and PostgreSQL, which must agree."""
    build_index(VANDAAG, at=lambda: NU)
    volger = Volger(vandaag=lambda: VANDAAG)
    volger.refresh()
    stand = volger.stand(VANDAAG)
    assert stand is not None, volger.reden
    from_index = widen(Indexbron(stand, Taal(stand.schat, build_regelboek(()))), vraag)
    assert from_index == widen(Databank(VANDAAG, read_taal(())), vraag)
    return from_index


@pytest.mark.usefixtures("aanbod")
def test_a_region_without_anything_says_what_there_is_online() -> None:
    found = both(Zoekvraag(regio=("zeeland",)))
    assert [(item.filter, item.aantal) for item in found] == [("regio", 6)]
    assert [(item.soort, item.aantal) for item in found[0].anders] == [("online", 3)]
    assert found[0].anders[0].vraag == Zoekvraag(locatie=("online",))


@pytest.mark.usefixtures("aanbod")
def test_a_place_without_anything_says_what_there_is_online_and_further_away() -> None:
    found = both(Zoekvraag(q="rekenen", plaats="Amersfoort", afstand=5))
    assert [(item.filter, item.aantal) for item in found] == [("plaats", 6)]
    assert [(item.soort, item.vraag.afstand, item.aantal) for item in found[0].anders] == [
        ("online", None, 3),
        ("verder", 50, 2),
        ("verder", 100, 3),
    ]


@pytest.mark.usefixtures("aanbod")
def test_when_no_single_filter_is_to_blame_the_words_alone_are_offered() -> None:
    vraag = Zoekvraag(q="rekenen", sector=("mbo",), vorm=("formeel",), regio=("zeeland",))
    assert both(vraag) == [Verruiming(ALLES, 6)]
    assert both(Zoekvraag(sector=("mbo",), vorm=("formeel",), regio=("zeeland",))) == []


def shown(client: Client, address: str) -> str:
    page = client.get(f"/trajecten/{address}").content.decode()
    leeg = re.search(r'<div class="napl-leeg">(.*?)</div>', page, re.DOTALL)
    assert leeg is not None
    return " ".join(html.unescape(strip_tags(leeg[1])).split())


@pytest.mark.usefixtures("aanbod")
def test_the_page_says_it_in_plain_words(client: Client) -> None:
    said = shown(client, "?q=rekenen&regio=zeeland")
    assert "Bij regio ‘Zeeland’ zijn er 0. Wel: 3 online 2 in Utrecht 1 in Brabant 6 zonder ‘Zeeland’" in said
    said = shown(client, "?plaats=amersfoort&afstand=5&prijsMax=2000")
    assert "Binnen 5 km van " in said
    assert "2 binnen 50 km van " in said
    said = shown(client, "?q=rekenen&prijsMax=1")
    assert "Tot en met € 1 zijn er 0. Wel: 6 zonder grens aan de prijs" in said
    assert "Met ‘rekenen’" not in said, "without the word there is nothing either"


@pytest.mark.usefixtures("aanbod")
def test_a_way_out_leads_to_what_it_promises(client: Client) -> None:
    page = client.get("/trajecten/?q=rekenen&regio=zeeland").content.decode()
    ways = re.findall(r'class="napl-uitweg"\s+href="([^"]+)">(\d+) ', page)
    assert len(ways) == 4
    for address, amount in ways:
        there = client.get(html.unescape(address)).content.decode()
        assert re.search(rf'id="uitslag"[^>]*>\s*{amount} traject', there), address


def test_nothing_at_all_asks_for_another_word_and_offers_the_three_questions(client: Client) -> None:
    said = shown(client, "?q=ruimtevaart")
    assert "Probeer een ander woord" in said
    assert "beantwoord drie vragen" in said
    assert "Wel:" not in said
