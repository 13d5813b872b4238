"""Questions at random: any number of filters together, likely to find something, sometimes certain not to."""

import random
from datetime import timedelta
from decimal import Decimal
from typing import Any

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.zoeken import Sortering, Zoekvraag
from register.enums import Ervaringsjaren, Locatie, Onderwijstype, OpnameSoort, Thema, Vorm, Werkvorm
from tests.factories import VANDAAG
from tests.register.zoeken.wereld import PRIJZEN, UREN, WOORDEN, Wereld

CODES = {
    "opname": OpnameSoort, "sector": Sector, "thema": Thema, "niveau": Niveau, "locatie": Locatie,
    "onderwijstype": Onderwijstype, "werkvorm": Werkvorm, "vorm": Vorm, "ervaringsjaren": Ervaringsjaren,
}  # fmt: skip


class Vragen:
    def __init__(self, wereld: Wereld, *, seed: int) -> None:
        self.dice = random.Random(seed)
        self.waarden: dict[str, list[str]] = {
            **{facet: list(codes.values) for facet, codes in CODES.items()},
            "regio": [row.slug for row in wereld.regios],
            "vak": [row.slug for row in wereld.vakken],
            "aanpak": [row.slug for row in wereld.aanpakken],
            "aanbieder": [row.slug for row in wereld.aanbieders],
            "financiering": wereld.regelingen,
            "ontwikkelpad": sorted({row.pad.slug for row in wereld.padversies}),
        }

    def make(self) -> Zoekvraag:
        dice = self.dice
        velden: dict[str, Any] = {}
        for facet in dice.sample(sorted(self.waarden), dice.choice([0, 0, 1, 1, 2, 2, 3, 4])):
            known = self.waarden[facet]
            velden[facet] = tuple(dice.sample(known, dice.randint(1, min(4, len(known)))))
            if dice.random() < 0.05 and facet not in CODES:
                velden[facet] += ("bestaat-niet",)
        if dice.random() < 0.3:
            velden["q"] = self._words()
            velden["precies"] = dice.random() < 0.5
        if dice.random() < 0.25:
            velden["prijs_max"] = Decimal(dice.choice(PRIJZEN[1:]) or 0)
        if dice.random() < 0.25:
            velden["duur_max"] = dice.choice(UREN[1:])
        if dice.random() < 0.25:
            velden["start_van"] = VANDAAG + timedelta(dice.choice([-500, 0, 1, 30, 200, 400]))
        if dice.random() < 0.25:
            # One day after the release of Unix, too: there are years that nobody thinks of.
            velden["start_tot"] = dice.choice(
                [VANDAAG + timedelta(days) for days in (0, 29, 61, 365, 2000)] + [VANDAAG.replace(year=1960)]
            )
        if dice.random() < 0.2:
            velden |= {
                "plaats": dice.choice(["Utrecht", "goes", "Zwolle"]),
                "afstand": dice.choice([1, 25, 60]),
            }
        velden["sorteer"] = dice.choice([None, *Sortering])
        velden["pagina_grootte"] = dice.choice([1, 7, 20, 100])
        velden["pagina"] = dice.choice([1, 1, 1, 2, 3, 50])
        return Zoekvraag(**velden)

    def _words(self) -> str:
        terms = self.dice.sample(WOORDEN, self.dice.choice([1, 1, 2, 3]))
        shape = self.dice.random()
        if shape < 0.2:
            return f"{terms[0]} -{self.dice.choice(WOORDEN)}"
        if shape < 0.35:
            return f'"{self.dice.choice(WOORDEN)} {terms[0]}"'
        return " ".join(terms)
