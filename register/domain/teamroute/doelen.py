"""The goals of the school in a plan, and the paths that lead there."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.tekst import tidy
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.teamroute.delen import stop_delingen_outside_plan
from register.domain.teamroute.niveau import require_level
from register.domain.teamroute.route import lock_open
from register.domain.teamroute.samen import write_deel
from register.models import Schooldoel, Schooldoelpad, Teamroute
from register.models.teamroute import MAX_SCHOOLDOEL

MAX_DOELEN = 20
MAX_PADEN = 12
GEWIJZIGD = "teamroute.plan_gewijzigd"


@transaction.atomic
def add_doel(route: Teamroute, *, omschrijving: str, by: Gebruiker, at: datetime) -> Schooldoel:
    """Put a goal of the school at the end of the plan."""
    route = lock_open(route, by=by)
    if route.doelen.count() >= MAX_DOELEN:
        raise Domeinfout(f"Er passen {MAX_DOELEN} doelen in een teamroute.", veld="omschrijving")
    hoogste = route.doelen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    doel = route.doelen.create(volgorde=hoogste + 1, omschrijving=_check(omschrijving))
    record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)
    return doel


@transaction.atomic
def change_doel(
    doel: Schooldoel, *, omschrijving: str, basis: str, by: Gebruiker, at: datetime
) -> Schooldoel:
    """Write a goal in other words; ``basis`` is the ``afdruk_van`` of the words that one started from."""
    route = lock_open(doel.teamroute, by=by)
    doel = lock(doel)
    if write_deel(doel, {"omschrijving": _check(omschrijving)}, basis=basis):
        record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)
    return doel


@transaction.atomic
def move_doel(doel: Schooldoel, *, naar_voren: bool, by: Gebruiker) -> bool:
    """Let a goal change places with its neighbour; return False when it stands at that end already."""
    route = lock_open(doel.teamroute, by=by)
    doel = lock(doel)
    neighbour = (
        route.doelen.filter(volgorde__lt=doel.volgorde).order_by("-volgorde").first()
        if naar_voren
        else route.doelen.filter(volgorde__gt=doel.volgorde).order_by("volgorde").first()
    )
    if neighbour is None:
        return False
    mine, theirs = doel.volgorde, neighbour.volgorde
    save_fields(doel, volgorde=theirs)
    save_fields(neighbour, volgorde=mine)
    return True


@transaction.atomic
def remove_doel(doel: Schooldoel, *, by: Gebruiker, at: datetime) -> None:
    """Take a goal out with its paths and steps; what members shared about a path that is gone, stops."""
    route = lock_open(doel.teamroute, by=by)
    lock(doel).delete()
    stop_delingen_outside_plan(route, at=at)
    record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)


@transaction.atomic
def link_pad(
    doel: Schooldoel, pad: Ontwikkelpad, niveau: str, *, by: Gebruiker, at: datetime
) -> Schooldoelpad:
    """Say that a level of a path leads to a goal; a level that is linked already stays as it is."""
    route = lock_open(doel.teamroute, by=by)
    require_level(pad, niveau, route.sectoren)
    if doel.paden.count() >= MAX_PADEN:
        raise Domeinfout(f"Er passen {MAX_PADEN} paden bij een doel.", veld="pad")
    doelpad, _ = doel.paden.get_or_create(pad=pad, niveau=niveau)
    record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)
    return doelpad


@transaction.atomic
def unlink_pad(doelpad: Schooldoelpad, *, by: Gebruiker, at: datetime) -> None:
    """Take a path from a goal, with the steps that were planned for it."""
    route = lock_open(doelpad.doel.teamroute, by=by)
    lock(doelpad).delete()
    stop_delingen_outside_plan(route, at=at)
    record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)


def _check(omschrijving: str) -> str:
    tidied = tidy(omschrijving.replace("\x00", ""))
    if not tidied:
        raise Domeinfout("Vul in wat de school wil bereiken.", veld="omschrijving")
    return check_tekst(tidied, max_lengte=MAX_SCHOOLDOEL, naam="doel", veld="omschrijving")
