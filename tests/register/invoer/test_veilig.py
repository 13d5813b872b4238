"""Cells that are more than they seem: formulas in disguise, signs nobody sees, workbooks made to explode."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from napl.fouten import Domeinfout
from register.domain.invoer import veilig, xlsxbestand
from register.domain.invoer.tabel import check_bestand
from register.domain.invoer.verslag import write_csv as write_verslag
from register.enums import Uitkomst
from register.models import Traject
from tests.register.invoer.hulp import een_rij, importeer, write_xlsx

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("naam", "\uff1dHYPERLINK(1)", "begint met ‘=’"),
        ("naam", "\u2003\uff0bSUM(1)", "begint met ‘+’"),
        ("beschrijving", "\ufe6bSUM(1)", "begint met ‘@’"),
        ("naam", "-2+3+cmd", "begint met ‘-’"),
        ("naam", "\uff0d2+3", "begint met ‘-’"),
        ("naam", "Trai\u202egnin", "U+202E op plek 5"),
        ("naam", "\u200bTraining", "U+200B op plek 1"),
        ("naam", "\u200b=1+1", "U+200B op plek 1"),
        ("aanbieder", "Reken\u2066huis", "stuurtekens"),
        ("beschrijving", "een\x85twee", "stuurtekens"),
        ("url", 'https://hu.nl/"onclick="x', "geen webadres"),
        ("url", "https://hu.nl/<b>", "geen webadres"),
        ("url", "https://hu.nl/a b", "geen webadres"),
        ("beschrijving", "x" * 20_001, "meer dan 20000 tekens"),
    ],
)
def test_what_hides_in_a_cell_refuses_its_row(tmp_path: Path, veld: str, waarde: str, melding: str) -> None:
    regel = een_rij(tmp_path / "a.csv", **{veld: waarde})
    assert (regel.uitkomst, regel.veld) == (Uitkomst.GEWEIGERD, veld)
    assert melding in regel.reden
    assert not Traject.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("beschrijving", "Twee regels,\nmet een\ttab."),
        ("beschrijving", "- een\n- twee"),
        ("naam", "Één café ½ – ’t kan"),
        ("url", "https://hu.nl/a?b=c&d='e'"),
    ],
)
def test_ordinary_text_is_taken(tmp_path: Path, veld: str, waarde: str) -> None:
    assert een_rij(tmp_path / "a.csv", **{veld: waarde}).uitkomst == Uitkomst.GEMAAKT


@pytest.mark.parametrize("naam", ["\uff1dcmd", " \uff0bcmd", "\u202e=cmd", "=cmd", " -cmd", "\uff20cmd"])
def test_the_report_cannot_run(naam: str) -> None:
    regels = list(write_verslag([[2, "Geweigerd", naam, "naam", "reden", "", ""]]))
    cel = regels[1].split(";")[2]
    assert cel.startswith("'")
    assert "\u202e" not in cel


def test_a_formula_without_a_result_says_so(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["naam", "beschrijving"])
    sheet.append(['="Trai"&"ning"', "x"])
    sheet.append(["Goed", "x"])
    book.save(tmp_path / "a.xlsx")
    _, regels = importeer(tmp_path / "a.xlsx")
    assert [(regel.uitkomst, regel.veld) for regel in regels] == [
        (Uitkomst.GEWEIGERD, "naam"),
        (Uitkomst.GEMAAKT, ""),
    ]
    assert "formule zonder uitkomst" in regels[0].reden


def test_a_huge_cell_of_a_workbook_is_refused_and_not_kept(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("A", "x" * 30_000), kop=("naam", "beschrijving"))
    assert len(next(iter(list(xlsxbestand.read_xlsx(path))[1:]))[1][1]) == veilig.MAX_CEL + 1
    _, regels = importeer(path)
    assert "meer dan 20000 tekens" in regels[0].reden


def test_a_sheet_that_shrinks_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsxbestand, "KRIMP_VANAF", 1024 * 1024)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundel:
        bundel.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(Domeinfout, match="uitgepakt te groot"):
        check_bestand(path, "a.xlsx")
