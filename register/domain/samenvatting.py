"""What the uitvoeringen of a traject come down to: when it starts, what it costs, where it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from register.enums import UITVOERING_GAANDE, Instroom, UitvoeringStatus
from register.models import Uitvoering


@dataclass(frozen=True)
class Aanbodstand:
    """The outlook over several uitvoeringen; None means that nobody told us."""

    aantal: int
    is_doorlopend: bool
    eerste_start: date | None
    plaatsen_over: int | None
    prijs_vanaf: Decimal | None
    prijs_tot: Decimal | None
    btw: tuple[str, ...]
    locaties: tuple[str, ...]
    plaatsen: tuple[str, ...]


def build_stand(uitvoeringen: Iterable[Uitvoering]) -> Aanbodstand:
    """Summarise uitvoeringen that can be found on a date (``te_vinden_op``)."""
    rows = list(uitvoeringen)
    volgende = next_uitvoering(rows)
    geprijsd = [row for row in rows if row.prijs is not None]
    prijzen = [row.prijs for row in geprijsd if row.prijs is not None]
    return Aanbodstand(
        aantal=len(rows),
        is_doorlopend=any(row.instroom == Instroom.DOORLOPEND for row in rows),
        eerste_start=volgende.start_datum if volgende else None,
        plaatsen_over=volgende.plaatsen_over if volgende else None,
        prijs_vanaf=min(prijzen, default=None),
        prijs_tot=max(prijzen, default=None),
        btw=tuple(dict.fromkeys(row.btw for row in geprijsd)),
        locaties=tuple(dict.fromkeys(row.locatie for row in rows if row.locatie)),
        plaatsen=tuple(dict.fromkeys(row.plaats for row in rows if row.plaats)),
    )


def next_uitvoering(uitvoeringen: Iterable[Uitvoering]) -> Uitvoering | None:
    """Return the first fixed start; one that is full only when every other one is full too."""
    dated = [row for row in uitvoeringen if row.instroom == Instroom.VASTE_START and row.start_datum]
    return min(
        dated, key=lambda row: (row.status == UitvoeringStatus.VOL, row.start_datum, row.pk), default=None
    )


def can_be_found(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell for a row that was read already what ``te_vinden_op`` asks the database."""
    if uitvoering.status not in UITVOERING_GAANDE:
        return False
    if uitvoering.instroom == Instroom.VASTE_START:
        return uitvoering.start_datum is not None and uitvoering.start_datum >= peildatum
    if uitvoering.instroom == Instroom.DOORLOPEND:
        return uitvoering.eind_datum is None or uitvoering.eind_datum >= peildatum
    return True


def is_over(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell whether an uitvoering belongs to the past, also when no nightly run closed it yet."""
    last_day = uitvoering.eind_datum or uitvoering.start_datum
    return uitvoering.status == UitvoeringStatus.GESLOTEN or (last_day is not None and last_day < peildatum)
