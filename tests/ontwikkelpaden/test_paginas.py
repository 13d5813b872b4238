"""The list of paths and the page of one path."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.enums import Sector
from napl.registers import Paneel, panelen
from ontwikkelpaden.domain.invoer import DimensieInvoer
from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.enums import PadSoort, PadStatus, Taak
from ontwikkelpaden.models import Padversie
from tests.factories import NU, OntwikkelpadFactory, PadversieFactory
from tests.ontwikkelpaden.bouw import inhoud, maak_pad, maak_versie, neem_aan, subdimensie

pytestmark = pytest.mark.django_db
LIJST = "/ontwikkelpaden/"
LATER = NU + timedelta(days=30)
QUERIES_LIJST = 3  # the mark, the paths, and what there is to learn
QUERIES_LIJST_WEER = 2  # the mark, and what there is to learn (not even that with a search index)
QUERIES_DETAIL = 6  # the version, dimensies, subdimensies, descriptions, eindtermen, versions of the path


def text(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'napl-kaart__titel"><a[^>]*>([^<]*)<', html)


def document(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_list_groups_by_kind_and_labels_examples(client: Client) -> None:
    load_paden(at=NU)

    html = text(client, LIJST)

    assert len(names(html)) == 36
    assert html.index('id="soort-competentieniveau"') < html.index('id="soort-rol"')
    assert html.count(">Voorbeeld, niet vastgesteld</span>") == 36
    assert "hebben het niet vastgesteld" in html
    eerste = document(html)["itemListElement"][0]
    assert eerste["name"] == "Anti-pestcoördinator / vertrouwenspersoon"


def test_an_adopted_path_has_no_word_about_examples(client: Client) -> None:
    maak_versie()

    html = text(client, LIJST)

    assert ">Vastgesteld</span>" in html
    assert "Voorbeeld, niet vastgesteld" not in html


def test_names_are_sorted_as_people_do(client: Client) -> None:
    for naam in ["Ezel", "élan", "zebra", "Aap"]:
        PadversieFactory.create(pad__naam=naam)

    assert names(text(client, LIJST)) == ["Aap", "élan", "Ezel", "zebra"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["a", "b", "c"]),
        ("?sector=po", ["a", "b"]),
        ("?sector=po&sector=mbo", ["a", "b", "c"]),
        ("?sector=po&soort=rol", ["a"]),
        ("?taak=toetsen", ["b"]),
        ("?domein=onderwijsontwikkeling", ["c"]),
        ("?sector=", ["a", "b", "c"]),
        ("?sector=vo", []),
    ],
)
def test_filters_are_or_within_and_and_between(client: Client, query: str, expected: list[str]) -> None:
    PadversieFactory.create(pad__naam="a", pad__sectoren=["po"])
    PadversieFactory.create(
        pad__naam="b",
        pad__sectoren=["po", "mbo"],
        pad__soort=PadSoort.COMPETENTIENIVEAU,
        pad__taken=["toetsen"],
    )
    PadversieFactory.create(pad__naam="c", pad__sectoren=["mbo"], pad__domeinen=["onderwijsontwikkeling"])

    assert sorted(names(text(client, LIJST + query))) == expected


def test_counts_ignore_their_own_facet(client: Client) -> None:
    PadversieFactory.create(pad__sectoren=["po"])
    PadversieFactory.create(pad__sectoren=["vo"], pad__taken=["toetsen"])

    context = client.get(LIJST + "?sector=po").context

    counted = {f.naam: {o.waarde: o.aantal for o in f.opties} for f in context["facetten"]}
    assert counted["sector"] == {"po": 1, "vo": 1, "mbo": 0}
    assert counted["taak"]["toetsen"] == 0
    assert counted["soort"] == {"rol": 1, "competentieniveau": 0}


def test_a_chip_takes_away_its_own_filter_only(client: Client) -> None:
    context = client.get(LIJST + "?sector=po&sector=vo&soort=rol").context

    assert [(chip.naam, chip.url) for chip in context["chips"]] == [
        ("Primair onderwijs", "?sector=vo&soort=rol"),
        ("Voortgezet onderwijs", "?sector=po&soort=rol"),
        ("Rol", "?sector=po&sector=vo"),
    ]


def test_what_is_unknown_is_named_and_the_rest_is_used(client: Client) -> None:
    PadversieFactory.create(pad__naam="a", pad__sectoren=["po"])
    PadversieFactory.create(pad__naam="b", pad__sectoren=["vo"])

    html = text(client, LIJST + "?sector=po&sector=hbo&kleur=%3Cb%3Erood&soort=%00")

    assert names(html) == ["a"]
    assert "sector: De waarde ‘hbo’ kennen wij niet." in html
    assert "kleur: Dit filter bestaat niet." in html
    assert "<b>rood" not in html


def test_nothing_found_offers_the_way_back(client: Client) -> None:
    maak_versie()

    assert "Bekijk alle ontwikkelpaden" in text(client, LIJST + "?sector=mbo")
    assert "Er zijn nog geen ontwikkelpaden" not in text(client, LIJST + "?sector=mbo")


def test_an_empty_register_says_so(client: Client) -> None:
    assert "Er zijn nog geen ontwikkelpaden" in text(client, LIJST)


@pytest.mark.parametrize("aantal", [5, 60])
def test_list_asks_as_many_queries_for_five_as_for_sixty(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for nummer in range(aantal):
        maak_versie(maak_pad(f"pad-{nummer}", naam=f"Pad {nummer}"), als=PadStatus.VOORBEELD)

    with django_assert_num_queries(QUERIES_LIJST):
        assert len(names(text(client, LIJST))) == aantal
    with django_assert_num_queries(QUERIES_LIJST_WEER):
        assert len(names(text(client, f"{LIJST}?sector=po"))) == aantal


@pytest.mark.parametrize("aantal", [1, 12])
def test_detail_asks_as_many_queries_for_a_large_raamwerk(
    django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    subs = tuple(subdimensie(f"Deel {nummer}") for nummer in range(aantal))
    maak_versie(dimensies=tuple(DimensieInvoer(f"Dimensie {n}", subs) for n in range(aantal)))

    with django_assert_num_queries(QUERIES_DETAIL):
        found = find_padversie("rekenen")
        assert found is not None
        assert sum(len(d.subdimensies.all()) for d in found.dimensies.all()) == aantal**2
        assert all(s.beschrijvingen.all() for d in found.dimensies.all() for s in d.subdimensies.all())
        assert found.eindtermen.all()
        assert found.pad.versies.all()


def test_a_concept_is_nowhere(client: Client) -> None:
    concept = maak_versie(maak_pad("geheim", naam="Geheim pad"), als=None, omschrijving="Geheime tekst")
    actueel = maak_versie()
    volgende = maak_versie(actueel.pad, als=None, omschrijving="Geheime tekst")
    ingetrokken: Any = PadversieFactory.create(
        pad__naam="Geheim pad",
        pad__slug="nooit",
        omschrijving="Geheime tekst",
        status=PadStatus.INGETROKKEN,
        gepubliceerd_op=None,
        gepubliceerd_als="",
        beeindigd_op=NU,
    )
    OntwikkelpadFactory.create(slug="leeg", naam="Geheim pad")

    pages = [text(client, LIJST), text(client, f"{LIJST}rekenen/"), text(client, f"{LIJST}rekenen/v1/")]
    assert not any("Geheim" in html or "v2" in html for html in pages)
    for versie in (concept, volgende, ingetrokken):
        assert client.get(f"{LIJST}{versie.pad.slug}/v{versie.nummer}/").status_code == 404
    for slug in ("geheim", "nooit", "leeg"):
        assert client.get(f"{LIJST}{slug}/").status_code == 404


@pytest.mark.parametrize(
    "pad", ["bestaat-niet/", "rekenen/v0/", "rekenen/v9/", "rekenen/v99999999999999999999/", "rekenen/vx/"]
)
def test_an_unknown_address_is_404(client: Client, pad: str) -> None:
    maak_versie()

    assert client.get(LIJST + pad).status_code == 404


def test_detail_shows_the_whole_raamwerk_with_its_levels(client: Client) -> None:
    load_paden(at=NU)

    html = text(client, LIJST + "curriculumdeskundigheid/")

    for niveau in ("Startbekwaam", "Vakbekwaam", "Expert"):
        assert html.count(f'<td data-label="{niveau}">') == 6
    assert "Binnen een lessenserie<br>Kennis en vaardigheden gescheiden" in html
    assert html.count('scope="rowgroup"') == 2
    assert html.count("<dt>CD-") == 12
    assert "bijlage 1" in html
    assert "Onderwijskundig ontwerpen" in html


def test_a_path_without_raamwerk_says_so_and_shows_its_ground(client: Client) -> None:
    load_paden(at=NU)

    html = re.sub(r"\s+", " ", text(client, LIJST + "daltoncoordinator/"))

    assert "nog geen raamwerk gemaakt" in html
    assert "napl-raamwerk" not in html
    assert "Certificaatkader NDV bestaat" in html
    assert 'href="https://dalton.nl/scholing/"' in html
    assert "<dd> Laag </dd>" in html
    assert "Nog niemand beschreef wat de lerarenopleiding voor dit pad al geeft." in html


def test_an_old_version_stays_readable_and_points_to_the_current_one(client: Client) -> None:
    oud = maak_versie(omschrijving="De oude tekst.")
    nieuw = create_padversie(oud.pad, inhoud(omschrijving="De nieuwe tekst."), by=None, at=LATER)
    neem_aan(nieuw, at=LATER)

    current, first, second = (text(client, f"{LIJST}rekenen/{deel}") for deel in ("", "v1/", "v2/"))

    assert "De nieuwe tekst." in current
    assert "De oude tekst." in first
    assert "U leest versie 1. Dit is niet de actuele versie." in first
    assert '<a href="/ontwikkelpaden/rekenen/">Lees versie 2</a>' in first
    assert '<link rel="canonical" href="http://testserver/ontwikkelpaden/rekenen/v1/">' in first
    for html in (current, second):
        assert "niet de actuele versie" not in html
        assert '<link rel="canonical" href="http://testserver/ontwikkelpaden/rekenen/">' in html
        assert 'href="/ontwikkelpaden/rekenen/v1/"' in html


def test_a_replaced_example_is_still_called_an_example(client: Client) -> None:
    oud = maak_versie(als=PadStatus.VOORBEELD)
    nieuw = maak_versie(oud.pad)

    first, second = (text(client, f"{LIJST}rekenen/v{versie.nummer}/") for versie in (oud, nieuw))

    assert "Voorbeeld, niet vastgesteld" in first
    assert "Voorbeeld, niet vastgesteld" not in second
    assert ">Voorbeeld, vervangen door een nieuwe versie</span>" in second


def test_a_withdrawn_path_is_readable_but_not_listed(client: Client) -> None:
    versie = maak_versie()
    Padversie.objects.filter(pk=versie.pk).update(status=PadStatus.INGETROKKEN, beeindigd_op=LATER)

    assert names(text(client, LIJST)) == []
    assert "Dit ontwikkelpad is ingetrokken" in text(client, LIJST + "rekenen/")


def test_json_ld_cannot_end_its_element(client: Client) -> None:
    maak_versie(omschrijving="</script><script>alert(1)</script> & meer")

    html = text(client, LIJST + "rekenen/")

    assert document(html)["description"] == "</script><script>alert(1)</script> & meer"
    assert "<script>alert" not in html
    assert document(html)["creativeWorkStatus"] == "Vastgesteld"
    assert document(html)["teaches"] == [
        {"@type": "DefinedTerm", "termCode": "R-1", "description": "De leraar rekent."}
    ]


@pytest.fixture
def paneel() -> Iterator[list[tuple[object, date]]]:
    """Another app's panel on the page, for one path only."""
    asked: list[tuple[object, date]] = []

    def gegevens(onderwerp: object, peildatum: date) -> Mapping[str, Any] | None:
        asked.append((onderwerp, peildatum))
        is_for = isinstance(onderwerp, Padversie) and onderwerp.pad.slug == "rekenen"
        return {"groet": "Hallo"} if is_for else None

    template = engines["django"].from_string("<p>{{ paneel.groet }} van het paneel</p>")
    panelen.add("proef", Paneel("ontwikkelpad", template, gegevens))  # type: ignore[arg-type]
    yield asked
    panelen.remove("proef")


def test_other_apps_can_add_a_panel(client: Client, paneel: list[tuple[object, date]]) -> None:
    versie = maak_versie()
    maak_versie(maak_pad("taal", naam="Taal"))

    assert "Hallo van het paneel" in text(client, LIJST + "rekenen/")
    assert "van het paneel" not in text(client, LIJST + "taal/")
    assert paneel[0][0] == versie
    assert isinstance(paneel[0][1], date)


def test_facts_name_sectors_and_tasks_in_words(client: Client) -> None:
    maak_versie(maak_pad(sectoren=(Sector.MBO, Sector.PO), taken=(Taak.TOETSEN,)))

    html = text(client, LIJST + "rekenen/")

    assert html.index("<dd>Primair onderwijs</dd>") < html.index("<dd>Middelbaar beroepsonderwijs</dd>")
    assert "<dd>Assessment en feedback</dd>" in html
    assert "Domeinen van het beroep" not in html


@pytest.mark.parametrize("methode", ["post", "put", "delete"])
def test_pages_are_read_only(client: Client, methode: str) -> None:
    assert getattr(client, methode)(LIJST).status_code == 405
