"""The raamwerk of a version as the table that a page and the API show.

Everything here reads what ``find_padversie`` fetched; nothing queries.
"""

from dataclasses import dataclass

from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Eindterm, Padversie, Subdimensie


@dataclass(frozen=True)
class Cel:
    niveau: Niveau
    tekst: str


@dataclass(frozen=True)
class Rij:
    naam: str
    toelichting: str
    cellen: tuple[Cel, ...]
    subdimensie: int


@dataclass(frozen=True)
class Groep:
    """A dimension with its rows."""

    naam: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Niveaudeel:
    """What a version says about one level."""

    niveau: Niveau
    beschrijvingen: int
    eindtermen: tuple[Eindterm, ...]


def build_raamwerk(versie: Padversie) -> tuple[Groep, ...]:
    """Return the rows with one cell per level of the version; a cell without a description is empty."""
    niveaus = niveaus_of(versie)
    return tuple(
        Groep(dimensie.naam, tuple(show_row(sub, niveaus) for sub in dimensie.subdimensies.all()))
        for dimensie in versie.dimensies.all()
    )


def build_niveaus(versie: Padversie) -> tuple[Niveaudeel, ...]:
    cellen = [
        cel for groep in build_raamwerk(versie) for rij in groep.rijen for cel in rij.cellen if cel.tekst
    ]
    eindtermen = list(versie.eindtermen.all())
    return tuple(
        Niveaudeel(
            niveau,
            sum(cel.niveau == niveau for cel in cellen),
            tuple(eindterm for eindterm in eindtermen if eindterm.niveau == niveau),
        )
        for niveau in niveaus_of(versie)
    )


def niveaus_of(versie: Padversie) -> tuple[Niveau, ...]:
    return tuple(Niveau(code) for code in versie.niveaus)


def show_row(subdimensie: Subdimensie, niveaus: tuple[Niveau, ...]) -> Rij:
    teksten = {item.niveau: item.tekst for item in subdimensie.beschrijvingen.all()}
    cellen = tuple(Cel(niveau, teksten.get(niveau.value, "")) for niveau in niveaus)
    return Rij(subdimensie.naam, subdimensie.toelichting, cellen, subdimensie.pk)
