"""Read CSV as a stream: never more than a line in memory, whatever the file is."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from register.domain.invoer.fouten import Bestandsfout

Ruwerij = tuple[int, list[str]]

BLOK = 1024 * 1024
# A line of a megabyte is no row of trajecten; it would be read into memory as a whole.
MAX_REGEL = 1024 * 1024
SCHEIDINGSTEKENS = ";,\t"
HULP = "Kies in uw rekenprogramma ‘Opslaan als’ en dan ‘CSV UTF-8’."
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def check_tekst(path: Path) -> None:
    """Raise Bestandsfout, with the line, for what is no UTF-8 text."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="strict")
    regel = 1
    with path.open("rb") as file:
        if file.read(2) in UTF16:
            raise Bestandsfout(f"Dit bestand is opgeslagen als UTF-16. {HULP}")
        file.seek(0)
        while True:
            blok = file.read(BLOK)
            if b"\0" in blok:
                regel += blok[: blok.index(b"\0")].count(b"\n")
                raise Bestandsfout(
                    f"Op regel {regel} staat een teken dat niet in tekst hoort. Is dit wel een CSV?"
                )
            try:
                decoder.decode(blok, final=not blok)
            except UnicodeDecodeError as error:
                # The position can lie in the few bytes that were held over from the block before.
                regel += bytes(error.object[: error.start]).count(b"\n")
                raise Bestandsfout(
                    f"Het bestand is geen UTF-8: op regel {regel} gaat het mis. {HULP}"
                ) from error
            regel += blok.count(b"\n")
            if not blok:
                return


def read_csv(path: Path) -> Iterator[Ruwerij]:
    """Yield every row with the line on which it starts."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        teken = _delimiter(file.readline(MAX_REGEL))
        file.seek(0)
        rows = csv.reader(_lines(file), delimiter=teken, strict=True)
        while True:
            regel = rows.line_num + 1
            try:
                cellen = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                raise Bestandsfout(_csv_message(regel, str(error))) from error
            if cellen:
                yield regel, cellen


def _lines(file: TextIO) -> Iterator[str]:
    nummer = 0
    while line := file.readline(MAX_REGEL):
        nummer += 1
        if len(line) == MAX_REGEL and not line.endswith(("\n", "\r")):
            raise Bestandsfout(f"Regel {nummer} is te lang voor een rij met gegevens. Is dit wel een CSV?")
        yield line


def _delimiter(kop: str) -> str:
    """Take the sign that occurs most in the header; a Dutch Excel writes semicolons."""
    return max(SCHEIDINGSTEKENS, key=kop.count) if any(teken in kop for teken in SCHEIDINGSTEKENS) else ","


def _csv_message(regel: int, oorzaak: str) -> str:
    if "field larger" in oorzaak:
        return (
            f"In de rij die op regel {regel} begint, is een cel te groot. "
            "Misschien ontbreekt een aanhalingsteken."
        )
    return (
        f"De rij die op regel {regel} begint, is geen goede CSV. "
        "Waarschijnlijk ontbreekt een aanhalingsteken of staat er een te veel."
    )
