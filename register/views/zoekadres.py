"""A search as an address, and the values in it as words."""

from typing import Any
from urllib.parse import urlencode

from register import filters
from register.domain.opmaak import day, enumerate_words, euro
from register.domain.zoeken import Zoekvraag, name_of_value

Paren = list[tuple[str, str]]


def search_pairs(vraag: Zoekvraag) -> Paren:
    """Return a search as names and values, from its first page."""
    pairs: Paren = []
    for veld in vraag.active():
        value = getattr(vraag, veld)
        naam = filters.parameter(veld)
        pairs += [(naam, str(item)) for item in (value if isinstance(value, tuple) else (value,))]
    if vraag.precies:
        pairs.append(("precies", "true"))
    if vraag.sorteer:
        pairs.append(("sorteer", vraag.sorteer.value))
    return pairs


def search_address(vraag: Zoekvraag) -> str:
    """Return a search as a query string; empty for a search for everything."""
    return urlencode(search_pairs(vraag))


def address_without(pairs: Paren, *velden: str) -> str:
    """Return the query string of a search without some fields."""
    namen = {filters.parameter(veld) for veld in velden}
    return urlencode([pair for pair in pairs if pair[0] not in namen])


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
