"""The part of the search page that changes, made of moulds: only what differs is put in."""

from functools import cache, lru_cache
from html import escape
from urllib.parse import quote

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from napl.mal import Mal, hole
from napl.paginering import STANDAARD_GROOTTE, page_links
from register import filters
from register.domain.opmaak import number
from register.domain.zoeken import Sortering, Zoekuitslag, Zoekvraag
from register.views.facetpaneel import render_facetten
from register.views.zoekadres import Zoekadres
from register.views.zoekbereiken import render_bereiken, render_options
from register.views.zoekchips import make_chips, render_chips
from register.views.zoekleeg import render_leeg
from register.views.zoekuitleg import Uitleg, explain

SORTERINGEN = tuple((str(waarde), str(naam)) for waarde, naam in Sortering.choices)
ZONDER_WOORDEN = tuple(item for item in SORTERINGEN if item[0] != Sortering.RELEVANTIE)
GATEN = (
    "titel", "fouten", "gekozen", "facetten", "plaats_open", "plaats", "afstanden", "start_open",
    "start_staven", "start_van", "start_tot", "prijs_open", "prijs_staven", "prijs_max", "uren_open",
    "uren_staven", "duur_max", "aantal", "verdeling", "sorteringen", "uitleg", "chips", "lijst",
)  # fmt: skip


def render_resultaat(
    request: HttpRequest, gelezen: filters.Gelezen, uitslag: Zoekuitslag, *, is_deel: bool
) -> bytes:
    vraag = gelezen.vraag
    adres = Zoekadres(vraag)
    chips = make_chips(adres)
    values = {
        "titel": _title(vraag) if is_deel else "",
        "fouten": render_to_string("register/_zoekfouten.html", {"fouten": gelezen.fouten})
        if gelezen.fouten
        else "",
        "gekozen": f'<span class="napl-facetten__aantal">{len(chips)} gekozen</span>' if chips else "",
        "facetten": render_facetten(uitslag, adres),
        "aantal": _amount(uitslag.pagina.aantal),
        "verdeling": _split(uitslag),
        "sorteringen": render_options(SORTERINGEN if vraag.q else ZONDER_WOORDEN, vraag.sortering.value),
        "uitleg": _explanation(uitslag, adres),
        "chips": render_chips(chips),
        "lijst": _list(request, uitslag, str(adres)) if uitslag.rijen else render_leeg(uitslag, str(adres)),
        **render_bereiken(uitslag, adres),
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


def _explanation(uitslag: Zoekuitslag, adres: Zoekadres) -> str:
    if not uitslag.vraag.q:
        return ""
    ruim = adres.without("precies")
    uitleg = explain(
        uitslag,
        precies_url=f"?{ruim}&precies=true",
        ruim_url=f"?{ruim}",
    )
    return _render_uitleg(uitleg) if uitleg else ""


@lru_cache(maxsize=1000)
def _render_uitleg(uitleg: Uitleg) -> str:
    return render_to_string("register/_zoekuitleg.html", {"uitleg": uitleg})


# What was found


def _list(request: HttpRequest, uitslag: Zoekuitslag, address: str) -> bytes:
    return _result_list().fill(
        {
            "eerste": str(uitslag.pagina.eerste),
            "kaarten": b"".join([b"<li>%b</li>" % kaart for kaart in uitslag.rijen]),
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


def _paging(uitslag: Zoekuitslag, address: str) -> bytes:
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
