"""What a search gives back."""

from dataclasses import dataclass, field

from napl.paginering import Pagina
from register.domain.zoeken.vraag import Zoekvraag
from register.models import Traject


@dataclass(frozen=True)
class Facetwaarde:
    """One value of a facet and how many trajecten it has, given all *other* filters."""

    waarde: str
    naam: str
    aantal: int
    gekozen: bool


@dataclass(frozen=True)
class Verruiming:
    """How many there would be if one filter were let go."""

    filter: str
    aantal: int


@dataclass(frozen=True)
class Zoekuitslag:
    vraag: Zoekvraag
    pagina: Pagina[Traject]
    facetten: dict[str, list[Facetwaarde]] = field(default_factory=dict)
    verruimingen: list[Verruiming] = field(default_factory=list)

    def aantal_met(self, facet: str, waarde: str) -> int:
        """Return the count of one value of a facet (0 when it was not counted)."""
        return next((item.aantal for item in self.facetten.get(facet, []) if item.waarde == waarde), 0)
