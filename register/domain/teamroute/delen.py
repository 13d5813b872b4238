"""What a member shares with the team, per path; nothing by default, and over at once when they say so.

Who shares nothing and who has nothing to share are the same here: there is no row, no name and no number for
either. Sharing writes no gebeurtenis; the member has a log of their own (``Teamroutespoor``).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from napl.domain.transitie import lock
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.teamroute.route import require_open
from register.enums import Spoorsoort, Uitnodigingsantwoord
from register.models import (
    Schooldoelpad,
    Teamroute,
    Teamroutedeelnemer,
    Teamroutedeling,
    Teamroutespoor,
)

DOE_MEE = "register.doe_mee_in_team"
ZIE_DELING = "register.zie_teamdeling"
ZONDER_NAAM = "een collega"


@dataclass(frozen=True)
class Gedeeld:
    """What one member says of one path."""

    naam: str
    niveau: Niveau | None


@dataclass(frozen=True)
class Gedeeldpad:
    """A path with who told the team that they work on it; without anybody it is not here."""

    pad: Ontwikkelpad
    leden: tuple[Gedeeld, ...]


@transaction.atomic
def share_pad(
    deelnemer: Teamroutedeelnemer, pad: Ontwikkelpad, *, by: Gebruiker, at: datetime, niveau: str = ""
) -> Teamroutedeling:
    """Tell this team that one works on a path of the plan, and to which level when one wants to."""
    deelnemer = lock_member(deelnemer, by=by)
    if not Schooldoelpad.objects.filter(doel__teamroute=deelnemer.teamroute_id, pad=pad).exists():
        raise Domeinfout("Dit ontwikkelpad staat niet in het plan van dit team.", veld="pad")
    if niveau and niveau not in Niveau.values:
        raise Domeinfout("Kies een van de niveaus, of geen.", veld="niveau")
    deling, _ = deelnemer.delingen.update_or_create(pad=pad, defaults={"niveau": niveau, "gedeeld_op": at})
    deelnemer.sporen.create(soort=Spoorsoort.GEDEELD, pad=pad, op=at)
    return deling


@transaction.atomic
def unshare_pad(deelnemer: Teamroutedeelnemer, pad: Ontwikkelpad, *, by: Gebruiker, at: datetime) -> bool:
    """Stop sharing at once, also in a closed plan; return False when it was not shared."""
    require_recht(by, DOE_MEE, deelnemer)
    deelnemer = lock(deelnemer)
    dropped, _ = deelnemer.delingen.filter(pad=pad).delete()
    if dropped:
        deelnemer.sporen.create(soort=Spoorsoort.GESTOPT, pad=pad, op=at)
    return bool(dropped)


def stop_all(deelnemer: Teamroutedeelnemer, *, at: datetime) -> None:
    """Stop everything that a member shares; for who leaves."""
    _stop(list(deelnemer.delingen.all()), at=at)


def stop_delingen_outside_plan(route: Teamroute, *, at: datetime) -> None:
    """Stop what is shared about a path that left the plan: else it would come back unasked with the path."""
    left = Schooldoelpad.objects.filter(doel__teamroute=route).values("pad")
    _stop(list(Teamroutedeling.objects.filter(deelnemer__teamroute=route).exclude(pad__in=left)), at=at)


@transaction.atomic
def look_at_gedeeld(route: Teamroute, *, by: Gebruiker, at: datetime) -> list[Gedeeldpad]:
    """Return what members share now, and write down for each of them that somebody looked."""
    require_recht(by, ZIE_DELING, route)
    active = route.deelnemers.doet_mee(timezone.localdate(at))
    rows = list(
        Teamroutedeling.objects.filter(deelnemer__in=active)
        .select_related("pad", "deelnemer__gebruiker")
        .order_by("pad__naam", "pad", "deelnemer__gebruiker__naam", "pk")
    )
    seen = {row.deelnemer_id for row in rows if row.deelnemer.gebruiker_id != by.pk}
    Teamroutespoor.objects.bulk_create(
        Teamroutespoor(deelnemer_id=pk, soort=Spoorsoort.BEKEKEN, door=by, op=at) for pk in sorted(seen)
    )
    paden = {row.pad_id: row.pad for row in rows}
    return [
        Gedeeldpad(pad, tuple(_gedeeld(row) for row in rows if row.pad_id == pk)) for pk, pad in paden.items()
    ]


def _gedeeld(row: Teamroutedeling) -> Gedeeld:
    niveau = Niveau(row.niveau) if row.niveau else None
    return Gedeeld(row.deelnemer.gebruiker.naam or ZONDER_NAAM, niveau)


def _stop(delingen: list[Teamroutedeling], *, at: datetime) -> None:
    Teamroutespoor.objects.bulk_create(
        Teamroutespoor(deelnemer_id=row.deelnemer_id, soort=Spoorsoort.GESTOPT, pad_id=row.pad_id, op=at)
        for row in delingen
    )
    Teamroutedeling.objects.filter(pk__in=[row.pk for row in delingen]).delete()


def lock_member(deelnemer: Teamroutedeelnemer, *, by: Gebruiker) -> Teamroutedeelnemer:
    """Return the locked part of somebody who takes part in an open plan, the plan locked before it."""
    require_recht(by, DOE_MEE, deelnemer)
    require_open(lock(deelnemer.teamroute))
    deelnemer = lock(deelnemer)
    if deelnemer.antwoord != Uitnodigingsantwoord.JA:
        raise OngeldigeOvergang("U doet niet mee in dit team. Doe eerst mee, als u dat wilt.", veld="status")
    return deelnemer
