"""An uitvoering in words, as a row of the table that a teacher compares in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from register.domain.opmaak import ONBEKEND, euro
from register.enums import Btw, Instroom, Locatie, UitvoeringStatus
from register.models import Uitvoering


@dataclass(frozen=True)
class Rij:
    """An uitvoering as a row of the table."""

    start: str
    einde: str
    plek: str
    adres: str
    inschrijven: str
    plaatsen: str
    groep: str
    prijs: str
    btw: str
    status: str
    is_geannuleerd: bool


def build_rijen(uitvoeringen: Iterable[Uitvoering], peildatum: date) -> list[Rij]:
    return [build_rij(row, peildatum) for row in uitvoeringen]


def build_rij(row: Uitvoering, peildatum: date) -> Rij:
    return Rij(
        start=_short(row.start_datum) if row.start_datum else _entry(row),
        einde=_short(row.eind_datum) if row.eind_datum else "",
        plek=_place(row),
        adres=row.adres,
        inschrijven=_enrolment(row),
        plaatsen=_seats(row),
        groep=_group(row),
        prijs=ONBEKEND if row.prijs is None else euro(row.prijs),
        btw="" if row.prijs is None else Btw(row.btw).label.lower(),
        status=_state(row, peildatum),
        is_geannuleerd=row.status == UitvoeringStatus.GEANNULEERD,
    )


def _entry(row: Uitvoering) -> str:
    return "Elk moment" if row.instroom == Instroom.DOORLOPEND else ONBEKEND


def _place(row: Uitvoering) -> str:
    manner = (
        {Locatie.ONLINE: "online", Locatie.HYBRIDE: "deels online"}.get(Locatie(row.locatie))
        if row.locatie
        else ""
    )
    if row.plaats:
        return f"{row.plaats}, {manner}" if manner else row.plaats
    if row.locatie == Locatie.FYSIEK:
        return "Op een plek, niet bekend waar"
    return manner.capitalize() if manner else ONBEKEND


def _enrolment(row: Uitvoering) -> str:
    if row.inschrijven_van and row.inschrijven_tot:
        return f"{_short(row.inschrijven_van)} t/m {_short(row.inschrijven_tot)}"
    if row.inschrijven_tot:
        return f"t/m {_short(row.inschrijven_tot)}"
    return f"vanaf {_short(row.inschrijven_van)}" if row.inschrijven_van else ONBEKEND


def _seats(row: Uitvoering) -> str:
    if row.status == UitvoeringStatus.VOL:
        return "Geen over"
    return ONBEKEND if row.plaatsen_over is None else f"{row.plaatsen_over} over"


def _group(row: Uitvoering) -> str:
    if row.plaatsen_min is not None and row.plaatsen_max is not None:
        return f"groep van {row.plaatsen_min} tot {row.plaatsen_max}"
    return "" if row.plaatsen_max is None else f"groep tot {row.plaatsen_max}"


def _short(datum: date) -> str:
    """Return "12 dec 2026": a table has no room for more."""
    return date_format(datum, "j b Y")


def _state(row: Uitvoering, peildatum: date) -> str:
    """Return the state as a teacher needs it: whether one can still get in."""
    if row.status != UitvoeringStatus.OPEN:
        return UitvoeringStatus(row.status).label
    if row.eind_datum is not None and row.eind_datum < peildatum:
        return "Voorbij"
    if row.inschrijven_tot is not None and row.inschrijven_tot < peildatum:
        return "Inschrijven kan niet meer"
    if row.inschrijven_van is not None and row.inschrijven_van > peildatum:
        return "Inschrijven kan nog niet"
    if row.instroom == Instroom.VASTE_START and row.start_datum is not None and row.start_datum < peildatum:
        return "Al begonnen"
    return "Onbekend" if row.instroom == Instroom.ONBEKEND else "Open"
