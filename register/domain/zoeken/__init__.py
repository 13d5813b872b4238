"""Search in the register. Everybody searches through ``zoek``; how it works inside can change."""

from register.domain.zoeken.uitslag import Facetwaarde, Verruiming, Zoekuitslag
from register.domain.zoeken.vraag import Sortering, Zoekvraag
from register.domain.zoeken.zoek import count_listed, zoek

__all__ = ["Facetwaarde", "Sortering", "Verruiming", "Zoekuitslag", "Zoekvraag", "count_listed", "zoek"]
