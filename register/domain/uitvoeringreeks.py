"""Many uitvoeringen at once: a series, one change for several, and the same again next year."""

from calendar import isleap
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from napl.domain.regio import Regiokaart
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from register.domain.opmaak import day
from register.domain.samenvatting import is_past
from register.domain.traject import require_bewerkbaar
from register.domain.uitvoering import (
    Uitvoeringgegevens,
    add_uitvoering,
    afdruk_van,
    change_uitvoering,
    move_uitvoering,
    read_uitvoering,
)
from register.enums import UITVOERING_GAANDE, Btw, Doorrolwijze, Instroom, Locatie, UitvoeringStatus
from register.models import Traject, Uitvoering

MAX_REEKS = 60
DATA = ("start_datum", "eind_datum", "inschrijven_van", "inschrijven_tot")
JAAR_IN_WEKEN = timedelta(weeks=52)
SCHRIKKELDAG = (2, 29)


def every_weeks(start: date, *, weken: int, aantal: int) -> list[date]:
    """Return so many dates, each so many weeks after the one before."""
    return [start + timedelta(weeks=weken * number) for number in range(aantal)]


def expand_reeks(eerste: Uitvoeringgegevens, data: Iterable[date]) -> list[Uitvoeringgegevens]:
    """Return the first one again on other dates; end and enrolment keep their distance to the start."""
    if eerste.start_datum is None:
        raise Domeinfout("Vul de startdatum van de eerste uitvoering in.", veld="start_datum")
    start = eerste.start_datum
    return [_moved(eerste, {naam: _shift(naam, eerste, datum - start) for naam in DATA}) for datum in data]


def _shift(naam: str, gegevens: Uitvoeringgegevens, by: timedelta) -> date | None:
    datum: date | None = getattr(gegevens, naam)
    return datum + by if datum is not None else None


def _moved(gegevens: Uitvoeringgegevens, data: dict[str, date | None]) -> Uitvoeringgegevens:
    return replace(gegevens, **data)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Voorgenomen:
    """An uitvoering that would be made; ``bestaat`` when one on that day at that place is there already."""

    gegevens: Uitvoeringgegevens
    bestaat: bool
    van: Uitvoering | None = None


def plan_reeks(traject: Traject, gegevens: Sequence[Uitvoeringgegevens]) -> list[Voorgenomen]:
    """Tell of each whether it is there already, so that doing something twice makes nothing double."""
    if not gegevens:
        raise Domeinfout("Vul ten minste één datum in.", veld="datums")
    if len(gegevens) > MAX_REEKS:
        raise Domeinfout(f"Maak hooguit {MAX_REEKS} uitvoeringen in één keer.", veld="aantal")
    taken = _taken(traject)
    planned = []
    for item in gegevens:
        planned.append(Voorgenomen(item, bestaat=_key(item) in taken))
        taken.add(_key(item))
    return planned


def _taken(traject: Traject) -> set[tuple[date | None, str]]:
    rows = Uitvoering.objects.filter(traject=traject).exclude(status=UitvoeringStatus.GEANNULEERD)
    return {(row.start_datum, row.plaats.casefold()) for row in rows}


def _key(gegevens: Uitvoeringgegevens) -> tuple[date | None, str]:
    return gegevens.start_datum, gegevens.plaats.casefold()


@transaction.atomic
def add_reeks(
    traject: Traject, gegevens: Sequence[Uitvoeringgegevens], *, by: Gebruiker, at: datetime
) -> list[Uitvoering]:
    """Add those of a series that are not there yet; all of them or, when one cannot be, none."""
    require_bewerkbaar(traject, by=by)
    traject = lock(traject)
    regios = Regiokaart(timezone.localdate(at))
    sectoren = traject.live.sectoren if traject.live else []
    made = []
    for item in plan_reeks(traject, gegevens):
        if item.bestaat:
            continue
        here = regios.voor(item.gegevens.plaats, sectoren) if item.gegevens.plaats else []
        try:
            made.append(add_uitvoering(traject, item.gegevens, regios=here, at=at, by=by))
        except Domeinfout as fout:
            start = item.gegevens.start_datum
            wanneer = f"Bij {day(start)}: " if start else ""
            raise Domeinfout(f"{wanneer}{fout.melding}", veld=fout.veld) from fout
    return made


@dataclass(frozen=True)
class Groepswijziging:
    """What changes in several uitvoeringen at once; None leaves it as it is."""

    prijs: Decimal | None = None
    btw: Btw | None = None
    locatie: Locatie | None = None
    plaats: str | None = None
    adres: str | None = None
    plaatsen_min: int | None = None
    plaatsen_max: int | None = None
    plaatsen_over: int | None = None
    status: UitvoeringStatus | None = None

    @property
    def velden(self) -> dict[str, object]:
        return {naam: value for naam, value in self.__dict__.items() if value is not None}


