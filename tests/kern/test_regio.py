"""The network of regions: loading and looking up."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from napl.domain.regio import GEGEVENS, Regiokaart, Regiotelling, load_regios, regios_voor
from napl.models import Gebeurtenis, Regio, Regioplaats
from tests.factories import NU, VANDAAG

pytestmark = pytest.mark.django_db

KOP_REGIO = "slug,naam,soort,sectoren,landsdeel,geldig_van,geldig_tot,status,bron,toelichting\n"
KOP_PLAATS = "plaats,regio,sectoren,grond\n"


def write(folder: Path, regios: str, plaatsen: str) -> Path:
    (folder / "regios.csv").write_text(KOP_REGIO + regios, encoding="utf-8")
    (folder / "regio_plaatsen.csv").write_text(KOP_PLAATS + plaatsen, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        "noord,Noord,onderwijsregio,po;vo,Noord,2023-07-01,,gezien,,\n"
        "noord-mbo,Noord mbo,onderwijsregio,mbo,Noord,2023-07-01,,aanduiding,,\n"
        "groen,Groen,landelijk,vo;mbo,landelijk,2023-07-01,,gezien,,\n"
        "oud,Oud,onderwijsregio,po,Noord,2020-01-01,2023-07-01,gezien,,\n",
        "Súdwest-Fryslân,noord,po;vo,gemeente\nSúdwest-Fryslân,noord-mbo,mbo,gemeente\nAssen,oud,po,vroeger\n",
    )


def test_the_data_of_the_project_loads_and_a_second_time_changes_nothing() -> None:
    with (GEGEVENS / "regios.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert load_regios(at=NU) == Regiotelling(len(rows), 0, 0)
    events = Gebeurtenis.objects.count()
    ids = set(Regioplaats.objects.values_list("pk", flat=True))
    assert load_regios(at=NU) == Regiotelling(0, 0, len(rows))
    assert Gebeurtenis.objects.count() == events
    assert set(Regioplaats.objects.values_list("pk", flat=True)) == ids
    assert not Regioplaats.objects.filter(regio__soort="landelijk").exists()


def test_a_place_lies_in_one_region_per_sector_at_most() -> None:
    """Else one traject would count twice in the gap matrix."""
    load_regios(at=NU)
    kaart = Regiokaart(VANDAAG)
    for plaats in Regioplaats.objects.values_list("plaats", flat=True).distinct():
        for sector in ("po", "vo", "mbo"):
            assert len(kaart.voor(plaats, [sector])) <= 1, (plaats, sector)


def test_a_change_in_the_data_updates(folder: Path) -> None:
    load_regios(at=NU, folder=folder)
    write(
        folder,
        "noord,Het Noorden,onderwijsregio,po;vo,Noord,2023-07-01,2027-01-01,gezien,,\n",
        "Súdwest-Fryslân,noord,vo,gemeente\nEmmen,noord,po,nieuw\n",
    )
    assert load_regios(at=NU, folder=folder) == Regiotelling(0, 1, 0)
    regio = Regio.objects.get(slug="noord")
    assert (regio.naam, regio.geldig_tot) == ("Het Noorden", date(2027, 1, 1))
    assert set(regio.plaatsen.values_list("plaats", "sectoren__0")) == {
        ("Súdwest-Fryslân", "vo"),
        ("Emmen", "po"),
    }
    assert Regio.objects.filter(slug="groen").exists(), "a region that left the file ends by its date, not so"


def test_a_place_of_an_unknown_region_loads_nothing(folder: Path) -> None:
    write(folder, "noord,Noord,onderwijsregio,po,Noord,2023-07-01,,gezien,,\n", "Assen,nord,po,tikfout\n")
    with pytest.raises(ValueError, match="nord"):
        load_regios(at=NU, folder=folder)
    assert not Regio.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        "noord,Noord,educatief-consortium,po,Noord,2023-07-01,,gezien,,\n",
        "noord,Noord,onderwijsregio,wo,Noord,2023-07-01,,gezien,,\n",
        "noord,Noord,onderwijsregio,po,Noord,2023-07-01,2023-07-01,gezien,,\n",
    ],
)
def test_impossible_data_is_refused(folder: Path, row: str) -> None:
    with pytest.raises(ValidationError):
        load_regios(at=NU, folder=write(folder, row, ""))


@pytest.mark.parametrize("plaats", ["Súdwest-Fryslân", "SUDWEST-FRYSLAN", " sudwest fryslân "])
def test_looking_up_ignores_case_and_accents(folder: Path, plaats: str) -> None:
    load_regios(at=NU, folder=folder)
    assert [regio.slug for regio in regios_voor(plaats, ["po"], VANDAAG)] == ["noord"]
    assert [regio.slug for regio in regios_voor(plaats, ["mbo"], VANDAAG)] == ["noord-mbo"]
    assert {regio.slug for regio in regios_voor(plaats, [], VANDAAG)} == {"noord", "noord-mbo"}


def test_only_regions_that_hold_on_the_date_are_found(folder: Path) -> None:
    load_regios(at=NU, folder=folder)
    assert regios_voor("Assen", ["po"], VANDAAG) == []
    assert [regio.slug for regio in regios_voor("Assen", ["po"], date(2023, 6, 30))] == ["oud"]
    assert regios_voor("Onbekend", [], VANDAAG) == []


def test_the_map_reads_the_database_once(
    folder: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_regios(at=NU, folder=folder)
    with django_assert_num_queries(1):
        kaart = Regiokaart(VANDAAG)
        for plaats in ("Assen", "Súdwest-Fryslân", "Nergens"):
            kaart.voor(plaats, ["po"])
