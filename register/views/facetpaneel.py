"""The facets beside the results: their values with their counts.

A page shows some hundred values, most of them the same on every page. So a value is rendered once, by its
template, with a hole for its count.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape

from napl.mal import Mal, hole
from register import filters
from register.domain.opmaak import number
from register.domain.zoeken import Facettelling, Facetwaarde, Zoekuitslag
from register.domain.zoeken.facetlijst import FACETTEN
from register.views.zoekadres import Zoekadres

# So many values of a facet are shown at once, and so many after "Meer"; the others have a page of their own.
OPEN_WAARDEN = 8
MAX_WAARDEN = 20
# The facets that are unfolded before anything is chosen.
UITGEKLAPT = frozenset({"opname", "sector", "thema", "locatie"})
# So many blocks are kept, of some two kilobytes each: those of the hundred searches that are done most.
MAX_BLOKKEN = 2000
_ADRES = hole("", "adres")


def render_facetten(uitslag: Zoekuitslag, adres: Zoekadres) -> bytes:
    values = {"adres": escape(f"?{adres}")}
    return b"".join([_facet(uitslag.facetten.telling(naam)).fill(values) for naam in FACETTEN])


@lru_cache(maxsize=MAX_BLOKKEN)
def _facet(telling: Facettelling) -> Mal:
    """Return a facet with a hole for the search as it stands in an address."""
    naam, waarden = telling.facet, telling.eerste(MAX_WAARDEN)
    if not waarden:
        return Mal("", ())
    amount = telling.aantal_waarden
    values = {
        "open": " open" if naam in UITGEKLAPT or telling.gekozen else "",
        "eerste": _values(naam, waarden[:OPEN_WAARDEN]),
        "overige": _values(naam, waarden[OPEN_WAARDEN:]),
        "aantal": str(amount),
        "adres": _ADRES,
    }
    block = _block(naam, has_more=len(waarden) > OPEN_WAARDEN, has_all=amount > len(waarden))
    return Mal(block.fill(values), ("adres",))


def _values(facet: str, waarden: Iterable[Facetwaarde]) -> bytes:
    return b"".join(
        [
            _value(facet, waarde, naam, gekozen, not aantal).fill({"aantal": number(aantal)})
            for waarde, naam, aantal, gekozen in waarden
        ]
    )


@cache
def _block(naam: str, *, has_more: bool, has_all: bool) -> Mal:
    return Mal.render(
        "register/_facetblok.html",
        ("open", "eerste", "overige", "aantal", "adres"),
        {
            "naam": naam,
            "label": filters.label(naam),
            "uitleg": filters.uitleg(naam),
            "has_more": has_more,
            "has_all": has_all,
        },
    )


@lru_cache(maxsize=20_000)
def _value(facet: str, waarde: str, naam: str, gekozen: bool, nul: bool) -> Mal:  # noqa: FBT001
    return Mal.render(
        "register/_facetwaarde.html",
        ("aantal",),
        {"facet": facet, "waarde": waarde, "naam": naam, "gekozen": gekozen, "nul": nul},
    )
