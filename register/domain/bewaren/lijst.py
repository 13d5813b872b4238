"""The bewaarlijst: keep, drop, write a note.

These verbs write no gebeurtenis: the log can never be erased, and what somebody keeps is nobody's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from napl.domain.eigentekst import check_tekst
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.parameters import SLUG
from napl.rechten import require_recht
from register.models import Bewaardtraject, Traject, TrajectQuerySet
from register.models.bewaren import MAX_NOTITIE

BEWAAR = "register.bewaar"
MAX_BEWAARD = 500
MAX_PER_KEER = 100
VOL = f"Uw bewaarlijst is vol. Er passen {MAX_BEWAARD} trajecten op. Haal er eerst een paar weg."


@dataclass(frozen=True)
class Bewaaruitkomst:
    """How many came on the list, and how many stood there before."""

    nieuw: int
    al_bewaard: int
    # Which came on it.
    nieuwe: tuple[int, ...] = ()


def select_te_bewaren(slugs: Iterable[str], peildatum: date) -> TrajectQuerySet:
    """Return the listed trajecten among what somebody sent; what is no slug at all is passed over."""
    sensible = list(dict.fromkeys(slug for slug in slugs if SLUG.fullmatch(slug)))[:MAX_PER_KEER]
    return Traject.objects.vermeld_op(peildatum).filter(slug__in=sensible).distinct()


@transaction.atomic
def keep_trajecten(
    trajecten: Iterable[Traject], *, by: Gebruiker, at: datetime, max_aantal: int | None = MAX_BEWAARD
) -> Bewaaruitkomst:
    """Put trajecten on the list of somebody, each once; raise Domeinfout when they do not all fit.

    ``max_aantal=None`` is for a list that moves along on login: nothing may get lost on the way.
    """
    require_recht(by, BEWAAR)
    lock(by)
    wanted = {traject.pk for traject in trajecten}
    rows = Bewaardtraject.objects.filter(gebruiker=by)
    known = set(rows.filter(traject__in=wanted).values_list("traject_id", flat=True))
    new = wanted - known
    if new and max_aantal is not None and rows.count() + len(new) > max_aantal:
        raise Domeinfout(VOL)
    Bewaardtraject.objects.bulk_create(
        Bewaardtraject(gebruiker=by, traject_id=pk, bewaard_op=at) for pk in sorted(new)
    )
    return Bewaaruitkomst(nieuw=len(new), al_bewaard=len(known), nieuwe=tuple(sorted(new)))


def keep_traject(traject: Traject, *, by: Gebruiker, at: datetime) -> bool:
    """Put one traject on the list; return False when it stood there before."""
    return bool(keep_trajecten([traject], by=by, at=at).nieuw)


@transaction.atomic
def take_along(traject_pks: Iterable[int], *, by: Gebruiker, at: datetime) -> Bewaaruitkomst:
    """Move the list of a visitor to the account that logged in; what is gone altogether is left out."""
    known = Traject.objects.filter(pk__in=list(traject_pks))
    return keep_trajecten(known, by=by, at=at, max_aantal=None)


@transaction.atomic
def drop_traject(traject: Traject, *, by: Gebruiker) -> bool:
    """Take a traject off the list, its note with it; return False when it was not there."""
    require_recht(by, BEWAAR)
    dropped, _ = Bewaardtraject.objects.filter(gebruiker=by, traject=traject).delete()
    return bool(dropped)


@transaction.atomic
def write_notitie(traject: Traject, tekst: str, *, by: Gebruiker) -> Bewaardtraject:
    """Write the note of somebody at a kept traject; an empty one clears it."""
    require_recht(by, "register.schrijf_notitie")
    row = Bewaardtraject.objects.select_for_update().filter(gebruiker=by, traject=traject).first()
    if row is None:
        raise Domeinfout("Dit traject staat niet meer op uw bewaarlijst. Bewaar het eerst opnieuw.")
    save_fields(row, notitie=check_tekst(tekst, max_lengte=MAX_NOTITIE, naam="notitie", veld="notitie"))
    return row
