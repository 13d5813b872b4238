"""The page of a path with what there is to learn: the map, its table, and the searches behind them."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from napl import klok
from napl.registers import aanbodbronnen
from ontwikkelpaden.domain.padverband import link_paden
from ontwikkelpaden.enums import Niveau, PadverbandSoort
from ontwikkelpaden.models import Padversie
from register.domain.traject import Typeringgegevens
from register.enums import Locatie, OpnameSoort
from tests.factories import NU, OntwikkelpadFactory, PadversieFactory, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
URL = "/ontwikkelpaden/route/"


@pytest.fixture
def versie() -> Padversie:
    pad = OntwikkelpadFactory.create(slug="route", naam="Route & zo", sectoren=["po", "vo"])
    versie = PadversieFactory.create(pad=pad)
    expert = (Typeringgegevens(versie, Niveau.EXPERT),)
    start = (Typeringgegevens(versie, Niveau.STARTBEKWAAM),)
    for nummer in range(3):
        make_traject(f"Erkend {nummer}", typeringen=expert, opname=OpnameSoort.ERKEND, sectoren=("po",))
    online = make_traject(
        "Online",
        typeringen=start,
        sectoren=("po", "vo"),
        studielast_waarde=Decimal(8),
        studielast_eenheid="uur",
    )
    make_uitvoering(online, locatie=Locatie.ONLINE, start_datum=klok.vandaag(), eind_datum=None)
    make_traject(
        "Lang", typeringen=start, sectoren=("vo",), studielast_waarde=Decimal(400), studielast_eenheid="uur"
    )
    make_traject("Niet vermeld", typeringen=start, opname=None, sectoren=("po",))
    return versie


def page(client: Client, url: str = URL) -> str:
    return client.get(url).content.decode()


def maps(html: str) -> list[ET.Element]:
    """Return the drawings; each must be well-formed by itself."""
    found = re.findall(r'<svg class="napl-routekaart.*?</svg>', html, re.DOTALL)
    return [ET.fromstring(svg.replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1)) for svg in found]


@pytest.mark.usefixtures("versie")
def test_the_map_is_well_formed_named_and_drawn_twice(client: Client) -> None:
    html = page(client)
    liggend, staand = maps(html)

    for drawing in (liggend, staand):
        title, desc = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert drawing.get("role") == "group"
        assert drawing.get("aria-labelledby") == title.get("id")
        assert drawing.get("aria-describedby") == desc.get("id")
        assert title.text == "Routekaart: Route & zo"
        assert "Expert: 3 erkend, 0 in kaart gebracht" in str(desc.text)
        assert "Witte vlekken: 5 van de 6 haltes" in str(desc.text)
        assert all(link.get("aria-label") for link in drawing.iter(f"{SVG}a"))
        assert not any(node.get("style") for node in drawing.iter())
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert len({node.get("viewBox") for node in (liggend, staand)}) == 2


@pytest.mark.usefixtures("versie")
def test_map_and_table_have_the_same_links_but_for_the_start(client: Client) -> None:
    html = page(client)
    table = html[html.index("napl-aanbod") : html.index("</table>", html.index("napl-aanbod"))]
    in_table = set(re.findall(r'href="([^"]+)"', table))

    for drawing in maps(html):
        links = {str(link.get("href")).replace("&", "&amp;") for link in drawing.iter(f"{SVG}a")}
        assert links - in_table == {"#initieel"}


@pytest.mark.usefixtures("versie")
def test_every_count_is_what_the_search_says(client: Client) -> None:
    html = page(client)
    table = html[html.index("napl-aanbod") : html.index("</table>", html.index("napl-aanbod"))]
    links = re.findall(r'<a href="([^"]+)">([\d.]+)<span', table)

    assert len(links) == 3 * 4 + 3 * 2 * 2
    for url, count in links:
        found = client.get(url.replace("&amp;", "&").replace("/trajecten/", "/api/v1/trajecten")).json()
        assert found["aantal"] == int(count), url
    assert sorted(int(count) for _, count in links if count != "0") == [1, 1, 1, 2, 2, 3, 3]


@pytest.mark.usefixtures("versie")
def test_white_spots_are_named_on_the_map_and_counted(client: Client) -> None:
    html = page(client)
    liggend, staand = maps(html)

    for drawing in (liggend, staand):
        words = [str(node.text) for node in drawing.iter(f"{SVG}text")]
        assert words.count("witte vlek") == 5
        assert "1 kort" in words
        assert "1 lang" in words
        assert "1 online" in words
    assert "5 een witte vlek" in re.sub(r"\s+|<[^>]+>", " ", html).replace("  ", " ")
    open_stops = [link for link in liggend.iter(f"{SVG}a") if "napl-halte--open" in str(link.get("class"))]
    assert [link.get("aria-label") for link in open_stops] == ["Expert, po: 3 erkend"]


@pytest.mark.usefixtures("versie")
def test_a_listed_traject_is_on_the_kept_page_at_once(client: Client) -> None:
    assert "Expert, vo: witte vlek, nog niets erkend" in page(client)

    expert = (Typeringgegevens(Padversie.objects.get(), Niveau.EXPERT),)
    make_traject("Nieuw", typeringen=expert, opname=OpnameSoort.ERKEND, sectoren=("vo",))

    assert "Expert, vo: 1 erkend" in page(client)
    assert re.search(r"Expert: 4 erkend, 0 in kaart", page(client, "/ontwikkelpaden/"))


@pytest.mark.usefixtures("versie")
def test_without_counts_the_page_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = aanbodbronnen["register"]
    monkeypatch.setitem(
        aanbodbronnen._items, "register", type(bron)(tellingen=lambda *_: None, adres=bron.adres)
    )

    html, lijst = page(client), page(client, "/ontwikkelpaden/")

    assert "is nu even niet te tellen" in html
    assert not maps(html)
    assert "napl-mini" not in lijst
    assert "Route &amp; zo" in lijst


def test_levels_that_only_trajecten_have_are_stations_too(client: Client) -> None:
    pad = OntwikkelpadFactory.create(slug="route", sectoren=["mbo"])
    versie = PadversieFactory.create(pad=pad, niveaus=["vakbekwaam"])
    make_traject(typeringen=(Typeringgegevens(versie, Niveau.EXPERT),), sectoren=("mbo",))

    liggend, _ = maps(page(client))

    names = [node.text for node in liggend.iter(f"{SVG}text") if node.get("class") == "napl-station__naam"]
    assert names == ["Vakbekwaam", "Expert"]


@pytest.mark.usefixtures("versie")
def test_the_api_counts_what_the_page_counts(client: Client) -> None:
    data = client.get("/api/v1/ontwikkelpaden/route").json()

    start, vak, expert = data["aanbod"]
    assert start == {
        "niveau": "startbekwaam",
        "erkend": 0,
        "inKaart": 2,
        "kort": 1,
        "lang": 1,
        "online": 1,
        "sectoren": [
            {"sector": "po", "erkend": 0, "inKaart": 1},
            {"sector": "vo", "erkend": 0, "inKaart": 2},
        ],
    }
    assert (vak["erkend"], vak["inKaart"]) == (0, 0)
    assert expert["sectoren"][0] == {"sector": "po", "erkend": 3, "inKaart": 0}


def test_the_api_names_related_paths_and_where_a_path_begins(client: Client) -> None:
    versie = PadversieFactory.create(pad__slug="route", initieel="U kunt al lesgeven.")
    ander = PadversieFactory.create(pad__slug="ander", pad__naam="Ander pad")
    link_paden(
        ander.pad, versie.pad, soort=PadverbandSoort.BOUWT_VOORT_OP, grond="Zo is het.", by=None, at=NU
    )

    data = client.get("/api/v1/ontwikkelpaden/route").json()

    assert data["initieel"] == "U kunt al lesgeven."
    assert data["verwant"] == [
        {"soort": "gaat-vooraf-aan", "id": "ander", "naam": "Ander pad", "grond": "Zo is het."}
    ]
