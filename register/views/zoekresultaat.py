"""The part of the search page that changes, made of moulds: only what differs is put in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from napl.mal import Mal, hole
from napl.paginering import STANDAARD_GROOTTE, page_links
from register import filters
from register.domain.zoeken import Sortering, Zoekuitslag, Zoekvraag
from register.views.facetpaneel import BEREIKEN, number, render_bereiken, render_facetten
from register.views.zoekadres import (
    Paren,
    address_without,
    search_address,
    search_pairs,
    value_in_words,
    value_name,
)
from register.views.zoekleeg import render_leeg
from register.views.zoekuitleg import Uitleg, explain

AFSTANDEN = (5, 10, 25, 50, 75, 100)
SORTERINGEN = tuple((str(waarde), str(naam)) for waarde, naam in Sortering.choices)
ZONDER_WOORDEN = tuple(item for item in SORTERINGEN if item[0] != Sortering.RELEVANTIE)
GATEN = (
    "titel", "fouten", "gekozen", "facetten", "plaats_open", "plaats", "afstanden", "start_open",
    "start_staven", "start_van", "start_tot", "prijs_open", "prijs_staven", "prijs_max", "uren_open",
    "uren_staven", "duur_max", "aantal", "verdeling", "sorteringen", "uitleg", "chips", "lijst",
)  # fmt: skip


@dataclass(frozen=True)
class Chip:
    """One active filter and the address of the search without it."""

    label: str
    waarde: str
    url: str


def render_resultaat(
    request: HttpRequest, gelezen: filters.Gelezen, uitslag: Zoekuitslag, *, is_deel: bool
) -> str:
    vraag = gelezen.vraag
    pairs = search_pairs(vraag)
    address = urlencode(pairs)
    chips = make_chips(vraag)
    values = {
        "titel": _title(vraag) if is_deel else "",
        "fouten": render_to_string("register/_zoekfouten.html", {"fouten": gelezen.fouten})
        if gelezen.fouten
        else "",
        "gekozen": f'<span class="napl-facetten__aantal">{len(chips)} gekozen</span>' if chips else "",
        "facetten": render_facetten(uitslag, address),
        "aantal": _amount(uitslag.pagina.aantal),
        "verdeling": _split(uitslag),
        "sorteringen": _options(SORTERINGEN if vraag.q else ZONDER_WOORDEN, vraag.sortering.value),
        "uitleg": _explanation(uitslag, pairs),
        "chips": _render_chips(chips),
        "lijst": _list(request, uitslag, address) if uitslag.rijen else render_leeg(uitslag, address),
        **_ranges(uitslag, pairs),
    }
    return _result().fill(values)


@cache
def _result() -> Mal:
    return Mal.render("register/_zoekresultaat.html", GATEN)


def _amount(aantal: int) -> str:
    return f"{number(aantal)} {'traject' if aantal == 1 else 'trajecten'}"


def _title(vraag: Zoekvraag) -> str:
    return f"<title>{escape(vraag.q)}{' · ' if vraag.q else ''}Trajecten zoeken · NAPL-register</title>"


def _split(uitslag: Zoekuitslag) -> str:
    erkend, in_kaart = uitslag.aantal_met("opname", "erkend"), uitslag.aantal_met("opname", "in-kaart")
    return f"{number(erkend)} erkend, {number(in_kaart)} in kaart gebracht"


@lru_cache(maxsize=200)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    return "".join(
        f'<option value="{escape(waarde)}"{" selected" if waarde == chosen else ""}>{escape(naam)}</option>'
        for waarde, naam in choices
    )


def _ranges(uitslag: Zoekuitslag, pairs: Paren) -> dict[str, str]:
    """Return the fields of place, start, price and study load with their histograms."""
    vraag = uitslag.vraag
    adressen = {naam: address_without(pairs, *velden) for naam, (_, velden) in BEREIKEN.items()}
    staven = {f"{naam}_staven": html for naam, html in render_bereiken(uitslag, adressen).items()}
    afstanden = tuple((str(km), f"{km} km") for km in AFSTANDEN)
    return {
        **staven,
        "plaats_open": _open(vraag.plaats),
        "plaats": escape(vraag.plaats),
        "afstanden": _options(afstanden, str(vraag.afstand or filters.STANDAARD_AFSTAND)),
        "start_open": _open(vraag.start_van or vraag.start_tot),
        "start_van": str(vraag.start_van or ""),
        "start_tot": str(vraag.start_tot or ""),
        "prijs_open": _open(vraag.prijs_max is not None),
        "prijs_max": "" if vraag.prijs_max is None else str(vraag.prijs_max),
        "uren_open": _open(vraag.duur_max is not None),
        "duur_max": "" if vraag.duur_max is None else str(vraag.duur_max),
    }


def _open(chosen: object) -> str:
    return " open" if chosen else ""


def _explanation(uitslag: Zoekuitslag, pairs: Paren) -> str:
    if not uitslag.vraag.q:
        return ""
    ruim = address_without(pairs, "precies")
    uitleg = explain(
        uitslag,
        precies_url=f"?{ruim}&precies=true",
        ruim_url=f"?{ruim}",
    )
    return _render_uitleg(uitleg) if uitleg else ""


@lru_cache(maxsize=1000)
def _render_uitleg(uitleg: Uitleg) -> str:
    return render_to_string("register/_zoekuitleg.html", {"uitleg": uitleg})


# What was chosen


def make_chips(vraag: Zoekvraag) -> list[Chip]:
    chips = []
    for veld in vraag.active():
        value = getattr(vraag, veld)
        if isinstance(value, tuple):
            chips += [
                Chip(filters.label(veld), value_name(veld, code), _without_value(vraag, veld, code))
                for code in value
            ]
        elif veld != "afstand":
            chips.append(Chip(filters.label(veld), value_in_words(vraag, veld), _without(vraag, veld)))
    return chips


def _without(vraag: Zoekvraag, veld: str) -> str:
    # A place without a distance is no filter; a start and an end each have a chip of their own.
    namen = ("plaats", "afstand") if veld == "plaats" else (veld,)
    return f"?{search_address(vraag.without(*namen))}"


def _without_value(vraag: Zoekvraag, veld: str, code: str) -> str:
    left = tuple(item for item in getattr(vraag, veld) if item != code)
    return f"?{search_address(vraag.with_values(veld, left))}"


def _render_chips(chips: Iterable[Chip]) -> str:
    made = "".join(
        _chip().fill({"label": escape(chip.label), "waarde": escape(chip.waarde), "url": escape(chip.url)})
        for chip in chips
    )
    return _chip_list().fill({"chips": made}) if made else ""


@cache
def _chip() -> Mal:
    return Mal.render("register/_zoekchip.html", ("label", "waarde", "url"))


@cache
def _chip_list() -> Mal:
    return Mal.render("register/_zoekchips.html", ("chips",))


# What was found


def _list(request: HttpRequest, uitslag: Zoekuitslag, address: str) -> str:
    return _result_list().fill(
        {
            "eerste": str(uitslag.pagina.eerste),
            "kaarten": "".join(f"<li>{kaart}</li>" for kaart in uitslag.rijen),
            "hier": quote(request.get_full_path(), safe=""),
            "csrf": get_token(request),
            "paginering": _paging(uitslag, address),
            "vraagstring": escape(f"?{address}") if address else "",
        }
    )


@cache
def _result_list() -> Mal:
    return Mal.render(
        "register/_zoeklijst.html", ("eerste", "kaarten", "hier", "csrf", "paginering", "vraagstring")
    )


def _paging(uitslag: Zoekuitslag, address: str) -> str:
    """Return the links to other pages: the same for every search with so many pages, but for the address."""
    grootte = uitslag.vraag.pagina_grootte
    size = "" if grootte == STANDAARD_GROOTTE else f"paginaGrootte={grootte}"
    base = escape("&".join(part for part in (address, size) if part))
    holes = {"adres": base, "adres_en": f"{base}&amp;" if base else ""}
    return _paging_mould(uitslag.pagina.nummer, uitslag.pagina.totaal).fill(holes)


@lru_cache(maxsize=1000)
def _paging_mould(nummer: int, totaal: int) -> Mal:
    holes = ("adres", "adres_en")
    shown = page_links(
        nummer,
        totaal,
        lambda other: hole("?", "adres") if other == 1 else hole("?", "adres_en", f"pagina={other}"),
    )
    return Mal.render("componenten/paginering.html", holes, {"paginering": shown})
