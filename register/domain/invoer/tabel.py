"""One table out of a CSV or an XLSX: refuse what is no table, then give its rows by column name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from register.domain.invoer.csvbestand import Ruwerij, check_tekst, read_csv
from register.domain.invoer.fouten import Bestandsfout
from register.domain.invoer.kop import Kop, read_kop
from register.domain.invoer.xlsxbestand import read_xlsx

EXTENSIES = (".csv", ".xlsx")
ZIP = b"PK\x03\x04"
OUD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Tabelrij:
    """A row as it stands in the file; ``fout`` says why its cells do not fit the header."""

    regelnummer: int
    cellen: dict[str, str]
    fout: str = ""


@dataclass(frozen=True)
class Tabelkenmerken:
    kop: Kop
    aantal: int


def check_bestand(path: Path, bestandsnaam: str) -> Tabelkenmerken:
    """Read the whole file once; raises Bestandsfout when it must be refused as a whole.

    After this, reading it again cannot fail half way.
    """
    with path.open("rb") as file:
        check_kind(file.read(8), bestandsnaam)
    if _extension(bestandsnaam) == ".csv":
        check_tekst(path)
    rows = _raw_rows(path, bestandsnaam)
    first = next(rows, None)
    if first is None:
        raise Bestandsfout("Het bestand is leeg.")
    kop = read_kop(first[1])
    aantal = sum(1 for _, cellen in rows if any(cel.strip() for cel in cellen))
    if not aantal:
        raise Bestandsfout("Het bestand heeft alleen een regel met kolomnamen. Er staan geen trajecten in.")
    return Tabelkenmerken(kop, aantal)


def read_rijen(path: Path, bestandsnaam: str) -> Iterator[Tabelrij]:
    """Yield the rows of a file that passed ``check_bestand``; empty rows do not count."""
    rows = _raw_rows(path, bestandsnaam)
    first = next(rows, None)
    if first is None:
        return
    kop = read_kop(first[1])
    for regelnummer, cellen in rows:
        if any(cel.strip() for cel in cellen):
            yield _by_column(regelnummer, cellen, kop, pad=_extension(bestandsnaam) == ".xlsx")


def _by_column(regelnummer: int, cellen: list[str], kop: Kop, *, pad: bool) -> Tabelrij:
    """Put cells under their column; a CSV row with too few cells is broken, a short XLSX row is not."""
    aantal = len(kop.kolommen)
    while len(cellen) > aantal and not cellen[-1].strip():
        cellen.pop()
    fout = ""
    if len(cellen) > aantal or (len(cellen) < aantal and not pad):
        fout = (
            f"Deze rij heeft {len(cellen)} cellen en de kop heeft er {aantal}. "
            "Staat er een scheidingsteken te veel of te weinig?"
        )
    return Tabelrij(
        regelnummer, {naam: cel for naam, cel in zip(kop.kolommen, cellen, strict=False) if naam}, fout
    )


def _raw_rows(path: Path, bestandsnaam: str) -> Iterator[Ruwerij]:
    return read_xlsx(path) if _extension(bestandsnaam) == ".xlsx" else read_csv(path)


def _extension(bestandsnaam: str) -> str:
    return Path(bestandsnaam).suffix.casefold()


def check_kind(begin: bytes, bestandsnaam: str) -> None:
    """Compare the name with the first bytes of a file: the name alone says nothing."""
    extensie = _extension(bestandsnaam)
    if not begin:
        raise Bestandsfout("Het bestand is leeg.")
    if begin.startswith(OUD_EXCEL):
        raise Bestandsfout(
            "Dit is een oud of beveiligd Excel-bestand. Sla het op als .xlsx, zonder wachtwoord."
        )
    if extensie not in EXTENSIES:
        raise Bestandsfout(
            "Dit soort bestand kunnen wij niet lezen. Gebruik een bestand dat eindigt op .csv of .xlsx."
        )
    if extensie == ".csv" and begin.startswith(ZIP):
        raise Bestandsfout(
            "De naam eindigt op .csv, maar dit is een Excel- of zipbestand. Sla het op als CSV UTF-8."
        )
    if extensie == ".xlsx" and not begin.startswith(ZIP):
        raise Bestandsfout("De naam eindigt op .xlsx, maar dit is geen Excel-bestand.")
