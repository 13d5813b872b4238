"""Hours and money of a route per school year: a plain sum of what is known, and the names of what is not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from register.domain.opmaak import euro, number
from register.domain.route.beeld import Stapbeeld
from register.domain.route.tijd import school_year

ZONDER_TIJD = "Nog niet gepland in de tijd"


@dataclass
class Jaarsom:
    """What the steps that begin in one school year take together."""

    naam: str
    stappen: int = 0
    uren: int = 0
    bedrag: Decimal = Decimal(0)
    # The names of the steps of which it is not known.
    uren_onbekend: list[str] = field(default_factory=list)
    bedrag_onbekend: list[str] = field(default_factory=list)

    @property
    def uren_tekst(self) -> str:
        if self.uren_onbekend:
            return f"minstens {number(self.uren)} uur" if self.uren else "Niet bekend"
        return f"{number(self.uren)} uur"

    @property
    def bedrag_tekst(self) -> str:
        if self.bedrag_onbekend:
            return f"minstens {euro(self.bedrag)}" if self.bedrag else "Niet bekend"
        return euro(self.bedrag) if self.bedrag else "€ 0"


def add_up(stappen: Iterable[Stapbeeld]) -> list[Jaarsom]:
    """Add up per school year in which a step begins; a step of two years counts whole in the first."""
    sums: dict[str, Jaarsom] = {}
    for beeld in stappen:
        naam = ZONDER_TIJD if beeld.van is None else school_year(beeld.van)
        som = sums.setdefault(naam, Jaarsom(naam))
        som.stappen += 1
        if beeld.uren is None:
            som.uren_onbekend.append(beeld.naam)
        else:
            som.uren += beeld.uren
        if beeld.prijs is None:
            som.bedrag_onbekend.append(beeld.naam)
        else:
            som.bedrag += beeld.prijs
    return [sums[naam] for naam in sorted(sums)]
