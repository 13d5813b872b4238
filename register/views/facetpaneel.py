"""The panel of filters beside the results: facets with their counts, and ranges with a small histogram.

A page shows some three hundred values, most of them the same on every page. So a value is rendered once, by
its template, with a hole for its count.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from html import escape

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse

from napl.mal import Mal, hole
from register import filters
from register.domain.zoeken import Facetwaarde, Zoekuitslag
from register.domain.zoeken.bereiken import Stap
from register.domain.zoeken.facetlijst import FACETTEN

# So many values of a facet are shown at once, and so many after "Meer"; the others have a page of their own.
OPEN_WAARDEN = 8
MAX_WAARDEN = 20
# The facets that are unfolded before anything is chosen.
UITGEKLAPT = frozenset({"opname", "sector", "thema", "locatie"})
STAAF = 100
_SCHEIDING = "\0"
MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
BEREIKEN = {
    "start": ("Trajecten per maand waarin zij beginnen", ("start_van", "start_tot")),
    "prijs": ("Trajecten per prijs", ("prijs_max",)),
    "uren": ("Trajecten per studielast", ("duur_max",)),
}
# One chooses up to a price or a load, while a bar stands for one step.
UITLEG = {
    "prijs": "Kies een regel voor alles tot en met dat bedrag.",
    "uren": "Kies een regel voor alles tot en met dat aantal uren.",
}


def render_facetten(uitslag: Zoekuitslag, vraagstring: str) -> str:
    """Return the facets; ``vraagstring`` is the search as it stands in an address."""
    return "".join(_facet(naam, uitslag, vraagstring) for naam in FACETTEN)


def _facet(naam: str, uitslag: Zoekuitslag, vraagstring: str) -> str:
    telling = uitslag.facetten.telling(naam)
    waarden = [item for item in telling.eerste(MAX_WAARDEN) if item.aantal or item.gekozen]
    if not waarden:
        return ""
    amount = telling.aantal_waarden
    values = {
        "open": " open" if naam in UITGEKLAPT or any(item.gekozen for item in waarden) else "",
        "eerste": _values(naam, waarden[:OPEN_WAARDEN]),
        "overige": _values(naam, waarden[OPEN_WAARDEN:]),
        "aantal": str(amount),
        "alle": escape(f"{_keuze_url(naam)}?{vraagstring}"),
    }
    return _block(naam, has_more=len(waarden) > OPEN_WAARDEN, has_all=amount > len(waarden)).fill(values)


def _values(facet: str, waarden: Iterable[Facetwaarde]) -> str:
    parts: list[str] = []
    for item in waarden:
        before, after = _value(facet, item.waarde, item.naam, item.gekozen, not item.aantal)
        parts += (before, number(item.aantal), after)
    return "".join(parts)


def number(value: int) -> str:
    """Return a number with a point per thousand, as Dutch people write it."""
    return str(value) if value < 1000 else str(intcomma(value))  # noqa: PLR2004


@cache
def _keuze_url(naam: str) -> str:
    return reverse("register:zoekkeuzes", args=[naam])


@cache
def _block(naam: str, *, has_more: bool, has_all: bool) -> Mal:
    return Mal.render(
        "register/_facetblok.html",
        ("open", "eerste", "overige", "aantal", "alle"),
        {"naam": naam, "label": filters.label(naam), "has_more": has_more, "has_all": has_all},
    )


@lru_cache(maxsize=20_000)
def _value(facet: str, waarde: str, naam: str, gekozen: bool, nul: bool) -> tuple[str, str]:  # noqa: FBT001
    """Return what stands before and after the count of a value."""
    html = Mal.render(
        "register/_facetwaarde.html",
        ("aantal",),
        {"facet": facet, "waarde": waarde, "naam": naam, "gekozen": gekozen, "nul": nul},
    ).fill({"aantal": _SCHEIDING})
    before, _, after = html.partition(_SCHEIDING)
    return before, after


def render_bereiken(uitslag: Zoekuitslag, vraagstrings: Mapping[str, str]) -> dict[str, str]:
    """Return a histogram per range; ``vraagstrings`` is per range the search without it."""
    return {naam: _histogram(naam, uitslag.bereiken.get(naam, []), vraagstrings[naam]) for naam in BEREIKEN}


def _histogram(naam: str, steps: list[Stap], vraagstring: str) -> str:
    highest = max((step.aantal for step in steps), default=0)
    if not highest:
        return ""
    base = escape(f"{vraagstring}&") if vraagstring else ""
    parts: list[str] = []
    for place, step in enumerate(steps):
        if step.aantal:
            pieces = _step(naam, place, step.vanaf, step.tot)
            values = {
                "adres": base,
                "breedte": str(round(STAAF * step.aantal / highest)),
                "aantal": number(step.aantal),
            }
            parts.append(pieces.fill(values))
    return _bars(naam).fill({"staven": "".join(parts)})


@cache
def _bars(naam: str) -> Mal:
    return Mal.render(
        "register/_zoekstaven.html",
        ("staven",),
        {"label": BEREIKEN[naam][0], "uitleg": UITLEG.get(naam, "")},
    )


@lru_cache(maxsize=1000)
def _step(naam: str, place: int, vanaf: int | date, tot: int | date | None) -> Mal:
    """Return a step with holes for the search without this range, and for how much is in it."""
    context = {
        "staaf": STAAF,
        "is_link": naam == "start" or tot is not None,
        "id": f"stap-{naam}-{place}",
        "url": hole("?", "adres", _choice(naam, vanaf, tot).replace("&", "&amp;")),
        "label": _label(naam, vanaf, tot),
    }
    return Mal.render("register/_bereikstap.html", ("adres", "breedte", "aantal"), context)


def _choice(naam: str, vanaf: int | date, tot: int | date | None) -> str:
    """Return the parameters that choose a step; price and load go up to its end, as people look for."""
    if naam == "start":
        return f"startVan={vanaf}" + (f"&startTot={tot}" if tot is not None else "")
    return f"{'prijsMax' if naam == 'prijs' else 'duurMax'}={tot}"


def _label(naam: str, vanaf: int | date, tot: int | date | None) -> str:
    if isinstance(vanaf, date):
        month = f"{MAANDEN[vanaf.month - 1]} {vanaf.year}"
        return month if tot is not None else f"vanaf {month}"
    if naam == "uren":
        return f"{vanaf} uur of meer" if tot is None else f"{_from(vanaf)}tot {tot} uur"
    if isinstance(tot, int):
        return f"{_from(vanaf)}tot {number(tot)} euro" if tot else "gratis"
    return f"meer dan {number(vanaf)} euro"


def _from(low: int) -> str:
    return f"{number(low)} " if low else ""
