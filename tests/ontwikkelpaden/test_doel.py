"""Goals, following, and the room to learn."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from ontwikkelpaden.domain.doel import (
    MAX_OPEN,
    Doelinvoer,
    change_doel,
    delete_doel,
    move_doel,
    set_doel,
    update_doel,
)
from ontwikkelpaden.domain.volgen import Ruimte, follow_pad, read_ruimte, set_leerruimte, unfollow_pad
from ontwikkelpaden.enums import DOEL_OVERGANGEN, DoelStatus
from ontwikkelpaden.models import Doel, Gevolgdpad, Leerruimte
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie
from tests.ontwikkelpaden.mijn import maak_doel, part

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=9)


def test_a_goal_follows_the_path_and_keeps_its_own_words() -> None:
    versie, leraar = maak_versie(), make_gebruiker()

    doel = maak_doel(versie, leraar, streefdatum=date(2027, 7, 1))

    assert (doel.niveau, doel.status, doel.streefdatum) == ("vakbekwaam", "open", date(2027, 7, 1))
    assert Gevolgdpad.objects.filter(gebruiker=leraar, pad=versie.pad).exists()


def test_a_day_that_is_gone_is_refused() -> None:
    versie = maak_versie()

    with pytest.raises(Domeinfout) as refused:
        maak_doel(versie, make_gebruiker(), streefdatum=VANDAAG - timedelta(days=1))

    assert refused.value.veld == "streefdatum"
    assert not Doel.objects.exists()


def test_an_old_date_does_not_stand_in_the_way_of_other_changes() -> None:
    leraar = make_gebruiker()
    doel = maak_doel(maak_versie(), leraar, streefdatum=VANDAAG)
    next_year = VANDAAG + timedelta(days=365)

    changed = change_doel(
        doel, Doelinvoer("expert", "Anders", VANDAAG), by=leraar, at=LATER, peildatum=next_year
    )

    assert (changed.niveau, changed.tekst) == ("expert", "Anders")


@pytest.mark.parametrize("niveau", ["meester", ""])
def test_a_level_that_the_path_has_not_is_refused(niveau: str) -> None:
    with pytest.raises(Domeinfout, match="Kies een niveau van dit pad: startbekwaam"):
        maak_doel(maak_versie(), make_gebruiker(), niveau=niveau)


def test_a_part_of_another_path_or_of_a_concept_is_refused() -> None:
    leraar, versie = make_gebruiker(), maak_versie()
    elsewhere = part(maak_versie(maak_pad("taal", naam="Taal")))
    hidden = part(maak_versie(versie.pad, als=None))

    for wrong in (elsewhere, hidden):
        with pytest.raises(Domeinfout) as refused:
            set_doel(versie.pad, Doelinvoer("expert"), subdimensie=wrong, by=leraar, at=NU, peildatum=VANDAAG)
        assert refused.value.veld == "subdimensie"


@pytest.mark.parametrize("onderdeel", ["Samenhang", None])
def test_the_same_goal_twice_is_refused_until_it_is_closed(onderdeel: str | None) -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    first = maak_doel(versie, leraar, onderdeel=onderdeel)
    maak_doel(versie, make_gebruiker(), onderdeel=onderdeel)

    with pytest.raises(Domeinfout, match="al aan dit doel"):
        maak_doel(versie, leraar, onderdeel=onderdeel)

    move_doel(first, DoelStatus.LOSGELATEN, by=leraar, at=LATER)
    again = maak_doel(versie, leraar, onderdeel=onderdeel)
    with pytest.raises(Domeinfout, match="al aan dit doel"):
        move_doel(first, DoelStatus.OPEN, by=leraar, at=LATER)
    assert again.status == DoelStatus.OPEN


def test_there_is_an_end_to_what_one_can_work_at() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    Doel.objects.bulk_create(
        Doel(
            gebruiker=leraar,
            pad=versie.pad,
            niveau="expert",
            subdimensie=part(maak_versie(maak_pad(f"p{nummer}"))),
            gesteld_op=NU,
            gewijzigd_op=NU,
        )
        for nummer in range(MAX_OPEN)
    )

    with pytest.raises(Domeinfout, match="Laat er eerst een los"):
        maak_doel(versie, leraar)


@pytest.mark.parametrize("van", DoelStatus)
@pytest.mark.parametrize("naar", DoelStatus)
def test_the_moves_are_those_of_the_table(van: DoelStatus, naar: DoelStatus) -> None:
    leraar = make_gebruiker()
    doel = maak_doel(maak_versie(), leraar)
    if van != DoelStatus.OPEN:
        doel = move_doel(doel, van, by=leraar, at=NU)

    if naar in DOEL_OVERGANGEN[van]:
        moved = move_doel(doel, naar, by=leraar, at=LATER)
        assert moved.afgesloten_op == (None if naar == DoelStatus.OPEN else LATER)
    else:
        with pytest.raises(OngeldigeOvergang):
            move_doel(doel, naar, by=leraar, at=LATER)


def test_a_closed_goal_is_taken_up_before_it_is_changed() -> None:
    leraar = make_gebruiker()
    doel = move_doel(maak_doel(maak_versie(), leraar), DoelStatus.BEREIKT, by=leraar, at=NU)
    invoer = Doelinvoer("expert", "Verder")

    with pytest.raises(OngeldigeOvergang):
        change_doel(doel, invoer, by=leraar, at=LATER, peildatum=VANDAAG)

    whole = update_doel(doel, invoer, status=DoelStatus.OPEN, by=leraar, at=LATER, peildatum=VANDAAG)
    assert (whole.niveau, whole.status) == ("expert", "open")


def test_nobody_else_may() -> None:
    doel, other = maak_doel(maak_versie(), make_gebruiker()), make_gebruiker()

    with pytest.raises(GeenRecht):
        move_doel(doel, DoelStatus.BEREIKT, by=other, at=NU)
    with pytest.raises(GeenRecht):
        change_doel(doel, Doelinvoer("expert"), by=other, at=NU, peildatum=VANDAAG)
    with pytest.raises(GeenRecht):
        delete_doel(doel, by=other)

    doel.refresh_from_db()
    assert (doel.status, doel.niveau) == ("open", "vakbekwaam")


def test_who_stops_following_keeps_the_goals() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    maak_doel(versie, leraar)

    assert unfollow_pad(versie.pad, by=leraar)
    assert not unfollow_pad(versie.pad, by=leraar)
    assert Doel.objects.filter(gebruiker=leraar).count() == 1


def test_a_concept_cannot_be_followed() -> None:
    with pytest.raises(Domeinfout, match="nog niet gepubliceerd"):
        follow_pad(maak_versie(als=None).pad, by=make_gebruiker(), at=NU)


@pytest.mark.parametrize(
    ("ruimte", "veld"),
    [
        (Ruimte(sector="wo"), "sector"),
        (Ruimte(uren_max=0), "uren_max"),
        (Ruimte(uren_max=10_001), "uren_max"),
        (Ruimte(prijs_max=Decimal(-1)), "prijs_max"),
    ],
)
def test_room_that_cannot_be_is_refused(ruimte: Ruimte, veld: str) -> None:
    with pytest.raises(Domeinfout) as refused:
        set_leerruimte(ruimte, by=make_gebruiker(), at=NU)

    assert refused.value.veld == veld
    assert not Leerruimte.objects.exists()


def test_room_is_one_for_a_person_and_can_be_emptied() -> None:
    leraar = make_gebruiker()
    set_leerruimte(Ruimte("po", 40, Decimal(500)), by=leraar, at=NU)
    assert read_ruimte(leraar) == Ruimte("po", 40, Decimal(500))

    set_leerruimte(Ruimte(), by=leraar, at=LATER)
    assert read_ruimte(leraar) == Ruimte()
    assert read_ruimte(make_gebruiker()) == Ruimte()
