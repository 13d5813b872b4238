"""The real files through the import: what the demo and the bureau rely on."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from napl.domain.regio import load_regios
from napl.enums import VerwerkingStatus
from napl.models import Gebeurtenis, Verwerking
from ontwikkelpaden.domain.laden import load_paden
from register.domain.invoer.aanbieders import load_aanbieders
from register.domain.invoer.plaatsen import Plek, parse_plek
from register.domain.invoer.woorden import CODELIJSTEN, GEGEVENS, load_woordenlijst
from register.domain.ordening import load_ordening
from register.enums import Uitkomst
from register.models import Aanbieder, Importregel, Traject, Trajectaanbieder, Typering
from tests.factories import NU, VANDAAG

TRAJECTEN = GEGEVENS / "trajecten.csv"


@pytest.fixture
def gegevens(db: None) -> None:
    load_regios(at=NU)
    load_paden(at=NU)
    load_ordening()
    load_aanbieders(at=NU)


def run(*args: object) -> str:
    out = StringIO()
    call_command("import_trajecten", *args, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_real_file_is_taken_whole_and_a_second_time_changes_nothing(gegevens: None) -> None:
    out = run(TRAJECTEN)
    assert "179 rijen: 179 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd" in out
    assert Traject.objects.vermeld_op(VANDAAG.replace(year=2099)).count() == 179
    assert Trajectaanbieder.objects.values("aanbieder").distinct().count() >= 100
    assert Typering.objects.count() >= 150
    log = Gebeurtenis.objects.exclude(soort__startswith="verwerking.").count()

    assert "179 ongewijzigd" in run(TRAJECTEN)
    assert Gebeurtenis.objects.exclude(soort__startswith="verwerking.").count() == log
    assert set(Verwerking.objects.values_list("status", flat=True)) == {VerwerkingStatus.AFGEROND}
    assert Importregel.objects.filter(uitkomst=Uitkomst.ONGEWIJZIGD).count() == 179


def test_aanbieders_load_twice_the_same(gegevens: None) -> None:
    before = Aanbieder.objects.count()
    telling = load_aanbieders(at=NU)
    assert (telling.gemaakt, telling.gewijzigd) == (0, 0)
    assert Aanbieder.objects.count() == before


def test_a_dry_run_writes_nothing_and_a_report_lists_every_row(gegevens: None, tmp_path: Path) -> None:
    before = {model: model._default_manager.count() for model in apps.get_models()}
    out = run(TRAJECTEN, "--dry-run", "--rapport", str(tmp_path / "verslag.csv"))
    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert "179 rijen: 179 nieuw" in out
    assert len((tmp_path / "verslag.csv").read_text("utf-8-sig").splitlines()) == 180


def test_the_typering_holds_only_what_exists(gegevens: None) -> None:
    """Whatever the reviewed file names must be known, or it would be left out in silence."""
    run(TRAJECTEN)
    opmerkingen = [item for regel in Importregel.objects.all() for item in regel.opmerkingen]
    assert not [item for item in opmerkingen if item.startswith("Typering:")]
    kolommen = {
        "werkvormen": "werkvorm",
        "onderwijstypen": "onderwijstype",
        "ervaringsjaren": "ervaringsjaren",
        "bekwaamheidsdomeinen": "bekwaamheidsdomein",
        "locatie": "locatie",
    }
    with (GEGEVENS / "typering.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for kolom, lijst in kolommen.items():
        found = {code for row in rows for code in row[kolom].split(";") if code}
        assert found <= set(CODELIJSTEN[lijst].values), kolom


@pytest.mark.parametrize(
    ("cel", "plaatsen", "locatie"),
    [
        ("", (), ""),
        ("Utrecht", ("Utrecht",), ""),
        ("Groningen; Leeuwarden", ("Groningen", "Leeuwarden"), ""),
        ("Hoogeveen/Meppel/Steenwijk", ("Hoogeveen", "Meppel", "Steenwijk"), ""),
        ("Nijmegen / online", ("Nijmegen",), "hybride"),
        ("Utrecht / incompany", ("Utrecht",), "fysiek"),
        ("incompany / online", (), "hybride"),
        ("Zwolle (deels e-learning)", ("Zwolle",), "hybride"),
        ("landelijk", (), ""),
        ("op locatie", (), "fysiek"),
        ("Den Bosch; 's-Gravenhage", ("'s-Hertogenbosch", "Den Haag"), ""),
        ("Alphen a/d Rijn", ("Alphen aan den Rijn",), ""),
    ],
)
def test_places_as_people_write_them(cel: str, plaatsen: tuple[str, ...], locatie: str) -> None:
    assert parse_plek(cel, load_woordenlijst()) == Plek(plaatsen, locatie)
