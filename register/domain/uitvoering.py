"""Uitvoeringen: add, change, close what is past; a price that changes stays in the history."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker, Regio
from napl.rechten import require_recht
from register.domain.indexeren import index_trajecten
from register.enums import UITVOERING_OVERGANGEN, Btw, Instroom, Locatie, UitvoeringStatus
from register.models import Prijs, Traject, Uitvoering

BEHEER = "register.beheer_aanbod"


@dataclass(frozen=True)
class Uitvoeringgegevens:
    """What one can know of an uitvoering; None and empty mean unknown, never zero."""

    instroom: Instroom = Instroom.ONBEKEND
    start_datum: date | None = None
    eind_datum: date | None = None
    inschrijven_van: date | None = None
    inschrijven_tot: date | None = None
    locatie: Locatie | str = ""
    plaats: str = ""
    adres: str = ""
    plaatsen_min: int | None = None
    plaatsen_max: int | None = None
    plaatsen_over: int | None = None
    prijs: Decimal | None = None
    btw: Btw = Btw.ONBEKEND


@transaction.atomic
def add_uitvoering(
    traject: Traject,
    gegevens: Uitvoeringgegevens,
    *,
    regios: "list[Regio]",
    at: datetime,
    by: Gebruiker | None = None,
    uit_import: bool = False,
) -> Uitvoering:
    """Add an uitvoering; raises Domeinfout with the field for dates, places or a price that cannot be.

    ``by`` is None for the system itself, here and in the verbs below.
    """
    if by is not None:
        require_recht(by, BEHEER)
    uitvoering = Uitvoering(traject=traject, uit_import=uit_import, **gegevens.__dict__)
    validate_uitvoering(uitvoering)
    uitvoering.save()
    uitvoering.regios.set(regios)
    if uitvoering.prijs is not None:
        Prijs.objects.create(
            uitvoering=uitvoering, bedrag=uitvoering.prijs, btw=uitvoering.btw, geldig_van=at
        )
    index_trajecten([traject.pk])  # one finds a traject by its place too
    record_gebeurtenis(uitvoering, "uitvoering.toegevoegd", by=by, at=at, gegevens={"traject": traject.pk})
    return uitvoering


def validate_uitvoering(uitvoering: Uitvoering) -> None:
    """Raise Domeinfout for the first thing that cannot be; the database would refuse it too."""
    try:
        uitvoering.full_clean(exclude=["traject", "regios"], validate_unique=False)
    except ValidationError as error:
        veld, meldingen = next(iter(error.message_dict.items()))
        raise Domeinfout(meldingen[0], veld="" if veld == "__all__" else veld) from error


@transaction.atomic
def set_prijs(
    uitvoering: Uitvoering, *, prijs: Decimal | None, btw: Btw, at: datetime, by: Gebruiker | None = None
) -> Uitvoering:
    """Change the price; the former one stays in the history."""
    if by is not None:
        require_recht(by, BEHEER)
    uitvoering = lock(uitvoering)
    if (uitvoering.prijs, uitvoering.btw) == (prijs, btw):
        return uitvoering
    uitvoering.prijs, uitvoering.btw = prijs, btw
    validate_uitvoering(uitvoering)
    save_fields(uitvoering, prijs=prijs, btw=btw)
    Prijs.objects.create(uitvoering=uitvoering, bedrag=prijs, btw=btw, geldig_van=at)
    record_gebeurtenis(
        uitvoering, "uitvoering.prijs_gewijzigd", by=by, at=at, gegevens={"traject": uitvoering.traject_id}
    )
    return uitvoering


@transaction.atomic
def move_uitvoering(
    uitvoering: Uitvoering, to: UitvoeringStatus, *, at: datetime, by: Gebruiker | None = None
) -> Uitvoering:
    """Open, fill, close or cancel an uitvoering, along the legal moves only."""
    if by is not None:
        require_recht(by, BEHEER)
    uitvoering = lock(uitvoering)
    require_transition(uitvoering.status, to=to, allowed=UITVOERING_OVERGANGEN)
    save_fields(uitvoering, status=to)
    index_trajecten([uitvoering.traject_id])
    record_gebeurtenis(
        uitvoering, f"uitvoering.{to.value}", by=by, at=at, gegevens={"traject": uitvoering.traject_id}
    )
    return uitvoering


@transaction.atomic
def close_if_past(pk: int, *, peildatum: date, at: datetime) -> bool:
    """Close an uitvoering that ended before the date; False when another run did or is doing it."""
    uitvoering = (
        Uitvoering.objects.voorbij_op(peildatum).select_for_update(skip_locked=True).filter(pk=pk).first()
    )
    if uitvoering is None:
        return False
    move_uitvoering(uitvoering, UitvoeringStatus.GESLOTEN, at=at)
    return True
