"""The steps of somebody's route: plan, change, move, remove, finish.

These verbs write no gebeurtenis (docs/adr/0013): the log can never be erased, and what somebody plans to
learn is nobody else's business.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from napl.domain.eigentekst import check_tekst
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from ontwikkelpaden.models import Doel
from register.enums import InformeleVorm, Stapsoort, TrajectStatus
from register.models import Routestap, Traject, Uitvoering
from register.models.route import MAX_STAPTEKST, MAX_STAPTITEL, MAX_STAPUREN

PLAN = "register.plan_route"
MAX_STAPPEN = 100


@dataclass(frozen=True)
class Stapgegevens:
    """When and how much; months are any day in them, and both count. None means: not known yet."""

    maand_van: date | None = None
    maand_tot: date | None = None
    uren: int | None = None
    notitie: str = ""


@dataclass(frozen=True)
class Informeel:
    """Learning in and around the work, in somebody's own words."""

    titel: str
    vorm: str
    omschrijving: str = ""


@transaction.atomic
def plan_traject(
    traject: Traject,
    *,
    by: Gebruiker,
    at: datetime,
    doel: Doel | None = None,
    uitvoering: Uitvoering | None = None,
    gegevens: Stapgegevens | None = None,
) -> Routestap:
    """Put a traject at the end of the route of somebody, with the uitvoering they have in mind."""
    require_recht(by, PLAN)
    if traject.status != TrajectStatus.ACTIEF or traject.live_id is None:
        raise Domeinfout("Dit traject is ingetrokken. Kies een ander traject.", veld="traject")
    _check_uitvoering(uitvoering, traject)
    volgorde = _next_place(by)
    _check_once(by, traject, uitvoering)
    return Routestap.objects.create(
        gebruiker=by,
        volgorde=volgorde,
        soort=Stapsoort.TRAJECT,
        traject=traject,
        uitvoering=uitvoering,
        aangemaakt_op=at,
        doel=_check_doel(doel, by=by),
        **_gegevens(gegevens or Stapgegevens()),
    )


@transaction.atomic
def plan_informeel(
    inhoud: Informeel,
    *,
    by: Gebruiker,
    at: datetime,
    doel: Doel | None = None,
    gegevens: Stapgegevens | None = None,
) -> Routestap:
    """Put learning in and around the work at the end of the route of somebody."""
    require_recht(by, PLAN)
    return Routestap.objects.create(
        gebruiker=by,
        volgorde=_next_place(by),
        soort=Stapsoort.INFORMEEL,
        aangemaakt_op=at,
        **_informeel(inhoud),
        doel=_check_doel(doel, by=by),
        **_gegevens(gegevens or Stapgegevens()),
    )


@transaction.atomic
def change_stap(
    stap: Routestap,
    *,
    by: Gebruiker,
    doel: Doel | None,
    gegevens: Stapgegevens,
    uitvoering: Uitvoering | None = None,
    informeel: Informeel | None = None,
) -> Routestap:
    """Write a step anew; which traject it is about stays as it is."""
    stap = _lock_own(stap, by=by)
    values = {"doel": _check_doel(doel, by=by), **_gegevens(gegevens)}
    if stap.traject is not None:
        _check_uitvoering(uitvoering, stap.traject)
        if stap.afgerond_op is None:
            _check_once(by, stap.traject, uitvoering, except_pk=stap.pk)
        values["uitvoering"] = uitvoering
    elif informeel is not None:
        values |= _informeel(informeel)
    save_fields(stap, **values)
    return stap


@transaction.atomic
def move_stap(stap: Routestap, *, naar_voren: bool, by: Gebruiker) -> bool:
    """Let a step change places with its neighbour; return False when it stands at that end already."""
    lock(by)
    stap = _lock_own(stap, by=by)
    rows = Routestap.objects.filter(gebruiker=by).select_for_update()
    neighbour = (
        rows.filter(volgorde__lt=stap.volgorde).order_by("-volgorde").first()
        if naar_voren
        else rows.filter(volgorde__gt=stap.volgorde).order_by("volgorde").first()
    )
    if neighbour is None:
        return False
    mine, theirs = stap.volgorde, neighbour.volgorde
    save_fields(stap, volgorde=theirs)
    save_fields(neighbour, volgorde=mine)
    return True


