"""Read the first sheet of an XLSX as a stream of texts, equal to what the same table gives as CSV."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from register.domain.invoer.csvbestand import Ruwerij
from register.domain.invoer.fouten import Bestandsfout
from register.domain.invoer.kop import MAX_KOLOMMEN

# An XLSX is a zip: a small file can hold a huge one.
MAX_UITGEPAKT = 400 * 1024 * 1024
# Shared texts are the one part that is read into memory as a whole.
MAX_TEKSTEN = 60 * 1024 * 1024
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
    if sum(deel.file_size for deel in delen) > MAX_UITGEPAKT or teksten > MAX_TEKSTEN:
        raise Bestandsfout(
            "Dit Excel-bestand is uitgepakt te groot. Sla het op als CSV UTF-8 en probeer het opnieuw."
        )


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
    # What a file says about its own size is only a claim.
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(max_col=MAX_KOLOMMEN + 1, values_only=True), start=1)
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
    return str(waarde)
