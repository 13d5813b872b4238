"""Search in the register. Everybody searches through ``zoek``; how it works inside is in README.md."""

from register.domain.zoeken.aanbod import count_aanbod
from register.domain.zoeken.bak import Bak, kept_reader
from register.domain.zoeken.taal.groepen import Groep
from register.domain.zoeken.taal.wijze import Zoekwijze
from register.domain.zoeken.uitslag import Facettelling, Facetwaarde, Verruiming, Zoekuitslag
from register.domain.zoeken.vraag import Sortering, Zoekvraag
from register.domain.zoeken.zoek import (
    ZoekenDuurtTeLang,
    count_listed,
    known_values,
    matching_trajecten,
    name_of_value,
    traject_reader,
    zoek,
    zoek_trajecten,
)

__all__ = [
    "Bak",
    "Facettelling",
    "Facetwaarde",
    "Groep",
    "Sortering",
    "Verruiming",
    "ZoekenDuurtTeLang",
    "Zoekuitslag",
    "Zoekvraag",
    "Zoekwijze",
    "count_aanbod",
    "count_listed",
    "kept_reader",
    "known_values",
    "matching_trajecten",
    "name_of_value",
    "traject_reader",
    "zoek",
    "zoek_trajecten",
]
