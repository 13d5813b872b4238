"""What is kept of a teacher is handed over whole, shared by path, and erased without a trace."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from napl.registers import Dossierstuk, dossierdelen
from ontwikkelpaden.domain.demo_zelfevaluatie import load_demo_zelfevaluatie
from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.queries.ontwikkeling import read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.volgen import Ruimte, set_leerruimte
from ontwikkelpaden.models import Doel, Gevolgdpad, Leerruimte, Zelfevaluatie, Zelfevaluatieantwoord
from ontwikkelpaden.views.film import MAX_IN_BEELD, draw_film
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie
from tests.ontwikkelpaden.mijn import GEHEIM, maak_doel, maak_moment

pytestmark = pytest.mark.django_db
ALLES = (Doel, Gevolgdpad, Leerruimte, Zelfevaluatie, Zelfevaluatieantwoord)


def values(stukken: Sequence[Dossierstuk]) -> Iterator[object]:
    for stuk in stukken:
        yield stuk.titel
        yield from (veld.waarde for veld in stuk.velden)
        yield from values(stuk.stukken)


def test_everything_is_handed_over_and_nothing_of_anybody_else() -> None:
    versie, leraar, other = maak_versie(), make_gebruiker(), make_gebruiker()
    maak_moment(versie, leraar)
    maak_doel(versie, leraar)
    maak_moment(maak_versie(maak_pad("taal", naam="Taal")), other)
    set_leerruimte(Ruimte("po", 40, Decimal(500)), by=leraar, at=NU)

    evaluaties = list(values(dossierdelen["zelfevaluaties"].stukken(leraar, None)))
    doelen = list(values(dossierdelen["doelen"].stukken(leraar, None)))

    assert {"Zelfevaluatie op ‘Rekenen’", "Startbekwaam", GEHEIM, "Lesplan", "Mijn eigen indruk"} <= {
        item for item in evaluaties if isinstance(item, str)
    }
    assert {"Samenhang naar vakbekwaam", GEHEIM, "U volgt ‘Rekenen’", "Primair onderwijs", "500.00"} <= {
        item for item in doelen if isinstance(item, str)
    }
    assert "taal" not in evaluaties


def test_one_path_can_be_shared_apart_and_the_room_is_never_in_it() -> None:
    leraar = make_gebruiker()
    for versie in (maak_versie(), maak_versie(maak_pad("taal", naam="Taal"))):
        maak_moment(versie, leraar)
        maak_doel(versie, leraar)
    set_leerruimte(Ruimte("po", 40), by=leraar, at=NU)

    for key in ("zelfevaluaties", "doelen"):
        deel = dossierdelen[key]
        assert deel.keuzes is not None
        assert list(deel.keuzes(leraar)) == [("rekenen", "Rekenen"), ("taal", "Taal")]
        shared = list(values(deel.stukken(leraar, "taal")))
        assert "taal" in shared
        assert "rekenen" not in shared
        assert 40 not in shared


def test_erasing_leaves_nothing_of_one_and_all_of_another() -> None:
    versie = maak_versie()
    leraar, other = make_gebruiker(), make_gebruiker()
    for account in (leraar, other):
        maak_moment(versie, account)
        maak_doel(versie, account)
        set_leerruimte(Ruimte("po"), by=account, at=NU)

    assert dossierdelen["zelfevaluaties"].wis(leraar, NU) == 1
    assert dossierdelen["doelen"].wis(leraar, NU) == 3
    assert dossierdelen["doelen"].wis(leraar, NU) == 0

    assert [model.objects.count() for model in ALLES] == [1, 1, 1, 1, 1]
    assert Doel.objects.get().gebruiker == other


def test_the_teacher_of_the_demo_grew_and_is_made_once() -> None:
    load_paden(at=NU)
    leraar = make_gebruiker()

    assert load_demo_zelfevaluatie(leraar, peildatum=VANDAAG, at=NU)
    assert not load_demo_zelfevaluatie(leraar, peildatum=VANDAAG, at=NU)

    versie = find_padversie("curriculumdeskundigheid")
    assert versie is not None
    found = read_ontwikkeling(leraar, versie)
    assert len(found.afgerond) == 2
    assert [doel.subdimensie.naam for doel in found.open_doelen if doel.subdimensie] == [
        "Samenhang",
        "Verantwoording",
    ]
    assert [item.subdimensie.naam for item in found.onderdelen if item.is_gegroeid] == [
        "Kern en keuze",
        "Relevantie",
        "Team (ontwikkelaars en gebruikers)",
    ]


def test_the_picture_keeps_the_last_moments_and_shows_what_is_not_known_lowest() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    for nummer in range(MAX_IN_BEELD + 2):
        niveau = "" if nummer % 2 else "expert"
        maak_moment(versie, leraar, at=NU + timedelta(days=nummer), samenhang=niveau)
    found = find_padversie(versie.pad.slug)
    assert found is not None
    samenhang = read_ontwikkeling(leraar, found).onderdelen[0]

    film = draw_film(samenhang.momenten, versie.niveaus)

    assert film is not None
    assert len(film.stippen) == MAX_IN_BEELD
    assert len(samenhang.momenten) == MAX_IN_BEELD + 2, "the text has them all"
    lowest = max(lijn.y for lijn in film.lijnen)
    assert {stip.y for stip in film.stippen if not stip.bekend} == {lowest}
    assert draw_film((), versie.niveaus) is None
