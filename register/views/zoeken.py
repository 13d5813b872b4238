"""The search page: a plain form with links, updated in place where there is script."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from napl import klok
from napl.paginering import navigation
from napl.toegang import vereist_recht
from register import filters
from register.domain.opmaak import day, enumerate_words, euro
from register.domain.zoeken import Facetwaarde, Sortering, ZoekenDuurtTeLang, Zoekuitslag, Zoekvraag, zoek
from register.views.facetpaneel import BEREIKEN, render_bereiken, render_facetten
from register.views.zoekadres import search_address, value_name
from register.views.zoekkaarten import card_reader
from register.views.zoeklog import note_search
from register.views.zoekschil import render_page
from register.views.zoekuitleg import explain

SORTERINGEN = [(str(waarde), str(naam)) for waarde, naam in Sortering.choices]
MAX_ELDERS = 4
AFSTANDEN = (5, 10, 25, 50, 75, 100)
_SAMEN = {"plaats": ("plaats", "afstand"), "start_van": ("start_van",), "start_tot": ("start_tot",)}


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
    peildatum = klok.vandaag()
    try:
        uitslag = zoek(gelezen.vraag, peildatum=peildatum, lees=card_reader(gelezen.vraag, peildatum))
    except ZoekenDuurtTeLang as fout:
        return _too_slow(request, gelezen.vraag, fout)
    note_search(request, gelezen.vraag, uitslag.pagina.aantal)
    part = _wants_part(request)
    html = render_to_string("register/_zoekresultaat.html", _context(request, gelezen, uitslag, is_deel=part))
    return HttpResponse(html if part else render_page(request, gelezen.vraag, html))


def _too_slow(request: HttpRequest, vraag: Zoekvraag, fout: ZoekenDuurtTeLang) -> HttpResponse:
    html = render_to_string("register/_zoeken_te_lang.html", {"melding": fout.melding})
    return HttpResponse(html if _wants_part(request) else render_page(request, vraag, html), status=503)


def _wants_part(request: HttpRequest) -> bool:
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request and htmx.target == "zoekresultaat"


def _context(
    request: HttpRequest, gelezen: filters.Gelezen, uitslag: Zoekuitslag, *, is_deel: bool
) -> dict[str, Any]:
    vraag = gelezen.vraag
    address = search_address(vraag)
    return {
        "vraag": vraag,
        "is_deel": is_deel,
        "fouten": gelezen.fouten,
        "pagina": uitslag.pagina,
        "kaarten": mark_safe("".join(f"<li>{kaart}</li>" for kaart in uitslag.rijen)),  # noqa: S308 - templates
        "paginering": navigation(uitslag.pagina, request.GET),
        "facetten": render_facetten(uitslag, address),
        "bereiken": render_bereiken(
            uitslag, {naam: search_address(vraag.without(*velden)) for naam, (_, velden) in BEREIKEN.items()}
        ),
        "chips": _chips(vraag),
        "uitleg": explain(
            uitslag,
            precies_url=f"?{search_address(replace(vraag, precies=True))}",
            ruim_url=f"?{search_address(replace(vraag, precies=False))}",
        ),
        "aantal_erkend": uitslag.aantal_met("opname", "erkend"),
        "aantal_in_kaart": uitslag.aantal_met("opname", "in-kaart"),
        "sorteringen": [
            {"waarde": waarde, "naam": naam, "gekozen": waarde == vraag.sortering}
            for waarde, naam in SORTERINGEN
            if waarde != Sortering.RELEVANTIE or vraag.q
        ],
        "verruimingen": _widenings(vraag, uitslag),
        "afstanden": AFSTANDEN,
        "csrf": get_token(request),
        "hier": request.get_full_path(),
    }


def _chips(vraag: Zoekvraag) -> list[Chip]:
    chips = []
    for veld in vraag.active():
        value = getattr(vraag, veld)
        if isinstance(value, tuple):
            chips += [
                Chip(filters.label(veld), value_name(veld, code), _url(vraag, veld, without=code))
                for code in value
            ]
        elif veld != "afstand":
            url = _url(vraag, *_SAMEN.get(veld, (veld,)))
            chips.append(Chip(filters.label(veld), _in_words(vraag, veld, value), url))
    return chips


def _in_words(vraag: Zoekvraag, veld: str, value: Any) -> str:
    if veld == "prijs_max":
        return f"tot en met {euro(value)}" if value else euro(value)
    if veld in {"start_van", "start_tot"}:
        return f"{'vanaf' if veld == 'start_van' else 'tot en met'} {day(value)}"
    if veld == "plaats":
        return f"binnen {vraag.afstand} km van {value}"
    return f"tot en met {value} uur" if veld == "duur_max" else str(value)


def _url(vraag: Zoekvraag, *velden: str, without: str | None = None) -> str:
    """Return the address of the same search without these filters, or without one value of one filter."""
    if without is None:
        return f"?{search_address(vraag.without(*velden))}"
    left = {veld: tuple(item for item in getattr(vraag, veld) if item != without) for veld in velden}
    return f"?{search_address(replace(vraag, **left))}"


def _widenings(vraag: Zoekvraag, uitslag: Zoekuitslag) -> list[dict[str, object]]:
    """Return the ways out of an empty result: without a filter, or with another value of it."""
    return [
        {
            "label": filters.label(item.filter),
            "aantal": item.aantal,
            "url": _url(vraag, *_SAMEN.get(item.filter, (item.filter,))),
            "nu": _chosen_in_words(vraag, item.filter),
            "elders": [
                {
                    "naam": waarde.naam,
                    "aantal": waarde.aantal,
                    "url": f"?{search_address(replace(vraag, **{item.filter: (waarde.waarde,)}))}",
                }
                for waarde in _elsewhere(item.filter, uitslag)
            ],
        }
        for item in uitslag.verruimingen
    ]


def _chosen_in_words(vraag: Zoekvraag, veld: str) -> str:
    value = getattr(vraag, veld)
    if isinstance(value, tuple):
        return enumerate_words(value_name(veld, code) for code in value)
    return _in_words(vraag, veld, value)


def _elsewhere(veld: str, uitslag: Zoekuitslag) -> list[Facetwaarde]:
    if veld not in uitslag.facetten:
        return []
    waarden = uitslag.facetten.telling(veld).eerste(MAX_ELDERS + len(getattr(uitslag.vraag, veld)))
    return [item for item in waarden if item.aantal and not item.gekozen][:MAX_ELDERS]
