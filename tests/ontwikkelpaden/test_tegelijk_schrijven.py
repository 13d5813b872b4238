"""Two people write at the same moment, each on a connection of their own."""

from collections.abc import Callable

import pytest

from napl.models import Gebruiker
from ontwikkelpaden.domain import opbouw
from ontwikkelpaden.domain.bewerken import Tekstconflict, afdruk, change_tekst, read_stand
from ontwikkelpaden.domain.plek import Plek
from ontwikkelpaden.domain.queries.bewerking import read_bewerking
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie, Padwijziging
from tests.factories import NU
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_concept, maak_deelnemer, subdimensie_van
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


@pytest.fixture
def mensen(versie: Padversie) -> list[Gebruiker]:
    assert versie.pad.atelier is not None
    return [maak_deelnemer(versie.pad.atelier) for _ in range(2)]


def writer(versie: Padversie, plek: Plek, tekst: str, basis: str, by: Gebruiker) -> Callable[[], object]:
    return lambda: change_tekst(versie, plek, tekst, basis=afdruk(basis), by=by, at=NU)


@pytest.mark.parametrize("ronde", range(5))
def test_of_two_in_one_cell_one_is_told(versie: Padversie, mensen: list[Gebruiker], ronde: int) -> None:
    plek = Plek.cel(subdimensie_van(versie).pk, Niveau.EXPERT)

    done = at_once(
        *(writer(versie, plek, f"Van {n}.", "Samenhang expert", by) for n, by in enumerate(mensen))
    )

    won, told = sorted(done, key=lambda item: isinstance(item, Tekstconflict))
    assert isinstance(won, Padwijziging)
    assert isinstance(told, Tekstconflict)
    assert told.stand.tekst == won.na == read_stand(versie, plek).tekst
    assert told.stand.door == won.door
    assert Padwijziging.objects.count() == 1


def test_of_two_who_fill_one_empty_cell_one_is_told(versie: Padversie, mensen: list[Gebruiker]) -> None:
    plek = Plek.cel(subdimensie_van(versie).pk, Niveau.EXPERT)
    change_tekst(versie, plek, "", basis=afdruk("Samenhang expert"), by=mensen[0], at=NU)

    done = at_once(*(writer(versie, plek, f"Van {n}.", "", by) for n, by in enumerate(mensen)))

    assert sum(isinstance(item, Tekstconflict) for item in done) == 1


def test_all_cells_at_once_conflict_nowhere(versie: Padversie, mensen: list[Gebruiker]) -> None:
    cellen = read_bewerking(versie).cellen
    works = [
        writer(
            versie,
            Plek.cel(cel.subdimensie.pk, cel.niveau),
            f"Nieuw {cel.sleutel}",
            cel.tekst,
            mensen[n % 2],
        )
        for n, cel in enumerate(cellen)
    ]

    done = at_once(*works)

    assert all(isinstance(item, Padwijziging) for item in done)
    assert [cel.tekst for cel in read_bewerking(versie).cellen] == [f"Nieuw {cel.sleutel}" for cel in cellen]


def test_two_who_build_at_once_both_get_a_place(versie: Padversie, mensen: list[Gebruiker]) -> None:
    dimensie = versie.dimensies.get().pk

    def adder(naam: str, by: Gebruiker) -> Callable[[], object]:
        return lambda: opbouw.add_subdimensie(versie, dimensie=dimensie, naam=naam, by=by, at=NU)

    at_once(*(adder(f"Erbij {n}", by) for n, by in enumerate(mensen)))

    namen = [rij.subdimensie.naam for rij in read_bewerking(versie).groepen[0].rijen]
    assert namen[:2] == ["Samenhang", "Kern"]
    assert sorted(namen[2:]) == ["Erbij 0", "Erbij 1"]


def test_who_takes_away_what_is_being_written_is_told(versie: Padversie, mensen: list[Gebruiker]) -> None:
    sub = subdimensie_van(versie)
    basis = opbouw.afdruk_subdimensie(sub)
    plek = Plek.cel(sub.pk, Niveau.EXPERT)
    change_tekst(versie, plek, "Net gered.", basis=afdruk("Samenhang expert"), by=mensen[0], at=NU)

    (told,) = at_once(
        lambda: opbouw.remove_subdimensie(versie, subdimensie=sub.pk, basis=basis, by=mensen[1], at=NU)
    )

    assert isinstance(told, Tekstconflict)
    assert read_stand(versie, plek).tekst == "Net gered."
