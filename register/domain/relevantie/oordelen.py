"""Read the judged queries: which trajecten a teacher expects, graded 3 (exactly this) to 1 (acceptable).

A cell holds slugs of trajecten and names of groups (``@naam``), between semicolons. A slug is made once, from
the name and the first aanbieder, so it is the same in every database that was seeded with the same files.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from napl.fouten import Domeinfout

GEGEVENS = Path(__file__).resolve().parents[2] / "data"
VRAGEN = "relevantie.csv"
GROEPEN = "relevantie_groepen.csv"

# Queries for which the register has nothing: there is no good order, so they are reported apart.
GEEN_ANTWOORD = "niets"
SOORTEN = (
    "woord",
    "meer-woorden",
    "samenstelling",
    "tikfout",
    "afkorting",
    "synoniem",
    "vage-behoefte",
    "naam",
    "plaats",
    "begin",
    GEEN_ANTWOORD,
)
GRADEN = {"graad_1": 1, "graad_2": 2, "graad_3": 3}

Groepen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Proefvraag:
    """A query and the grade of each traject that is expected for it."""

    q: str
    soort: str
    graden: Mapping[str, int]
    toelichting: str = ""

    def among(self, slugs: frozenset[str]) -> dict[str, int]:
        """Return the grades of the trajecten that can be found at all."""
        return {slug: graad for slug, graad in self.graden.items() if slug in slugs}


def load_proefvragen(folder: Path = GEGEVENS) -> list[Proefvraag]:
    """Read the queries in the order of the file; a traject with two grades keeps the highest.

    Raises Domeinfout, with file and line, for what cannot be meant.
    """
    groepen = _load_groepen(folder)
    vragen: list[Proefvraag] = []
    seen: set[str] = set()
    for plek, row in _rows(folder / VRAGEN, "zoekvraag", "soort", *GRADEN):
        vraag = _proefvraag(row, groepen, plek)
        if vraag.q in seen:
            raise Domeinfout(f"{plek}: de vraag {vraag.q!r} staat er al.")
        seen.add(vraag.q)
        vragen.append(vraag)
    return vragen


def _load_groepen(folder: Path) -> Groepen:
    groepen: dict[str, tuple[str, ...]] = {}
    if (folder / GROEPEN).is_file():
        for _, row in _rows(folder / GROEPEN, "groep", "traject"):
            groepen[row["groep"]] = (*groepen.get(row["groep"], ()), row["traject"])
    return groepen


def _proefvraag(row: Mapping[str, str], groepen: Groepen, plek: str) -> Proefvraag:
    graden: dict[str, int] = {}
    for kolom, graad in GRADEN.items():  # from low to high, so that the highest stays
        for item in filter(None, row[kolom].split(";")):
            graden |= dict.fromkeys(_members(item, groepen, plek), graad)
    if row["soort"] not in SOORTEN:
        raise Domeinfout(f"{plek}: de soort {row['soort']!r} bestaat niet.")
    if not row["zoekvraag"].strip():
        raise Domeinfout(f"{plek}: de zoekvraag is leeg.")
    if bool(graden) == (row["soort"] == GEEN_ANTWOORD):
        raise Domeinfout(f"{plek}: een vraag heeft verwachte trajecten, behalve als de soort 'niets' is.")
    return Proefvraag(row["zoekvraag"], row["soort"], graden, row.get("toelichting") or "")


def _members(item: str, groepen: Groepen, plek: str) -> tuple[str, ...]:
    if not item.startswith("@"):
        return (item,)
    if item[1:] not in groepen:
        raise Domeinfout(f"{plek}: de groep {item!r} bestaat niet.")
    return groepen[item[1:]]


def _rows(path: Path, *kolommen: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row with the place where it stands."""
    if not path.is_file():
        raise Domeinfout(f"Het bestand {path.name} is er niet.")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, restval="")
        missing = [kolom for kolom in kolommen if kolom not in (reader.fieldnames or ())]
        if missing:
            raise Domeinfout(f"{path.name}: de kolom {missing[0]!r} ontbreekt.")
        for row in reader:
            yield f"{path.name}, regel {reader.line_num}", row
