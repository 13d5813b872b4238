"""The path as a map of public transport: a line per sector, a station per level, and where no track lies yet.

Two drawings of the same: lying for a wide screen and paper, standing for a phone. Only places come from here;
how it looks stands in ``_routetekening.html`` and ``ontwikkelpaden.css``.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log10

from napl.enums import Sector
from ontwikkelpaden.domain.queries.aanbod import Niveauaanbod, Padaanbod, Vakje
from ontwikkelpaden.views.routedelen import Halte, Leersoort, Plek, Station, Tekening, Vertrek

# Gives the address of the search behind a count, by level, sector and what was counted.
Adres = Callable[..., str]
MIN_STRAAL, MAX_STRAAL = 17, 25
HALF = 34  # half of a platform, around its stops
LEERSOORTEN = ("kort", "lang", "online")

# Lying.
BREED = 1160
RUIMTE = 62  # between two lines
STIJGING = 70  # from one level to the next
VERTREK = 152  # where the lines begin
BOCHT = 18  # what the ends of a climb are rounded by

# Standing.
SMAL = 360
KOLOM, EERSTE_KOLOM = 104, 52
ZONE, EERSTE = 250, 196


def draw_lying(aanbod: Padaanbod, adres: Adres) -> Tekening:
    """Draw from left to right, each level higher than the one before."""
    lines = _lines(aanbod)
    span = RUIMTE * (len(lines) - 1) // 2
    last = len(aanbod.niveaus) - 1
    zone = (BREED - VERTREK - 46) // max(1, len(aanbod.niveaus))
    lowest = 112 + span + STIJGING * last
    middles = [
        Plek(VERTREK + 84 + zone * place, lowest - STIJGING * place) for place in range(len(aanbod.niveaus))
    ]
    height = lowest + span + 112
    begin = Plek(VERTREK, lowest)
    stations = tuple(
        _lying_station(item, middle, before, lines, adres)
        for item, middle, before in zip(aanbod.niveaus, middles, [begin, *middles], strict=False)
    )
    starts = [Plek(VERTREK, _beside(lowest, number, lines)) for number in range(len(lines))]
    return Tekening(
        "liggend", BREED, height, 252, 92,
        tuple(
            Vertrek(sector, plek, plek.move(0, -13), plek.move(25, 5))
            for sector, plek in zip(lines, starts, strict=True)
        ),
        stations,
        begin=begin,
        vlag=Plek(BREED - 62, middles[-1].y + span + 2) if middles else begin,
        helling=_hills(height, [plek.move(0, span + 10) for plek in middles]),
        verte=_hills(height, [plek.move(90, -span - 30) for plek in middles]),
    )  # fmt: skip


def _lying_station(
    item: Niveauaanbod, middle: Plek, before: Plek, lines: Sequence[Sector], adres: Adres
) -> Station:
    span = RUIMTE * (len(lines) - 1) // 2
    bord = middle.move(-HALF, -span - HALF - 64)
    haltes = []
    for number, vakje in enumerate(item.vakjes):
        here = Plek(middle.x, _beside(middle.y, number, lines))
        track = _climb(Plek(before.x, _beside(before.y, number, lines)), here)
        haltes.append(
            _stop(item, vakje, here, track, adres, here.move(HALF + 8, -11), here.move(HALF + 8, 23))
        )
    chips = [middle.move(98 * number - HALF, span + HALF + 18) for number in range(len(LEERSOORTEN))]
    return Station(
        item, bord, bord.move(16, 23), bord.move(16, 42), middle.move(-HALF, -span - HALF), 2 * HALF,
        2 * (span + HALF), tuple(haltes), _kinds(item, adres, chips),
    )  # fmt: skip


def draw_standing(aanbod: Padaanbod, adres: Adres) -> Tekening:
    """Draw from top to bottom, for a narrow screen."""
    lines = _lines(aanbod)
    starts = [Plek(EERSTE_KOLOM + KOLOM * number, 70) for number in range(len(lines))]
    return Tekening(
        "staand", SMAL, EERSTE + ZONE * len(aanbod.niveaus) - 126, SMAL - 36, 100,
        tuple(
            Vertrek(sector, plek, plek.move(-25, -13), plek.move(0, 5))
            for sector, plek in zip(lines, starts, strict=True)
        ),
        tuple(_standing_station(item, place, starts, adres) for place, item in enumerate(aanbod.niveaus)),
    )  # fmt: skip


def _standing_station(item: Niveauaanbod, place: int, starts: Sequence[Plek], adres: Adres) -> Station:
    y = EERSTE + ZONE * place
    before = y - ZONE if place else starts[0].y if starts else y
    bord = Plek(18, y - 96)
    haltes = []
    for vakje, start in zip(item.vakjes, starts, strict=True):
        here = Plek(start.x, y)
        track = f"M{here.x} {before}V{y}"
        wit, kaart = here.move(9, HALF + 18), here.move(9, HALF + 38)
        haltes.append(_stop(item, vakje, here, track, adres, wit, kaart))
    chips = [Plek(18 + 112 * number, y + HALF + 54) for number in range(len(LEERSOORTEN))]
    return Station(
        item, bord, bord.move(16, 23), bord.move(16, 42), Plek(18, y - HALF), SMAL - 36, 2 * HALF,
        tuple(haltes), _kinds(item, adres, chips),
    )  # fmt: skip


def _lines(aanbod: Padaanbod) -> Sequence[Sector]:
    return [vakje.sector for vakje in aanbod.niveaus[0].vakjes] if aanbod.niveaus else []


def _beside(middle: int, number: int, lines: Sequence[Sector]) -> int:
    """Return the height of a line that runs beside others."""
    return middle + RUIMTE * number - RUIMTE * (len(lines) - 1) // 2


def _stop(
    item: Niveauaanbod, vakje: Vakje, plek: Plek, spoor: str, adres: Adres, wit: Plek, kaart: Plek
) -> Halte:
    place = {"niveau": item.niveau.value, "sector": vakje.sector.value}
    return Halte(
        plek, _radius(vakje.erkend), vakje, str(item.niveau.label), spoor, wit, kaart, kaart.move(-4, -17),
        adres(**place, wat="erkend"), adres(**place, wat="in_kaart"),
    )  # fmt: skip


def _radius(aantal: int) -> int:
    """Return a size that grows with the number of digits, so that the number fits."""
    return min(MAX_STRAAL, MIN_STRAAL + round(3.2 * log10(aantal))) if aantal else MIN_STRAAL


def _kinds(item: Niveauaanbod, adres: Adres, places: Sequence[Plek]) -> tuple[Leersoort, ...]:
    return tuple(
        Leersoort(
            soort, getattr(item, soort),
            adres(niveau=item.niveau.value, wat=soort) if soort != "lang" else "",
            plek, plek.move(17, 15), plek.move(30, 20),
        )
        for soort, plek in zip(LEERSOORTEN, places, strict=True)
    )  # fmt: skip


def _climb(here: Plek, there: Plek) -> str:
    """Return a track that stays level for long, climbs at once and arrives level."""
    if here.y == there.y:
        return f"M{here.x} {here.y}H{there.x}"
    end = there.x - HALF - 24
    begin = end - (here.y - there.y)
    diagonal = round(BOCHT * 0.7)
    return (
        f"M{here.x} {here.y}H{begin - BOCHT}Q{begin} {here.y} {begin + diagonal} {here.y - diagonal}"
        f"L{end - diagonal} {there.y + diagonal}Q{end} {there.y} {end + BOCHT} {there.y}H{there.x}"
    )


def _hills(height: int, tops: Sequence[Plek]) -> str:
    """Return the land under the tracks: it climbs with them."""
    if not tops:
        return ""
    points = [Plek(0, tops[0].y + 16), *tops, Plek(BREED, tops[-1].y - 14)]
    parts = [f"M0 {height}V{points[0].y}"]
    for here, there in pairwise(points):
        middle = (here.x + there.x) // 2
        parts.append(f"C{middle} {here.y} {middle} {there.y} {there.x} {there.y}")
    return " ".join([*parts, f"V{height}Z"])
