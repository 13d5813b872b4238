"""The picture of a route: months on the axis, steps as bars, per goal towards its flag.

Only geometry, in the units of the SVG; colours are for the template. The list beside it says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from register.domain.route.beeld import Stapbeeld, describe_doel
from register.domain.route.tijd import add_months, first_of_month, months_between

RAND = 8
KOP = 46
RIJ = 44
DOELRIJ = 46
TUSSEN = 10
BALK = 16
MIN_MAANDEN = 10
MAX_MAANDEN = 48
# About how wide a letter is at the size of the labels.
LETTER = 7.4


@dataclass(frozen=True)
class Maand:
    x: float
    naam: str
    # The first month of a school year, or the first of the picture, shows the year.
    jaar: str


@dataclass(frozen=True)
class Balk:
    x: float
    y: float
    breedte: float
    tekst: str
    tekst_x: float
    tekst_y: float
    is_klaar: bool
    is_traject: bool

    @property
    def vink_x(self) -> float:
        return round(self.x + self.breedte / 2 - 5, 1)

    @property
    def vink_y(self) -> float:
        return self.y + 8


@dataclass(frozen=True)
class Vlag:
    x: float
    y: float
    van_x: float
    tekst: str
    tekst_x: float
    tekst_y: float


@dataclass(frozen=True)
class Tekening:
    breedte: int
    hoogte: int
    maanden: tuple[Maand, ...]
    balken: tuple[Balk, ...]
    vlaggen: tuple[Vlag, ...]
    # None when today lies outside the picture.
    vandaag_x: float | None


def draw_route(stappen: Iterable[Stapbeeld], peildatum: date, *, breedte: int) -> Tekening | None:
    """Return the picture at a width, or None when no step has a month yet."""
    placed = [beeld for beeld in stappen if beeld.van is not None]
    if not placed:
        return None
    axis = _Axis(placed, peildatum, breedte)
    balken: list[Balk] = []
    vlaggen: list[Vlag] = []
    y = float(KOP)
    for doel, rows in _by_goal(placed):
        group = [axis.bar(beeld, y + place * RIJ) for place, beeld in enumerate(rows)]
        balken += group
        y += len(rows) * RIJ
        if doel:
            vlaggen.append(axis.flag(doel, group, y))
            y += DOELRIJ
        y += TUSSEN
    return Tekening(breedte, int(y), axis.months(), tuple(balken), tuple(vlaggen), axis.today(peildatum))


def _by_goal(stappen: Sequence[Stapbeeld]) -> list[tuple[str, list[Stapbeeld]]]:
    """Group by goal in the order in which the goals first occur; what has none comes last."""
    groups: dict[int, tuple[str, list[Stapbeeld]]] = {}
    for beeld in stappen:
        doel = beeld.stap.doel
        key, naam = (doel.pk, describe_doel(doel)) if doel is not None else (0, "")
        groups.setdefault(key, (naam, []))[1].append(beeld)
    return [group for key, group in groups.items() if key] + [
        group for key, group in groups.items() if not key
    ]


class _Axis:
    """Where a month lies, from the first month of the route to its last."""

    def __init__(self, placed: Sequence[Stapbeeld], peildatum: date, breedte: int) -> None:
        begins = [beeld.van for beeld in placed if beeld.van is not None]
        ends = [beeld.tot or beeld.van for beeld in placed if beeld.van is not None]
        self.eerste = min(begins)
        if 0 <= months_between(first_of_month(peildatum), self.eerste) <= MIN_MAANDEN:
            self.eerste = first_of_month(peildatum)
        last = max(end for end in ends if end is not None)
        self.aantal = min(max(months_between(self.eerste, last) + 1, MIN_MAANDEN), MAX_MAANDEN)
        self.breedte = breedte
        self.stap = (breedte - 2 * RAND) / self.aantal

    def x(self, maand: date) -> float:
        place = min(max(months_between(self.eerste, maand), 0), self.aantal)
        return round(RAND + place * self.stap, 1)

    def today(self, peildatum: date) -> float | None:
        place = months_between(self.eerste, peildatum) + (peildatum.day - 1) / 31
        return round(RAND + place * self.stap, 1) if 0 <= place < self.aantal else None

    def months(self) -> tuple[Maand, ...]:
        """Return the months that have room for their name."""
        every = next(n for n in (1, 2, 3, 6, 12) if n * self.stap >= 34 or n == 12)  # noqa: PLR2004
        months = [add_months(self.eerste, place) for place in range(0, self.aantal, every)]
        seen: set[int] = set()
        found = []
        for maand in months:
            new_year = maand.year not in seen
            seen.add(maand.year)
            found.append(Maand(self.x(maand), date_format(maand, "M"), str(maand.year) if new_year else ""))
        return tuple(found)

    def bar(self, beeld: Stapbeeld, y: float) -> Balk:
        assert beeld.van is not None  # noqa: S101 - only what has a month is drawn
        x, einde = self.x(beeld.van), self.x(add_months(beeld.tot or beeld.van, 1))
        breedte = max(einde - x - 2, 10)
        x = min(x, self.breedte - RAND - breedte)
        tekst = self.fit(f"{beeld.nummer}. {beeld.naam}")
        return Balk(
            x=x,
            y=y + 20,
            breedte=round(breedte, 1),
            tekst=tekst,
            tekst_x=self.text_x(x, tekst),
            tekst_y=y + 14,
            is_klaar=beeld.is_klaar,
            is_traject=beeld.is_traject,
        )

    def flag(self, doel: str, group: Sequence[Balk], y: float) -> Vlag:
        x = max(bar.x + bar.breedte for bar in group)
        tekst = self.fit(f"Doel: {doel}")
        return Vlag(
            x=round(min(x, self.breedte - RAND - 10), 1),
            y=y + 12,
            van_x=min(bar.x for bar in group),
            tekst=tekst,
            tekst_x=self.text_x(x - len(tekst) * LETTER + 10, tekst),
            tekst_y=y + 38,
        )

    def fit(self, tekst: str) -> str:
        room = int((self.breedte - 2 * RAND) / LETTER)
        return tekst if len(tekst) <= room else f"{tekst[: room - 1].rstrip()}…"

    def text_x(self, x: float, tekst: str) -> float:
        """Move a label to the left when it would stick out at the right."""
        return round(max(RAND, min(x, self.breedte - RAND - len(tekst) * LETTER)), 1)
