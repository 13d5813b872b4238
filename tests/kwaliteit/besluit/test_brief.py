"""The letter: every criterium, the remedy, who advised, and what one has to do by when."""

import io

import pytest
from pypdf import PdfReader

from kwaliteit.domain.besluit.beleid import Beleidsinvoer, set_beleid
from kwaliteit.domain.besluit.beslissen import decide
from kwaliteit.domain.besluit.invoer import judged_by
from kwaliteit.domain.besluit.zienswijze import answer_zienswijze, give_zienswijze
from kwaliteit.enums import Besluitsoort, Uitkomst
from kwaliteit.models import Besluit
from kwaliteit.models.besluit import RECHTSMIDDEL
from napl.domain.bestand import opslag
from napl.enums import Rol
from napl.fouten import GeenRecht
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_lid
from tests.kwaliteit.besluit.bouw import DAG, GEVOLGD, maak_beslisbaar, maak_besluit, maak_geadviseerd

pytestmark = pytest.mark.django_db


def lees(besluit: Besluit) -> str:
    """Return the text of the letter in the file, on one line."""
    besluit.refresh_from_db()
    assert besluit.brief is not None
    with opslag.open(besluit.brief.opslagpad) as bestand:
        pages = PdfReader(io.BytesIO(bestand.read())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_letter_has_each_criterium_the_voorwaarden_the_advisers_and_the_remedy() -> None:
    besluit = maak_besluit(Uitkomst.ONDER_VOORWAARDEN)
    tekst = lees(besluit)
    for criterium in judged_by(besluit.aanvraag.kaderversie):
        assert f"{criterium.code} {criterium.naam}" in tekst
        assert f"Reden bij {criterium.code}." in tekst
    assert "Publiceer de toetsvormen." in tekst
    assert "Uiterlijk 2 maart 2027" in tekst
    assert besluit.adviseurs
    for wie in besluit.adviseurs:
        assert wie in tekst
    assert RECHTSMIDDEL.split(". ")[1] in tekst
    assert "2 september 2026" in tekst
    assert "Voorbeeld" not in tekst


def test_a_refusal_says_what_was_done_with_the_zienswijze() -> None:
    aanvraag = maak_geadviseerd(Uitkomst.AFWIJZEN)
    give_zienswijze(aanvraag, tekst="Niet mee eens.", by=maak_lid(aanvraag.aanbieder), at=NU)
    by = make_gebruiker(Rol.COORDINATOR)
    answer_zienswijze(aanvraag, antwoord="Het bewijs blijft te oud.", wijzig=False, by=by, at=NU)
    besluit = decide(aanvraag, GEVOLGD, by=make_gebruiker(Rol.BESLISSER), at=NU + DAG)
    tekst = lees(besluit)
    assert "Uw traject wordt niet erkend" in tekst
    assert "Het bewijs blijft te oud." in tekst


def test_policy_is_dated_and_a_letter_keeps_what_held_when_it_was_sent() -> None:
    oud = maak_besluit()
    invoer = Beleidsinvoer(
        VANDAAG, 5, "Er is een andere weg.", "De minister, namens deze:", "De directeur", "Besluit 7"
    )
    with pytest.raises(GeenRecht):
        set_beleid(Besluitsoort.AANVRAAG, invoer, by=make_gebruiker(Rol.BESLISSER), at=NU)
    set_beleid(Besluitsoort.AANVRAAG, invoer, by=make_gebruiker(Rol.COORDINATOR), at=NU)
    nieuw = decide(maak_beslisbaar(), GEVOLGD, by=make_gebruiker(Rol.BESLISSER), at=NU + DAG)
    oud.refresh_from_db()
    assert (oud.rechtsmiddel, oud.jaren) == (RECHTSMIDDEL, 4)
    assert (nieuw.rechtsmiddel, nieuw.jaren) == ("Er is een andere weg.", 5)
    tekst = lees(nieuw)
    assert "De minister, namens deze:" in tekst
    assert "De directeur" in tekst
