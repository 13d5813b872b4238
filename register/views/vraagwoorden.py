"""A search question in words, for the pages and the mail of an alert."""

from typing import Any

from napl.parameters import SlugsField
from register import filters
from register.domain.bewaren.vraagvorm import VORM
from register.domain.opmaak import day, enumerate_words, euro
from register.domain.zoeken import Zoekvraag

ALLES = "alle trajecten"
MAX_WOORDEN = 5


def describe_vraag(vraag: Zoekvraag) -> str:
    """Return for example "‘rekenen’, sector: Primair onderwijs, prijs tot en met: € 500"."""
    parts = [f"‘{vraag.q}’"] if vraag.q else []
    parts += [
        f"{filters.label(veld).lower()}: {_value(veld, getattr(vraag, veld))}"
        for veld in vraag.active()
        if veld != "q" and veld not in VORM
    ]
    return ", ".join(parts) or ALLES


def suggest_naam(vraag: Zoekvraag, omschrijving: str, max_lengte: int) -> str:
    naam = vraag.q or omschrijving
    return naam if len(naam) <= max_lengte else naam[: max_lengte - 2].rsplit(" ", 1)[0] + " …"


def _value(veld: str, value: Any) -> str:
    if isinstance(value, tuple):
        names = _names(veld, value)
        more = [f"nog {len(value) - MAX_WOORDEN} andere"] if len(value) > MAX_WOORDEN else []
        return enumerate_words([names.get(code) or str(code) for code in value[:MAX_WOORDEN]] + more)
    if veld == "prijs_max":
        return euro(value)
    if veld in {"start_van", "start_tot"}:
        return day(value)
    return str(value)


def _names(veld: str, codes: tuple[str, ...]) -> dict[str, str]:
    field = filters.TrajectFilterSet.base_filters[filters.parameter(veld)].field
    if isinstance(field, SlugsField):
        return dict(field.queryset.filter(slug__in=codes).values_list("slug", "naam"))
    return {str(code): str(naam) for code, naam in field.choices}
