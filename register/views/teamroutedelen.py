"""What the pages of a teamroute share: find it for who may, its navigation, and errors beside the field."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse

from napl import klok
from napl.enums import Rol, Sector
from napl.fouten import Domeinfout
from napl.models import Gebruiker, Lidmaatschap
from napl.rechten import heeft_recht
from register.domain.teamroute.lezen import describe_periode, name_of, part_of
from register.domain.teamroute.route import BEHEER
from register.domain.teamroute.samen import Planconflict, Plandeel, afdruk_van
from register.models import Teamroute
from register.models.teamlijst import TEAMROLLEN

ResultT = TypeVar("ResultT")
DELEN = (
    ("Het plan", "register:teamroute-detail", "iedereen"),
    ("Mijn deel", "register:teamroute-mijn-deel", "genodigde"),
    ("Wat leden delen", "register:teamroute-gedeeld", "team"),
    ("Wat het team nodig heeft", "register:teamroute-behoeften", "team"),
    ("Uitnodigingen", "register:teamroute-uitnodigingen", "beheer"),
    ("Plan bewerken", "register:teamroute-bewerken", "beheer"),
)


def account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user


def find_route(request: HttpRequest, pk: int) -> Teamroute:
    """Return a plan that this visitor may see; for everybody else it does not exist."""
    rows = Teamroute.objects.zichtbaar_voor(account(request), klok.vandaag())
    return _first(rows.filter(pk=pk).select_related("organisatie", "gemaakt_door").first())


def find_managed(request: HttpRequest, pk: int) -> Teamroute:
    """Return a plan that this visitor manages; for everybody else it does not exist."""
    rows = Teamroute.objects.beheerd_door(account(request), klok.vandaag())
    return _first(rows.filter(pk=pk).select_related("organisatie", "gemaakt_door").first())


def _first(route: Teamroute | None) -> Teamroute:
    if route is None:
        raise Http404
    return route


def route_context(request: HttpRequest, route: Teamroute) -> dict[str, Any]:
    """Return what the head of every page of a plan shows."""
    manages = heeft_recht(request.user, BEHEER, route)
    deel = part_of(route, account(request))
    in_team = manages or heeft_recht(request.user, "register.zie_teamdeling", route)
    may = {"iedereen": True, "genodigde": deel is not None, "team": in_team, "beheer": manages}
    return {
        "route": route,
        "periode": describe_periode(route),
        "deelnemer": deel,
        "beheert": manages,
        "in_team": in_team,
        "routedelen": [
            {"naam": naam, "url": (url := reverse(urlnaam, args=[route.pk])), "actief": request.path == url}
            for naam, urlnaam, wie in DELEN
            if may[wie]
        ],
    }


def managers_of(route: Teamroute, peildatum: date) -> list[str]:
    """Return by name who manages a plan, so that a member knows who sees what they share."""
    leads = Lidmaatschap.objects.filter(organisatie=route.organisatie, rol=Rol.SCHOOLLEIDER)
    # Who made the plan manages it as long as they work at the school (``beheerd_door``).
    here = Lidmaatschap.objects.filter(
        organisatie=route.organisatie, rol__in=TEAMROLLEN, gebruiker=route.gemaakt_door
    )
    who = Q(pk__in=leads.geldig_op(peildatum).values("gebruiker")) | Q(
        pk__in=here.geldig_op(peildatum).values("gebruiker")
    )
    return sorted({name_of(person) for person in Gebruiker.objects.filter(who, is_active=True)})


def try_with(form: forms.Form, verb: Callable[[], ResultT]) -> ResultT | None:
    """Do it for a valid form; what the domain refuses stands beside the field, with all that was typed."""
    if not form.is_valid():
        return None
    try:
        return verb()
    except Domeinfout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        form.conflict = isinstance(fout, Planconflict)  # type: ignore[attr-defined]
        return None


def has_conflict(form: forms.Form) -> bool:
    return getattr(form, "conflict", False)


def status_of(*formulieren: forms.Form) -> HTTPStatus:
    """Return with which status a page shows its forms again, or for the first time."""
    if any(has_conflict(form) for form in formulieren):
        return HTTPStatus.CONFLICT
    return HTTPStatus.BAD_REQUEST if any(form.errors for form in formulieren) else HTTPStatus.OK


def show_basis(form: forms.Form, ding: Plandeel) -> dict[str, object]:
    """Return what a form starts from; after a conflict also what stands there now and was not typed."""
    if not has_conflict(form):
        # A form that was wrong keeps what it started from: else it would win from who saved meanwhile.
        return {"basis": form.data.get("basis") or afdruk_van(ding), "nu_bewaard": []}
    ding.refresh_from_db()
    now = {naam: getattr(ding, naam) for naam in form.cleaned_data}
    return {
        "basis": afdruk_van(ding),
        "nu_bewaard": [
            {"label": form.fields[naam].label, "waarde": _as_text(waarde)}
            for naam, waarde in now.items()
            if waarde != form.cleaned_data[naam]
        ],
    }


def _as_text(waarde: object) -> str:
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return ", ".join(Sector(code).label for code in waarde) if isinstance(waarde, list) else str(waarde)


def try_or_tell(request: HttpRequest, verb: Callable[[], object], gelukt: str) -> bool:
    """Do what a single button asks; tell how it went on the next page."""
    try:
        verb()
    except Domeinfout as fout:
        messages.error(request, fout.melding)
        return False
    messages.success(request, gelukt)
    return True
