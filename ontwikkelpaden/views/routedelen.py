"""What a route map is made of: places and words, ready to be written as SVG."""

from dataclasses import dataclass

from napl.enums import Sector
from ontwikkelpaden.domain.queries.aanbod import Niveauaanbod, Vakje


@dataclass(frozen=True)
class Plek:
    x: int
    y: int

    def move(self, dx: int, dy: int) -> "Plek":
        return Plek(self.x + dx, self.y + dy)


@dataclass(frozen=True)
class Halte:
    """A stop: one sector on one level. ``spoor`` is the piece of line that leads to it."""

    plek: Plek
    straal: int
    vakje: Vakje
    niveau: str
    spoor: str
    # Where is said that it is a white spot, and what is mapped; ``raak`` is where that can be touched.
    wit: Plek
    kaart: Plek
    raak: Plek
    url: str
    url_in_kaart: str

    @property
    def cijfer_y(self) -> int:
        return self.plek.y + 6

    @property
    def soort(self) -> str:
        """Return how it is drawn: open, planned (only mapped) or nothing at all."""
        if self.vakje.erkend:
            return "open"
        return "gepland" if self.vakje.in_kaart else "leeg"


@dataclass(frozen=True)
class Leersoort:
    """A kind of learning at a station, with how many there are; what one cannot search for has no address."""

    soort: str
    aantal: int
    url: str
    plek: Plek
    icoon: Plek
    tekst: Plek


@dataclass(frozen=True)
class Station:
    """A level: its sign, its platform, the stops on it, and the kinds of learning."""

    aanbod: Niveauaanbod
    bord: Plek
    naam: Plek
    som: Plek
    perron: Plek
    breedte: int
    hoogte: int
    haltes: tuple[Halte, ...]
    leersoorten: tuple[Leersoort, ...]


@dataclass(frozen=True)
class Vertrek:
    """Where a line leaves the initial training, with its name."""

    sector: Sector
    plek: Plek
    naam: Plek
    tekst: Plek


@dataclass(frozen=True)
class Tekening:
    """``helling`` and ``verte`` are the land under a map that lies; ``begin`` and ``vlag`` its two ends."""

    vorm: str
    breedte: int
    hoogte: int
    bord: int
    chip: int
    vertrekken: tuple[Vertrek, ...]
    stations: tuple[Station, ...]
    begin: Plek = Plek(0, 0)
    vlag: Plek = Plek(0, 0)
    helling: str = ""
    verte: str = ""
