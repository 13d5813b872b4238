"""A search question in the form in which it is stored: what was asked, and nothing of how it was shown."""

import hashlib
import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints
from urllib.parse import urlencode

from napl.fouten import Domeinfout
from register.domain.zoeken import Zoekvraag

VORM = ("sorteer", "pagina", "pagina_grootte")
Vraagvorm = dict[str, Any]


def store_vraag(vraag: Zoekvraag) -> Vraagvorm:
    """Return the filled fields as JSON: equal questions are equal, however they were typed."""
    stored: Vraagvorm = {}
    for field in fields(vraag):
        value = getattr(vraag, field.name)
        if field.name in VORM or value == field.default:
            continue
        stored[field.name] = _to_json(value)
    return stored


def _to_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return sorted(set(value))
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def load_vraag(stored: Vraagvorm) -> Zoekvraag:
    """Return the question again; raise Domeinfout for a field that the search no longer has.

    To leave it out would widen the search. A value that is gone stays in and simply matches nothing.
    """
    hints = get_type_hints(Zoekvraag)
    gone = set(stored) - set(hints)
    if gone:
        raise Domeinfout("Deze zoekvraag werkt niet meer. Maak een nieuwe waarschuwing.")
    return Zoekvraag(**{naam: _from_json(value, str(hints[naam])) for naam, value in stored.items()})


def _from_json(value: Any, hint: str) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str) and "Decimal" in hint:
        return Decimal(value)
    return date.fromisoformat(value) if isinstance(value, str) and "date" in hint else value


def fingerprint(stored: Vraagvorm) -> str:
    return hashlib.sha256(json.dumps(stored, sort_keys=True).encode()).hexdigest()


def search_query(stored: Vraagvorm) -> str:
    """Return the parameters of the contract for this question, as they stand in an address."""
    return urlencode([(_parameter(naam), value) for naam, value in stored.items()], doseq=True)


def _parameter(veld: str) -> str:
    """Return the name of a field in an address: the contract writes camelCase."""
    first, *rest = veld.split("_")
    return first + "".join(word.capitalize() for word in rest)
