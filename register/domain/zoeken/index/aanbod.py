"""What is on offer on an ontwikkelpad, counted from the index: rows of bits that are there anyway."""

from collections.abc import Sequence

import numpy as np

from napl.enums import Sector
from napl.registers import Aanbodtelling
from register.domain.zoeken.bereiken import KORT_UREN, UREN_TOT
from register.domain.zoeken.facetlijst import CODEWAARDEN
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.bits import Bits, Verzameling
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import Ids
from register.domain.zoeken.index.stand import Stand
from register.enums import Locatie, OpnameSoort

SECTOREN = ("", *Sector.values)
_OPNAMES = (OpnameSoort.ERKEND, OpnameSoort.IN_KAART)
_SOORTEN = 3  # kort, lang, online
_NIVEAUS = len(CODEWAARDEN["niveau"])


def count_pad(stand: Stand, pad_id: int) -> tuple[Aanbodtelling, ...]:
    """Return the counts of every level of a path, over all segments; kept with the stand."""
    key = f"aanbod {pad_id}"
    kept = stand.onthouden.get(key)
    if kept is None:
        kept = stand.onthouden[key] = _count(stand, pad_id)
    return kept  # type: ignore[return-value]


def _count(stand: Stand, pad_id: int) -> tuple[Aanbodtelling, ...]:
    shape = (_NIVEAUS, len(_OPNAMES) + _SOORTEN, len(SECTOREN))
    total = np.zeros(shape, np.int64)
    for number, (segment, levend) in enumerate(stand.delen):
        places = segment.places("ontwikkelpad", [pad_id])
        if places:
            planes = segment.arrays["ontwikkelpad_niveau"][places[0], :_NIVEAUS]
            sets = [Verzameling(plane, segment.size) for plane in planes]
            total += _count_planes(sets, _masks(stand, number, segment, levend)).reshape(shape)
    return tuple(
        Aanbodtelling(niveau, sector, *map(int, total[row, :, column]))
        for row, niveau in enumerate(CODEWAARDEN["niveau"])
        for column, sector in enumerate(SECTOREN)
    )


def _count_planes(planes: Sequence[Verzameling], masks: Bits) -> Ids:
    """Return per level how many documents it shares with each mask."""
    amounts = bits.sizes(masks)
    return np.concatenate([bits.count_rows(masks, amounts, plane) for plane in planes])


def _masks(stand: Stand, number: int, segment: Segment, levend: Bits | None) -> Bits:
    """Return what is counted apart: recognised, mapped, short, long, online; in all and per sector."""
    key = f"aanbodmaskers {number}"
    kept = stand.onthouden.get(key)
    if kept is None:
        kept = stand.onthouden[key] = _make_masks(segment, levend)
    return kept  # type: ignore[return-value]


def _make_masks(segment: Segment, levend: Bits | None) -> Bits:
    alive = segment.alles.bits if levend is None else levend
    steps = range(len(UREN_TOT) + 1)
    short = [step for step in steps if step < len(UREN_TOT) and UREN_TOT[step] <= KORT_UREN]
    what = [_row(segment, "opname", soort.value) for soort in _OPNAMES]
    what += [
        bits.any_of(segment.rows("uren"), short),
        bits.any_of(segment.rows("uren"), [step for step in steps if step not in short]),
        _row(segment, "locatie", Locatie.ONLINE.value),
    ]
    where = [alive, *(alive & _row(segment, "sector", sector) for sector in Sector.values)]
    return np.stack([left & right for left in what for right in where])


def _row(segment: Segment, facet: str, code: str) -> Bits:
    row: Bits = segment.rows(facet)[CODEWAARDEN[facet].index(code)]
    return row


def count_paden(stand: Stand, pads: Sequence[int]) -> dict[int, tuple[Aanbodtelling, ...]]:
    return {pad_id: count_pad(stand, pad_id) for pad_id in pads}
