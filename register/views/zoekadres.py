"""A search as an address, and the values in it as words."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from register import filters
from register.domain.opmaak import day, enumerate_words, euro
from register.domain.zoeken import Zoekvraag, name_of_value

Paren = list[tuple[str, str]]


class Deel(NamedTuple):
    """One value of a search, and how it stands in an address."""

    veld: str
    waarde: object
    tekst: str


class Zoekadres:
    """A search as a query string, from its first page; what a page links to is mostly this without a part."""

    def __init__(self, vraag: Zoekvraag) -> None:
        self.vraag = vraag
        self._delen = [
            Deel(veld, waarde, urlencode([(filters.parameter(veld), waarde)]))
            for veld, waarde in _values(vraag)
        ]

    def __str__(self) -> str:
        return "&".join([deel.tekst for deel in self._delen])

    def without(self, *velden: str) -> str:
        return "&".join([deel.tekst for deel in self._delen if deel.veld not in velden])

    def without_value(self, veld: str, waarde: object) -> str:
        return "&".join([deel.tekst for deel in self._delen if (deel.veld, deel.waarde) != (veld, waarde)])


def _values(vraag: Zoekvraag) -> Iterator[tuple[str, object]]:
    """Return the fields of a search that are filled, each value by itself."""
    for veld in vraag.active():
        value = getattr(vraag, veld)
        for item in value if isinstance(value, tuple) else (value,):
            yield veld, item
    if vraag.precies:
        yield "precies", "true"
    if vraag.sorteer:
        yield "sorteer", vraag.sorteer.value


def search_pairs(vraag: Zoekvraag) -> Paren:
    """Return a search as names and values, from its first page."""
    return [(filters.parameter(veld), str(waarde)) for veld, waarde in _values(vraag)]


def search_address(vraag: Zoekvraag) -> str:
    """Return a search as a query string; empty for a search for everything."""
    return str(Zoekadres(vraag))


def value_name(veld: str, code: str) -> str:
    """Return what the value of a facet is called."""
    return name_of_value(veld, code)


def value_in_words(vraag: Zoekvraag, veld: str) -> str:
    """Return what was chosen for a filter."""
    value: Any = getattr(vraag, veld)
    if isinstance(value, tuple):
        return enumerate_words(value_name(veld, code) for code in value)
    if veld == "prijs_max":
        return f"tot en met {euro(value)}" if value else euro(value)
    if veld in {"start_van", "start_tot"}:
        return f"{'vanaf' if veld == 'start_van' else 'tot en met'} {day(value)}"
    if veld == "plaats":
        return f"binnen {vraag.afstand} km van {value}"
    return f"tot en met {value} uur" if veld == "duur_max" else str(value)
