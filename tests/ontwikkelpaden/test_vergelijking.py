"""Two versions side by side: names, places and words that changed."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.domain.invoer import DimensieInvoer
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.queries.vergelijking import Verandering, Vergelijking, summarise, vergelijk
from ontwikkelpaden.domain.queries.voorgangers import successors
from ontwikkelpaden.models import Dimensie, Niveaubeschrijving, Padversie, Subdimensie
from tests.factories import NU
from tests.ontwikkelpaden.bouw import maak_versie, neem_aan, subdimensie

pytestmark = pytest.mark.django_db
URL = "/ontwikkelpaden/rekenen/v2/vergelijken/1/"


def herzien() -> Padversie:
    """Adopt a version in which a part has a new name and place, one word differs, and one came and went."""
    eerste = maak_versie(
        dimensies=(
            DimensieInvoer("Wat?", (subdimensie("Kern"), subdimensie("Samenhang"))),
            DimensieInvoer("Hoe?", (subdimensie("Team"), subdimensie("Proces"))),
        )
    )
    tweede = revise_padversie(eerste, by=None, at=NU)
    hoe = Dimensie.objects.get(padversie=tweede, naam="Hoe?")
    delen = {sub.naam: sub for sub in Subdimensie.objects.filter(dimensie__padversie=tweede)}
    Subdimensie.objects.filter(pk=delen["Kern"].pk).update(naam="Kern en keuze", dimensie=hoe, volgorde=9)
    Niveaubeschrijving.objects.filter(subdimensie=delen["Team"], niveau="expert").update(
        tekst="Team van een expert"
    )
    Niveaubeschrijving.objects.filter(subdimensie=delen["Proces"]).delete()
    delen["Proces"].delete()
    extra = Subdimensie.objects.create(dimensie=hoe, volgorde=8, naam="Bewijs")
    for niveau in tweede.niveaus:
        Niveaubeschrijving.objects.create(subdimensie=extra, niveau=niveau, tekst=f"Bewijs {niveau}")
    return neem_aan(tweede)


def vergeleken() -> Vergelijking:
    oud, nieuw = find_padversie("rekenen", 1), find_padversie("rekenen", 2)
    assert oud is not None
    assert nieuw is not None
    return vergelijk(oud, nieuw)


def test_a_new_name_and_place_is_followed() -> None:
    herzien()

    rijen = {rij.naam: rij for rij in vergeleken().rijen}

    assert {naam: rij.verandering for naam, rij in rijen.items()} == {
        "Samenhang": Verandering.GELIJK,
        "Team": Verandering.GEWIJZIGD,
        "Bewijs": Verandering.NIEUW,
        "Kern en keuze": Verandering.GEWIJZIGD,
        "Proces": Verandering.WEG,
    }
    kern = rijen["Kern en keuze"]
    assert (kern.is_hernoemd, kern.is_verplaatst) == (True, True)
    assert kern.oud is not None
    assert kern.oud.naam == "Kern"


def test_the_summary_counts_in_words() -> None:
    herzien()

    assert summarise(vergeleken()) == [
        "7 van de 15 beschrijvingen zijn anders.",
        "1 subdimensie nieuw in het raamwerk.",
        "1 subdimensie niet meer in het raamwerk.",
        "1 subdimensie met een andere naam.",
        "1 subdimensie in een andere dimensie.",
    ]


def test_equal_versions_say_so(client: Client) -> None:
    neem_aan(revise_padversie(maak_versie(), by=None, at=NU))

    assert summarise(vergeleken()) == ["De twee versies zijn gelijk."]
    assert "De twee versies zijn gelijk." in client.get(URL).content.decode()


def test_versions_that_were_written_apart_are_compared_by_name() -> None:
    eerste = maak_versie()
    maak_versie(eerste.pad, dimensies=(DimensieInvoer("Wat?", (subdimensie("Kern"), subdimensie("Nieuw"))),))

    assert {rij.naam: rij.verandering for rij in vergeleken().rijen} == {
        "Kern": Verandering.GELIJK,
        "Nieuw": Verandering.NIEUW,
        "Samenhang": Verandering.WEG,
    }


def test_a_version_in_between_is_followed_through() -> None:
    tweede = herzien()
    derde = neem_aan(revise_padversie(tweede, by=None, at=NU))
    oud, nieuw = find_padversie("rekenen", 1), find_padversie("rekenen", 3)
    assert oud is not None
    assert nieuw is not None

    rijen = {rij.naam: rij for rij in vergelijk(oud, nieuw).rijen}

    assert rijen["Kern en keuze"].oud is not None
    eerste_kern = Subdimensie.objects.get(dimensie__padversie=oud, naam="Kern")
    assert (
        successors(derde)[eerste_kern.pk]
        == Subdimensie.objects.get(dimensie__padversie=derde, naam="Kern en keuze").pk
    )


def test_the_page_marks_words_and_can_leave_out_what_is_equal(client: Client) -> None:
    herzien()

    alles, verschillen = (client.get(URL + vraag).content.decode() for vraag in ("", "?toon=verschillen"))
    schoon = re.sub(r"\s+", " ", alles)

    assert "<ins> van een</ins>" in alles
    assert "Verplaatst van de dimensie ‘Wat?’ naar ‘Hoe?’." in schoon
    assert "Samenhang vakbekwaam" in alles
    assert "Samenhang" not in verschillen
    assert "7 van de 15 beschrijvingen zijn anders." in verschillen


@pytest.mark.parametrize("url", [URL, "/ontwikkelpaden/rekenen/v1/vergelijken/2/"])
def test_the_older_version_stands_left_whatever_the_order(client: Client, url: str) -> None:
    herzien()

    context = client.get(url).context

    assert (context["oud"].nummer, context["nieuw"].nummer) == (1, 2)


def test_a_concept_is_not_compared(client: Client) -> None:
    eerste = maak_versie()
    revise_padversie(eerste, by=None, at=NU)

    assert client.get(URL).status_code == 404
    assert client.get("/ontwikkelpaden/rekenen/v1/vergelijken/99999/").status_code == 404


@pytest.mark.parametrize("aantal", [1, 8])
def test_as_many_queries_for_a_large_raamwerk(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    delen = tuple(subdimensie(f"Deel {nummer}") for nummer in range(aantal))
    eerste = maak_versie(dimensies=tuple(DimensieInvoer(f"Dimensie {n}", delen) for n in range(aantal)))
    neem_aan(revise_padversie(eerste, by=None, at=NU))

    # Six for each version, and one that follows where parts came from.
    with django_assert_num_queries(13):
        assert client.get(URL).status_code == 200
