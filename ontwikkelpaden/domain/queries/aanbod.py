"""What there is to learn on a path, laid on its own levels and sectors; empty cells are white spots."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from napl.enums import Sector
from napl.registers import Aanbodtelling, aanbodbronnen
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie


@dataclass(frozen=True)
class Vakje:
    """One sector on one level; what is recognised and what is mapped are counted apart (ADR 0009)."""

    sector: Sector
    erkend: int
    in_kaart: int

    @property
    def is_wit(self) -> bool:
        return not self.erkend


@dataclass(frozen=True)
class Niveauaanbod:
    """One level: in all sectors together, and per sector of the path."""

    niveau: Niveau
    erkend: int
    in_kaart: int
    kort: int
    lang: int
    online: int
    vakjes: tuple[Vakje, ...]

    @property
    def totaal(self) -> int:
        return self.erkend + self.in_kaart


@dataclass(frozen=True)
class Padaanbod:
    """``bekend`` is whether anybody could count; without counts everything is zero and says nothing."""

    niveaus: tuple[Niveauaanbod, ...]
    bekend: bool = True

    @property
    def totaal(self) -> int:
        return sum(item.totaal for item in self.niveaus)

    @property
    def combinaties(self) -> int:
        return sum(len(item.vakjes) for item in self.niveaus)

    @property
    def witte_vlekken(self) -> tuple[tuple[Niveau, Vakje], ...]:
        return tuple((item.niveau, vakje) for item in self.niveaus for vakje in item.vakjes if vakje.is_wit)


Tellingen = Mapping[int, Sequence[Aanbodtelling]]


def read_tellingen(pads: Collection[int], peildatum: date) -> Tellingen | None:
    """Return what the source of this site counts on these paths; None when nobody can count now."""
    bron = next(iter(aanbodbronnen), None)
    return bron.tellingen(pads, peildatum) if bron is not None else None


def build_aanbod(versie: Padversie, tellingen: Tellingen | None) -> Padaanbod:
    """Lay the counts of a path on the levels of a version, and on what lies on others all the same."""
    counted = {(item.niveau, item.sector): item for item in (tellingen or {}).get(versie.pad_id, ())}
    niveaus = tuple(
        _level(niveau, versie.pad.sectoren, counted)
        for niveau in Niveau
        if niveau in versie.niveaus or _total(counted.get((niveau.value, "")))
    )
    return Padaanbod(niveaus, tellingen is not None)


def _level(
    niveau: Niveau, sectoren: Collection[str], counted: Mapping[tuple[str, str], Aanbodtelling]
) -> Niveauaanbod:
    alles = counted.get((niveau.value, ""), _niets(niveau))
    per_sector = {sector: counted.get((niveau.value, sector), _niets(niveau)) for sector in sectoren}
    return Niveauaanbod(
        niveau, alles.erkend, alles.in_kaart, alles.kort, alles.lang, alles.online,
        tuple(
            Vakje(sector, per_sector[sector].erkend, per_sector[sector].in_kaart)
            for sector in Sector
            if sector in per_sector
        ),
    )  # fmt: skip


def _niets(niveau: Niveau) -> Aanbodtelling:
    return Aanbodtelling(niveau.value, "", 0, 0, 0, 0, 0)


def _total(telling: Aanbodtelling | None) -> int:
    return telling.erkend + telling.in_kaart if telling is not None else 0
