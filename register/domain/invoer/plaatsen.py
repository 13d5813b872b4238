"""Take apart where a traject is given: "Utrecht / incompany", "Zwolle (deels online)"."""

import re
from dataclasses import dataclass

from napl.tekst import comparable, tidy
from register.domain.invoer.woorden import Woordenlijst
from register.enums import Locatie

# "Alphen a/d Rijn" is one place.
SCHEIDING = re.compile(r";|(?<!\ba)/(?!d\b)")
HAAKJES = re.compile(r"\(([^()]*)\)")
# "Landelijk" says that it is given in many places, not in which.
OVERAL = frozenset({"landelijk", "heel nederland", "nederland", "diverse locaties", "verschillende locaties"})


@dataclass(frozen=True)
class Plek:
    """Where one trains, and how; both can be unknown."""

    plaatsen: tuple[str, ...] = ()
    locatie: str = ""


def parse_plek(cel: str, woorden: Woordenlijst) -> Plek:
    """Split a cell into places and a way of taking part; physical and online together is hybrid."""
    cel = tidy(cel)
    wijzen: set[str] = set()
    plaatsen: list[str] = []
    parts = [cel] if woorden.kent("plaats", cel) else SCHEIDING.split(cel)
    for part in parts:
        for tussen in HAAKJES.findall(part):
            wijs = woorden.code("locatie", tussen)
            if wijs:
                wijzen.add(wijs)
                part = part.replace(f"({tussen})", "")  # noqa: PLW2901 - the rest is the place
        naam = tidy(part)
        wijs = woorden.code("locatie", naam) if naam else None
        if wijs:
            wijzen.add(wijs)
        elif naam and comparable(naam) not in OVERAL:
            plaatsen.append(woorden.naam("plaats", naam))
    return Plek(tuple(dict.fromkeys(plaatsen)), _combine(wijzen, has_place=bool(plaatsen)))


def _combine(wijzen: set[str], *, has_place: bool) -> str:
    # A place beside "online" means that one can do a part, or all of it, at that place.
    if len(wijzen) > 1 or (has_place and Locatie.ONLINE in wijzen):
        return Locatie.HYBRIDE.value
    return next(iter(wijzen), "")
