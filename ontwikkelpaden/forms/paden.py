"""Read the parameters of a list of paths, for page and API alike: use what is known, name the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices

from napl.enums import Sector
from napl.paginering import MAX_GROOTTE, STANDAARD_GROOTTE
from napl.parameters import EEN_KEER
from napl.tekst import tidy
from ontwikkelpaden.domain.queries.paden import PadFilter
from ontwikkelpaden.enums import Bekwaamheidsdomein, Domein, Groeidimensie, Invloedssfeer, PadSoort, Taak

FACETTEN: dict[str, tuple[str, type[TextChoices]]] = {
    "sector": ("Sector", Sector),
    "soort": ("Soort pad", PadSoort),
    "taak": ("Taak van de leraar", Taak),
    "domein": ("Domein van het beroep", Domein),
    "groeidimensie": ("Richting om te groeien", Groeidimensie),
    "invloedssfeer": ("Invloedssfeer", Invloedssfeer),
    "bekwaamheidsdomein": ("Bekwaamheidsdomein", Bekwaamheidsdomein),
}
WOORDEN = "q"
MAX_WOORDEN = 100
PAGINA = "pagina"
PAGINA_GROOTTE = "paginaGrootte"
MAX_PAGINA = 1_000_000


@dataclass
class Padvraag:
    """What was asked, as far as it is understood, and per parameter what is wrong with the rest."""

    filter: PadFilter = field(default_factory=PadFilter)
    pagina: int = 1
    grootte: int = STANDAARD_GROOTTE
    fouten: dict[str, list[str]] = field(default_factory=dict)


def parse_padvraag(params: Mapping[str, Sequence[str]], *, paged: bool) -> Padvraag:
    """Read repeated values per parameter; ``paged`` says whether the list has pages."""
    vraag = Padvraag()
    chosen: dict[str, frozenset[str]] = {}
    q = ""
    for naam, values in params.items():
        if naam in FACETTEN:
            chosen[naam] = _known(naam, values, vraag.fouten)
        elif naam == WOORDEN:
            q = _words(values, vraag.fouten)
        elif not (paged and naam in {PAGINA, PAGINA_GROOTTE}):
            vraag.fouten[naam] = ["Dit filter bestaat niet."]
    vraag.filter = PadFilter(**chosen, q=q)
    if paged:
        vraag.pagina = _number(params, PAGINA, 1, MAX_PAGINA, vraag.fouten)
        vraag.grootte = _number(params, PAGINA_GROOTTE, STANDAARD_GROOTTE, MAX_GROOTTE, vraag.fouten)
    return vraag


def _known(naam: str, values: Sequence[str], fouten: dict[str, list[str]]) -> frozenset[str]:
    allowed = FACETTEN[naam][1].values
    # An empty value is what a form sends for "no choice".
    unknown = [value for value in dict.fromkeys(values) if value and value not in allowed]
    if unknown:
        fouten[naam] = [f"De waarde ‘{value[:50]}’ kennen wij niet." for value in unknown]
    return frozenset(value for value in values if value in allowed)


def _words(values: Sequence[str], fouten: dict[str, list[str]]) -> str:
    if len(values) > 1:
        fouten[WOORDEN] = [EEN_KEER]
    q = tidy(values[0]) if values else ""
    if len(q) > MAX_WOORDEN:
        fouten[WOORDEN] = [f"Gebruik ten hoogste {MAX_WOORDEN} tekens; wij zochten op het begin."]
    return q[:MAX_WOORDEN]


def _number(
    params: Mapping[str, Sequence[str]], naam: str, default: int, highest: int, fouten: dict[str, list[str]]
) -> int:
    values = params.get(naam, [])
    if not values:
        return default
    if len(values) > 1:
        fouten[naam] = [EEN_KEER]
        return default
    raw = values[0]
    if raw.isascii() and raw.isdigit() and len(raw) <= len(str(highest)) and 1 <= int(raw) <= highest:
        return int(raw)
    fouten[naam] = [f"Vul een heel getal in van 1 tot en met {highest}."]
    return default
