"""Count what a team needs without telling who: once a month, frozen in between, and never one by one.

Why it is done like this stands in docs/adr (team routes). In short: a count is published from the threshold
up, in steps of the threshold; it is looked at once a month; it changes when at least as many members as the
threshold said something since the last count, and in that cell at least as many changed; and at least
``MARGE`` members are not in it, so that it never says "everybody".
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from napl.domain.transitie import lock, save_fields
from napl.models import Gebruiker
from register.enums import TeamrouteStatus
from register.models import Behoefte, Behoeftestand, Teamroute, Teamroutedeelnemer

MARGE = 2
Cel = tuple[int, str, str]


def due_teamroutes(peildatum: date) -> list[int]:
    """Return the open plans that were not looked at in this month."""
    month = peildatum.replace(day=1)
    return list(
        Teamroute.objects.filter(
            Q(gepeild_op__isnull=True, aangemaakt_op__date__lt=month) | Q(gepeild_op__date__lt=month),
            status=TeamrouteStatus.OPEN,
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )


@transaction.atomic
def peil_behoeften(route: Teamroute, *, at: datetime) -> bool:
    """Count anew where that tells of nobody in particular; return whether any count was looked at."""
    route = lock(route)
    drempel = settings.DREMPEL_AANTALLEN
    save_fields(route, gepeild_op=at)
    spoke = route.deelnemers.filter(behoefte_op__isnull=False)
    if route.geteld_op is not None:
        spoke = spoke.filter(behoefte_op__gt=route.geteld_op)
    if spoke.count() < drempel:
        return False
    save_fields(route, geteld_op=at)
    members = set(route.deelnemers.doet_mee(timezone.localdate(at)).values_list("pk", flat=True))
    for cel, rows, stand in _cellen(route):
        changed = [row for row in rows if _counts(row, members) != row.geteld]
        if len(changed) + (stand.vertrokken if stand else 0) >= drempel:
            _publish(route, cel, rows, members)
    return True


def publish_number(aantal: int, leden: int) -> int:
    """Return what may be told of a count: whole steps of the threshold, and never of nearly everybody."""
    drempel = settings.DREMPEL_AANTALLEN
    return max(0, min(aantal, leden - MARGE)) // drempel * drempel


def _cellen(route: Teamroute) -> Iterator[tuple[Cel, list[Behoefte], Behoeftestand | None]]:
    rows: dict[Cel, list[Behoefte]] = defaultdict(list)
    for row in Behoefte.objects.filter(deelnemer__teamroute=route).select_for_update():
        rows[_cel(row)].append(row)
    standen = {_cel(stand): stand for stand in route.standen.all()}
    for cel in sorted(rows.keys() | standen.keys()):
        yield cel, rows[cel], standen.get(cel)


def _cel(row: Behoefte | Behoeftestand) -> Cel:
    return row.pad_id, row.niveau, row.sector


def _counts(row: Behoefte, members: set[int]) -> bool:
    return row.nodig and row.deelnemer_id in members


def _publish(route: Teamroute, cel: Cel, rows: list[Behoefte], members: set[int]) -> None:
    counted = [row.pk for row in rows if _counts(row, members)]
    every = Behoefte.objects.filter(pk__in=[row.pk for row in rows])
    every.filter(nodig=False).delete()
    every.exclude(pk__in=counted).update(geteld=False)
    every.filter(pk__in=counted).update(geteld=True)
    pad_id, niveau, sector = cel
    route.standen.update_or_create(
        pad_id=pad_id,
        niveau=niveau,
        sector=sector,
        defaults={"aantal": publish_number(len(counted), len(members)), "vertrokken": 0},
    )


@transaction.atomic
def erase_deelnames(gebruiker: Gebruiker) -> int:
    """Erase somebody's part in every team; a published count holds until enough others changed too."""
    own = list(Teamroutedeelnemer.objects.filter(gebruiker=gebruiker).order_by("pk"))
    for deelnemer in own:
        lock(deelnemer.teamroute)
        for row in deelnemer.behoeften.filter(geteld=True):
            _remember_gone(deelnemer.teamroute, row)
        deelnemer.delete()
    return len(own)


def _remember_gone(route: Teamroute, row: Behoefte) -> None:
    stand = route.standen.get(pad=row.pad_id, niveau=row.niveau, sector=row.sector)
    save_fields(stand, vertrokken=stand.vertrokken + 1)
