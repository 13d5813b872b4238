"""The whole gap matrix, empty cells included: what exists on the date, joined with what was counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau, PadSoort
from register.domain.queries.dekking import Telling, padversies_op, regios_op

HEEL_NEDERLAND = "heel-nederland"
GEEN_REGIO = "geen-regio"
VASTE_PLEKKEN = {HEEL_NEDERLAND: "Heel Nederland", GEEN_REGIO: "Online of regio onbekend"}
Sleutel = tuple[int, str, str, str]


@dataclass(frozen=True)
class Pad:
    """A path as an axis of the matrix: only for its own sectors and levels there are cells."""

    pk: int
    slug: str
    naam: str
    soort: PadSoort
    is_voorbeeld: bool
    sectoren: frozenset[str]
    niveaus: frozenset[str]

    def has(self, niveau: str, sector: str) -> bool:
        return niveau in self.niveaus and sector in self.sectoren


@dataclass(frozen=True)
class Plek:
    """Where one counts: a region, without a region, or the whole country."""

    slug: str
    naam: str
    sectoren: frozenset[str] = frozenset(Sector.values)
    landsdeel: str = ""
    is_aanduiding: bool = False

    @property
    def is_regio(self) -> bool:
        return self.slug not in VASTE_PLEKKEN


AsT = TypeVar("AsT", Pad, Plek)


@dataclass(frozen=True)
class Cel:
    """``erkend`` counts recognised trajecten that one can start, ``in_kaart`` what is not judged yet."""

    pad: Pad
    niveau: str
    sector: str
    plek: Plek
    erkend: int
    in_kaart: int


@dataclass(frozen=True)
class Samenvatting:
    """How many cells have nothing recognised; for ``in_kaart`` of those something is mapped."""

    combinaties: int
    zonder_erkend: int
    in_kaart: int


@dataclass(frozen=True)
class Matrix:
    peildatum: date
    paden: tuple[Pad, ...]
    plekken: tuple[Plek, ...]
    _geteld: dict[Sleutel, tuple[int, int]] = field(repr=False)

    def cel(self, pad: Pad, niveau: str, sector: str, plek: Plek) -> Cel | None:
        """Return one cell, or None for a combination that does not exist."""
        if not pad.has(niveau, sector) or sector not in plek.sectoren:
            return None
        erkend, in_kaart = self._geteld.get((pad.pk, niveau, sector, plek.slug), (0, 0))
        return Cel(pad, niveau, sector, plek, erkend, in_kaart)

    def cellen(
        self,
        *,
        paden: Iterable[str] = (),
        niveaus: Iterable[str] = (),
        sectoren: Iterable[str] = (),
        plekken: Iterable[str] = (),
        alleen_leeg: bool = False,
    ) -> Iterator[Cel]:
        """Go through all cells in a fixed order: path, level, sector, place; an empty filter keeps all."""
        gekozen_plekken = _keep(self.plekken, plekken)
        for pad in _keep(self.paden, paden):
            for niveau in list(niveaus) or Niveau.values:
                for sector in list(sectoren) or Sector.values:
                    for plek in gekozen_plekken:
                        cel = self.cel(pad, niveau, sector, plek)
                        if cel is not None and not (alleen_leeg and cel.erkend):
                            yield cel

    def samenvatting(
        self,
        *,
        plekken: Iterable[str] = (HEEL_NEDERLAND,),
        sectoren: Iterable[str] = (),
        niveaus: Iterable[str] = (),
    ) -> Samenvatting:
        cellen = list(self.cellen(plekken=plekken, sectoren=sectoren, niveaus=niveaus))
        leeg = [cel for cel in cellen if not cel.erkend]
        return Samenvatting(len(cellen), len(leeg), sum(cel.in_kaart > 0 for cel in leeg))


def build_matrix(peildatum: date, tellingen: Iterable[Telling]) -> Matrix:
    """Lay counted cells on the axes that hold on the date."""
    regios = list(regios_op(peildatum).order_by("naam"))
    slugs = {regio.pk: regio.slug for regio in regios}
    vast = tuple(Plek(slug, naam) for slug, naam in VASTE_PLEKKEN.items())
    plekken = tuple(
        Plek(regio.slug, regio.naam, frozenset(regio.sectoren), regio.landsdeel, regio.is_aanduiding)
        for regio in regios
    )
    geteld: dict[Sleutel, tuple[int, int]] = {}
    for telling in tellingen:
        plek = HEEL_NEDERLAND if telling.heel_nederland else GEEN_REGIO
        if telling.regio_id is not None:
            if telling.regio_id not in slugs:
                continue  # a region whose dates were corrected after the count
            plek = slugs[telling.regio_id]
        geteld[telling.pad_id, telling.niveau, telling.sector, plek] = (telling.erkend, telling.in_kaart)
    return Matrix(peildatum, _paden_op(peildatum), (vast[0], *plekken, vast[1]), geteld)


def _paden_op(peildatum: date) -> tuple[Pad, ...]:
    rows = padversies_op(peildatum).select_related("pad").order_by("pad__soort", "pad__naam", "nummer")
    paden = {
        versie.pad_id: Pad(
            versie.pad_id,
            versie.pad.slug,
            versie.pad.naam,
            PadSoort(versie.pad.soort),
            versie.is_voorbeeld,
            frozenset(versie.pad.sectoren),
            frozenset(versie.niveaus),
        )
        for versie in rows
    }
    return tuple(paden.values())


def _keep(items: tuple[AsT, ...], slugs: Iterable[str]) -> tuple[AsT, ...]:
    wanted = set(slugs)
    return tuple(item for item in items if not wanted or item.slug in wanted)
