"""The questions of the evaluation, each with the criteria of the kwaliteitskader it says something about.

Few and short: three minutes (application, pijler 4: simple and sustainable). A code of a question never gets
another meaning: figures of earlier years are kept by it.
"""

from dataclasses import dataclass

from kwaliteit.enums import Effectniveau


@dataclass(frozen=True)
class Vraag:
    code: str
    niveau: Effectniveau
    tekst: str
    # Codes of criteria, as letters and reviews cite them.
    criteria: tuple[str, ...]


_E = Effectniveau
VRAGEN = (
    Vraag("informatie", _E.ERVARING, "Wat ik vooraf las over het traject, klopte.", ("3.3",)),
    Vraag("opleiders", _E.ERVARING, "De opleiders kenden hun vak en mijn praktijk.", ("3.1",)),
    Vraag("oefenen", _E.ERVARING, "Ik kon oefenen in mijn eigen werk.", ("2.2",)),
    Vraag("geleerd", _E.HANDELEN, "Ik kan nu wat het traject mij beloofde.", ("1.2", "4.1")),
    Vraag("anders", _E.HANDELEN, "Ik doe nu dingen anders in mijn werk.", ("5.2",)),
    Vraag("leerlingen", _E.RESULTATEN, "Mijn leerlingen of studenten merken er iets van.", ("5.3",)),
    Vraag("team", _E.RESULTATEN, "Mijn team merkt er iets van.", ("5.3",)),
)
PER_CODE = {vraag.code: vraag for vraag in VRAGEN}
SCHAAL = {
    1: "helemaal oneens",
    2: "oneens",
    3: "niet eens en niet oneens",
    4: "eens",
    5: "helemaal eens",
}


def vragen_van(niveau: str) -> list[Vraag]:
    return [vraag for vraag in VRAGEN if vraag.niveau == niveau]
