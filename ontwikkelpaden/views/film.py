"""The moments of one part as a small picture: time goes to the right, levels go up. Nothing is added up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from ontwikkelpaden.domain.queries.ontwikkeling import Moment
from ontwikkelpaden.enums import Niveau

LINKS, RECHTS, BOVEN, RIJ, ONDER = 118, 40, 18, 30, 30
STAP = 92
# More than these do not fit beside each other on a phone; the text has them all.
MAX_IN_BEELD = 5


@dataclass(frozen=True)
class Stip:
    x: int
    y: int
    dag: str
    bekend: bool
    laatste: bool


@dataclass(frozen=True)
class Lijn:
    """A level: its name and the height of its line."""

    naam: str
    y: int


@dataclass(frozen=True)
class Film:
    breedte: int
    hoogte: int
    lijnen: tuple[Lijn, ...]
    stippen: tuple[Stip, ...]
    spoor: str

    @property
    def dag_y(self) -> int:
        return self.hoogte - 6

    @property
    def rechts(self) -> int:
        return self.breedte - 8


def draw_film(momenten: Sequence[Moment], niveaus: Sequence[str]) -> Film | None:
    """Return the picture of the last moments; None when there are none. "Weet ik nog niet" lies lowest."""
    if not momenten:
        return None
    heights = {code: BOVEN + RIJ * place for place, code in enumerate(reversed(niveaus))}
    heights[""] = BOVEN + RIJ * len(niveaus)
    shown = momenten[-MAX_IN_BEELD:]
    stippen = tuple(
        Stip(
            x=LINKS + STAP // 2 + STAP * place,
            y=heights.get(moment.niveau, heights[""]),
            dag=date_format(localtime(moment.op), "j M Y"),
            bekend=bool(moment.niveau),
            laatste=place == len(shown) - 1,
        )
        for place, moment in enumerate(shown)
    )
    has_open = any(not stip.bekend for stip in stippen)
    lijnen = [Lijn(Niveau(code).label, heights[code]) for code in niveaus]
    if has_open:
        lijnen.append(Lijn("Nog niet", heights[""]))
    rijen = len(niveaus) + has_open
    return Film(
        breedte=LINKS + STAP * len(shown) + RECHTS - 32,
        hoogte=BOVEN + RIJ * (rijen - 1) + ONDER + 8,
        lijnen=tuple(lijnen),
        stippen=stippen,
        spoor=" ".join(f"{stip.x},{stip.y}" for stip in stippen if stip.bekend),
    )
