"""What a teacher still needs on a path: per goal the levels between where they are and what they want."""

from collections.abc import Iterator
from dataclasses import dataclass

from ontwikkelpaden.domain.queries.ontwikkeling import VOLGORDE, Onderdeel, Ontwikkeling
from ontwikkelpaden.domain.volgen import Ruimte
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Doel
from register.domain.zoeken import Zoekvraag


@dataclass(frozen=True)
class Wens:
    """One open goal. ``onderdeel`` is empty for the whole path, ``nu`` when nobody knows where they are."""

    doel: Doel
    onderdeel: str
    nu: str

    @property
    def naar(self) -> str:
        return self.doel.niveau

    @property
    def niveaus(self) -> tuple[str, ...]:
        """Return the levels to grow through, the goal included; only the goal when the start is unknown."""
        if not self.nu:
            return (self.naar,)
        return tuple(
            niveau.value
            for niveau in Niveau
            if VOLGORDE[self.nu] < VOLGORDE[niveau.value] <= VOLGORDE[self.naar]
        )

    @property
    def is_bereikt(self) -> bool:
        """Tell whether the last zelfevaluatie is there already."""
        return not self.niveaus


@dataclass(frozen=True)
class Behoefte:
    """The difference on one path, and the room there is to learn."""

    pad_slug: str
    pad_naam: str
    wensen: tuple[Wens, ...]
    # Goals that the last zelfevaluatie has reached; nothing is looked for.
    al_bereikt: tuple[Wens, ...]
    ruimte: Ruimte

    @property
    def niveaus(self) -> tuple[str, ...]:
        wanted = {niveau for wens in self.wensen for niveau in wens.niveaus}
        return tuple(niveau.value for niveau in Niveau if niveau in wanted)

    @property
    def sectoren(self) -> tuple[str, ...]:
        return (self.ruimte.sector,) if self.ruimte.sector else ()

    def vraag(self) -> Zoekvraag:
        """Return the search for all that is typed to this path and these levels."""
        return Zoekvraag(sector=self.sectoren, ontwikkelpad=(self.pad_slug,), niveau=self.niveaus)

    def vraag_binnen_ruimte(self) -> Zoekvraag:
        """Return the same search, within the hours and the money that there are."""
        return Zoekvraag(
            sector=self.sectoren,
            ontwikkelpad=(self.pad_slug,),
            niveau=self.niveaus,
            duur_max=self.ruimte.uren_max,
            prijs_max=self.ruimte.prijs_max,
        )


def build_behoefte(ontwikkeling: Ontwikkeling, ruimte: Ruimte) -> Behoefte:
    """Compare the open goals with the last zelfevaluatie; what has a date comes first, the soonest first."""
    wensen = sorted(_wensen(ontwikkeling), key=_soonest)
    pad = ontwikkeling.versie.pad
    return Behoefte(
        pad_slug=pad.slug,
        pad_naam=pad.naam,
        wensen=tuple(wens for wens in wensen if not wens.is_bereikt),
        al_bereikt=tuple(wens for wens in wensen if wens.is_bereikt),
        ruimte=ruimte,
    )


def _wensen(ontwikkeling: Ontwikkeling) -> Iterator[Wens]:
    parts: dict[int, Onderdeel] = {
        doel.pk: onderdeel for onderdeel in ontwikkeling.onderdelen for doel in onderdeel.doelen
    }
    for doel in ontwikkeling.open_doelen:
        onderdeel = parts.get(doel.pk)
        naam = doel.subdimensie.naam if doel.subdimensie else ""
        yield Wens(doel, naam, onderdeel.niveau if onderdeel else "")


def _soonest(wens: Wens) -> tuple[bool, str, int]:
    streefdatum = wens.doel.streefdatum
    return (streefdatum is None, streefdatum.isoformat() if streefdatum else "", wens.doel.pk)
