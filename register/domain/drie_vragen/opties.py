"""The answers to choose from: only what still leads to something, with how many trajecten there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from napl.enums import Sector
from ontwikkelpaden.models import Padversie
from register.domain.drie_vragen.antwoorden import Antwoorden, to_zoekvraag
from register.domain.zoeken import Facetwaarde, Zoekvraag, zoek
from register.enums import Beginmoment, Deelnameplek, Tijdruimte
from register.models import Vak

# How many paths are shown before "Toon alle".
OPEN_PADEN = 8


@dataclass(frozen=True)
class Optie:
    """An answer: the field and value it fills; ``aantal`` is None where counting costs too much."""

    veld: str
    waarde: str
    naam: str
    aantal: int | None = None
    uitleg: str = ""


@dataclass(frozen=True)
class Vraag1:
    sectoren: tuple[Optie, ...]
    themas: tuple[Optie, ...]
    vakken: tuple[Optie, ...]


@dataclass(frozen=True)
class Vraag2:
    paden: tuple[Optie, ...]
    meer_paden: tuple[Optie, ...]
    # How many trajecten fit the answers so far.
    aantal: int


@dataclass(frozen=True)
class Vraag3:
    uren: tuple[Optie, ...]
    begin: tuple[Optie, ...]
    waar: tuple[Optie, ...]
    aantal: int


def read_vraag1(antwoorden: Antwoorden, peildatum: date) -> Vraag1:
    """Return the sectors to begin with, and once there is one (or "not yet") what there is in it."""
    facetten = _ask(Zoekvraag(sector=(antwoorden.sector,) if antwoorden.sector else ()), peildatum)[1]
    return Vraag1(
        sectoren=tuple(_options("sector", facetten["sector"])),
        themas=tuple(_options("thema", facetten["thema"])),
        vakken=tuple(_vakken(facetten["vak"], antwoorden.sector)),
    )


def read_vraag2(antwoorden: Antwoorden, peildatum: date) -> Vraag2:
    """Return the paths on which the trajecten about this subject lie, in the words of the path itself."""
    so_far = Antwoorden(
        sector=antwoorden.sector, thema=antwoorden.thema, vak=antwoorden.vak, woorden=antwoorden.woorden
    )
    aantal, facetten = _ask(to_zoekvraag(so_far, peildatum), peildatum)
    if not aantal:
        facetten = _ask(to_zoekvraag(Antwoorden(sector=antwoorden.sector), peildatum), peildatum)[1]
    counted = [item for item in facetten["ontwikkelpad"] if item.aantal]
    paden = tuple(_paden(counted, antwoorden.sector))
    return Vraag2(paden[:OPEN_PADEN], paden[OPEN_PADEN:], aantal)


def read_vraag3(antwoorden: Antwoorden, peildatum: date) -> Vraag3:
    """Return what there is in time, moment and place; each count is of that answer alone."""
    so_far = replace(antwoorden, uren="", begin="", waar="", plaats="")
    aantal, facetten = _ask(to_zoekvraag(so_far, peildatum), peildatum)
    locaties = {item.waarde: item.aantal for item in facetten["locatie"]}
    return Vraag3(
        uren=tuple(_hours(so_far, peildatum)),
        begin=tuple(Optie("begin", keuze.value, keuze.label) for keuze in Beginmoment),
        waar=tuple(_places(locaties)),
        aantal=aantal,
    )


def _ask(vraag: Zoekvraag, peildatum: date) -> tuple[int, Mapping[str, list[Facetwaarde]]]:
    uitslag = zoek(replace(vraag, pagina_grootte=1), peildatum=peildatum)
    return uitslag.pagina.aantal, uitslag.facetten


def _options(veld: str, waarden: Iterable[Facetwaarde]) -> Iterable[Optie]:
    return (Optie(veld, item.waarde, item.naam, item.aantal) for item in waarden if item.aantal)


def _vakken(waarden: Iterable[Facetwaarde], sector: str) -> Iterable[Optie]:
    """Leave out subjects that this sector does not have: a traject for several sectors brings them along."""
    counted = [item for item in waarden if item.aantal]
    if sector:
        slugs = [item.waarde for item in counted]
        ours = set(
            Vak.objects.filter(slug__in=slugs, sectoren__contains=[sector]).values_list("slug", flat=True)
        )
        counted = [item for item in counted if item.waarde in ours]
    return sorted(_options("vak", counted), key=lambda item: item.naam.casefold())


def _paden(waarden: list[Facetwaarde], sector: str) -> Iterable[Optie]:
    texts = _descriptions([item.waarde for item in waarden], sector)
    return (
        Optie("ontwikkelpad", item.waarde, item.naam, item.aantal, texts[item.waarde])
        for item in waarden
        if item.waarde in texts
    )


def _descriptions(slugs: list[str], sector: str) -> Mapping[str, str]:
    """Return what the newest published version of each path says; paths of other sectors are left out."""
    rows = Padversie.objects.gepubliceerd().filter(pad__slug__in=slugs)
    if sector in Sector:
        rows = rows.filter(pad__sectoren__contains=[sector])
    found = rows.order_by("pad", "nummer").values_list("pad__slug", "omschrijving")
    return {slug: first_sentence(text) for slug, text in found}


def first_sentence(text: str) -> str:
    """Return what fits on a button; the page of the path tells the rest."""
    sentence = text.split(". ", 1)[0]
    return sentence if sentence.endswith(".") else f"{sentence}."


def _hours(so_far: Antwoorden, peildatum: date) -> Iterable[Optie]:
    """Count what is known to fit within the hours; a ceiling that nothing fits under is not offered."""
    for keuze in Tijdruimte:
        if keuze == Tijdruimte.RUIM:
            yield Optie("uren", keuze.value, keuze.label)
            continue
        vraag = to_zoekvraag(replace(so_far, uren=keuze.value), peildatum)
        found = zoek(replace(vraag, pagina_grootte=1), peildatum=peildatum, met_facetten=False)
        if found.pagina.aantal:
            yield Optie("uren", keuze.value, keuze.label, found.pagina.aantal)


def _places(locaties: Mapping[str, int]) -> Iterable[Optie]:
    if locaties.get("online"):
        yield Optie("waar", Deelnameplek.ONLINE.value, Deelnameplek.ONLINE.label, locaties["online"])
    # One traject can be partly online here and not there: the two counts do not add up.
    if locaties.get("fysiek") or locaties.get("hybride"):
        yield Optie("waar", Deelnameplek.PLEK.value, Deelnameplek.PLEK.label)
