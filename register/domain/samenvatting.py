"""What the uitvoeringen of a traject come down to: when it starts, what it costs, where it is.

The first start of a traject is the earliest first day of the uitvoeringen that have room, and only when all
of them are full the earliest first day of the full ones. The first day of a fixed start is its start; where
one can enter all the time it is the reference date, or the start when that is still to come; a fixed start
that passed and an unknown start have none. ``first_day`` and ``next_uitvoering`` say so for rows that were
read, ``first_start_sql`` says the same to the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, DateField, F, Min, Q, Value, When
from django.db.models.functions import Coalesce, Greatest

from register.domain.opmaak import ONBEKEND, day
from register.enums import UITVOERING_GAANDE, Instroom, UitvoeringStatus
from register.models import Uitvoering


@dataclass(frozen=True)
class Aanbodstand:
    """The outlook over several uitvoeringen; None means that nobody told us."""

    aantal: int
    is_doorlopend: bool
    eerste_start: date | None
    # About the first start: one need not wait for it, it is full, so many places are left.
    is_elk_moment: bool
    is_vol: bool
    plaatsen_over: int | None
    prijs_vanaf: Decimal | None
    prijs_tot: Decimal | None
    btw: tuple[str, ...]
    locaties: tuple[str, ...]
    plaatsen: tuple[str, ...]


def build_stand(uitvoeringen: Iterable[Uitvoering], peildatum: date) -> Aanbodstand:
    """Summarise uitvoeringen that can be found on a date (``te_vinden_op``)."""
    rows = list(uitvoeringen)
    volgende = next_uitvoering(rows, peildatum)
    eerste = first_day(volgende, peildatum) if volgende else None
    geprijsd = [row for row in rows if row.prijs is not None]
    prijzen = [row.prijs for row in geprijsd if row.prijs is not None]
    return Aanbodstand(
        aantal=len(rows),
        is_doorlopend=any(row.instroom == Instroom.DOORLOPEND for row in rows),
        eerste_start=eerste,
        is_elk_moment=volgende is not None
        and volgende.instroom == Instroom.DOORLOPEND
        and eerste == peildatum,
        is_vol=volgende is not None and volgende.status == UitvoeringStatus.VOL,
        plaatsen_over=volgende.plaatsen_over if volgende else None,
        prijs_vanaf=min(prijzen, default=None),
        prijs_tot=max(prijzen, default=None),
        btw=tuple(dict.fromkeys(row.btw for row in geprijsd)),
        locaties=tuple(dict.fromkeys(row.locatie for row in rows if row.locatie)),
        plaatsen=tuple(dict.fromkeys(row.plaats for row in rows if row.plaats)),
    )


def first_day(uitvoering: Uitvoering, peildatum: date) -> date | None:
    """Return the first day, from the reference date on, on which somebody can begin."""
    start = uitvoering.start_datum
    if uitvoering.instroom == Instroom.DOORLOPEND:
        return max(start or peildatum, peildatum)
    return start if start is not None and start >= peildatum else None


def next_uitvoering(uitvoeringen: Iterable[Uitvoering], peildatum: date) -> Uitvoering | None:
    """Return the one that makes the first start; of several on one day, one can enter all the time first."""
    dated = [(first_day(row, peildatum), row) for row in uitvoeringen]
    keys = [
        (row.status == UitvoeringStatus.VOL, first, row.instroom != Instroom.DOORLOPEND, row.pk, row)
        for first, row in dated
        if first is not None
    ]
    return min(keys, key=lambda item: item[:4])[4] if keys else None


def first_start_sql(peildatum: date) -> Coalesce:
    """Return the first start as an aggregate over rows of ``te_vinden_op``."""
    first = Case(
        # GREATEST of PostgreSQL passes over NULL: without a start it is the reference date.
        When(instroom=Instroom.DOORLOPEND, then=Greatest(F("start_datum"), Value(peildatum))),
        default=F("start_datum"),
        output_field=DateField(),
    )
    return Coalesce(Min(first, filter=~Q(status=UitvoeringStatus.VOL)), Min(first))


def start_in_words(stand: Aanbodstand) -> str:
    """Return "Elk moment" or the day of the first start; and that it is full, where it is."""
    if stand.eerste_start is None:
        return ONBEKEND
    text = "Elk moment" if stand.is_elk_moment else day(stand.eerste_start)
    return f"{text} (vol)" if stand.is_vol else text


def can_be_found(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell for a row that was read already what ``te_vinden_op`` asks the database."""
    if uitvoering.status not in UITVOERING_GAANDE or is_past(uitvoering, peildatum):
        return False
    return uitvoering.instroom == Instroom.ONBEKEND or can_be_started(uitvoering, peildatum)


def can_be_started(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell for a row that was read already what ``te_starten_op`` asks the database."""
    return (
        uitvoering.status in UITVOERING_GAANDE
        and not is_past(uitvoering, peildatum)
        and first_day(uitvoering, peildatum) is not None
    )


def can_be_entered(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell whether one can enrol on the date: it can still be started, has room, and enrolment is open."""
    van, tot = uitvoering.inschrijven_van, uitvoering.inschrijven_tot
    return (
        uitvoering.status == UitvoeringStatus.OPEN
        and can_be_started(uitvoering, peildatum)
        and (van is None or van <= peildatum)
        and (tot is None or tot >= peildatum)
    )


def is_past(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell by its dates whether an uitvoering ended: what ``voorbij_op`` asks, whatever the status."""
    if uitvoering.eind_datum is not None:
        return uitvoering.eind_datum < peildatum
    fixed = uitvoering.instroom == Instroom.VASTE_START
    return fixed and uitvoering.start_datum is not None and uitvoering.start_datum < peildatum


def is_over(uitvoering: Uitvoering, peildatum: date) -> bool:
    """Tell whether an uitvoering belongs to the past, also when no nightly run closed it yet."""
    return uitvoering.status == UitvoeringStatus.GESLOTEN or is_past(uitvoering, peildatum)