@transaction.atomic
def change_many(
    traject: Traject,
    pks: Collection[int],
    wijziging: Groepswijziging,
    *,
    by: Gebruiker,
    at: datetime,
) -> int:
    """Make one change in several uitvoeringen of a traject; all of them or none. Returns how many."""
    require_bewerkbaar(traject, by=by)
    velden = {naam: value for naam, value in wijziging.velden.items() if naam != "status"}
    if not wijziging.velden:
        raise Domeinfout("Vul in wat er moet veranderen.")
    rows = list(
        Uitvoering.objects.select_for_update()
        .filter(traject=traject, pk__in=pks, status__in=UITVOERING_GAANDE)
        .order_by("pk")
    )
    if not rows:
        raise Domeinfout("Kies ten minste één uitvoering die nog niet voorbij is.", veld="uitvoering")
    regios = Regiokaart(timezone.localdate(at))
    sectoren = traject.live.sectoren if traject.live else []
    for row in rows:
        nu = read_uitvoering(row)
        nieuw = replace(nu, **velden)  # type: ignore[arg-type]
        here = regios.voor(nieuw.plaats, sectoren) if nieuw.plaats else []
        try:
            change_uitvoering(row, nieuw, basis=afdruk_van(nu), regios=here, at=at, by=by)
            if wijziging.status is not None and wijziging.status != row.status:
                move_uitvoering(row, wijziging.status, at=at, by=by)
        except Domeinfout as fout:
            wanneer = f"Bij de start op {day(row.start_datum)}: " if row.start_datum else ""
            raise Domeinfout(f"{wanneer}{fout.melding}", veld=fout.veld) from fout
    return len(rows)


def list_vorig_jaar(traject: Traject, peildatum: date) -> list[Uitvoering]:
    """Return what one may want again: dated, not cancelled, begun or to begin within a year around a date."""
    rows = Uitvoering.objects.filter(traject=traject, instroom=Instroom.VASTE_START).exclude(
        status=UitvoeringStatus.GEANNULEERD
    )
    span = timedelta(days=366)
    near = rows.filter(start_datum__gt=peildatum - span, start_datum__lt=peildatum + span)
    return list(near.order_by("start_datum", "pk"))


def plan_jaar(
    traject: Traject, uitvoeringen: Sequence[Uitvoering], *, wijze: Doorrolwijze, peildatum: date
) -> list[Voorgenomen]:
    """Return each of these again a year later; what would be over already is left out.

    On the same day of the week (52 weeks later), as timetables ask, or on the same date.
    """
    taken = _taken(traject)
    planned = []
    for row in uitvoeringen:
        gegevens = next_year(read_uitvoering(row), wijze)
        if is_past(Uitvoering(traject=traject, **gegevens.__dict__), peildatum):
            continue
        planned.append(Voorgenomen(gegevens, bestaat=_key(gegevens) in taken, van=row))
        taken.add(_key(gegevens))
    return planned


def next_year(gegevens: Uitvoeringgegevens, wijze: Doorrolwijze) -> Uitvoeringgegevens:
    """Return an uitvoering a year later, with all its places free again."""
    data = {naam: _year_later(getattr(gegevens, naam), wijze) for naam in DATA}
    return replace(_moved(gegevens, data), plaatsen_over=gegevens.plaatsen_max)


def _year_later(datum: date | None, wijze: Doorrolwijze) -> date | None:
    if datum is None:
        return None
    if wijze == Doorrolwijze.WEEKDAG:
        return datum + JAAR_IN_WEKEN
    if (datum.month, datum.day) == SCHRIKKELDAG and not isleap(datum.year + 1):
        return date(datum.year + 1, 2, 28)
    return datum.replace(year=datum.year + 1)


@transaction.atomic
def roll_over(
    traject: Traject, pks: Collection[int], *, wijze: Doorrolwijze, by: Gebruiker, at: datetime
) -> list[Uitvoering]:
    """Make these uitvoeringen again for a year later; what is there already is not made twice."""
    require_bewerkbaar(traject, by=by)
    peildatum = timezone.localdate(at)
    chosen = [row for row in list_vorig_jaar(traject, peildatum) if row.pk in pks]
    if not chosen:
        raise Domeinfout("Kies ten minste één uitvoering om opnieuw te plannen.", veld="uitvoering")
    planned = plan_jaar(traject, chosen, wijze=wijze, peildatum=peildatum)
    if not planned:
        raise Domeinfout("Deze uitvoeringen zijn ook een jaar later al voorbij.", veld="uitvoering")
    return add_reeks(traject, [item.gegevens for item in planned], by=by, at=at)
