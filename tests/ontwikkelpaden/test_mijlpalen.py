"""What the programme promised, counted on a reference date."""

from datetime import date, timedelta

import pytest

from napl.enums import Sector
from napl.registers import mijlpalen
from ontwikkelpaden.enums import PadSoort, PadStatus
from ontwikkelpaden.models import Atelier
from tests.factories import NU, VANDAAG, PadversieFactory
from tests.ontwikkelpaden.atelierbouw import BEGIN, maak_atelier
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie

pytestmark = pytest.mark.django_db


def stand(sleutel: str, peildatum: date = VANDAAG) -> int:
    return mijlpalen[sleutel].stand(peildatum)


def test_targets_are_those_of_the_application() -> None:
    doelen = {
        sleutel: (item.doel, item.uiterlijk.year)
        for sleutel, item in mijlpalen.items()
        if sleutel.startswith(("paden", "ateliers"))
    }

    assert doelen == {
        "ateliers": (6, 2025),
        "paden-rol": (10, 2025),
        "paden-rol-po": (3, 2025),
        "paden-rol-vo": (3, 2025),
        "paden-rol-mbo": (3, 2025),
        "paden-competentieniveau": (3, 2025),
        "paden-rol-fase-2": (15, 2028),
        "paden-rol-po-fase-2": (5, 2028),
        "paden-rol-vo-fase-2": (5, 2028),
        "paden-rol-mbo-fase-2": (5, 2028),
        "paden-herzien": (1, 2033),
    }


def test_an_atelier_counts_while_it_works() -> None:
    atelier = maak_atelier()
    Atelier.objects.filter(pk=atelier.pk).update(beeindigd_op=VANDAAG)

    assert stand("ateliers", BEGIN - timedelta(days=1)) == 0
    assert stand("ateliers", BEGIN) == 1
    assert stand("ateliers", VANDAAG - timedelta(days=1)) == 1
    assert stand("ateliers", VANDAAG) == 0


def test_a_path_is_revised_when_an_adopted_version_replaced_an_adopted_one() -> None:
    maak_versie(maak_versie(maak_pad("een")).pad)
    maak_versie(maak_versie(maak_pad("twee"), als=PadStatus.VOORBEELD).pad)
    maak_versie(maak_pad("drie"))

    assert stand("paden-herzien", VANDAAG - timedelta(days=1)) == 0
    assert stand("paden-herzien") == 1


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
