"""Numbers of index, database and a count by hand are the same, whatever is asked together.

``ZOEKVRAGEN`` and ``SEED`` in the environment ask more, or other, questions than the suite does.
"""

import os
from datetime import date

import pytest
from django.db import transaction

from register.domain.zoeken import Sortering, Zoekuitslag, Zoekvraag
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.index.bron import Indexbron
from register.domain.zoeken.index.opslag import build_index
from register.domain.zoeken.index.volgen import Volger
from register.domain.zoeken.taal.huidig import read_taal
from tests.factories import NU, VANDAAG
from tests.register.zoeken.telling import FACETTEN, Kaart, Telling, read_kaarten
from tests.register.zoeken.vragen import Vragen
from tests.register.zoeken.wereld import Wereld

VRAGEN = int(os.environ.get("ZOEKVRAGEN") or 120)
SEED = int(os.environ.get("SEED") or 1)
TRAJECTEN = 300


class Bronnen:
    """The two that answer, over the same register."""

    def __init__(self, volger: Volger) -> None:
        volger.refresh()
        stand = volger.stand(VANDAAG)
        assert stand is not None, volger.reden
        self.stand = stand
        taal = read_taal()
        self.index, self.databank = Indexbron(stand, taal), Databank(VANDAAG, taal)


def check(uitslag: Zoekuitslag, kaarten: list[Kaart], vraag: Zoekvraag, dag: date) -> None:
    """Compare one answer with the count by hand: every number on it, and the page itself."""
    telling = Telling(kaarten, vraag, dag)
    for facet in FACETTEN:
        counted = {item.waarde: item.aantal for item in uitslag.facetten[facet] if item.aantal}
        assert counted == telling.counts(facet), (facet, vraag)
    bereiken = {naam: [stap.aantal for stap in stappen] for naam, stappen in uitslag.bereiken.items()}
    assert bereiken == {"prijs": telling.prices(), "uren": telling.hours(), "start": telling.starts()}, vraag
    order = telling.order()
    assert uitslag.pagina.aantal == len(order), vraag
    last = max(1, -(-len(order) // vraag.pagina_grootte))
    assert uitslag.pagina.nummer == min(vraag.pagina, last), vraag
    first = (uitslag.pagina.nummer - 1) * vraag.pagina_grootte
    expected = order[first : first + vraag.pagina_grootte]
    if vraag.q and vraag.sortering == Sortering.RELEVANTIE:
        assert set(uitslag.pagina.resultaten) <= set(order), vraag
        assert len(set(uitslag.pagina.resultaten)) == len(expected), vraag
    else:
        assert list(uitslag.pagina.resultaten) == expected, vraag


def ask_both(bronnen: Bronnen, vragen: Vragen, amount: int) -> int:
    """Ask so many questions; return how many found nothing."""
    kaarten, leeg = read_kaarten(VANDAAG), 0
    assert len(kaarten) > TRAJECTEN / 2
    for number in range(amount):
        vraag = vragen.make()
        uitslag = bronnen.index.ask(vraag, met_facetten=True)
        leeg += not uitslag.pagina.aantal
        check(uitslag, kaarten, vraag, VANDAAG)
        # PostgreSQL takes most of the time; of the long run it answers everything too.
        if number % 4 == 0 or VRAGEN > 200:
            check(bronnen.databank.ask(vraag, met_facetten=True), kaarten, vraag, VANDAAG)
    return leeg


@pytest.mark.django_db(transaction=True)
def test_every_number_is_that_of_a_count_by_hand() -> None:
    print(f"SEED={SEED} ZOEKVRAGEN={VRAGEN}")  # noqa: T201 - by which it can be asked again
    with transaction.atomic():
        wereld = Wereld(TRAJECTEN, seed=SEED)
    vragen = Vragen(wereld, seed=SEED)
    assert build_index(VANDAAG, at=lambda: NU) is not None
    volger = Volger(vandaag=lambda: VANDAAG)

    fresh = Bronnen(volger)
    assert fresh.stand.delta is None
    leeg = ask_both(fresh, vragen, VRAGEN // 2)

    wereld.change(60)
    followed = Bronnen(volger)
    assert followed.stand.delta is not None
    assert followed.stand.delta.size > 20
    leeg += ask_both(followed, vragen, VRAGEN - VRAGEN // 2)

    # Questions that find nothing prove little.
    assert leeg < VRAGEN / 2
