"""What a search that finds nothing offers: one choice let go, or elsewhere, online, further away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from register import filters
from register.domain.opmaak import enumerate_words, number
from register.domain.zoeken import Facetwaarde, Verruiming, Zoekuitslag, Zoekvraag
from register.domain.zoeken.verruimen import ALLES, SAMEN
from register.views.zoekadres import search_address, value_in_words, value_name

MAX_ELDERS = 4
_ZONDER = {
    "plaats": "zonder afstand",
    "prijs_max": "zonder grens aan de prijs",
    "duur_max": "zonder grens aan de studielast",
    "start_van": "op een ander moment",
    "start_tot": "op een ander moment",
}
# What a value is called in a sentence, where the name of its filter is not a noun.
_NAAMWOORD = {"financiering": "regeling"}


@dataclass(frozen=True)
class Weg:
    """A link to a search that finds something."""

    tekst: str
    url: str


@dataclass(frozen=True)
class Uitkomst:
    """What finds nothing, in words, and what does."""

    niets: str
    wegen: list[Weg]


def render_leeg(uitslag: Zoekuitslag, address: str) -> str:
    return render_to_string(
        "register/_zoekleeg.html",
        {
            "uitkomsten": [_outcome(item, uitslag) for item in uitslag.verruimingen],
            "vraag": uitslag.vraag,
            "is_gefilterd": any(naam != "q" for naam in uitslag.vraag.active()),
            "vraagstring": f"?{address}" if address else "",
        },
    )


def _outcome(item: Verruiming, uitslag: Zoekuitslag) -> Uitkomst:
    return Uitkomst(_nothing(item.filter, uitslag.vraag), list(_ways(item, uitslag)))


def _nothing(veld: str, vraag: Zoekvraag) -> str:
    """Return with which choice there is nothing."""
    if veld == ALLES:
        return "Met al uw filters samen"
    if veld == "q":
        return f"Met ‘{vraag.q}’"
    value = getattr(vraag, veld)
    if isinstance(value, tuple):
        return f"Bij {_NAAMWOORD.get(veld, filters.label(veld).lower())} {_quoted(veld, value)}"
    if veld in {"start_van", "start_tot"}:
        given = [naam for naam in ("start_van", "start_tot") if getattr(vraag, naam)]
        return f"Bij een start {' '.join(value_in_words(vraag, naam) for naam in given)}"
    words = value_in_words(vraag, veld)
    return words[:1].upper() + words[1:]


def _ways(item: Verruiming, uitslag: Zoekuitslag) -> Iterator[Weg]:
    vraag, veld = uitslag.vraag, item.filter
    if veld == ALLES:
        only_words = Zoekvraag(q=vraag.q, precies=vraag.precies)
        yield _way(item.aantal, f"met alleen ‘{vraag.q}’", only_words)
        return
    for voorstel in item.anders:
        where = "online" if voorstel.soort == "online" else value_in_words(voorstel.vraag, "plaats")
        yield _way(voorstel.aantal, where, voorstel.vraag)
    for waarde in _elsewhere(veld, uitslag):
        where = f"in {waarde.naam}" if veld == "regio" else f"bij ‘{waarde.naam}’"
        yield _way(waarde.aantal, where, vraag.with_values(veld, (waarde.waarde,)))
    yield _way(item.aantal, _without(veld, vraag), vraag.without(*SAMEN.get(veld, (veld,))))


def _way(aantal: int, where: str, vraag: Zoekvraag) -> Weg:
    return Weg(f"{number(aantal)} {where}", f"?{search_address(vraag)}")


def _without(veld: str, vraag: Zoekvraag) -> str:
    if veld in _ZONDER:
        return _ZONDER[veld]
    value = getattr(vraag, veld)
    return f"zonder {_quoted(veld, value) if isinstance(value, tuple) else f'‘{value}’'}"


def _quoted(veld: str, codes: tuple[str, ...]) -> str:
    return enumerate_words(f"‘{value_name(veld, code)}’" for code in codes)


def _elsewhere(veld: str, uitslag: Zoekuitslag) -> list[Facetwaarde]:
    if veld not in uitslag.facetten:
        return []
    waarden = uitslag.facetten.telling(veld).eerste(MAX_ELDERS + len(getattr(uitslag.vraag, veld)))
    return [item for item in waarden if item.aantal and not item.gekozen][:MAX_ELDERS]
