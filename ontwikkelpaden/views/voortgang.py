"""The life of a version as a line of steps, with where it is now."""

from dataclasses import dataclass

from ontwikkelpaden.enums import PadStatus

_STAPPEN = (
    (PadStatus.CONCEPT, "Concept", "Het atelier schrijft."),
    (PadStatus.CONSULTATIE, "Consultatie", "Iedereen leest en reageert."),
    (PadStatus.VASTGESTELD, "Vastgesteld", "Deze versie geldt en verandert niet meer."),
)
_VOLGORDE = [status for status, _, _ in _STAPPEN]


@dataclass(frozen=True)
class Stap:
    naam: str
    uitleg: str
    hier: bool
    geweest: bool


def show_stappen(status: str) -> list[Stap]:
    """Return the steps; what was replaced went through all of them, what was withdrawn stopped."""
    if status == PadStatus.INGETROKKEN:
        return []
    now = PadStatus.VASTGESTELD if status == PadStatus.HERZIEN else PadStatus(status)
    if now not in _VOLGORDE:
        return []
    place = _VOLGORDE.index(now)
    return [
        Stap(naam, uitleg, number == place, number < place)
        for number, (_, naam, uitleg) in enumerate(_STAPPEN)
    ]
