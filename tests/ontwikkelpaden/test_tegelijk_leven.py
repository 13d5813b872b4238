"""A version moves on while people write, react and decide at the same moment: nothing slips in between."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from napl.domain.consultatie import AlGereageerd
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import NietMeerConcept, afdruk, change_tekst
from ontwikkelpaden.domain.consultatie import return_to_concept
from ontwikkelpaden.domain.consultatiereactie import Reactiegegevens, react
from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.domain.padversie import adopt_padversie, withdraw_padversie
from ontwikkelpaden.domain.plek import Plek
from ontwikkelpaden.domain.queries.bewerking import read_bewerking
from ontwikkelpaden.enums import PAD_ACTUEEL, PadStatus
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Padversie, Padwijziging
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_concept, maak_deelnemer
from tests.ontwikkelpaden.bouw import consulteer, neem_aan
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NA = NU + timedelta(days=15)


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


def writers(versie: Padversie, by: Gebruiker) -> list[Callable[[], object]]:
    def writer(plek: Plek, tekst: str) -> Callable[[], object]:
        return lambda: change_tekst(versie, plek, f"{tekst} (nieuw)", basis=afdruk(tekst), by=by, at=NU)

    return [
        writer(Plek.cel(cel.subdimensie.pk, cel.niveau), cel.tekst) for cel in read_bewerking(versie).cellen
    ]


@pytest.mark.parametrize("ronde", range(5))
def test_a_text_is_in_the_consultation_or_it_is_refused(versie: Padversie, ronde: int) -> None:
    assert versie.pad.atelier is not None
    lid = maak_deelnemer(versie.pad.atelier)

    *written, consultatie = at_once(*writers(versie, lid), lambda: consulteer(versie))

    assert isinstance(consultatie, Consultatie)
    assert all(isinstance(item, Padwijziging | NietMeerConcept) for item in written)
    new = [cel.tekst.endswith("(nieuw)") for cel in read_bewerking(versie).cellen]
    assert new == [isinstance(item, Padwijziging) for item in written]


@pytest.mark.parametrize("ronde", range(3))
def test_adopting_and_going_back_cannot_both_happen(versie: Padversie, ronde: int) -> None:
    consulteer(versie)

    done = at_once(
        lambda: adopt_padversie(versie, by=None, at=NA),
        lambda: return_to_concept(versie, reden="Nog niet af.", by=None, at=NA),
        lambda: withdraw_padversie(versie, reden="Dubbel.", by=None, at=NA),
    )

    status = Padversie.objects.get().status
    # What is adopted, or a concept again, can still be withdrawn; going back and adopting exclude each other.
    assert sum(isinstance(item, Padversie) for item in done[:2]) <= 1
    assert status in {PadStatus.VASTGESTELD, PadStatus.CONCEPT, PadStatus.INGETROKKEN}
    assert all(isinstance(item, Padversie | Domeinfout) for item in done)


def test_two_revisions_at_once_are_one(versie: Padversie) -> None:
    neem_aan(versie)

    done = at_once(*[lambda: revise_padversie(versie, by=None, at=NU)] * 2)

    assert sum(isinstance(item, Padversie) for item in done) == 1
    assert Padversie.objects.count() == 2
    assert Padversie.objects.filter(status__in=PAD_ACTUEEL).count() == 1


def test_one_button_pressed_twice_is_one_reaction(versie: Padversie) -> None:
    consultatie, leraar = consulteer(versie), make_gebruiker()

    done = at_once(*[lambda: react(consultatie, Reactiegegevens("Helder."), by=leraar, at=NU)] * 2)

    assert sum(isinstance(item, AlGereageerd) for item in done) == 1
    assert Consultatiereactie.objects.count() == 1
