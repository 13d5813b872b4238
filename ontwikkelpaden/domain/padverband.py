"""Say how paths relate to each other."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.enums import PadverbandSoort
from ontwikkelpaden.models import Ontwikkelpad, Padverband


@transaction.atomic
def link_paden(
    van: Ontwikkelpad,
    naar: Ontwikkelpad,
    *,
    soort: PadverbandSoort,
    grond: str,
    by: Gebruiker | None,
    at: datetime,
) -> bool:
    """Say that ``van`` builds on ``naar`` or that the two touch; return whether anything was different.

    Between two paths there is one relation, so this replaces another one. ``by`` is None for the system.
    """
    if by is not None:
        require_recht(by, BEWERK, van)
    if van.pk == naar.pk:
        raise Domeinfout("Kies een ander pad: een pad heeft geen verband met zichzelf.", veld="naar")
    if not grond.strip():
        raise Domeinfout("Zeg waaruit het verband blijkt.", veld="grond")
    # Touching is mutual: stored once, from the path that was made first.
    if soort == PadverbandSoort.RAAKT_AAN and van.pk > naar.pk:
        van, naar = naar, van
    wanted = (van.pk, naar.pk, soort.value, tidy(grond))
    # Two writers at once wait for each other here.
    list(Ontwikkelpad.objects.select_for_update().filter(pk__in=[van.pk, naar.pk]).order_by("pk"))
    present = list(_between(van, naar).values_list("van", "naar", "soort", "grond"))
    if present == [wanted]:
        return False
    _between(van, naar).delete()
    Padverband.objects.create(van=van, naar=naar, soort=soort, grond=tidy(grond))
    record_gebeurtenis(
        van, "padverband.gelegd", by=by, at=at, gegevens={"naar": naar.pk, "soort": soort.value}
    )
    return True


@transaction.atomic
def unlink_paden(van: Ontwikkelpad, naar: Ontwikkelpad, *, by: Gebruiker | None, at: datetime) -> bool:
    """Take away the relation between two paths, whichever it is; return whether there was one."""
    if by is not None:
        require_recht(by, BEWERK, van)
    deleted, _ = _between(van, naar).delete()
    if deleted:
        record_gebeurtenis(van, "padverband.weg", by=by, at=at, gegevens={"naar": naar.pk})
    return bool(deleted)


def _between(van: Ontwikkelpad, naar: Ontwikkelpad) -> QuerySet[Padverband]:
    return Padverband.objects.filter(Q(van=van, naar=naar) | Q(van=naar, naar=van))
