"""The places of the Netherlands and which lie close together (napl/data/plaatsen.csv, by GeoNames)."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from napl.tekst import without_accents

GEGEVENS = Path(__file__).resolve().parent.parent / "data" / "plaatsen.csv"
STRAAL_AARDE_KM = 6371.0


@dataclass(frozen=True)
class Plaats:
    naam: str
    breedte: float
    lengte: float
    provincie: str
    inwoners: int


def place_key(naam: str) -> str:
    """Return a place name in the shape in which places are compared."""
    return without_accents(naam).lower().strip()


@lru_cache(maxsize=1)
def read_plaatsen() -> dict[str, Plaats]:
    """Return all places by their key."""
    with GEGEVENS.open(encoding="utf-8", newline="") as file:
        rows = [
            Plaats(
                row["naam"],
                float(row["breedte"]),
                float(row["lengte"]),
                row["provincie"],
                int(row["inwoners"]),
            )
            for row in csv.DictReader(file)
        ]
    return {place_key(row.naam): row for row in rows}


def find_plaats(naam: str) -> Plaats | None:
    """Return the place that is called so, however it is capitalised or accented."""
    return read_plaatsen().get(place_key(naam))


@lru_cache(maxsize=256)
def places_within(naam: str, km: int) -> tuple[str, ...]:
    """Return the keys of the places within so many kilometres, as the crow flies."""
    middle = find_plaats(naam)
    if middle is None:
        return ()
    return tuple(key for key, plaats in read_plaatsen().items() if distance_km(middle, plaats) <= km)


def distance_km(left: Plaats, right: Plaats) -> float:
    """Return the distance over the earth between two places (haversine)."""
    lat1, lat2 = radians(left.breedte), radians(right.breedte)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(right.lengte - left.lengte) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * STRAAL_AARDE_KM * asin(sqrt(chord))
