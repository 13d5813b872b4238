"""What the page of a path shows of one version: files, how to cite it, what changed, its consultation."""

import re

import pytest
from django.test import Client

from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.enums import PadStatus
from tests.factories import NU
from tests.ontwikkelpaden.bouw import consulteer, maak_versie, neem_aan

pytestmark = pytest.mark.django_db
PAD = "/ontwikkelpaden/rekenen/"


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_version_says_how_to_cite_it_wherever_it_is_read(client: Client) -> None:
    maak_versie()

    for url in (PAD, f"{PAD}v1/"):
        html = page(client, url)
        assert "Rekenen, versie 1 (1 september 2026). NAPL-register." in html
        assert f">http://testserver{PAD}v1/</a>" in html
        for soort in ("pdf", "docx", "json"):
            assert f'href="{PAD}v1/ontwikkelpad.{soort}"' in html


def test_the_version_before_is_one_click_away_and_a_concept_is_not(client: Client) -> None:
    eerste = maak_versie()
    assert "Wat is er anders" not in page(client, PAD)
    tweede = revise_padversie(eerste, by=None, at=NU)
    assert "vergelijken" not in page(client, PAD)

    neem_aan(tweede)

    assert f'href="{PAD}v2/vergelijken/1/"' in page(client, PAD)
    assert "Wat is er anders" not in page(client, f"{PAD}v1/")


def test_the_consultation_stays_to_be_found(client: Client) -> None:
    versie = maak_versie(als=PadStatus.VOORBEELD)
    assert "/consultatie/" not in page(client, PAD)
    concept = revise_padversie(versie, by=None, at=NU)

    consulteer(concept)
    assert "In consultatie, nog niet vastgesteld" in page(client, f"{PAD}v2/")
    assert page(client, f"{PAD}v2/").count(f'href="{PAD}v2/consultatie/"') == 1
    assert "is in consultatie" not in page(client, PAD)


def test_after_adoption_too(client: Client) -> None:
    maak_versie()

    assert f'href="{PAD}v1/consultatie/"' in page(client, PAD)
