"""What there is to learn on a path, small enough for a row of a list: a stop per level."""

from dataclasses import dataclass
from math import sqrt

from ontwikkelpaden.domain.queries.aanbod import Niveauaanbod, Padaanbod

BREEDTE, HOOGTE = 216, 62
MIN_STRAAL, MAX_STRAAL = 5, 13
# A stop with so much has the largest size.
VEEL = 60


@dataclass(frozen=True)
class Ministop:
    x: int
    y: int
    straal: int
    soort: str
    aanbod: Niveauaanbod


@dataclass(frozen=True)
class Minikaart:
    stops: tuple[Ministop, ...]
    lijn: str
    breedte: int = BREEDTE
    hoogte: int = HOOGTE


def draw_mini(aanbod: Padaanbod) -> Minikaart | None:
    """Draw a climbing line with a stop per level; None when nobody could count."""
    if not aanbod.bekend or not aanbod.niveaus:
        return None
    zone = BREEDTE // len(aanbod.niveaus)
    stops = tuple(
        Ministop(zone * place + zone // 2, 34 - 9 * place, _radius(item), _kind(item), item)
        for place, item in enumerate(aanbod.niveaus)
    )
    points = " ".join(f"{stop.x},{stop.y}" for stop in stops)
    return Minikaart(stops, points)


def _radius(item: Niveauaanbod) -> int:
    share = sqrt(min(item.totaal, VEEL) / VEEL)
    return MIN_STRAAL + round((MAX_STRAAL - MIN_STRAAL) * share)


def _kind(item: Niveauaanbod) -> str:
    if item.erkend:
        return "open"
    return "gepland" if item.in_kaart else "leeg"
