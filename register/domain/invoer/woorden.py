"""The words of a file: through the reviewable alias table to codes, before they count as unknown."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.db.models import TextChoices

from napl.enums import Sector, Zekerheid
from napl.tekst import comparable, tidy
from ontwikkelpaden.enums import Bekwaamheidsdomein
from register.enums import (
    Accreditatie,
    Ervaringsjaren,
    Locatie,
    Onderwijstype,
    Taal,
    Thema,
    TrajectSoort,
    Vorm,
    Werkvorm,
)

GEGEVENS = Path(__file__).resolve().parent.parent.parent / "data"
CODELIJSTEN: dict[str, type[TextChoices]] = {
    "sector": Sector,
    "vorm": Vorm,
    "soort": TrajectSoort,
    "thema": Thema,
    "werkvorm": Werkvorm,
    "onderwijstype": Onderwijstype,
    "ervaringsjaren": Ervaringsjaren,
    "bekwaamheidsdomein": Bekwaamheidsdomein,
    "accreditatie": Accreditatie,
    "locatie": Locatie,
    "taal": Taal,
    "zekerheid": Zekerheid,
}


class Woordenlijst:
    """Look up what somebody wrote; case, accents and punctuation do not count."""

    def __init__(self, aliassen: Iterable[dict[str, str]]) -> None:
        self._codes = {veld: _own_words(lijst) for veld, lijst in CODELIJSTEN.items()}
        self._namen: dict[str, dict[str, str]] = {}
        for row in aliassen:
            veld, betekent = row["veld"], row["betekent"]
            if veld in self._codes:
                code = self.code(veld, betekent)
                if code is None:
                    raise ValueError(f"aliassen.csv: {betekent!r} is no {veld}.")
                _add(self._codes[veld], row["waarde"], code)
            else:
                _add(self._namen.setdefault(veld, {}), row["waarde"], betekent)

    def code(self, veld: str, woord: str) -> str | None:
        """Return the code of a word, or None when nobody knows it."""
        return _find(self._codes[veld], woord)

    def naam(self, veld: str, woord: str) -> str:
        """Return the usual name of a place or an aanbieder; what has no alias stays as it is."""
        return _find(self._namen.get(veld, {}), woord) or tidy(woord)

    def kent(self, veld: str, woord: str) -> bool:
        return _find(self._namen.get(veld, {}), woord) is not None


def _own_words(lijst: type[TextChoices]) -> dict[str, str]:
    words: dict[str, str] = {}
    for code, label in lijst.choices:
        _add(words, str(code), str(code))
        _add(words, str(label), str(code))
    return words


def _add(words: dict[str, str], woord: str, code: str) -> None:
    # The first meaning of a word holds; a word of only punctuation ("-") counts literally.
    for key in (tidy(woord).casefold(), comparable(woord)):
        if key:
            words.setdefault(key, code)


def _find(words: dict[str, str], woord: str) -> str | None:
    return words.get(tidy(woord).casefold()) or words.get(comparable(woord) or "-geen-")


@cache
def load_woordenlijst() -> Woordenlijst:
    with (GEGEVENS / "aliassen.csv").open(encoding="utf-8", newline="") as file:
        return Woordenlijst(csv.DictReader(file))
