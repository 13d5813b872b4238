"""Bad rows: each is refused with its column and a reason that helps; the others go on."""

from decimal import Decimal
from pathlib import Path

import pytest

from register.enums import Uitkomst
from register.models import Prijs, Traject, Uitvoering
from tests.register.invoer.hulp import GOED, een_rij, importeer, write_csv

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("naam", "", "De naam is leeg"),
        ("naam", "—?!", "geen letters of cijfers"),
        ("naam", "x" * 201, "hooguit 200"),
        ("naam", "=HYPERLINK(1)", "begint met ‘=’"),
        ("naam", "  +31 bellen", "begint met ‘+’"),
        ("naam", "@SUM(A1)", "begint met ‘@’"),
        ("naam", "\tTraining", "begint met een tab"),
        ("naam", "Trai\x07ning", "stuurtekens"),
        ("beschrijving", "=cmd|' /C calc'!A0", "begint met ‘=’"),
        ("beschrijving", "#REF!", "fout uit het rekenprogramma"),
        ("beschrijving", "x" * 10_001, "hooguit 10000"),
        ("sector", "po;kleuters", "‘kleuters’ is onbekend. Kies uit: po, vo, mbo."),
        ("vorm", "online", "Kies uit: formeel, non-formeel, informeel."),
        ("type", "toverles", "Kies uit: master"),
        ("thema", "wiskunde B", "is onbekend"),
        ("accreditatie", "ISO 9001", "Kies uit: geen"),
        ("taal", "Klingon", "Kies uit: nl"),
        ("locatie", "maan", "Kies uit: fysiek"),
        ("zekerheid", "vast", "Kies uit: hoog"),
        ("prijs_eur", "-100", "Een prijs is 0 euro of meer"),
        ("prijs_eur", "-1.250,50", "Een prijs is 0 euro of meer"),
        ("prijs_eur", "duur", "geen bedrag"),
        ("prijs_eur", "1,125", "geen bedrag"),
        ("prijs_eur", "9999999999", "te hoog"),
        ("prijs_eur", "NaN", "geen bedrag"),
        ("ec", "0", "meer dan 0"),
        ("ec", "-5", "meer dan 0"),
        ("ec", "1,25", "hooguit 1 cijfer"),
        ("duur_maanden", "twee", "geheel getal"),
        ("duur_maanden", "1,5", "geheel getal"),
        ("duur_maanden", "99999", "hooguit 240"),
        ("studielast_uren", "1e3", "meer dan 0"),
        ("studielast_uren", "٣", "meer dan 0"),
        ("start_datum", "31-02-2027", "geen datum"),
        ("start_datum", "02-2027", "geen datum"),
        ("start_datum", "0001-01-01", "geen datum"),
        ("url", "hu.nl", "begint met https://"),
        ("url", "javascript:alert(1)", "begint met https://"),
        ("url", "ftp://hu.nl/x", "begint met https://"),
        ("url", f"https://hu.nl/{'x' * 500}", "hooguit 500"),
        ("kvk", "1234567", "8 cijfers"),
        ("kvk", "00000000", "8 cijfers"),
        ("aanbieder", "?!", "naam van een aanbieder"),
        ("aanbieder", "x" * 201, "naam van een aanbieder"),
        ("plaats_of_online", "x" * 101, "plaats is te lang"),
    ],
)
def test_a_bad_cell_refuses_its_row(tmp_path: Path, veld: str, waarde: str, melding: str) -> None:
    regel = een_rij(tmp_path / "a.csv", **{veld: waarde})
    assert (regel.uitkomst, regel.veld, regel.regelnummer) == (Uitkomst.GEWEIGERD, veld, 2)
    assert melding in regel.reden
    assert not Traject.objects.exists()


def test_an_end_before_its_start_is_refused(tmp_path: Path) -> None:
    regel = een_rij(tmp_path / "a.csv", start_datum="2027-03-01", eind_datum="01-02-2027")
    assert (regel.veld, regel.reden) == (
        "eind_datum",
        "De einddatum (01-02-2027) ligt voor de startdatum (01-03-2027).",
    )


@pytest.mark.parametrize(
    ("cel", "bedrag"),
    [
        ("0", "0"),
        ("gratis", "0"),
        ("€ 1.950", "1950"),
        ("1.950,50", "1950.50"),
        ("1950.5", "1950.5"),
        ("595,-", "595"),
        ("28 000", "28000"),
    ],
)
def test_prices_as_dutch_people_write_them(tmp_path: Path, cel: str, bedrag: str) -> None:
    een_rij(tmp_path / "a.csv", prijs_eur=cel)
    assert Prijs.objects.get().bedrag == Decimal(bedrag)


def test_good_rows_beside_bad_ones_are_taken(tmp_path: Path) -> None:
    rijen = [(f"Training {n}" if n % 2 else "", *GOED[1:]) for n in range(1, 11)]
    verwerking, regels = importeer(write_csv(tmp_path / "a.csv", *rijen))
    assert verwerking.tellingen == {"gemaakt": 5, "geweigerd": 5, "opmerkingen": 5}
    assert [regel.regelnummer for regel in regels] == list(range(2, 12))
    assert Traject.objects.count() == Uitvoering.objects.count() == 5


def test_the_line_of_a_row_is_the_one_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('naam,beschrijving\n"A","een\ntwee\ndrie"\n\nB,x\n,y\n', encoding="utf-8")
    _, regels = importeer(path)
    assert [(regel.regelnummer, regel.naam) for regel in regels] == [(2, "A"), (6, "B"), (7, "")]


def test_a_row_with_too_many_or_too_few_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("naam,sector\nA,po,extra\nB\nC,po,,\n", encoding="utf-8")
    _, regels = importeer(path)
    assert [regel.uitkomst for regel in regels] == ["geweigerd", "geweigerd", "gemaakt"]
    assert "3 cellen en de kop heeft er 2" in regels[0].reden


def test_the_same_traject_twice_in_a_file_is_refused_with_the_line(tmp_path: Path) -> None:
    anders = ("training  REKENEN!", *GOED[1:])
    _, regels = importeer(write_csv(tmp_path / "a.csv", GOED, anders))
    assert [regel.uitkomst for regel in regels] == ["gemaakt", "geweigerd"]
    assert "staat ook op regel 2" in regels[1].reden


def test_a_key_of_the_supplier_keeps_equal_names_apart(tmp_path: Path) -> None:
    kop = ("naam", "aanbieder", "sleutel")
    _, regels = importeer(
        write_csv(
            tmp_path / "a.csv", ("A", "X", "1"), ("A", "X", "2"), ("B", "X", "1"), ("A", "Y", "1"), kop=kop
        )
    )
    assert [regel.uitkomst for regel in regels] == ["gemaakt", "gemaakt", "geweigerd", "gemaakt"]
    assert regels[2].veld == "sleutel"
