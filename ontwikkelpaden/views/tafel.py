"""An atelier as a small picture: a table with everybody around it, coloured by role."""

from collections import Counter
from dataclasses import dataclass
from math import cos, pi, sin

from ontwikkelpaden.enums import AtelierRol

BREEDTE, HOOGTE = 160, 120
_MIDDEN = (BREEDTE // 2, HOOGTE // 2)
_STRAAL = (62, 45)  # the seats stand on an oval
MAX_STOELEN = 20


@dataclass(frozen=True)
class Stoel:
    x: int
    y: int
    rol: str


@dataclass(frozen=True)
class Tafel:
    stoelen: tuple[Stoel, ...]
    # The same in words.
    tekst: str


def draw_tafel(telling: Counter[AtelierRol]) -> Tafel:
    """Seat everybody in the order of the roles, from the top; who does not fit is left out."""
    rollen = [rol for rol in AtelierRol for _ in range(telling[rol])]
    plaatsen = rollen[:MAX_STOELEN]
    stoelen = tuple(Stoel(*_place(nummer, len(plaatsen)), rol.value) for nummer, rol in enumerate(plaatsen))
    delen = [f"{telling[rol]} × {rol.label.lower()}" for rol in AtelierRol if telling[rol]]
    return Tafel(stoelen, ", ".join(delen))


def _place(nummer: int, aantal: int) -> tuple[int, int]:
    hoek = 2 * pi * nummer / aantal - pi / 2
    return round(_MIDDEN[0] + _STRAAL[0] * cos(hoek)), round(_MIDDEN[1] + _STRAAL[1] * sin(hoek))
