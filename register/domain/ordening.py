"""Load the subjects and the working approaches of the ordeningskader from the project's data files."""

import csv
from pathlib import Path

from django.db import transaction

from register.models import Vak, WerkzameAanpak

GEGEVENS = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_ordening(folder: Path = GEGEVENS) -> int:
    """Bring vakken and werkzame aanpakken in line with the files; return how many there are."""
    rows = _rows(folder / "vakken.csv")
    for row in rows:
        Vak.objects.update_or_create(
            slug=row["slug"], defaults={"naam": row["naam"], "sectoren": row["sectoren"].split(";")}
        )
    approaches = _rows(folder / "werkzame_aanpakken.csv")
    for row in approaches:
        WerkzameAanpak.objects.update_or_create(
            slug=row["slug"],
            defaults={name: row[name] for name in ("naam", "omschrijving", "bronnen")},
        )
    return len(rows) + len(approaches)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
