"""The front of the order of starts and prices gives the same page as a comparison of everything."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from register.domain.zoeken import Sortering, Zoekvraag
from register.domain.zoeken.index import rang, vooraan
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.opslag import build_index
from register.domain.zoeken.index.volgen import Volger
from register.domain.zoeken.taal.huidig import read_taal
from tests.factories import NU, VANDAAG
from tests.register.zoeken.telling import Telling, read_kaarten
from tests.register.zoeken.wereld import Wereld

TRAJECTEN = 300


def _vragen() -> Sequence[Zoekvraag]:
    eisen: list[dict[str, Any]] = [
        {"prijs_max": Decimal(bedrag)} for bedrag in (100, 250, 500, 1000, 2500, 10_000)
    ]
    eisen += [{"start_van": VANDAAG + timedelta(days=dagen)} for dagen in (-30, 0, 1, 14, 45, 90, 200)]
    eisen += [{"start_tot": VANDAAG + timedelta(days=dagen)} for dagen in (30, 150, 400)]
    eisen += [{"locatie": ("fysiek",)}, {"locatie": ("online", "hybride"), "prijs_max": Decimal(1000)}]
    return [
        Zoekvraag(sorteer=sortering, pagina=pagina, pagina_grootte=5, **eis)
        for eis in eisen
        for sortering in (Sortering.START, Sortering.PRIJS)
        for pagina in (1, 3)
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("speling", [1, 2, 8])
def test_the_front_gives_the_page_that_a_count_by_hand_gives(
    speling: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[bool] = []

    def front_of(*args: Any) -> object:
        found = vooraan.front_of(*args)
        used.append(found is not None)
        return found

    # A register of hundreds has no front worth walking; here there is always one.
    monkeypatch.setattr(vooraan, "DEEL", 1)
    monkeypatch.setattr(vooraan, "SPELING", speling)
    monkeypatch.setattr(rang, "front_of", front_of)
    Wereld(TRAJECTEN, seed=speling)
    assert build_index(VANDAAG, at=lambda: NU) is not None
    volger = Volger(vandaag=lambda: VANDAAG)
    volger.refresh()
    stand = volger.stand(VANDAAG)
    assert stand is not None
    bron, kaarten = Indexbron(stand, read_taal()), read_kaarten(VANDAAG)
    for vraag in _vragen():
        order = Telling(kaarten, vraag, VANDAAG).order()
        pagina = bron.ask(vraag, met_facetten=False).pagina
        first = (pagina.nummer - 1) * vraag.pagina_grootte
        assert list(pagina.resultaten) == order[first : first + vraag.pagina_grootte], vraag
        assert pagina.aantal == len(order), vraag
    assert used.count(True) > 10, used
    # Without room to spare it sometimes has to say that it does not know.
    assert speling > 1 or False in used
