"""What the dates of an uitvoering mean: the same in Python and in the database, for every combination."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from register.domain.actualisatie import actualise_register
from register.domain.kaart import build_kaarten
from register.domain.samenvatting import (
    build_stand,
    can_be_found,
    can_be_started,
    first_start_sql,
    is_past,
    start_in_words,
)
from register.domain.zoeken import Sortering, Zoekvraag, zoek_trajecten
from register.enums import UITVOERING_GAANDE, Instroom, UitvoeringStatus
from register.models import Traject, Uitvoering
from tests.factories import NU, VANDAAG, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db
GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
DAGEN = (None, GISTEREN, VANDAAG, MORGEN)
PEILDATA = (VANDAAG, MORGEN, MORGEN + timedelta(days=1))


def combinations(traject: Traject) -> Iterator[Uitvoering]:
    """Return one of everything that the database allows."""
    for instroom, start, eind, status in product(Instroom, DAGEN, DAGEN, UitvoeringStatus):
        if instroom == Instroom.VASTE_START and start is None:
            continue
        if instroom == Instroom.ONBEKEND and start is not None:
            continue
        if start is None or eind is None or start <= eind:
            yield Uitvoering(
                traject=traject, instroom=instroom, start_datum=start, eind_datum=eind, status=status
            )


@pytest.mark.parametrize("peildatum", PEILDATA)
def test_the_predicates_agree_with_the_database_and_nothing_past_can_be_started(peildatum: date) -> None:
    rows = Uitvoering.objects.bulk_create(combinations(make_traject()))
    te_starten = set(Uitvoering.objects.te_starten_op(peildatum))
    te_vinden = set(Uitvoering.objects.te_vinden_op(peildatum))
    voorbij = set(Uitvoering.objects.voorbij_op(peildatum))
    assert te_starten
    assert voorbij
    assert te_starten <= te_vinden
    assert not te_vinden & voorbij
    assert te_starten == {row for row in rows if can_be_started(row, peildatum)}
    assert te_vinden == {row for row in rows if can_be_found(row, peildatum)}
    assert voorbij == {row for row in rows if row.status in UITVOERING_GAANDE and is_past(row, peildatum)}


def test_the_nightly_run_takes_nothing_away_that_can_be_found() -> None:
    Uitvoering.objects.bulk_create(combinations(make_traject()))
    before = set(Uitvoering.objects.te_vinden_op(VANDAAG))
    tellingen = actualise_register(peildatum=VANDAAG, nu=lambda: NU)
    assert set(Uitvoering.objects.te_vinden_op(VANDAAG)) == before
    assert tellingen["uitvoeringen_gesloten"] > 0
    assert tellingen["fouten"] == 0


@pytest.mark.parametrize("peildatum", PEILDATA)
def test_the_first_start_is_the_same_in_python_and_in_the_database(peildatum: date) -> None:
    rng = random.Random(7)
    trajecten = [make_traject(f"Traject {number}") for number in range(60)]
    for traject in trajecten:
        options = list(combinations(traject))
        Uitvoering.objects.bulk_create(rng.sample(options, rng.randint(1, 4)))
    rows = Uitvoering.objects.te_vinden_op(peildatum)
    counted = rows.order_by().values("traject").annotate(eerste=first_start_sql(peildatum))
    sql = dict(counted.values_list("traject", "eerste"))
    stands = {row.pk: build_stand(rows.filter(traject=row), peildatum) for row in trajecten}
    assert {pk: stand.eerste_start for pk, stand in stands.items() if stand.aantal} == sql
    assert any(sql.values())


def test_search_sorts_on_the_start_that_its_cards_show() -> None:
    def make(naam: str, start: date | None, instroom: Instroom = Instroom.VASTE_START) -> Uitvoering:
        return make_uitvoering(make_traject(naam), instroom=instroom, start_datum=start, eind_datum=None)

    def fill(uitvoering: Uitvoering) -> Uitvoering:
        uitvoering.status = UitvoeringStatus.VOL
        uitvoering.save()
        return uitvoering

    later = VANDAAG + timedelta(days=40)
    make("A onbekend", None, Instroom.ONBEKEND)
    make("B over 40 dagen", later)
    doorlopend = make("C al jaren", VANDAAG - timedelta(days=900), Instroom.DOORLOPEND)
    make("D pas morgen", MORGEN, Instroom.DOORLOPEND)
    vol = fill(make("E vol en later", VANDAAG + timedelta(days=2)))
    make_uitvoering(vol.traject, start_datum=later + timedelta(days=1), eind_datum=None)
    fill(make("F alles vol", VANDAAG + timedelta(days=3)))
    make_uitvoering(doorlopend.traject, start_datum=later, eind_datum=None)

    uitslag = zoek_trajecten(Zoekvraag(sorteer=Sortering.START), peildatum=VANDAAG)
    kaarten = build_kaarten(uitslag.rijen)
    starts = [
        (kaart.naam[0], {feit.label: feit.waarde for feit in kaart.feiten}["Start"]) for kaart in kaarten
    ]
    assert starts == [
        ("C", "Elk moment"),
        ("D", "2 september 2026"),
        ("F", "4 september 2026 (vol)"),
        ("B", "11 oktober 2026"),
        ("E", "12 oktober 2026"),
        ("A", "Niet bekend"),
    ]


def test_what_runs_already_has_no_first_start() -> None:
    lopend = make_uitvoering(make_traject(), start_datum=GISTEREN, eind_datum=MORGEN)
    assert start_in_words(build_stand([lopend], VANDAAG)) == "Niet bekend"
