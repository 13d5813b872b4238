"""Load the financieringsregelingen from the reviewable data file of the project."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import model_to_dict

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.tekst import tidy
from register.domain.ordening import GEGEVENS
from register.models import Financieringsregeling

BESTAND = "financieringsregelingen.csv"
_LIJSTEN = ("sectoren", "vormen", "soorten", "accreditaties")
_TEKSTEN = ("naam", "geeft", "bedrag_per", "bron", "bron_url", "zekerheid")
_JA_NEE = {"ja": True, "nee": False}


@transaction.atomic
def load_regelingen(*, at: datetime, folder: Path = GEGEVENS) -> int:
    """Bring the regelingen in line with the file and return how many rows changed; a second time none.

    A row that left the file stays: it is dated data, so it ends by its ``geldig_tot``. Raises ValueError
    with the line for a row that cannot be.
    """
    known = {(row.slug, row.geldig_van): row for row in Financieringsregeling.objects.select_for_update()}
    rows = [_read(number, row) for number, row in enumerate(_rows(folder / BESTAND), start=2)]
    changed = [row for row in rows if _save(row, known.get((row.slug, row.geldig_van)))]
    for row in changed:
        record_gebeurtenis(
            row, "financieringsregeling.gewijzigd", by=None, at=at, gegevens={"slug": row.slug}
        )
    return len(changed)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _read(number: int, row: dict[str, str]) -> Financieringsregeling:
    try:
        regeling = Financieringsregeling(
            slug=row["slug"],
            bedrag=Decimal(row["bedrag"]) if row["bedrag"] else None,
            uren_per_jaar=int(row["uren_per_jaar"]) if row["uren_per_jaar"] else None,
            voorwaarden=[tidy(text) for text in row["voorwaarden"].split("|")],
            vraagt_ontwikkelpad=_JA_NEE[row["vraagt_ontwikkelpad"]],
            vraagt_erkenning=_JA_NEE[row["vraagt_erkenning"]],
            geldig_van=date.fromisoformat(row["geldig_van"]),
            geldig_tot=date.fromisoformat(row["geldig_tot"]) if row["geldig_tot"] else None,
            bron_datum=date.fromisoformat(row["bron_datum"]),
            **{name: tidy(row[name]) for name in _TEKSTEN},
            **{name: row[name].split(";") if row[name] else [] for name in _LIJSTEN},
        )
        regeling.clean_fields()
    except (ValueError, KeyError, ArithmeticError, ValidationError) as fout:
        raise ValueError(f"{BESTAND}, line {number}: {fout!r}") from fout
    return regeling


def _save(row: Financieringsregeling, known: Financieringsregeling | None) -> bool:
    """Write a row where it is new or differs; say whether it was written."""
    if known is not None:
        row.pk = known.pk
        if model_to_dict(known) == model_to_dict(row):
            return False
    row.save(force_insert=known is None, force_update=known is not None)
    return True
