"""A search as an address, and the values in it as words."""

from urllib.parse import urlencode

from register import filters
from register.domain.zoeken import Zoekvraag, name_of_value


def search_pairs(vraag: Zoekvraag) -> list[tuple[str, str]]:
    """Return a search as names and values, from its first page."""
    pairs: list[tuple[str, str]] = []
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


def value_name(veld: str, code: str) -> str:
    """Return what the value of a facet is called."""
    return name_of_value(veld, code)
