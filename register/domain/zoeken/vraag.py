"""What somebody searches for: the parameters of the contract, parsed and valid."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import TextChoices


class Sortering(TextChoices):
    RELEVANTIE = "relevantie", "Best passend"
    START = "start", "Eerste startdatum"
    PRIJS = "prijs", "Laagste prijs"
    DUUR = "duur", "Minste studielast"
    NAAM = "naam", "Naam (a tot z)"


@dataclass(frozen=True)
class Zoekvraag:
    """Values of one facet are alternatives, facets narrow each other; dates are inclusive, money is euro."""

    q: str = ""
    sector: tuple[str, ...] = ()
    onderwijstype: tuple[str, ...] = ()
    vak: tuple[str, ...] = ()
    ontwikkelpad: tuple[str, ...] = ()
    niveau: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    vorm: tuple[str, ...] = ()
    werkvorm: tuple[str, ...] = ()
    aanpak: tuple[str, ...] = ()
    regio: tuple[str, ...] = ()
    aanbieder: tuple[str, ...] = ()
    locatie: tuple[str, ...] = ()
    ervaringsjaren: tuple[str, ...] = ()
    # Slugs of regelingen that may fit; never a promise (docs/adr/0011).
    financiering: tuple[str, ...] = ()
    opname: tuple[str, ...] = ()
    prijs_max: Decimal | None = None
    duur_max: int | None = None
    # Within so many kilometres (as the crow flies) of a place; the two go together.
    plaats: str = ""
    afstand: int | None = None
    start_van: date | None = None
    start_tot: date | None = None
    # Only the words themselves and their inflections: no synonyms, compounds or corrections.
    precies: bool = False
    sorteer: Sortering | None = None
    pagina: int = 1
    pagina_grootte: int = 20

    @property
    def sortering(self) -> Sortering:
        """Return how to sort: by relevance when words were given, else by the first start."""
        return self.sorteer or (Sortering.RELEVANTIE if self.q else Sortering.START)

    def without(self, *namen: str) -> "Zoekvraag":
        """Return the same question with these filters taken away."""
        return replace(self, **{naam: _LEEG[naam] for naam in namen})

    def with_values(self, facet: str, waarden: tuple[str, ...]) -> "Zoekvraag":
        """Return the same question with these values of a facet, whatever was chosen there."""
        return replace(self, **{facet: waarden})  # type: ignore[arg-type]

    def active(self) -> list[str]:
        """Return the names of the filters that narrow the result, in a fixed order."""
        return list(self._active)

    @cached_property
    def _active(self) -> tuple[str, ...]:
        return tuple(naam for naam in _FILTERS if getattr(self, naam) not in _NIETS)


# Looked up once: a page asks for them many times.
_LEEG: dict[str, Any] = {field.name: field.default for field in fields(Zoekvraag)}
_NIETS = ("", (), None)
_GEEN_FILTER = frozenset({"sorteer", "pagina", "pagina_grootte", "precies"})
_FILTERS = tuple(naam for naam in _LEEG if naam not in _GEEN_FILTER)
