"""The ways in which a path lets a teacher grow, as a page explains them."""

from dataclasses import dataclass

from ontwikkelpaden.enums import Groeidimensie, Invloedssfeer
from ontwikkelpaden.models import Ontwikkelpad

UITLEG: dict[Groeidimensie, str] = {
    Groeidimensie.BETER_LESGEVEN: "U wordt beter in het werk met uw eigen leerlingen of studenten.",
    Groeidimensie.VARIETEIT: "U doet ook ander werk dan lesgeven, en wordt daar goed in.",
    Groeidimensie.INVLOEDSSFEER: "Wat u doet, reikt verder dan uw eigen lessen.",
}
# Where each sphere begins, and where it can lead to.
SFEREN: dict[Invloedssfeer, tuple[str, ...]] = {
    Invloedssfeer.COLLEGAS: ("leerlingen", "collega's"),
    Invloedssfeer.PROGRAMMAS: ("lessen", "programma's"),
    Invloedssfeer.OMGEVING: ("eigen school", "regio", "land", "buitenland"),
}


@dataclass(frozen=True)
class Groei:
    naam: str
    uitleg: str
    past: bool


@dataclass(frozen=True)
class Sfeer:
    stappen: tuple[str, ...]
    past: bool


def show_groei(pad: Ontwikkelpad) -> list[Groei]:
    """Return all three directions, and which of them this path takes."""
    return [
        Groei(str(dimensie.label), UITLEG[dimensie], dimensie in pad.groeidimensies)
        for dimensie in Groeidimensie
    ]


def show_sferen(pad: Ontwikkelpad) -> list[Sfeer]:
    return [Sfeer(SFEREN[sfeer], sfeer in pad.invloedssferen) for sfeer in Invloedssfeer]
