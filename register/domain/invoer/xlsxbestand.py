"""Read the first sheet of an XLSX as a stream of texts, equal to what the same table gives as CSV."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from register.domain.invoer.csvbestand import Ruwerij
from register.domain.invoer.fouten import Bestandsfout
from register.domain.invoer.kop import MAX_KOLOMMEN
from register.domain.invoer.veilig import MAX_CEL, ZONDER_UITKOMST

# An XLSX is a zip: a small file can hold a huge one.
MAX_UITGEPAKT = 400 * 1024 * 1024
# Shared texts are the one part that is read into memory as a whole.
MAX_TEKSTEN = 60 * 1024 * 1024
# Real sheets shrink some ten times; a sheet that shrinks more than this was made to fill a memory.
MAX_KRIMP = 200
KRIMP_VANAF = 50 * 1024 * 1024
MAX_RIJEN = 250_000
ONLEESBAAR = (
    "Dit Excel-bestand is beschadigd of geen echt Excel-bestand. Open het en sla het opnieuw op als .xlsx."
)


def check_zip(path: Path) -> None:
    """Raise Bestandsfout for a broken or a too large zip, before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(path) as bundel:
            delen = bundel.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Bestandsfout(ONLEESBAAR) from error
    if any(deel.flag_bits & 1 for deel in delen):
        raise Bestandsfout("Dit Excel-bestand heeft een wachtwoord. Sla het op zonder wachtwoord.")
    teksten = sum(deel.file_size for deel in delen if deel.filename.casefold().endswith("sharedstrings.xml"))
    if (
        sum(deel.file_size for deel in delen) > MAX_UITGEPAKT
        or teksten > MAX_TEKSTEN
        or any(_is_blown_up(deel) for deel in delen)
    ):
        raise Bestandsfout(
            "Dit Excel-bestand is uitgepakt te groot. Sla het op als CSV UTF-8 en probeer het opnieuw."
        )


def _is_blown_up(deel: zipfile.ZipInfo) -> bool:
    return deel.file_size > KRIMP_VANAF and deel.file_size > MAX_KRIMP * max(deel.compress_size, 1)


def read_xlsx(path: Path) -> Iterator[Ruwerij]:
    """Yield every row of the first sheet with its number; formulas give the value Excel saved."""
    check_zip(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # the parser raises whatever a broken file leads it to
        raise Bestandsfout(ONLEESBAAR) from error
    try:
        yield from _read_sheet(book)
    finally:
        book.close()


def _read_sheet(book: Workbook) -> Iterator[Ruwerij]:
    if not book.worksheets:
        raise Bestandsfout("Dit Excel-bestand heeft geen werkblad.")
    sheet = book.worksheets[0]
    rows = _rows(sheet)
    while True:
        try:
            nummer, waarden = next(rows)
        except StopIteration:
            return
        except Exception as error:
            raise Bestandsfout(ONLEESBAAR) from error
        if nummer > MAX_RIJEN:
            raise Bestandsfout(
                f"Dit Excel-bestand heeft meer dan {MAX_RIJEN} rijen. Sla het op als CSV UTF-8."
            )
        cellen = [_text(waarde) for waarde in waarden]
        while cellen and not cellen[-1]:
            cellen.pop()
        if cellen:
            yield nummer, cellen


def _rows(sheet: Any) -> Iterator[tuple[int, list[object]]]:
    """Yield the rows that the sheet has; what a file says about its own size is only a claim.

    The sheet's own iterator cannot tell a formula without a result from an empty cell.
    """
    book = sheet.parent
    with sheet._get_source() as bron:  # noqa: SLF001
        cellen = _Cellezer(
            bron,
            sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        vorige = 0
        for nummer, rij in cellen.parse():
            if nummer <= vorige:  # a file that names a row twice: the first one counts
                continue
            vorige = nummer
            waarden: list[object] = [None] * (MAX_KOLOMMEN + 1)
            for cel in rij:
                if cel["column"] <= len(waarden):
                    waarden[cel["column"] - 1] = cel["value"]
            yield nummer, waarden


class _Cellezer(WorkSheetParser):
    def parse_cell(self, element: Any) -> dict[str, Any]:
        cel: dict[str, Any] = super().parse_cell(element)
        # A result of the kind "str" may be empty; without a kind, nobody worked the formula out.
        if cel["value"] is None and "t" not in element.attrib and element.find(FORMULA_TAG) is not None:
            cel["value"] = ZONDER_UITKOMST
        return cel


def _text(waarde: object) -> str:
    """Write a value of a cell as somebody would type it in a CSV."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat() if waarde.time() == time() else waarde.isoformat(" ")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        # A comma, because a point before three digits separates thousands in Dutch.
        return str(int(waarde)) if waarde.is_integer() else repr(waarde).replace(".", ",")
    # One sign more than what is allowed, so that the row is refused and the rest of it stays out of memory.
    return str(waarde)[: MAX_CEL + 1]
