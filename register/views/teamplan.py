"""A plan as a picture: goals, the paths that lead there, and what the team does on a time line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from register.domain.teamroute.lezen import Plandoel, Planpad, Planstap
from register.models import Teamroute

BREEDTE = 960
_LINKS, _RECHTS = 272, 936  # where the time line begins and ends
_KOP = 34  # height of the months
_DOEL, _PAD, _STAP, _TUSSEN = 40, 50, 38, 12
_TEKEN = 7.0  # width of one character of a label, about
_KORT = 34
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_VEEL_MAANDEN = 14


@dataclass(frozen=True)
class Maand:
    x: float
    naam: str


@dataclass(frozen=True)
class Balk:
    """A step; its name stands above the bar, and ends where the bar ends when it would run off the paper."""

    x: float
    y: int
    breedte: float
    naam: str
    tekst_x: float
    anker: str
    is_traject: bool

    @property
    def tekst_y(self) -> int:
        return self.y - 6


@dataclass(frozen=True)
class Padrij:
    y: int
    midden: int
    naam: str
    niveau: str
    balken: tuple[Balk, ...]


@dataclass(frozen=True)
class Doelrij:
    y: int
    nummer: int
    regel: str
    lijn: str
    paden: tuple[Padrij, ...]


@dataclass(frozen=True)
class Tekening:
    hoogte: int
    maanden: tuple[Maand, ...]
    doelen: tuple[Doelrij, ...]
    vandaag_x: float | None
    breedte: int = BREEDTE
    links: int = _LINKS
    rechts: int = _RECHTS


def draw_plan(route: Teamroute, plan: Sequence[Plandoel], vandaag: date) -> Tekening:
    """Place goals under each other, their paths below them, and every step where its days are."""
    y = _KOP
    doelen = []
    for doel in plan:
        row, y = _doel(route, doel, y)
        doelen.append(row)
    inside = route.begin_datum <= vandaag <= route.eind_datum
    return Tekening(
        y + 4,
        tuple(_maanden(route)),
        tuple(doelen),
        _x(route, vandaag) if inside else None,
    )


def _doel(route: Teamroute, doel: Plandoel, top: int) -> tuple[Doelrij, int]:
    y = top + _DOEL
    paden = []
    for pad in doel.paden:
        rij, y = _pad(route, pad, y)
        paden.append(rij)
    line = " ".join(f"M20 {top + 32} V{rij.midden} H34" for rij in paden)
    return Doelrij(top, doel.volgorde, _short(doel.omschrijving, 112), line, tuple(paden)), y + _TUSSEN


def _pad(route: Teamroute, pad: Planpad, top: int) -> tuple[Padrij, int]:
    balken = tuple(_balk(route, stap, top + nummer * _STAP + 24) for nummer, stap in enumerate(pad.stappen))
    height = max(_PAD, len(balken) * _STAP + _TUSSEN)
    return Padrij(top, top + 20, _short(pad.pad.naam, _KORT), pad.niveau.label, balken), top + height


def _balk(route: Teamroute, stap: Planstap, y: int) -> Balk:
    x, end = _x(route, stap.stap.begin_datum), _x(route, stap.stap.eind_datum, after=True)
    width = max(end - x, 6.0)
    naam = _short(stap.naam, 62)
    runs_off = x + len(naam) * _TEKEN > _RECHTS
    return Balk(
        x,
        y,
        round(width, 1),
        naam,
        round(x + width, 1) if runs_off else x,
        "end" if runs_off else "start",
        is_traject=stap.stap.traject_id is not None,
    )


def _x(route: Teamroute, dag: date, *, after: bool = False) -> float:
    """Return where a day begins on the time line, or where it ends."""
    total = (route.eind_datum - route.begin_datum).days + 1
    days = (dag - route.begin_datum).days + after
    return round(_LINKS + (_RECHTS - _LINKS) * min(max(days, 0), total) / total, 1)


def _maanden(route: Teamroute) -> Iterator[Maand]:
    """Yield the months of the period; of a long one every third, and each January with its year."""
    day = route.begin_datum.replace(day=1)
    many = (route.eind_datum - route.begin_datum).days > _VEEL_MAANDEN * 31
    while day <= route.eind_datum:
        if not many or day.month % 3 == 1:
            naam = MAANDEN[day.month - 1]
            if many:
                naam = f"{naam} {day:%y}" if day.month == 1 else naam
            yield Maand(_x(route, max(day, route.begin_datum)), naam)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
