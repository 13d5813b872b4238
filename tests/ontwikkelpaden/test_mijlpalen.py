"""What the programme promised, counted on a reference date."""

from datetime import date, timedelta

import pytest

from napl.enums import Sector
from napl.registers import mijlpalen
from ontwikkelpaden.enums import PadSoort, PadStatus
from tests.factories import NU, VANDAAG, PadversieFactory
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie

pytestmark = pytest.mark.django_db


def stand(sleutel: str, peildatum: date = VANDAAG) -> int:
    return mijlpalen[sleutel].stand(peildatum)


def test_targets_are_those_of_phase_1() -> None:
    doelen = {
        sleutel: (item.doel, item.uiterlijk) for sleutel, item in mijlpalen.items() if sleutel[:4] == "pade"
    }

    eind = date(2025, 12, 31)
    assert doelen == {
        "paden-rol": (10, eind),
        "paden-rol-po": (3, eind),
        "paden-rol-vo": (3, eind),
        "paden-rol-mbo": (3, eind),
        "paden-competentieniveau": (3, eind),
    }


def test_only_adopted_paths_count() -> None:
    maak_versie(maak_pad("een"))
    maak_versie(maak_pad("twee"), als=PadStatus.VOORBEELD)
    maak_versie(maak_pad("drie"), als=None)

    assert stand("paden-rol") == 1


def test_kinds_and_sectors_are_counted_apart() -> None:
    maak_versie(maak_pad("een", sectoren=(Sector.PO, Sector.VO)))
    maak_versie(maak_pad("twee", sectoren=(Sector.VO,)))
    maak_versie(maak_pad("drie", soort=PadSoort.COMPETENTIENIVEAU, sectoren=(Sector.MBO,)))

    sleutels = ["paden-rol", "paden-rol-po", "paden-rol-vo", "paden-rol-mbo", "paden-competentieniveau"]
    assert [stand(sleutel) for sleutel in sleutels] == [2, 1, 2, 0, 1]


def test_a_path_counts_once_from_the_day_it_was_adopted() -> None:
    versie = maak_versie()
    maak_versie(versie.pad)

    assert stand("paden-rol", VANDAAG - timedelta(days=1)) == 0
    assert stand("paden-rol", VANDAAG) == 1


def test_what_was_replaced_or_withdrawn_later_counts_on_the_date_it_was_in_force() -> None:
    adopted = {"gepubliceerd_als": PadStatus.VASTGESTELD, "beeindigd_op": NU + timedelta(days=10)}
    PadversieFactory.create(status=PadStatus.INGETROKKEN, **adopted)
    PadversieFactory.create(status=PadStatus.HERZIEN, beeindigd_op=NU + timedelta(days=10))  # was an example

    assert stand("paden-rol", VANDAAG + timedelta(days=9)) == 1
    assert stand("paden-rol", VANDAAG + timedelta(days=10)) == 0