@transaction.atomic
def remove_stap(stap: Routestap, *, by: Gebruiker) -> None:
    _lock_own(stap, by=by).delete()


@transaction.atomic
def finish_stap(stap: Routestap, *, by: Gebruiker, at: datetime) -> Routestap:
    """Say that a step is done; a Deelname tells more and finishes the step by itself."""
    stap = _lock_own(stap, by=by)
    if stap.afgerond_op is not None:
        raise OngeldigeOvergang("Deze stap is al klaar.", veld="status")
    save_fields(stap, afgerond_op=at)
    return stap


@transaction.atomic
def reopen_stap(stap: Routestap, *, by: Gebruiker) -> Routestap:
    """Take back that a step is done."""
    stap = _lock_own(stap, by=by)
    if stap.afgerond_op is None:
        raise OngeldigeOvergang("Deze stap staat nog open.", veld="status")
    if stap.traject is not None:
        _check_once(by, stap.traject, stap.uitvoering, except_pk=stap.pk)
    save_fields(stap, afgerond_op=None)
    return stap


def _lock_own(stap: Routestap, *, by: Gebruiker) -> Routestap:
    require_recht(by, PLAN, stap)
    return lock(stap)


def _next_place(by: Gebruiker) -> int:
    lock(by)
    rows = Routestap.objects.filter(gebruiker=by)
    if rows.count() >= MAX_STAPPEN:
        raise Domeinfout(f"Uw route is vol. Er passen {MAX_STAPPEN} stappen in. Haal er eerst een weg.")
    return (rows.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1


def _check_uitvoering(uitvoering: Uitvoering | None, traject: Traject) -> None:
    if uitvoering is not None and uitvoering.traject_id != traject.pk:
        raise Domeinfout("Deze uitvoering hoort niet bij dit traject.", veld="uitvoering")


def _check_once(
    by: Gebruiker, traject: Traject, uitvoering: Uitvoering | None, *, except_pk: int | None = None
) -> None:
    rows = Routestap.objects.filter(
        gebruiker=by, traject=traject, uitvoering=uitvoering, afgerond_op__isnull=True
    )
    if rows.exclude(pk=except_pk or 0).exists():
        raise Domeinfout("Dit traject staat al in uw route.", veld="traject")


def _check_doel(doel: Doel | None, *, by: Gebruiker) -> Doel | None:
    if doel is not None and doel.gebruiker_id != by.pk:
        raise Domeinfout("Kies een van uw eigen doelen.", veld="doel")
    return doel


def _informeel(inhoud: Informeel) -> dict[str, object]:
    titel = tidy(inhoud.titel.replace("\x00", ""))
    if not titel:
        raise Domeinfout("Vul in wat u gaat doen.", veld="titel")
    check_tekst(titel, max_lengte=MAX_STAPTITEL, naam="titel", veld="titel")
    if inhoud.vorm not in InformeleVorm.values:
        raise Domeinfout("Kies hoe u leert.", veld="vorm")
    tekst = check_tekst(
        inhoud.omschrijving, max_lengte=MAX_STAPTEKST, naam="omschrijving", veld="omschrijving"
    )
    return {"titel": titel, "informele_vorm": inhoud.vorm, "omschrijving": tekst}


def _gegevens(gegevens: Stapgegevens) -> dict[str, object]:
    van, tot = _month(gegevens.maand_van), _month(gegevens.maand_tot)
    if van is None and tot is not None:
        raise Domeinfout("Vul ook in vanaf welke maand.", veld="maand_van")
    if van is not None and tot is not None and tot < van:
        raise Domeinfout("De laatste maand ligt voor de eerste maand.", veld="maand_tot")
    if gegevens.uren is not None and not 1 <= gegevens.uren <= MAX_STAPUREN:
        raise Domeinfout(f"Vul een aantal uren in van 1 tot en met {MAX_STAPUREN}.", veld="uren")
    notitie = check_tekst(gegevens.notitie, max_lengte=MAX_STAPTEKST, naam="notitie", veld="notitie")
    return {"maand_van": van, "maand_tot": tot, "uren": gegevens.uren, "notitie": notitie}


def _month(datum: date | None) -> date | None:
    return None if datum is None else datum.replace(day=1)
