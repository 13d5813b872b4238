"""The searches for what fits, from strict to wide, and what each of them finds.

Money is let go first, then the hours, then the level, then the path: the first two can be asked for, the last
two are why one came. The sector never goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from register.domain.passend.behoefte import Behoefte
from register.domain.zoeken import Zoekvraag, zoek
from register.enums import OpnameSoort

# Read of one search. What is shown is far less; the rest is behind the link to the search itself.
PER_ZOEKING = 16
# With so many there is enough to choose from, and nothing more has to be let go.
GENOEG = 4
# Each part in whose own words is searched is a search more.
MAX_WOORDEN = 4

GELD = "hoeveel geld u hebt"
UREN = "hoeveel uur u hebt"
NIVEAU = "het niveau van uw doel"
PAD = "het ontwikkelpad"


@dataclass(frozen=True)
class Stap:
    """One search, and what it no longer asks for."""

    losgelaten: tuple[str, ...]
    vraag: Zoekvraag


@dataclass
class Gevonden:
    """In which step and at which place a traject was found, and with the words of which parts."""

    stap: int
    plek: int
    woorden: list[str] = field(default_factory=list)


def build_stappen(behoefte: Behoefte) -> Iterator[Stap]:
    vraag = behoefte.vraag_binnen_ruimte()
    gone: tuple[str, ...] = ()
    yield Stap(gone, vraag)
    for naam, velden in ((GELD, ("prijs_max",)), (UREN, ("duur_max",)), (NIVEAU, ("niveau",))):
        if any(getattr(vraag, veld) not in (None, ()) for veld in velden):
            vraag, gone = vraag.without(*velden), (*gone, naam)
            yield Stap(gone, vraag)
    yield Stap((*gone, PAD), replace(vraag.without("ontwikkelpad"), q=behoefte.pad_naam))


def search(behoefte: Behoefte, peildatum: date) -> tuple[dict[int, Gevonden], tuple[int, ...]]:
    """Return what was found, and how many each step that was needed has in all.

    Recognised and mapped are asked for apart in every step, so that neither hides the other however many
    there are. At most fourteen searches.
    """
    found: dict[int, Gevonden] = {}
    aantallen = []
    for nummer, stap in enumerate(build_stappen(behoefte)):
        if nummer == 0:
            _search_words(behoefte, stap.vraag, found, peildatum)
        aantallen.append(sum(_search(stap.vraag, soort, nummer, found, peildatum) for soort in OpnameSoort))
        if len(found) >= GENOEG:
            break
    return found, tuple(aantallen)


def count(vraag: Zoekvraag, peildatum: date) -> int:
    """Return how many the search page shows for this question."""
    return zoek(replace(vraag, pagina_grootte=1), peildatum=peildatum, met_facetten=False).pagina.aantal


def _search(
    vraag: Zoekvraag, soort: OpnameSoort, nummer: int, found: dict[int, Gevonden], peildatum: date
) -> int:
    asked = replace(vraag, opname=(soort.value,), pagina_grootte=PER_ZOEKING)
    uitslag = zoek(asked, peildatum=peildatum, met_facetten=False)
    if uitslag.is_deels:
        return 0
    for plek, pk in enumerate(uitslag.pagina.resultaten):
        known = found.setdefault(pk, Gevonden(nummer, plek))
        # By words it stood elsewhere; among equals the order is that of the search without words.
        known.plek = min(known.plek, plek)
    return uitslag.pagina.aantal


def _search_words(behoefte: Behoefte, vraag: Zoekvraag, found: dict[int, Gevonden], peildatum: date) -> None:
    """Find what also speaks of the part itself; a traject with only some of the words does not count."""
    parts = dict.fromkeys(wens.onderdeel for wens in behoefte.wensen if wens.onderdeel)
    for onderdeel in list(parts)[:MAX_WOORDEN]:
        asked = replace(vraag, q=onderdeel, pagina_grootte=PER_ZOEKING)
        uitslag = zoek(asked, peildatum=peildatum, met_facetten=False)
        if uitslag.is_deels:
            continue
        for pk in uitslag.pagina.resultaten:
            found.setdefault(pk, Gevonden(0, PER_ZOEKING)).woorden.append(onderdeel)
