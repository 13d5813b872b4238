"""A file for an import of some length, and what has to come of it, however often the import is killed."""

import csv
import random
from dataclasses import dataclass
from io import StringIO

KOP = ("naam", "aanbieder", "sector", "vorm", "type", "prijs_eur", "plaats_of_online")
PLAATSEN = ("Utrecht", "Zwolle", "Eindhoven", "online", "")
WOORDEN = ("rekenen", "lezen", "gedrag", "toetsing", "coaching", "burgerschap", "techniek", "muziek")


@dataclass(frozen=True)
class Invoer:
    """The text of the file, and per line whether the row on it must be taken."""

    tekst: str
    goed: frozenset[int]
    geweigerd: frozenset[int]


def make_invoer(rijen: int, *, seed: int) -> Invoer:
    """Make a file in which most rows are good, some are bad and some repeat a row far before them."""
    dice = random.Random(seed)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(KOP)
    goed: dict[int, tuple[str, ...]] = {}
    geweigerd = set()
    for regel in range(2, rijen + 2):
        kans = dice.random()
        rij = _row(regel, dice)
        if kans < 0.02:
            rij = (rij[0], rij[1], "xx", *rij[3:])
            geweigerd.add(regel)
        elif kans < 0.04 and goed:
            rij = dice.choice(list(goed.values()))
            geweigerd.add(regel)
        else:
            goed[regel] = rij
        writer.writerow(rij)
    return Invoer(out.getvalue(), frozenset(goed), frozenset(geweigerd))


def _row(regel: int, dice: random.Random) -> tuple[str, ...]:
    woord, ander = dice.sample(WOORDEN, 2)
    return (
        f"{woord.capitalize()} {regel:05d} en {ander}",
        f"Academie {dice.randrange(40):02d}",
        dice.choice(("po", "vo", "mbo", "po;vo")),
        "non-formeel",
        "training",
        str(dice.randrange(100, 3000)),
        dice.choice(PLAATSEN),
    )
