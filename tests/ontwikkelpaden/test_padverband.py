"""How paths relate to each other."""

import pytest
from django.core.exceptions import PermissionDenied

from napl.fouten import Domeinfout
from napl.models import Gebeurtenis
from ontwikkelpaden.domain.bronpaden import read_bronpaden, read_bronverbanden
from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.padverband import link_paden, unlink_paden
from ontwikkelpaden.enums import PadverbandSoort
from ontwikkelpaden.models import Ontwikkelpad, Padverband
from tests.factories import NU, GebruikerFactory
from tests.ontwikkelpaden.bouw import maak_pad

pytestmark = pytest.mark.django_db
BOUWT, RAAKT = PadverbandSoort.BOUWT_VOORT_OP, PadverbandSoort.RAAKT_AAN


@pytest.fixture
def paden() -> tuple[Ontwikkelpad, Ontwikkelpad]:
    return maak_pad("rekenen"), maak_pad("taal", naam="Taal")


def link(
    van: Ontwikkelpad, naar: Ontwikkelpad, soort: PadverbandSoort = BOUWT, grond: str = "Zo is het."
) -> bool:
    return link_paden(van, naar, soort=soort, grond=grond, by=None, at=NU)


def present() -> list[tuple[str, str, str]]:
    return list(Padverband.objects.values_list("van__slug", "soort", "naar__slug"))


def test_touching_is_stored_once_whoever_says_it(paden: tuple[Ontwikkelpad, Ontwikkelpad]) -> None:
    rekenen, taal = paden

    assert link(taal, rekenen, RAAKT)
    assert not link(rekenen, taal, RAAKT)

    assert present() == [("rekenen", "raakt-aan", "taal")]
    assert Gebeurtenis.objects.filter(soort="padverband.gelegd").count() == 1


def test_between_two_paths_there_is_one_relation(paden: tuple[Ontwikkelpad, Ontwikkelpad]) -> None:
    rekenen, taal = paden
    link(rekenen, taal, RAAKT)
    link(rekenen, taal)
    link(taal, rekenen)

    assert present() == [("taal", "bouwt-voort-op", "rekenen")]

    assert unlink_paden(rekenen, taal, by=None, at=NU)
    assert not unlink_paden(rekenen, taal, by=None, at=NU)
    assert present() == []


def test_a_relation_needs_two_paths_and_a_ground(paden: tuple[Ontwikkelpad, Ontwikkelpad]) -> None:
    rekenen, taal = paden

    with pytest.raises(Domeinfout) as same:
        link(rekenen, rekenen)
    with pytest.raises(Domeinfout) as groundless:
        link(rekenen, taal, grond="  ")

    assert (same.value.veld, groundless.value.veld) == ("naar", "grond")
    assert present() == []


def test_only_who_keeps_the_paths_may_relate_them(paden: tuple[Ontwikkelpad, Ontwikkelpad]) -> None:
    somebody = GebruikerFactory.create()

    with pytest.raises(PermissionDenied):
        link_paden(*paden, soort=BOUWT, grond="Zo is het.", by=somebody, at=NU)
    link(*paden)
    with pytest.raises(PermissionDenied):
        unlink_paden(*paden, by=somebody, at=NU)

    assert present() == [("rekenen", "bouwt-voort-op", "taal")]


def test_every_relation_of_the_file_is_loaded_once() -> None:
    load_paden(at=NU)
    before = list(Padverband.objects.order_by("pk").values())
    load_paden(at=NU)

    assert len(before) == len(list(read_bronverbanden()))
    assert list(Padverband.objects.order_by("pk").values()) == before


def test_every_path_of_the_files_is_ordered_with_a_ground() -> None:
    paden = [bronpad.pad for bronpad in read_bronpaden()]

    assert len(paden) == 36
    assert all(pad.groeidimensies and pad.bekwaamheidsdomeinen for pad in paden)
    assert all("3.1.1" in pad.ordening_grond for pad in paden)
    assert all(bool(pad.invloedssferen) == ("grotere-invloedssfeer" in pad.groeidimensies) for pad in paden)
