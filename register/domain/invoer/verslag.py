"""The report of an import as CSV; what came from the file can never run as a formula in it."""

from collections.abc import Iterable, Iterator, Sequence

from defusedcsv import csv

from register.domain.invoer.besluit import Besluit
from register.domain.invoer.veilig import neutralise
from register.enums import Uitkomst
from register.models import Importopdracht, Importregel

Cellen = list[str | int]

KOLOMMEN = ("regel", "uitkomst", "naam", "kolom", "reden", "opmerkingen", "adres")


class _Echo:
    """A file that gives back what is written, so that rows can be streamed."""

    def write(self, value: str) -> str:
        return value


def stream_verslag(opdracht: Importopdracht) -> Iterator[str]:
    """Yield the report of an import line by line."""
    return write_csv(cells for cells, _ in import_rows(opdracht))


def import_rows(opdracht: Importopdracht) -> Iterator[tuple[Cellen, Sequence[str]]]:
    """Yield the cells of every row of the report, and its remarks apart."""
    rows = Importregel.objects.filter(opdracht=opdracht).order_by("regelnummer").select_related("traject")
    for row in rows.iterator(chunk_size=1000):
        adres = f"/trajecten/{row.traject.slug}/" if row.traject else ""
        cells = _cells(row.regelnummer, row.uitkomst, row.naam, row.veld, row.reden, row.opmerkingen, adres)
        yield cells, row.opmerkingen


def besluit_cells(besluit: Besluit) -> Cellen:
    """Return a row of the report of a trial that was not stored."""
    bestaand = besluit.werk.bestaand if besluit.werk else None
    adres = f"/trajecten/{bestaand.slug}/" if bestaand else ""
    return _cells(
        besluit.regelnummer,
        besluit.uitkomst,
        besluit.naam,
        besluit.veld,
        besluit.reden,
        besluit.opmerkingen,
        adres,
    )


def _cells(
    regel: int, uitkomst: str, naam: str, veld: str, reden: str, opmerkingen: Sequence[str], adres: str
) -> Cellen:
    return [regel, Uitkomst(uitkomst).label, naam, veld, reden, " ".join(opmerkingen), adres]


def write_csv(rows: Iterable[Cellen]) -> Iterator[str]:
    """Yield lines, the first with a BOM so that spreadsheets read them as UTF-8."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + str(writer.writerow(KOLOMMEN))
    for row in rows:
        yield str(writer.writerow([neutralise(cel) if isinstance(cel, str) else cel for cel in row]))
