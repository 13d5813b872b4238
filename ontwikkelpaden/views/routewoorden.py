"""The route map in words and as a table: the same numbers with the same addresses."""

from dataclasses import dataclass

from ontwikkelpaden.domain.queries.aanbod import Niveauaanbod, Padaanbod
from ontwikkelpaden.views.route import Adres


@dataclass(frozen=True)
class Getal:
    """A count and where it is found; without an address it is only a count."""

    aantal: int
    url: str = ""


@dataclass(frozen=True)
class Sectorrij:
    naam: str
    erkend: Getal
    in_kaart: Getal


@dataclass(frozen=True)
class Niveaurij:
    naam: str
    niveau: str
    erkend: Getal
    in_kaart: Getal
    kort: Getal
    lang: Getal
    online: Getal
    sectoren: tuple[Sectorrij, ...]


def show_rijen(aanbod: Padaanbod, adres: Adres) -> list[Niveaurij]:
    return [_row(item, adres) for item in aanbod.niveaus]


def _row(item: Niveauaanbod, adres: Adres) -> Niveaurij:
    niveau = item.niveau.value
    return Niveaurij(
        str(item.niveau.label),
        niveau,
        Getal(item.erkend, adres(niveau=niveau, wat="erkend")),
        Getal(item.in_kaart, adres(niveau=niveau, wat="in_kaart")),
        Getal(item.kort, adres(niveau=niveau, wat="kort")),
        Getal(item.lang),
        Getal(item.online, adres(niveau=niveau, wat="online")),
        tuple(
            Sectorrij(
                str(vakje.sector.label),
                Getal(vakje.erkend, adres(niveau=niveau, sector=vakje.sector.value, wat="erkend")),
                Getal(vakje.in_kaart, adres(niveau=niveau, sector=vakje.sector.value, wat="in_kaart")),
            )
            for vakje in item.vakjes
        ),
    )


def describe_route(aanbod: Padaanbod) -> str:
    """Say in a few sentences what the map shows, for who cannot see it."""
    levels = "; ".join(
        f"{item.niveau.label}: {item.erkend} erkend, {item.in_kaart} in kaart gebracht"
        for item in aanbod.niveaus
    )
    wit = len(aanbod.witte_vlekken)
    gaps = f" Witte vlekken: {wit} van de {aanbod.combinaties} haltes." if wit else ""
    return (
        "De lijnen lopen van de lerarenopleiding omhoog, per sector één lijn. Bij elk niveau is een halte. "
        f"{levels}.{gaps} De tabel onder de kaart zegt hetzelfde."
    )
