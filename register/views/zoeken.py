"""The search page: a plain form with links, updated in place where there is script."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from napl import klok
from napl.paginering import navigation
from napl.toegang import vereist_recht
from register import filters
from register.domain.kaart import build_kaarten
from register.domain.opmaak import day, euro
from register.domain.zoeken import Facetwaarde, Sortering, Zoekuitslag, Zoekvraag, zoek_trajecten
from register.domain.zoeken.facetlijst import FACETTEN
from register.views.zoeklog import note_search

# How many values of a facet are open before "Toon alle".
OPEN_WAARDEN = 8
# The facets that are unfolded before anything is chosen.
UITGEKLAPT = frozenset({"opname", "sector", "thema", "locatie"})


@dataclass(frozen=True)
class Facetblok:
    """A facet as the page shows it: the first values, and the others behind "Toon alle"."""

    naam: str
    label: str
    eerste: list[Facetwaarde]
    overige: list[Facetwaarde]
    open: bool

    @property
    def aantal_waarden(self) -> int:
        return len(self.eerste) + len(self.overige)


@dataclass(frozen=True)
class Chip:
    """One active filter and the address of the search without it."""

    label: str
    waarde: str
    url: str


@require_safe
@vary_on_headers("HX-Request")
@vereist_recht("register.zie_trajecten")
def traject_list(request: HttpRequest) -> HttpResponse:
    gelezen = filters.read_zoekvraag(request.GET)
    uitslag = zoek_trajecten(gelezen.vraag, peildatum=klok.vandaag())
    note_search(request, gelezen.vraag, uitslag.pagina.aantal)
    part = _wants_part(request)
    template = "register/_zoekresultaat.html" if part else "register/traject_list.html"
    return render(request, template, {**_context(request.GET, gelezen, uitslag), "is_deel": part})


def _wants_part(request: HttpRequest) -> bool:
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request and htmx.target == "zoekresultaat"


def _context(params: QueryDict, gelezen: filters.Gelezen, uitslag: Zoekuitslag) -> dict[str, Any]:
    vraag = gelezen.vraag
    return {
        "vraag": vraag,
        "fouten": gelezen.fouten,
        "uitslag": uitslag,
        "pagina": uitslag.pagina,
        "kaarten": build_kaarten(uitslag.rijen),
        "paginering": navigation(uitslag.pagina, params),
        "facetten": _blocks(uitslag),
        "chips": _chips(vraag, uitslag),
        "aantal_erkend": uitslag.aantal_met("opname", "erkend"),
        "aantal_in_kaart": uitslag.aantal_met("opname", "in-kaart"),
        "sorteringen": [
            {"waarde": waarde, "naam": naam, "gekozen": waarde == vraag.sortering}
            for waarde, naam in Sortering.choices
            if waarde != Sortering.RELEVANTIE or vraag.q
        ],
        "verruimingen": _widenings(vraag, uitslag),
    }


def _blocks(uitslag: Zoekuitslag) -> list[Facetblok]:
    blocks = []
    for naam in FACETTEN:
        waarden = [item for item in uitslag.facetten[naam] if item.aantal or item.gekozen]
        if not waarden:
            continue
        chosen = [item for item in waarden if item.gekozen]
        others = [item for item in waarden if not item.gekozen]
        room = max(OPEN_WAARDEN - len(chosen), 0)
        blocks.append(
            Facetblok(
                naam,
                filters.label(naam),
                chosen + others[:room],
                others[room:],
                open=bool(chosen) or naam in UITGEKLAPT,
            )
        )
    return blocks


def _chips(vraag: Zoekvraag, uitslag: Zoekuitslag) -> list[Chip]:
    chips = []
    for veld in vraag.active():
        value = getattr(vraag, veld)
        if isinstance(value, tuple):
            names = {item.waarde: item.naam for item in uitslag.facetten[veld]}
            chips += [
                Chip(filters.label(veld), names.get(str(code), str(code)), _url(vraag, veld, without=code))
                for code in value
            ]
        else:
            chips.append(Chip(filters.label(veld), _in_words(veld, value), _url(vraag, veld)))
    return chips


def _in_words(veld: str, value: Any) -> str:
    if veld == "prijs_max":
        return f"tot en met {euro(value)}" if value else euro(value)
    if veld in {"start_van", "start_tot"}:
        return f"{'vanaf' if veld == 'start_van' else 'tot en met'} {day(value)}"
    return f"tot en met {value} uur" if veld == "duur_max" else str(value)


def _url(vraag: Zoekvraag, *velden: str, without: str | None = None) -> str:
    """Return the address of the same search without these filters, or without one value of one filter."""
    params = QueryDict(mutable=True)
    for veld in vraag.active():
        value = getattr(vraag, veld)
        values = value if isinstance(value, tuple) else (value,)
        if veld in velden:
            values = tuple(item for item in values if without is not None and item != without)
        params.setlist(filters.parameter(veld), [str(item) for item in values])
    if vraag.sorteer:
        params["sorteer"] = vraag.sorteer.value
    return f"?{params.urlencode()}"


def _widenings(vraag: Zoekvraag, uitslag: Zoekuitslag) -> list[dict[str, object]]:
    """Return the ways out of an empty result: without a filter, or with another value of it."""
    found: list[dict[str, object]] = []
    for item in uitslag.verruimingen:
        velden = ("start_van", "start_tot") if item.filter in {"start_van", "start_tot"} else (item.filter,)
        elders = [
            {"naam": waarde.naam, "aantal": waarde.aantal, "url": _swap(vraag, item.filter, waarde.waarde)}
            for waarde in uitslag.facetten.get(item.filter, [])
            if waarde.aantal and not waarde.gekozen
        ]
        found.append(
            {
                "label": filters.label(item.filter),
                "aantal": item.aantal,
                "url": _url(vraag, *velden),
                "elders": elders[:4],
            }
        )
    return found


def _swap(vraag: Zoekvraag, veld: str, waarde: str) -> str:
    base = _url(vraag, veld)
    params = QueryDict(base.removeprefix("?"), mutable=True)
    params.setlist(filters.parameter(veld), [waarde])
    return f"?{params.urlencode()}"
