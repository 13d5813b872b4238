"""The editor: the grid, one text at a time, conflicts with both texts, the build, discussion and history."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import afdruk, change_tekst
from ontwikkelpaden.domain.invoer import DimensieInvoer
from ontwikkelpaden.domain.opbouw import afdruk_subdimensie
from ontwikkelpaden.domain.plek import Plek
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import (
    Atelier,
    Celbericht,
    Niveaubeschrijving,
    Padversie,
    Padwijziging,
    Subdimensie,
)
from tests.factories import NU
from tests.ontwikkelpaden.atelierbouw import (
    cel_args,
    editor_args,
    maak_atelier,
    maak_concept,
    maak_deelnemer,
    subdimensie_van,
)
from tests.ontwikkelpaden.bouw import neem_aan, subdimensie

pytestmark = pytest.mark.django_db
WAS = "Samenhang vakbekwaam"
AUTO = {"X-Autobewaar": "1"}
# Session, account, roles and the part one takes (4), version, dimensies, subdimensies, texts, eindtermen (5),
# conversations, last changes and who made them (3), and what the menu of the account counts (2).
QUERIES_BEWERKER = 14


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


@pytest.fixture
def lid(versie: Padversie) -> Gebruiker:
    assert versie.pad.atelier is not None
    return maak_deelnemer(versie.pad.atelier)


@pytest.fixture
def client(lid: Gebruiker) -> Client:
    client = Client()
    client.force_login(lid, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def adres(naam: str, **kwargs: Any) -> str:
    return reverse(f"ontwikkelpaden:{naam}", kwargs=kwargs)


def cel(versie: Padversie) -> str:
    return adres("cel", **cel_args(versie))


def staat(versie: Padversie) -> str:
    return Niveaubeschrijving.objects.get(subdimensie=subdimensie_van(versie), niveau="vakbekwaam").tekst


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_grid_asks_as_many_queries_for_few_as_for_many(
    versie: Padversie,
    lid: Gebruiker,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    aantal: int,
) -> None:
    atelier = Atelier.objects.get()
    rijen = tuple(
        DimensieInvoer(f"Dimensie {n}", tuple(subdimensie(f"Sub {n}-{m}") for m in range(aantal)))
        for n in range(aantal)
    )
    groot = maak_concept(atelier, "groot", dimensies=rijen)
    for sub in Subdimensie.objects.filter(dimensie__padversie=groot):
        plek = Plek.cel(sub.pk, Niveau.EXPERT)
        change_tekst(groot, plek, "Anders.", basis=afdruk(f"{sub.naam} expert"), by=lid, at=NU)

    with django_assert_num_queries(QUERIES_BEWERKER):
        assert client.get(adres("bewerker", **editor_args(groot))).status_code == 200


def test_the_grid_tells_who_wrote_last_and_what_is_discussed(
    versie: Padversie, lid: Gebruiker, client: Client
) -> None:
    client.post(cel(versie), {"tekst": "Anders.", "basis": afdruk(WAS)})
    client.post(cel(versie) + "gesprek/", {"bericht": "Klopt dit?"})

    html = client.get(adres("bewerker", **editor_args(versie))).content.decode()

    assert "6 van 6 vakken beschreven, 1 open gesprek" in html
    assert "Anders." in html
    assert f"{lid.naam}, " in html
    assert lid.email not in html


def test_saving_returns_to_the_cell(versie: Padversie, client: Client) -> None:
    response = client.post(cel(versie), {"tekst": "Anders.", "basis": afdruk(WAS)})

    sub = subdimensie_van(versie).pk
    assert response["Location"].endswith(f"/paden/rekenen/v1/#cel-{sub}-vakbekwaam")
    assert staat(versie) == "Anders."


def test_a_conflict_shows_both_texts_and_keeps_what_was_typed(versie: Padversie, client: Client) -> None:
    client.post(cel(versie), {"tekst": "Werkt samen met de school.", "basis": afdruk(WAS)})

    response = client.post(cel(versie), {"tekst": "Werkt samen met ouders.", "basis": afdruk(WAS)})

    html = response.content.decode()
    assert response.status_code == 409
    assert '<mark class="napl-verschil__weg"> de school.</mark>' in html
    assert '<mark class="napl-verschil__nieuw"> ouders.</mark>' in html
    assert html.count("Werkt samen met ouders.</textarea>") == 2
    assert f'name="basis" value="{afdruk("Werkt samen met de school.")}"' in html
    assert staat(versie) == "Werkt samen met de school."


@pytest.mark.parametrize(
    ("keuze", "na", "wijzigingen"),
    [("ander", "Van een ander.", 1), ("mijn", "Van mij.", 2), ("samen", "Van ons beiden.", 2)],
)
def test_after_a_conflict_one_chooses(
    versie: Padversie, client: Client, keuze: str, na: str, wijzigingen: int
) -> None:
    client.post(cel(versie), {"tekst": "Van een ander.", "basis": afdruk(WAS)})

    response = client.post(
        cel(versie),
        {
            "keuze": keuze,
            "mijn": "Van mij.",
            "tekst": "Van ons beiden.",
            "basis": afdruk("Van een ander."),
        },
    )

    assert response.status_code == 302
    assert staat(versie) == na
    assert Padwijziging.objects.count() == wijzigingen


def test_the_choice_of_one_who_is_late_again_is_a_conflict_again(versie: Padversie, client: Client) -> None:
    client.post(cel(versie), {"tekst": "Weer anders.", "basis": afdruk(WAS)})

    response = client.post(cel(versie), {"keuze": "mijn", "mijn": "Van mij.", "basis": afdruk(WAS)})

    assert response.status_code == 409
    assert response.content.decode().count("Van mij.</textarea>") == 2
    assert staat(versie) == "Weer anders."


def test_the_script_gets_answers_of_its_own(versie: Padversie, client: Client) -> None:
    saved = client.post(cel(versie), {"tekst": "Anders. ", "basis": afdruk(WAS)}, headers=AUTO)
    assert saved.status_code == 200
    assert saved.json()["basis"] == afdruk("Anders.")
    assert saved.json()["tekst"] == "Anders."
    assert len(saved.json()["tijd"]) == 5

    conflict = client.post(cel(versie), {"tekst": "Te laat.", "basis": afdruk(WAS)}, headers=AUTO)
    assert conflict.status_code == 409
    html = conflict.content.decode()
    assert html.lstrip().startswith("<form")
    assert "<html" not in html

    too_long = client.post(cel(versie), {"tekst": "x" * 20_001, "basis": afdruk("Anders.")}, headers=AUTO)
    assert too_long.status_code == 400
    assert "te lang" in too_long.json()["fout"]


def test_htmx_gets_the_panel_only(versie: Padversie, client: Client) -> None:
    html = client.get(cel(versie), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in html
    assert f"{WAS}</textarea>" in html
    assert "Gesprek over dit vak" in html


def test_what_is_refused_stays_in_the_field(versie: Padversie, client: Client) -> None:
    url = adres(
        "onderdeeltekst", **editor_args(versie), veld="subdimensie", onderdeel=subdimensie_van(versie).pk
    )

    response = client.post(url, {"tekst": "x" * 201, "basis": afdruk("Samenhang")})

    assert response.status_code == 400
    assert "te lang" in response.content.decode()
    assert "x" * 201 in response.content.decode()


def test_who_writes_where_something_was_taken_away_gets_the_text_back(
    versie: Padversie, client: Client
) -> None:
    url, sub = cel(versie), subdimensie_van(versie)
    client.post(
        adres("opbouw", **editor_args(versie)),
        {"actie": "subdimensie-weg", "onderdeel": sub.pk, "basis": afdruk_subdimensie(sub)},
    )
    assert not Subdimensie.objects.filter(pk=sub.pk).exists()

    response = client.post(url, {"tekst": "Mijn hele middag werk.", "basis": afdruk(WAS)})

    assert response.status_code == 410
    assert "Mijn hele middag werk.</textarea>" in response.content.decode()
    assert client.post(url, {"tekst": "x", "basis": ""}, headers=AUTO).status_code == 410
    assert client.get(url).status_code == 404


def test_a_published_version_is_read_only_and_says_why(versie: Padversie, client: Client) -> None:
    neem_aan(versie, at=NU)

    assert (
        "Deze versie verandert niet meer"
        in client.get(adres("bewerker", **editor_args(versie))).content.decode()
    )
    assert "<form" not in client.get(cel(versie)).content.decode().split("<main", 1)[1]
    response = client.post(cel(versie), {"tekst": "Toch nog.", "basis": afdruk(WAS)})
    assert response.status_code == 409
    assert "Toch nog.</textarea>" in response.content.decode()
    auto = client.post(cel(versie), {"tekst": "Toch nog.", "basis": afdruk(WAS)}, headers=AUTO)
    assert auto.status_code == 409
    assert "geen concept meer" in auto.json()["fout"]
    bouw = client.post(adres("opbouw", **editor_args(versie)), {"actie": "dimensie-erbij", "naam": "Erbij"})
    assert bouw.status_code == 409
    assert staat(versie) == WAS


@pytest.mark.parametrize(
    ("veld", "onderdeel"),
    [("cel", None), ("bestaat-niet", None), ("omschrijving", 1), ("dimensie", None), ("subdimensie", 0)],
)
def test_a_text_that_does_not_exist_is_not_found(
    versie: Padversie, client: Client, veld: str, onderdeel: int | None
) -> None:
    args = editor_args(versie)
    url = (
        adres("padtekst", **args, veld=veld)
        if onderdeel is None
        else adres("onderdeeltekst", **args, veld=veld, onderdeel=onderdeel)
    )
    assert client.get(url).status_code == 404


def test_the_build_is_changed_and_mistakes_are_named(versie: Padversie, client: Client) -> None:
    url = adres("opbouw", **editor_args(versie))

    assert client.post(url, {"actie": "dimensie-erbij", "naam": "Hoe?"}).status_code == 302
    dubbel = client.post(url, {"actie": "dimensie-erbij", "naam": "Hoe?"})
    assert dubbel.status_code == 400
    assert "al een dimensie" in dubbel.content.decode()
    assert 'value="Hoe?"' in dubbel.content.decode()
    hoe = versie.dimensies.get(naam="Hoe?")
    client.post(url, {"actie": "subdimensie-erbij", "onderdeel": hoe.pk, "naam": "Team"})
    client.post(url, {"actie": "dimensie-plaats", "onderdeel": hoe.pk, "richting": "omhoog"})
    client.post(url, {"actie": "eindterm-erbij", "code": "R-2", "niveau": "expert", "tekst": "Kan meer."})
    assert list(versie.dimensies.order_by("volgorde").values_list("naam", flat=True)) == ["Hoe?", "Wat?"]
    assert versie.eindtermen.count() == 2
    for bad in (
        {},
        {"actie": "raar"},
        {"actie": "dimensie-weg", "onderdeel": "x"},
        {"actie": "eindterm-erbij"},
    ):
        assert client.post(url, bad).status_code == 400


def test_the_discussion_works_as_page_and_in_the_page(versie: Padversie, client: Client) -> None:
    url = cel(versie) + "gesprek/"
    assert client.post(url, {"bericht": "Klopt dit?"})["Location"].startswith(cel(versie))
    gesprek = Celbericht.objects.get()

    answer = client.post(url, {"bericht": "Ja.", "antwoord_op": gesprek.pk}, headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith("<section")
    assert "Ja." in answer.content.decode()
    client.post(url, {"actie": "oplossen", "gesprek": gesprek.pk})
    gesprek.refresh_from_db()
    assert gesprek.opgelost_op is not None
    empty = client.post(url, {"bericht": " "})
    assert empty.status_code == 400
    assert "Schrijf eerst een bericht." in empty.content.decode()
    for bad in ({"antwoord_op": "x"}, {"actie": "oplossen", "gesprek": "999999"}):
        assert client.post(url, {"bericht": "Ja.", **bad}).status_code == 404


def test_what_somebody_writes_is_shown_as_text(versie: Padversie, client: Client) -> None:
    evil = "<script>alert(1)</script>"
    client.post(cel(versie), {"tekst": evil, "basis": afdruk(WAS)})
    client.post(cel(versie) + "gesprek/", {"bericht": evil})

    pages = [
        client.get(cel(versie)),
        client.get(adres("bewerker", **editor_args(versie))),
        client.get(adres("wijzigingen", **editor_args(versie))),
        client.post(cel(versie), {"tekst": evil + "!", "basis": afdruk(WAS)}),
    ]
    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert "&lt;script&gt;alert" in page.content.decode()


def test_the_history_shows_one_cell_and_puts_a_text_back(versie: Padversie, client: Client) -> None:
    client.post(cel(versie), {"tekst": "Anders.", "basis": afdruk(WAS)})
    client.post(
        adres("padtekst", **editor_args(versie), veld="grondslag"), {"tekst": "Grond.", "basis": afdruk("")}
    )
    url = adres("wijzigingen", **editor_args(versie))

    assert "Grond." in client.get(url).content.decode()
    one = client.get(f"{url}?subdimensie={subdimensie_van(versie).pk}&niveau=vakbekwaam")
    assert "Grond." not in one.content.decode()
    assert "<ins>Anders.</ins>" in one.content.decode()

    wijziging = Padwijziging.objects.get(veld="cel")
    terug = adres("terugzetten", **editor_args(versie), pk=wijziging.pk)
    client.post(terug, {"basis": afdruk("Een ander.")})
    assert staat(versie) == "Anders."
    client.post(terug, {"basis": afdruk("Anders.")})
    assert staat(versie) == WAS
