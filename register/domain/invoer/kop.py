"""The header of a file: which columns there are, and which of them we know."""

from collections.abc import Sequence
from dataclasses import dataclass

from napl.tekst import tidy
from register.domain.invoer.fouten import Bestandsfout

VERPLICHT = ("naam",)
KOLOMMEN = frozenset(
    {
        *VERPLICHT,
        "aanbieder",
        "sector",
        "vorm",
        "type",
        "ec",
        "duur_maanden",
        "studielast_uren",
        "prijs_eur",
        "plaats_of_online",
        "accreditatie",
        "url",
        "thema",
        "beschrijving",
        "bron",
        "zekerheid",
        "start_datum",
        "eind_datum",
        "inschrijven_tot",
        "locatie",
        "plaats",
        "taal",
        "leeruitkomsten",
        "toelatingseisen",
        "samenvatting",
        "kvk",
        "sleutel",
    }
)
MAX_KOLOMMEN = 100


@dataclass(frozen=True)
class Kop:
    """``kolommen`` holds the names by position; an empty name is a column without a heading."""

    kolommen: tuple[str, ...]

    @property
    def onbekend(self) -> tuple[str, ...]:
        return tuple(naam for naam in self.kolommen if naam and naam not in KOLOMMEN)


def read_kop(cellen: Sequence[str]) -> Kop:
    """Read the header row; raises Bestandsfout when rows could not be understood with it."""
    namen = [tidy(cel).casefold().replace(" ", "_") for cel in cellen]
    while namen and not namen[-1]:
        namen.pop()
    if len(namen) > MAX_KOLOMMEN:
        raise Bestandsfout(
            f"Het bestand heeft meer dan {MAX_KOLOMMEN} kolommen. Staan de kolomnamen op regel 1?"
        )
    dubbel = sorted({naam for naam in namen if naam and namen.count(naam) > 1})
    if dubbel:
        raise Bestandsfout(
            f"De kolom ‘{dubbel[0][:60]}’ staat meer dan één keer op regel 1. "
            "Verwijder of hernoem de dubbele kolom."
        )
    for naam in VERPLICHT:
        if naam not in namen:
            raise Bestandsfout(
                f"De kolom ‘{naam}’ ontbreekt. "
                "Zet de namen van de kolommen op de eerste regel van het bestand."
            )
    return Kop(tuple(namen))
