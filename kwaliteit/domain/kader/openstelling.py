"""Open a path for erkenning from a date on, end that, or take back what did not begin yet."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kwaliteit.enums import Openstellingbereik
from kwaliteit.models import Openstelling
from kwaliteit.rules.kader import BEHEER_OPENSTELLINGEN
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, valid_on
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst
from ontwikkelpaden.models import Ontwikkelpad


@transaction.atomic
def open_pad(
    pad: Ontwikkelpad,
    *,
    bereik: Openstellingbereik,
    geldig_van: date,
    geldig_tot: date | None,
    grond: str,
    by: Gebruiker | None,
    at: datetime,
) -> Openstelling:
    """Open a path for a period that overlaps no other one of the same path.

    Which paths are open from when is dated data, because the programme begins with one or two paths per
    sector and with accredited trajecten, and goes on to all paths from year 3 (application, pijler 4).
    ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, BEHEER_OPENSTELLINGEN)
    pad = lock(pad)  # two at once would both find no overlap
    if geldig_tot is not None and geldig_tot <= geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")
    grond = require_tekst(grond, "Vul in waarop dit berust.", veld="grond", hooguit=1000)
    _require_free(pad, geldig_van, geldig_tot)
    openstelling = Openstelling.objects.create(
        pad=pad, bereik=bereik, geldig_van=geldig_van, geldig_tot=geldig_tot, grond=grond
    )
    _record(openstelling, "geopend", by=by, at=at)
    return openstelling


@transaction.atomic
def end_openstelling(
    openstelling: Openstelling, *, geldig_tot: date, by: Gebruiker, at: datetime
) -> Openstelling:
    """Close a path from a day on, today at the earliest: who applied while it was open was right to."""
    require_recht(by, BEHEER_OPENSTELLINGEN, openstelling)
    openstelling = lock(openstelling)
    vandaag = timezone.localdate(at)
    if openstelling.geldig_tot is not None and openstelling.geldig_tot <= vandaag:
        raise OngeldigeOvergang("Deze openstelling is al voorbij.", veld="geldig_tot")
    if geldig_tot < vandaag:
        raise Domeinfout("Kies vandaag of een latere dag.", veld="geldig_tot")
    if geldig_tot <= openstelling.geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")
    _require_free(openstelling.pad, openstelling.geldig_van, geldig_tot, behalve=openstelling.pk)
    save_fields(openstelling, geldig_tot=geldig_tot)
    _record(openstelling, "beeindigd", by=by, at=at)
    return openstelling


@transaction.atomic
def take_back_openstelling(openstelling: Openstelling, *, by: Gebruiker, at: datetime) -> None:
    """Take away one that has not begun, so that nobody can have relied on it."""
    require_recht(by, BEHEER_OPENSTELLINGEN, openstelling)
    openstelling = lock(openstelling)
    if openstelling.geldig_van <= timezone.localdate(at):
        raise OngeldigeOvergang("Deze openstelling is al begonnen. U kunt haar wel beëindigen.")
    _record(openstelling, "teruggenomen", by=by, at=at)
    openstelling.delete()


def _require_free(pad: Ontwikkelpad, geldig_van: date, geldig_tot: date | None, *, behalve: int = 0) -> None:
    others = Openstelling.objects.filter(pad=pad).exclude(pk=behalve)
    overlap = others.filter(valid_on(geldig_van)) | others.filter(geldig_van__gt=geldig_van)
    for other in overlap.order_by("geldig_van"):
        if geldig_tot is None or other.geldig_van < geldig_tot:
            tot = "zonder einddatum"
            if other.geldig_tot is not None:
                tot = f"tot en met {other.geldig_tot - timedelta(days=1):%d-%m-%Y}"
            raise Domeinfout(
                f"Dit pad is al open vanaf {other.geldig_van:%d-%m-%Y}, {tot}. Twee perioden van één pad "
                "mogen elkaar niet overlappen.",
                veld="geldig_van",
            )


def _record(openstelling: Openstelling, wat: str, *, by: Gebruiker | None, at: datetime) -> None:
    tot = openstelling.geldig_tot
    record_gebeurtenis(
        openstelling,
        f"openstelling.{wat}",
        by=by,
        at=at,
        gegevens={
            "pad": openstelling.pad_id,
            "van": openstelling.geldig_van.isoformat(),
            "tot": tot.isoformat() if tot else None,
        },
    )
