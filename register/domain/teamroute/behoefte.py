"""What a member needs, said for the count only: nobody but they themselves sees that they said it."""

from datetime import datetime

from django.db import transaction

from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.teamroute.delen import DOE_MEE, lock_member
from register.domain.teamroute.niveau import require_level
from register.models import Behoefte, Teamroutedeelnemer

MAX_BEHOEFTEN = 12


@transaction.atomic
def state_behoefte(
    deelnemer: Teamroutedeelnemer,
    pad: Ontwikkelpad,
    niveau: str,
    sector: str,
    *,
    by: Gebruiker,
    at: datetime,
) -> Behoefte:
    """Say that one needs to grow to a level of a path; it counts from the next count that can be shown."""
    deelnemer = lock_member(deelnemer, by=by)
    if sector not in deelnemer.teamroute.sectoren or sector not in pad.sectoren:
        raise Domeinfout("Kies een sector van uw team waarvoor dit ontwikkelpad is.", veld="sector")
    require_level(pad, niveau, [sector])
    if deelnemer.behoeften.filter(nodig=True).count() >= MAX_BEHOEFTEN:
        raise Domeinfout(f"U kunt {MAX_BEHOEFTEN} behoeften noemen. Haal er eerst een weg.", veld="pad")
    behoefte, _ = deelnemer.behoeften.update_or_create(
        pad=pad, niveau=niveau, sector=sector, defaults={"nodig": True}
    )
    save_fields(deelnemer, behoefte_op=at)
    return behoefte


@transaction.atomic
def retract_behoefte(behoefte: Behoefte, *, by: Gebruiker, at: datetime) -> None:
    """Take back what one said; the published count follows with the next one that can be shown."""
    require_recht(by, DOE_MEE, behoefte.deelnemer)
    lock(behoefte.deelnemer.teamroute)
    deelnemer = lock(behoefte.deelnemer)
    _retract(deelnemer, pk=behoefte.pk)
    save_fields(deelnemer, behoefte_op=at)


def retract_all(deelnemer: Teamroutedeelnemer, *, at: datetime) -> None:
    """Take back everything that a member said; for who leaves."""
    if deelnemer.behoeften.filter(nodig=True).exists():
        _retract(deelnemer)
        save_fields(deelnemer, behoefte_op=at)


def _retract(deelnemer: Teamroutedeelnemer, **which: object) -> None:
    rows = deelnemer.behoeften.filter(**which)
    rows.filter(geteld=False).delete()
    rows.filter(geteld=True).update(nodig=False)
