"""The levels of a path as a small picture: a road that climbs, with at each stop what is described there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ontwikkelpaden.domain.queries.raamwerk import Niveaudeel

BREEDTE, HOOGTE = 300, 186
STRAAL = 21
_ONDER, _BOVEN = 112, 44  # height of the first and of the last stop
_MARGE = 54


@dataclass(frozen=True)
class Halte:
    """A stop: where it is, and what it says."""

    niveau: str
    x: int
    y: int
    eindtermen: int
    beschrijvingen: int

    @property
    def beschreven(self) -> bool:
        return bool(self.beschrijvingen or self.eindtermen)

    @property
    def cijfer_y(self) -> int:
        return self.y + 6

    @property
    def naam_y(self) -> int:
        return self.y + STRAAL + 22

    @property
    def regel_y(self) -> int:
        return self.naam_y + 18


@dataclass(frozen=True)
class Route:
    haltes: tuple[Halte, ...]
    lijn: str
    breedte: int = BREEDTE
    hoogte: int = HOOGTE
    straal: int = STRAAL


def draw_route(niveaus: Sequence[Niveaudeel]) -> Route:
    """Place the stops from bottom left to top right and draw the road through them."""
    last = max(len(niveaus) - 1, 1)
    haltes = tuple(
        Halte(
            niveau=deel.niveau.label,
            x=_MARGE + (BREEDTE - 2 * _MARGE) * place // last,
            y=_ONDER - (_ONDER - _BOVEN) * place // last,
            eindtermen=len(deel.eindtermen),
            beschrijvingen=deel.beschrijvingen,
        )
        for place, deel in enumerate(niveaus)
    )
    return Route(haltes, _road(haltes))


def _road(haltes: Sequence[Halte]) -> str:
    """Return a smooth SVG path; each bend leaves and arrives level."""
    parts = [f"M{haltes[0].x} {haltes[0].y}"]
    for here, there in pairwise(haltes):
        middle = (here.x + there.x) // 2
        parts.append(f"C{middle} {here.y} {middle} {there.y} {there.x} {there.y}")
    return " ".join(parts)
