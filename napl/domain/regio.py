"""Load the network of regions from dated data, and look up in which regions a place lies."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.enums import Sector
from napl.models import Regio, Regioplaats
from napl.tekst import comparable, tidy

GEGEVENS = Path(__file__).resolve().parent.parent / "data"
VELDEN = (
    "naam",
    "soort",
    "sectoren",
    "landsdeel",
    "geldig_van",
    "geldig_tot",
    "is_aanduiding",
    "bron",
    "toelichting",
)


@dataclass(frozen=True)
class Regiotelling:
    """What a load did with the regions; places follow their region."""

    gemaakt: int
    gewijzigd: int
    ongewijzigd: int


@transaction.atomic
def load_regios(*, at: datetime, folder: Path = GEGEVENS) -> Regiotelling:
    """Bring regions and their places in line with the data files; a second time changes nothing.

    A region that left the file stays: it is dated data, so it ends by its ``geldig_tot``.
    """
    places = _read_places(folder / "regio_plaatsen.csv")
    known = {regio.slug: regio for regio in Regio.objects.select_for_update()}
    gemaakt = gewijzigd = ongewijzigd = 0
    for row in _rows(folder / "regios.csv"):
        slug = row["slug"]
        regio, is_new = known.get(slug) or Regio(slug=slug), slug not in known
        fields_changed = _save_regio(regio, _values(row))
        places_changed = _save_places(regio, places.pop(slug, {}))
        gemaakt += is_new
        gewijzigd += not is_new and (fields_changed or places_changed)
        ongewijzigd += not is_new and not (fields_changed or places_changed)
        if is_new or fields_changed or places_changed:
            soort = "regio.aangemaakt" if is_new else "regio.gewijzigd"
            record_gebeurtenis(regio, soort, by=None, at=at, gegevens={"slug": slug})
    if places:
        raise ValueError(f"regio_plaatsen.csv names unknown regions: {', '.join(sorted(places))}.")
    return Regiotelling(gemaakt, gewijzigd, ongewijzigd)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _values(row: dict[str, str]) -> dict[str, object]:
    tot = row["geldig_tot"]
    return {
        "naam": tidy(row["naam"]),
        "soort": row["soort"],
        "sectoren": row["sectoren"].split(";"),
        "landsdeel": row["landsdeel"],
        "geldig_van": date.fromisoformat(row["geldig_van"]),
        "geldig_tot": date.fromisoformat(tot) if tot else None,
        "is_aanduiding": row["status"] == "aanduiding",
        "bron": row["bron"],
        "toelichting": row["toelichting"],
    }


def _save_regio(regio: Regio, values: dict[str, object]) -> bool:
    if regio.pk and all(getattr(regio, name) == values[name] for name in VELDEN):
        return False
    for name, value in values.items():
        setattr(regio, name, value)
    regio.full_clean(validate_unique=False)
    regio.save()
    return True


def _read_places(path: Path) -> dict[str, dict[str, tuple[list[str], str]]]:
    """Return per region its places, each with the sectors and the ground for it."""
    places: dict[str, dict[str, tuple[list[str], str]]] = {}
    for row in _rows(path):
        places.setdefault(row["regio"], {})[tidy(row["plaats"])] = (row["sectoren"].split(";"), row["grond"])
    return places


def _save_places(regio: Regio, wanted: dict[str, tuple[list[str], str]]) -> bool:
    present = {row.plaats: (row.sectoren, row.grond) for row in regio.plaatsen.all()}
    if present == wanted:
        return False
    stale = [plaats for plaats, values in present.items() if wanted.get(plaats) != values]
    regio.plaatsen.filter(plaats__in=stale).delete()
    rows = [
        Regioplaats(regio=regio, plaats=plaats, sectoren=sectoren, grond=grond)
        for plaats, (sectoren, grond) in wanted.items()
        if present.get(plaats) != (sectoren, grond)
    ]
    for row in rows:
        row.full_clean(validate_unique=False)
    Regioplaats.objects.bulk_create(rows)
    return True


class Regiokaart:
    """The places of every region that holds on a date, read once: an import asks it for every row."""

    def __init__(self, peildatum: date) -> None:
        self._plaatsen: dict[str, list[tuple[Regio, frozenset[str]]]] = {}
        geldig = Regio.objects.geldig_op(peildatum)
        rows = (
            Regioplaats.objects.filter(regio__in=geldig).select_related("regio").order_by("regio__naam", "pk")
        )
        for row in rows:
            self._plaatsen.setdefault(comparable(row.plaats), []).append((row.regio, frozenset(row.sectoren)))

    def voor(self, plaats: str, sectoren: Collection[str] = ()) -> list[Regio]:
        """Return the regions of a place for these sectors; without sectors for every sector.

        Case, accents and punctuation do not count. A national network has no places and is never found.
        """
        wanted = frozenset(sectoren) or frozenset(Sector.values)
        found = self._plaatsen.get(comparable(plaats), [])
        return list({regio.pk: regio for regio, known in found if known & wanted}.values())


def regios_voor(plaats: str, sectoren: Collection[str], peildatum: date) -> list[Regio]:
    """Look up one place; for many places build one ``Regiokaart``."""
    return Regiokaart(peildatum).voor(plaats, sectoren)
