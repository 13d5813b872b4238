"""The page of a path: where it begins, how one grows, what belongs to it, and that it is never old."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.enums import Sector
from napl.models import Gebruiker
from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.pad import PadInvoer, change_pad
from ontwikkelpaden.domain.padverband import link_paden
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.enums import (
    AtelierRol,
    Groeidimensie,
    Invloedssfeer,
    PadSoort,
    PadStatus,
    PadverbandSoort,
)
from ontwikkelpaden.models import Atelier, Atelierdeelnemer, Ontwikkelpad, Padversie
from tests.factories import NU, GebruikerFactory
from tests.ontwikkelpaden.bouw import inhoud, maak_pad, maak_versie, neem_aan

pytestmark = pytest.mark.django_db
LIJST = "/ontwikkelpaden/"
QUERIES_KOUD = 10  # the mark, the version with its content (6), related paths, consultation, what to learn
QUERIES_WARM = 2  # the mark, and what there is to learn (not even that with a search index)


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def names(html: str) -> list[str]:
    return re.findall(r'napl-kaart__titel"><a[^>]*>([^<]*)<', html)


def test_a_path_begins_where_initial_training_ends(client: Client) -> None:
    maak_versie(initieel="De lerarenopleiding <b>leert</b> u rekenen.")

    html = text(client, LIJST + "rekenen/")

    begin = html[html.index('id="initieel"') : html.index("daar begint dit pad")]
    assert "De lerarenopleiding &lt;b&gt;leert&lt;/b&gt; u rekenen." in begin
    assert "Samenhang startbekwaam" in begin
    assert "vakbekwaam" not in begin


def test_the_ways_to_grow_are_shown_with_those_that_do_not_fit(client: Client) -> None:
    maak_versie(
        maak_pad(groeidimensies=(Groeidimensie.INVLOEDSSFEER,), invloedssferen=(Invloedssfeer.COLLEGAS,))
    )

    html = text(client, LIJST + "rekenen/")

    assert html.count('class="napl-groei__wel"') == 1
    assert html.count('class="napl-groei__niet"') == 2
    assert "collega&#x27;s" in html
    assert "programma&#x27;s" not in html


def test_related_paths_are_seen_from_both_sides(client: Client) -> None:
    rekenen, taal, muziek = (
        maak_versie(maak_pad(naam.lower(), naam=naam)).pad for naam in ("Rekenen", "Taal", "Muziek")
    )
    geheim = maak_versie(maak_pad("geheim", naam="Geheim pad"), als=None).pad
    for van, naar, soort in (
        (rekenen, taal, PadverbandSoort.BOUWT_VOORT_OP),
        (muziek, rekenen, PadverbandSoort.RAAKT_AAN),
        (rekenen, geheim, PadverbandSoort.RAAKT_AAN),
    ):
        link_paden(van, naar, soort=soort, grond=f"Grond {naar.slug}.", by=None, at=NU)

    van_rekenen, van_taal, van_muziek = (
        text(client, f"{LIJST}{slug}/") for slug in ("rekenen", "taal", "muziek")
    )

    assert re.search(r"Dit pad bouwt voort op</h3>.*?/taal/.*?Raakt aan</h3>.*?/muziek/", van_rekenen)
    assert re.search(r"Hierna kunt u verder met</h3>.*?/rekenen/", van_taal)
    assert "Dit pad bouwt voort op" not in van_taal
    assert re.search(r"Raakt aan</h3>.*?/rekenen/", van_muziek)
    assert not any("Geheim" in html or "Grond geheim" in html for html in (van_rekenen, van_taal, van_muziek))


def test_pages_that_are_kept_never_show_what_was(client: Client) -> None:
    versie = maak_versie()
    maak_versie(maak_pad("taal", naam="Taal"))
    before = [text(client, url) for url in (LIJST, LIJST + "rekenen/", LIJST + "rekenen/v1/")]
    assert all("Voorbeeld" not in html for html in before)

    change_pad(versie.pad, PadInvoer("Wiskunde", PadSoort.ROL, (Sector.PO,)), by=None, at=NU)
    assert "Wiskunde" in names(text(client, LIJST))
    assert "<h1>Wiskunde</h1>" in text(client, LIJST + "rekenen/")
    assert "<h1>Wiskunde</h1>" in text(client, LIJST + "rekenen/v1/")

    later = NU + timedelta(days=1)
    nieuw = create_padversie(versie.pad, inhoud(omschrijving="Heel anders."), by=None, at=later)
    assert "Heel anders." not in text(client, LIJST) + text(client, LIJST + "rekenen/")
    neem_aan(nieuw, at=later)
    assert "Heel anders." in text(client, LIJST)
    assert "Heel anders." in text(client, LIJST + "rekenen/")
    assert "Dit is niet de actuele versie" in text(client, LIJST + "rekenen/v1/")

    Padversie.objects.filter(pk=nieuw.pk).update(status=PadStatus.INGETROKKEN, beeindigd_op=later)
    assert names(text(client, LIJST)) == ["Taal"]
    assert "Dit ontwikkelpad is ingetrokken" in text(client, LIJST + "rekenen/")


def test_a_page_is_kept_for_the_host_that_it_names(client: Client) -> None:
    maak_versie()

    pages = [
        client.get(LIJST + "rekenen/", headers={"host": host}).content.decode()
        for host in ("testserver", "localhost", "testserver")
    ]

    assert "http://testserver/ontwikkelpaden/rekenen/" in pages[0]
    assert "testserver" not in pages[1]
    assert pages[0] == pages[2]


@pytest.mark.parametrize("aantal", [5, 60])
def test_the_page_asks_as_much_with_five_paths_as_with_sixty(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    versies = [maak_versie(maak_pad(f"pad-{n}", naam=f"Pad {n}")) for n in range(aantal)]
    for versie in versies[1:]:
        link_paden(
            versie.pad, versies[0].pad, soort=PadverbandSoort.RAAKT_AAN, grond="Zo is het.", by=None, at=NU
        )

    with django_assert_num_queries(QUERIES_KOUD):
        assert text(client, LIJST + "pad-0/").count("Zo is het.") == aantal - 1
    with django_assert_num_queries(QUERIES_WARM):
        text(client, LIJST + "pad-0/")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=REKENEN", ["Rekenen"]),
        ("q=rékenen+leraar", ["Rekenen"]),
        ("q=muziek", ["Zang"]),
        ("q=rekenen+muziek", []),
        ("q=%00%27%22%3Cscript%3E", []),
        ("groeidimensie=beter-lesgeven", ["Zang"]),
        ("invloedssfeer=omgeving", []),
        ("q=muziek&groeidimensie=beter-lesgeven", ["Zang"]),
    ],
)
def test_words_and_ordering_find_paths_on_page_and_api(
    client: Client, query: str, expected: list[str]
) -> None:
    maak_versie(omschrijving="Een leraar die kan rekenen.")
    maak_versie(
        maak_pad("zang", naam="Zang", groeidimensies=(Groeidimensie.BETER_LESGEVEN,)),
        omschrijving="Meer muziek & zang.",
    )

    html = text(client, f"{LIJST}?{query}")
    data = client.get(f"/api/v1/ontwikkelpaden?{query}").json()

    assert names(html) == expected
    assert [item["naam"] for item in data["resultaten"]] == expected
    assert "<script>alert" not in html


def test_a_word_that_was_typed_stays_in_the_field_and_too_much_is_told(client: Client) -> None:
    maak_versie()

    assert 'value="&quot;&gt;&lt;b&gt;"' in text(client, f"{LIJST}?q=%22%3E%3Cb%3E")
    html = text(client, f"{LIJST}?q={'a' * 10_000}")
    assert "Gebruik ten hoogste 100 tekens" in html
    assert client.get(f"/api/v1/ontwikkelpaden?q={'a' * 101}").status_code == 400


def test_the_example_of_the_application_says_where_it_begins(client: Client) -> None:
    load_paden(at=NU)

    html = text(client, LIJST + "curriculumdeskundigheid/")

    assert "De lerarenopleiding bereidt maar in beperkte mate voor" in html
    assert "Toetsexpert" in html
    assert "Waarop de indeling berust" in html


def test_who_made_it_is_named_only_for_as_long_as_somebody_wants(client: Client) -> None:
    atelier = Atelier.objects.create(
        slug="rollen-po", naam="Atelier rollen po", sector=Sector.PO, soort=PadSoort.ROL, omschrijving=".",
        gestart_op=date(2024, 1, 1),
    )  # fmt: skip
    Ontwikkelpad.objects.filter(pk=maak_versie().pad_id).update(atelier=atelier)
    named, silent = (
        Atelierdeelnemer.objects.create(
            atelier=atelier,
            gebruiker=GebruikerFactory.create(naam=naam),
            rol=AtelierRol.LERAAR,
            toont_naam=naam == "Fleur",
            geldig_van=date(2024, 1, 1),
        )
        for naam in ("Fleur", "Zwagrok")
    )

    html = text(client, LIJST + "rekenen/")
    assert "Atelier rollen po" in html
    assert "2 × leraar: Fleur en 1 zonder naam" in html
    assert "Zwagrok" not in html

    Atelierdeelnemer.objects.filter(pk=named.pk).update(toont_naam=False)
    html = text(client, LIJST + "rekenen/")
    assert "2 × leraar" in html
    assert "Fleur" not in html

    Atelierdeelnemer.objects.filter(pk=silent.pk).update(toont_naam=True)
    Gebruiker.objects.filter(pk=silent.gebruiker_id).update(naam="Andersom")
    assert "Andersom" in text(client, LIJST + "rekenen/")
    silent.delete()
    assert "Andersom" not in text(client, LIJST + "rekenen/")
