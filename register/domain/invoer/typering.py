"""The reviewable typering of inventoried trajecten: path, level, werkvorm, approach, place; with grounds."""

import csv
from dataclasses import dataclass, replace
from functools import cache

from napl.tekst import tidy
from ontwikkelpaden.models import Padversie
from register.domain.invoer.plaatsen import Plek
from register.domain.invoer.rij import Importrij
from register.domain.invoer.woorden import CODELIJSTEN, GEGEVENS
from register.domain.traject import Aanpakgegevens, Trajectgegevens, Typeringgegevens
from register.models import Vak, WerkzameAanpak

Typeringrij = dict[str, str]


@dataclass(frozen=True)
class Getypeerd:
    gegevens: Trajectgegevens
    plek: Plek
    opmerkingen: tuple[str, ...] = ()


@cache
def _load() -> dict[tuple[str, str], Typeringrij]:
    with (GEGEVENS / "typering.csv").open(encoding="utf-8", newline="") as file:
        return {(tidy(row["naam"]), tidy(row["aanbieder"])): row for row in csv.DictReader(file)}


class Typeerder:
    """Adds the typering to rows; reads paths, subjects and approaches once per run."""

    def __init__(self) -> None:
        actueel = Padversie.objects.actueel().select_related("pad")
        self._paden = {versie.pad.slug: versie for versie in actueel}
        self._vakken = {vak.slug: vak for vak in Vak.objects.all()}
        self._aanpakken = {aanpak.slug: aanpak for aanpak in WerkzameAanpak.objects.all()}

    def type(self, rij: Importrij) -> Getypeerd:
        """Merge the typering of a row into its content; the file with grounds wins from what the row says.

        What it names and the register does not know (yet) is left out with a remark.
        """
        row = _load().get((rij.naam, rij.aanbiedercel))
        if row is None:
            return Getypeerd(rij.gegevens, rij.aanbod.plek)
        opmerkingen: list[str] = []
        gegevens = replace(
            rij.gegevens,
            typeringen=tuple(self._typeringen(row, opmerkingen)),
            aanpakken=tuple(self._approaches(row, opmerkingen)),
            vakken=tuple(self._subjects(row, opmerkingen)),
            werkvormen=_codes(row["werkvormen"], "werkvorm"),
            onderwijstypen=_codes(row["onderwijstypen"], "onderwijstype"),
            ervaringsjaren=_codes(row["ervaringsjaren"], "ervaringsjaren"),
            bekwaamheidsdomeinen=_codes(row["bekwaamheidsdomeinen"], "bekwaamheidsdomein"),
        )
        plek = rij.aanbod.plek
        if row["grond_plaats"]:
            plek = Plek(tuple(_split(row["plaatsen"])), row["locatie"])
        return Getypeerd(gegevens, plek, tuple(opmerkingen))

    def _typeringen(self, row: Typeringrij, opmerkingen: list[str]) -> "list[Typeringgegevens]":
        found = []
        for item in _split(row["typeringen"]):
            slug, _, niveau = item.partition(":")
            versie = self._paden.get(slug)
            if versie is None or niveau not in versie.niveaus:
                opmerkingen.append(
                    f"Typering: ontwikkelpad ‘{slug}’ met niveau ‘{niveau}’ is er niet; weggelaten."
                )
                continue
            found.append(Typeringgegevens(versie, niveau, row["grond_typering"]))
        return found

    def _approaches(self, row: Typeringrij, opmerkingen: list[str]) -> "list[Aanpakgegevens]":
        known = [
            slug for slug in _split(row["aanpakken"]) if _known(slug, self._aanpakken, "aanpak", opmerkingen)
        ]
        return [Aanpakgegevens(self._aanpakken[slug], row["grond_aanpakken"]) for slug in known]

    def _subjects(self, row: Typeringrij, opmerkingen: list[str]) -> list[Vak]:
        known = [slug for slug in _split(row["vakken"]) if _known(slug, self._vakken, "vak", opmerkingen)]
        return [self._vakken[slug] for slug in known]


def _known(
    slug: str, known: "dict[str, Vak] | dict[str, WerkzameAanpak]", soort: str, opmerkingen: list[str]
) -> bool:
    if slug not in known:
        opmerkingen.append(f"Typering: {soort} ‘{slug}’ is er niet; weggelaten.")
    return slug in known


def _split(cel: str) -> list[str]:
    return [tidy(part) for part in cel.split(";") if tidy(part)]


def _codes(cel: str, veld: str) -> tuple[str, ...]:
    # A reviewed file holds codes only; a test keeps it so.
    found = set(_split(cel))
    return tuple(code for code in CODELIJSTEN[veld].values if code in found)
