"""Uitvoeringen: add, change, close what is past; a price that changes stays in the history."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Regio
from napl.rechten import heeft_recht, require_recht
from register.domain.indexeren import index_trajecten
from register.enums import UITVOERING_GAANDE, UITVOERING_OVERGANGEN, Btw, Instroom, Locatie, UitvoeringStatus
from register.models import Prijs, Traject, Uitvoering

BEWERK = "register.bewerk_aanbod"
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
        require_recht(by, BEWERK, traject)
    uitvoering = Uitvoering(traject=traject, uit_import=uit_import, **gegevens.__dict__)
    validate_uitvoering(uitvoering)
    uitvoering.save()
    uitvoering.regios.set(regios)
    if uitvoering.prijs is not None:
        Prijs.objects.create(
            uitvoering=uitvoering, bedrag=uitvoering.prijs, btw=uitvoering.btw, geldig_van=at
        )
    _mark_own(traject.pk, by)
    index_trajecten([traject.pk])  # one finds a traject by its place too
    record_gebeurtenis(uitvoering, "uitvoering.toegevoegd", by=by, at=at, gegevens={"traject": traject.pk})
    return uitvoering


def _mark_own(traject_id: int, by: Gebruiker | None) -> None:
    """Remember that an aanbieder keeps its dates itself: an import would set them back."""
    if by is not None and not heeft_recht(by, BEHEER):
        Traject.objects.filter(pk=traject_id, zelf_beheerd=False).update(zelf_beheerd=True)


def validate_uitvoering(uitvoering: Uitvoering) -> None:
    """Raise Domeinfout for the first thing that cannot be; the database would refuse it too."""
    try:
        uitvoering.full_clean(exclude=["traject", "regios"], validate_unique=False)
    except ValidationError as error:
        veld, meldingen = next(iter(error.message_dict.items()))
        raise Domeinfout(meldingen[0], veld="" if veld == "__all__" else veld) from error


class Uitvoeringconflict(Domeinfout):
    """Somebody else changed the uitvoering since the caller read it; nothing was written."""

    def __init__(self, nu: Uitvoering) -> None:
        super().__init__(
            "Iemand anders wijzigde deze uitvoering intussen. Uw wijziging is nog niet bewaard. Kijk wat er "
            "nu staat en bewaar opnieuw."
        )
        self.nu = nu


def read_uitvoering(uitvoering: Uitvoering) -> Uitvoeringgegevens:
    return Uitvoeringgegevens(
        **{naam: getattr(uitvoering, naam) for naam in Uitvoeringgegevens.__dataclass_fields__}
    )


def afdruk_van(gegevens: Uitvoeringgegevens) -> str:
    """Return what stands for an uitvoering when somebody says which one it started from."""
    text = json.dumps(gegevens.__dict__, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def change_uitvoering(
    uitvoering: Uitvoering,
    gegevens: Uitvoeringgegevens,
    *,
    basis: str,
    regios: "list[Regio]",
    at: datetime,
    by: Gebruiker | None = None,
) -> Uitvoering:
    """Change what is known of an uitvoering; a former price stays in the history.

    ``basis`` is the ``afdruk_van`` what the caller read. Raises Uitvoeringconflict when it says
    something else now, OngeldigeOvergang when it is over or cancelled, and Domeinfout with the
    field for what cannot be.
    """
    if by is not None:
        require_recht(by, BEWERK, uitvoering.traject)
    uitvoering = lock(uitvoering)
    if uitvoering.status not in UITVOERING_GAANDE:
        raise OngeldigeOvergang("Deze uitvoering is voorbij of geannuleerd. Zij verandert niet meer.")
    nu = read_uitvoering(uitvoering)
    if nu == gegevens:
        return uitvoering
    if afdruk_van(nu) != basis:
        raise Uitvoeringconflict(uitvoering)
    for naam, value in gegevens.__dict__.items():
        setattr(uitvoering, naam, value)
    validate_uitvoering(uitvoering)
    uitvoering.save(update_fields=list(gegevens.__dict__))
    uitvoering.regios.set(regios)
    if (nu.prijs, nu.btw) != (gegevens.prijs, gegevens.btw):
        Prijs.objects.create(uitvoering=uitvoering, bedrag=gegevens.prijs, btw=gegevens.btw, geldig_van=at)
    _mark_own(uitvoering.traject_id, by)
    index_trajecten([uitvoering.traject_id])
    record_gebeurtenis(
        uitvoering, "uitvoering.gewijzigd", by=by, at=at, gegevens={"traject": uitvoering.traject_id}
    )
    return uitvoering


@transaction.atomic
def set_prijs(
    uitvoering: Uitvoering, *, prijs: Decimal | None, btw: Btw, at: datetime, by: Gebruiker | None = None
) -> Uitvoering:
    """Change the price; the former one stays in the history."""
    if by is not None:
        require_recht(by, BEWERK, uitvoering.traject)
    uitvoering = lock(uitvoering)
    if (uitvoering.prijs, uitvoering.btw) == (prijs, btw):
        return uitvoering
    uitvoering.prijs, uitvoering.btw = prijs, btw
    validate_uitvoering(uitvoering)
    save_fields(uitvoering, prijs=prijs, btw=btw)
    Prijs.objects.create(uitvoering=uitvoering, bedrag=prijs, btw=btw, geldig_van=at)
    _mark_own(uitvoering.traject_id, by)
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
        require_recht(by, BEWERK, uitvoering.traject)
    uitvoering = lock(uitvoering)
    require_transition(uitvoering.status, to=to, allowed=UITVOERING_OVERGANGEN)
    save_fields(uitvoering, status=to)
    _mark_own(uitvoering.traject_id, by)
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
