"""What somebody said in a consultation is handed over, and erased without taking the answer from others."""

from datetime import timedelta

import pytest
from django.test import Client

from napl.models import Gebruiker
from napl.registers import dossierdelen
from ontwikkelpaden.domain.consultatiereactie import (
    Reactiegegevens,
    answer_reactie,
    publish_antwoorden,
    react,
)
from ontwikkelpaden.models import Consultatie, Consultatiereactie
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import coordinator
from tests.ontwikkelpaden.bouw import consulteer, maak_pad, maak_versie

pytestmark = pytest.mark.django_db
NA = NU + timedelta(days=15)
ANTWOORD = "Dat nemen wij over."


@pytest.fixture
def leraar() -> Gebruiker:
    return make_gebruiker()


def zeg(consultatie: Consultatie, wie: Gebruiker, tekst: str) -> Consultatiereactie:
    return react(consultatie, Reactiegegevens(tekst, toon_naam=True), by=wie, at=NU)


def answered(reactie: Consultatiereactie) -> None:
    answer_reactie(reactie, antwoord=ANTWOORD, by=coordinator(), at=NA)


def values(leraar: Gebruiker) -> set[object]:
    return {veld.waarde for stuk in dossierdelen["reacties"].stukken(leraar, None) for veld in stuk.velden}


def test_ones_own_words_and_a_published_answer_are_handed_over(leraar: Gebruiker) -> None:
    consultatie = consulteer(maak_versie(als=None))
    answered(zeg(consultatie, leraar, "Van mij."))
    answered(zeg(consultatie, make_gebruiker(), "Van een ander."))
    assert {"Van mij.", "Het hele pad"} <= values(leraar)
    assert ANTWOORD not in values(leraar)

    publish_antwoorden(consultatie, by=None, at=NA)

    assert ANTWOORD in values(leraar)
    assert "Van een ander." not in values(leraar)


def test_erasing_takes_away_who_and_what_is_not_public(client: Client, leraar: Gebruiker) -> None:
    openbaar = consulteer(maak_versie(als=None))
    answered(zeg(openbaar, leraar, "Al beantwoord."))
    publish_antwoorden(openbaar, by=None, at=NA)
    nog_niet = consulteer(maak_versie(maak_pad("taal", naam="Taal"), als=None))
    zeg(nog_niet, leraar, "Nog niet openbaar.")
    zeg(nog_niet, make_gebruiker(), "Van een ander.")

    assert dossierdelen["reacties"].wis(leraar, NA) == 2

    left = [(row.tekst, row.door is None, row.toon_naam) for row in Consultatiereactie.objects.order_by("pk")]
    assert left == [("Al beantwoord.", True, False), ("Van een ander.", False, True)]
    page = client.get("/ontwikkelpaden/rekenen/v1/consultatie/").content.decode()
    assert "Al beantwoord." in page
    assert leraar.naam not in page
    assert values(leraar) == set()
