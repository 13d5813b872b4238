"""What the team does for a path: trajecten, and learning in and around the work."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.tekst import tidy
from register.domain.teamroute.doelen import GEWIJZIGD
from register.domain.teamroute.route import lock_open
from register.domain.teamroute.samen import write_deel
from register.enums import Stapsoort, TrajectStatus
from register.models import Schooldoelpad, Teamroute, Teamroutestap, Traject
from register.models.teamroute import MAX_ORGANISEERT, MAX_STAPNOTITIE, MAX_TEAMSTAPTITEL

MAX_STAPPEN = 20


@dataclass(frozen=True)
class Teamstapgegevens:
    """When, and who sees to it; both dates count. ``titel`` is what the team does without a traject."""

    begin_datum: date
    eind_datum: date
    titel: str = ""
    organiseert: str = ""
    notitie: str = ""


@transaction.atomic
def plan_teamstap(
    doelpad: Schooldoelpad,
    gegevens: Teamstapgegevens,
    *,
    by: Gebruiker,
    at: datetime,
    traject: Traject | None = None,
) -> Teamroutestap:
    """Plan a traject, or without one what the team does in its own work."""
    route = lock_open(doelpad.doel.teamroute, by=by)
    if doelpad.stappen.count() >= MAX_STAPPEN:
        raise Domeinfout(f"Er passen {MAX_STAPPEN} stappen bij een pad.")
    if traject is not None:
        _require_active(traject)
        if doelpad.stappen.filter(traject=traject).exists():
            raise Domeinfout("Dit traject staat al bij dit pad in het plan.", veld="traject")
    soort = Stapsoort.INFORMEEL if traject is None else Stapsoort.TRAJECT
    stap = doelpad.stappen.create(soort=soort, traject=traject, **_checked(gegevens, soort, route))
    record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)
    return stap


@transaction.atomic
def change_teamstap(
    stap: Teamroutestap, gegevens: Teamstapgegevens, *, basis: str, by: Gebruiker, at: datetime
) -> Teamroutestap:
    """Write a step anew; which traject it is stays. ``basis`` is the ``afdruk_van`` that one started from."""
    route = lock_open(stap.doelpad.doel.teamroute, by=by)
    stap = lock(stap)
    if write_deel(stap, _checked(gegevens, Stapsoort(stap.soort), route), basis=basis):
        record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)
    return stap


@transaction.atomic
def remove_teamstap(stap: Teamroutestap, *, by: Gebruiker, at: datetime) -> None:
    route = lock_open(stap.doelpad.doel.teamroute, by=by)
    lock(stap).delete()
    record_gebeurtenis(route, GEWIJZIGD, by=by, at=at)


def _require_active(traject: Traject) -> None:
    if traject.status != TrajectStatus.ACTIEF or traject.live_id is None:
        raise Domeinfout("Dit traject is ingetrokken. Kies een ander traject.", veld="traject")


def _checked(gegevens: Teamstapgegevens, soort: Stapsoort, route: Teamroute) -> dict[str, object]:
    titel = ""
    if soort == Stapsoort.INFORMEEL:
        titel = tidy(gegevens.titel.replace("\x00", ""))
        if not titel:
            raise Domeinfout("Vul in wat het team gaat doen.", veld="titel")
        check_tekst(titel, max_lengte=MAX_TEAMSTAPTITEL, naam="titel", veld="titel")
    if gegevens.eind_datum < gegevens.begin_datum:
        raise Domeinfout("De laatste dag ligt voor de eerste dag.", veld="eind_datum")
    if gegevens.begin_datum < route.begin_datum:
        raise Domeinfout(
            f"De teamroute begint op {route.begin_datum:%d-%m-%Y}. Kies die dag of een latere dag.",
            veld="begin_datum",
        )
    if gegevens.eind_datum > route.eind_datum:
        raise Domeinfout(
            f"De teamroute eindigt op {route.eind_datum:%d-%m-%Y}. Kies die dag of een eerdere dag.",
            veld="eind_datum",
        )
    organiseert = tidy(gegevens.organiseert.replace("\x00", ""))
    check_tekst(organiseert, max_lengte=MAX_ORGANISEERT, naam="tekst", veld="organiseert")
    return {
        "titel": titel,
        "begin_datum": gegevens.begin_datum,
        "eind_datum": gegevens.eind_datum,
        "organiseert": organiseert,
        "notitie": check_tekst(gegevens.notitie, max_lengte=MAX_STAPNOTITIE, naam="notitie", veld="notitie"),
    }
