"""Search in the register. Everybody searches through ``zoek``; how it works inside is in README.md."""

from register.domain.zoeken.uitslag import Facetwaarde, Verruiming, Zoekuitslag
from register.domain.zoeken.vraag import Sortering, Zoekvraag
from register.domain.zoeken.zoek import (
    ZoekenDuurtTeLang,
    count_listed,
    matching_trajecten,
    traject_reader,
    zoek,
    zoek_trajecten,
)

__all__ = [
    "Facetwaarde",
    "Sortering",
    "Verruiming",
    "ZoekenDuurtTeLang",
    "Zoekuitslag",
    "Zoekvraag",
    "count_listed",
    "matching_trajecten",
    "traject_reader",
    "zoek",
    "zoek_trajecten",
]
