"""The gap matrix as rows to take away: for the CSV, the command and the API alike."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict

from defusedcsv import csv

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.queries.matrix import Cel


class Celrij(TypedDict):
    """One cell; ``regio`` is a slug, or ``heel-nederland`` or ``geen-regio``."""

    pad: str
    pad_naam: str
    niveau: str
    niveau_naam: str
    sector: str
    sector_naam: str
    regio: str
    regio_naam: str
    erkend: int
    in_kaart: int


KOLOMMEN = (*Celrij.__annotations__, "peildatum")


def row_of(cel: Cel) -> Celrij:
    return {
        "pad": cel.pad.slug,
        "pad_naam": cel.pad.naam,
        "niveau": cel.niveau,
        "niveau_naam": str(Niveau(cel.niveau).label),
        "sector": cel.sector,
        "sector_naam": str(Sector(cel.sector).label),
        "regio": cel.plek.slug,
        "regio_naam": cel.plek.naam,
        "erkend": cel.erkend,
        "in_kaart": cel.in_kaart,
    }


class _Line:
    """What a csv writer writes to: it gives each line back instead of keeping it."""

    def write(self, value: str) -> str:
        return value


def csv_lines(cellen: Iterable[Cel], peildatum: date) -> Iterator[str]:
    """Write the cells as CSV, line by line; a name that a spreadsheet would run as a formula is disarmed."""
    writer = csv.writer(_Line())
    yield writer.writerow(KOLOMMEN)
    for cel in cellen:
        yield writer.writerow([*row_of(cel).values(), peildatum.isoformat()])
