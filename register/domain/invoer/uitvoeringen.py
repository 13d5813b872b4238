"""Keep the uitvoeringen that an import made in line with the file; those of others are left alone."""

from collections.abc import Sequence
from datetime import date, datetime

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.models import Gebruiker
from register.domain.indexeren import index_trajecten
from register.domain.invoer.sleutel import Gewenst
from register.domain.samenvatting import is_past
from register.domain.uitvoering import add_uitvoering, move_uitvoering, set_prijs, validate_uitvoering
from register.enums import UITVOERING_GAANDE, UitvoeringStatus
from register.models import Traject, Uitvoering

VELDEN = ("instroom", "start_datum", "eind_datum", "inschrijven_tot", "locatie", "plaats")


def sync_uitvoeringen(
    traject: Traject,
    gewenst: Sequence[Gewenst],
    *,
    peildatum: date,
    at: datetime,
    by: Gebruiker | None,
) -> None:
    """Update what is still there, add what is new, cancel what left the file; what is past stays."""
    rows = Uitvoering.objects.select_for_update().filter(traject=traject, uit_import=True).order_by("pk")
    eigen = [row for row in rows if row.status != UitvoeringStatus.GEANNULEERD]
    for wens in sorted(gewenst, key=lambda item: item.gegevens.start_datum is not None):
        match = _match(wens, eigen, peildatum)
        if match is None:
            add_uitvoering(traject, wens.gegevens, regios=list(wens.regios), at=at, by=by, uit_import=True)
        else:
            eigen.remove(match)
            _update(match, wens, at=at, by=by)
    for over in eigen:
        if over.status in UITVOERING_GAANDE and not is_past(over, peildatum):
            move_uitvoering(over, UitvoeringStatus.GEANNULEERD, at=at, by=by)
    index_trajecten([traject.pk])


def _match(wens: Gewenst, eigen: Sequence[Uitvoering], peildatum: date) -> Uitvoering | None:
    """Find it by place and start; else one at the same place that is not past yet got a new date."""
    here = [row for row in eigen if row.plaats == wens.gegevens.plaats]
    exact = [row for row in here if row.start_datum == wens.gegevens.start_datum]
    moved = [row for row in here if row.status in UITVOERING_GAANDE and not is_past(row, peildatum)]
    return next(iter([*exact, *moved]), None)


def _update(uitvoering: Uitvoering, wens: Gewenst, *, at: datetime, by: Gebruiker | None) -> None:
    if uitvoering.status not in UITVOERING_GAANDE:
        return
    gegevens = wens.gegevens
    if any(getattr(uitvoering, veld) != getattr(gegevens, veld) for veld in VELDEN):
        for veld in VELDEN:
            setattr(uitvoering, veld, getattr(gegevens, veld))
        validate_uitvoering(uitvoering)
        uitvoering.save(update_fields=list(VELDEN))
        record_gebeurtenis(
            uitvoering, "uitvoering.gewijzigd", by=by, at=at, gegevens={"traject": uitvoering.traject_id}
        )
    uitvoering.regios.set(wens.regios)
    set_prijs(uitvoering, prijs=gegevens.prijs, btw=gegevens.btw, at=at, by=by)
