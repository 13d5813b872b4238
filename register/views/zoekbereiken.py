"""The ranges beside the results: place, start, price and study load, with a small histogram of most."""

from datetime import date
from functools import cache, lru_cache
from html import escape

from napl.mal import Html, Mal, hole
from register import filters
from register.domain.opmaak import number
from register.domain.zoeken import Zoekuitslag, Zoekvraag
from register.domain.zoeken.bereiken import Stap
from register.views.zoekadres import Zoekadres

STAAF = 100
# So many are kept, of some three kilobytes each: those of the hundred searches that are done most.
MAX_HISTOGRAMMEN = 400
_ADRES = hole("", "adres")
AFSTANDEN = tuple((str(km), f"{km} km") for km in (5, 10, 25, 50, 75, 100))
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


def render_bereiken(uitslag: Zoekuitslag, adres: Zoekadres) -> dict[str, Html]:
    """Return what goes into the holes of the ranges."""
    staven: dict[str, Html] = {
        f"{naam}_staven": _histogram(naam, uitslag.bereiken.get(naam, ())).fill(
            {"adres": _followed_by_more(adres.without(*velden))}
        )
        for naam, (_, velden) in BEREIKEN.items()
    }
    return staven | _fields(uitslag.vraag)


def _fields(vraag: Zoekvraag) -> dict[str, str]:
    return {
        "plaats_open": _open(vraag.plaats),
        "plaats": escape(vraag.plaats),
        "afstanden": render_options(AFSTANDEN, str(vraag.afstand or filters.STANDAARD_AFSTAND)),
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


@lru_cache(maxsize=200)
def render_options(choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    return "".join(
        f'<option value="{escape(waarde)}"{" selected" if waarde == chosen else ""}>{escape(naam)}</option>'
        for waarde, naam in choices
    )


def _followed_by_more(vraagstring: str) -> str:
    return escape(f"{vraagstring}&") if vraagstring else ""


@lru_cache(maxsize=MAX_HISTOGRAMMEN)
def _histogram(naam: str, steps: tuple[Stap, ...]) -> Mal:
    """Return a histogram with a hole for the search without this range."""
    highest = max([step.aantal for step in steps], default=0)
    if not highest:
        return Mal("", ())
    staven = [
        _step(naam, place, vanaf, tot).fill(
            {
                "adres": _ADRES,
                "breedte": str(round(STAAF * aantal / highest)),
                "aantal": number(aantal),
            }
        )
        for place, (vanaf, tot, aantal) in enumerate(steps)
        if aantal
    ]
    return Mal(_bars(naam).fill({"staven": b"".join(staven)}), ("adres",))


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
