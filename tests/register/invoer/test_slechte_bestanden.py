"""Bad files: refused as a whole, with what is wrong and what to do; nothing of them is written."""

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from napl.enums import VerwerkingStatus
from napl.fouten import Domeinfout
from register.domain.invoer import csvbestand, xlsxbestand
from register.domain.invoer.rij import parse_rij
from register.domain.invoer.tabel import check_bestand, read_rijen
from register.domain.invoer.veilig import ZONDER_UITKOMST
from register.domain.invoer.woorden import load_woordenlijst
from register.models import Traject
from tests.register.invoer.hulp import importeer, write_xlsx


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("a.csv", b"", "leeg"),
        ("a.csv", b"naam,sector\n", "alleen een regel met kolomnamen"),
        ("a.csv", b"naam,sector\n,\n ,\n", "alleen een regel met kolomnamen"),
        ("a.csv", b"titel,sector\nA,po\n", "kolom ‘naam’ ontbreekt"),
        ("a.csv", b"naam,sector,Naam\nA,po,B\n", "‘naam’ staat meer dan één keer"),
        ("a.csv", b"naam,sector\nA,po\nCaf\xe9,po\n", "op regel 3 gaat het mis"),
        ("a.csv", "naam\nA\n".encode("utf-16"), "UTF-16"),
        ("a.csv", b"naam\nA\nB\0\n", "Op regel 3 staat een teken"),
        ("a.csv", b'naam,sector\nA,po\n"B,po\nC,po\n', "rij die op regel 3 begint"),
        ("a.csv", b'naam,sector\nA,po\n"B" b,po\n', "op regel 3"),
        ("a.csv", b"naam\n" + b"x" * 1_100_000, "Regel 2 is te lang"),
        ("a.csv", b'naam\n"' + b"x\n" * 200_000, "cel te groot"),
        (
            "a.csv",
            b",".join([b"naam", *[b"k%d" % n for n in range(120)]]) + b"\nA\n",
            "meer dan 100 kolommen",
        ),
        ("a.txt", b"naam\nA\n", "eindigt op .csv of .xlsx"),
        ("a.xlsx", b"naam\nA\n", "geen Excel-bestand"),
        ("a.xlsx", b"PK\x03\x04 en dan rommel", "beschadigd"),
        ("a.csv", b"PK\x03\x04", "Excel- of zipbestand"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud of beveiligd"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, naam: str, inhoud: bytes, melding: str) -> None:
    path = tmp_path / naam
    path.write_bytes(inhoud)
    with pytest.raises(Domeinfout) as fout:
        check_bestand(path, naam)
    assert melding in fout.value.melding


def test_a_wrong_byte_far_in_a_file_is_found_on_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csvbestand, "BLOK", 7)
    path = tmp_path / "a.csv"
    path.write_bytes(b"naam\n" + "één\n".encode() * 50 + b"\xff\n")
    with pytest.raises(Domeinfout, match="op regel 52 "):
        csvbestand.check_tekst(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsxbestand, "MAX_UITGEPAKT", 1024 * 1024)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundel:
        bundel.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(Domeinfout, match="uitgepakt te groot"):
        check_bestand(path, "a.xlsx")


def test_too_many_rows_in_a_workbook_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsxbestand, "MAX_RIJEN", 3)
    path = write_xlsx(tmp_path / "a.xlsx", ("A",), ("B",), ("C",), kop=("naam",))
    with pytest.raises(Domeinfout, match="meer dan 3 rijen"):
        check_bestand(path, "a.xlsx")


def test_a_formula_is_never_worked_out(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["naam", "beschrijving"])
    sheet.append(["A", '=HYPERLINK("http://x")'])
    book.save(tmp_path / "a.xlsx")
    rijen = [rij.cellen for rij in read_rijen(tmp_path / "a.xlsx", "a.xlsx")]
    assert rijen == [{"naam": "A", "beschrijving": ZONDER_UITKOMST}]


@pytest.mark.django_db
def test_nothing_of_a_file_that_breaks_off_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("naam\n" + "".join(f"Traject {n}\n" for n in range(300)) + '"stuk\n', encoding="utf-8")
    verwerking, regels = importeer(path)
    assert (verwerking.status, regels) == (VerwerkingStatus.MISLUKT, [])
    assert "rij die op regel 302 begint" in verwerking.fout
    assert not Traject.objects.exists()


@pytest.mark.django_db
def test_the_command_fails_on_a_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("titel\nA\n", encoding="utf-8")
    for extra in ([], ["--dry-run"]):
        with pytest.raises(CommandError, match="‘naam’ ontbreekt"):
            call_command("import_trajecten", path, *extra)
    with pytest.raises(CommandError, match="is er niet"):
        call_command("import_trajecten", tmp_path / "geen.csv")


bytes_met_kop = st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=300).map(lambda rest: b"naam,sector\n" + rest),
    st.text(max_size=200).map(
        lambda tekst: f"naam,aanbieder,prijs_eur,start_datum\n{tekst}".encode("utf-8", "replace")
    ),
    st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest),
)


@settings(max_examples=60, deadline=None)
@given(inhoud=bytes_met_kop, naam=st.sampled_from(["a.csv", "a.xlsx"]))
def test_whatever_the_bytes_are_there_are_rows_or_a_message(
    tmp_path_factory: pytest.TempPathFactory, inhoud: bytes, naam: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"fuzz-{naam}"
    path.write_bytes(inhoud)
    melding, rijen, aantal = "", [], 0
    try:
        aantal = check_bestand(path, naam).aantal
        rijen = list(read_rijen(path, naam))
    except Domeinfout as fout:
        melding = fout.melding
    assert bool(melding) != bool(rijen)
    assert len(rijen) == aantal
    for rij in rijen:
        with suppress(Domeinfout):
            parse_rij(rij, load_woordenlijst())
