"""Work on a plan: its own facts, the goals of the school, and the paths that lead there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from register.domain.teamroute.doelen import (
    add_doel,
    change_doel,
    link_pad,
    move_doel,
    remove_doel,
    unlink_pad,
)
from register.domain.teamroute.lezen import read_plan
from register.domain.teamroute.niveau import paden_voor
from register.domain.teamroute.route import change_teamroute, move_teamroute
from register.enums import TeamrouteStatus
from register.forms.teamroute import Doelformulier, Padformulier, Routeformulier
from register.models import Schooldoel, Schooldoelpad, Teamroute
from register.views.teamroute import read_gegevens
from register.views.teamroutedelen import (
    account,
    find_managed,
    route_context,
    show_basis,
    status_of,
    try_or_tell,
    try_with,
)

GET_POST = ["GET", "HEAD", "POST"]
BEWERKEN = "register:teamroute-bewerken"
DOEL = "register:teamroute-doel"


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.beheer_teamroute")
def teamroute_bewerken(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the goals with a form for a new one, and the plan's own facts; each part has its own button."""
    route = find_managed(request, pk)
    actie = request.POST.get("actie", "")
    doelform = Doelformulier(request.POST if actie == "doel" else None, prefix="nieuw")
    routeform = Routeformulier(request.POST if actie == "route" else None, initial=_initial(route))
    if request.method == "POST" and _change(request, route, doelform, routeform):
        return redirect(BEWERKEN, pk=route.pk)
    context = {
        **route_context(request, route),
        "plan": read_plan(route),
        "doelform": doelform,
        "routeform": routeform,
        "form": routeform if routeform.errors else doelform,
        **show_basis(routeform, route),
    }
    status = status_of(doelform, routeform)
    return render(request, "register/teamroute_bewerken.html", context, status=status)


def _initial(route: Teamroute) -> dict[str, Any]:
    names = ("naam", "aanleiding", "sectoren", "begin_datum", "eind_datum")
    return {naam: getattr(route, naam) for naam in names}


def _change(
    request: HttpRequest, route: Teamroute, doelform: Doelformulier, routeform: Routeformulier
) -> bool:
    """Do what was asked; False when a form has to be shown again with what is wrong in it."""
    by, at, actie = account(request), klok.nu(), request.POST.get("actie", "")
    if actie == "doel":
        doel = try_with(
            doelform,
            lambda: add_doel(route, omschrijving=doelform.cleaned_data["omschrijving"], by=by, at=at),
        )
        if doel is not None:
            messages.success(request, "Het doel staat in het plan. Kies nu welk ontwikkelpad erbij helpt.")
        return doel is not None
    if actie == "route":
        basis = request.POST.get("basis", "")
        changed = try_with(
            routeform,
            lambda: change_teamroute(route, read_gegevens(routeform), basis=basis, by=by, at=at),
        )
        if changed is not None:
            messages.success(request, "De gegevens van de teamroute zijn bewaard.")
        return changed is not None
    if actie in {"sluit", "heropen"}:
        naar = TeamrouteStatus.AFGESLOTEN if actie == "sluit" else TeamrouteStatus.OPEN
        try_or_tell(
            request,
            lambda: move_teamroute(route, naar, by=by, at=at),
            f"De teamroute is nu {naar.label.lower()}.",
        )
        return True
    _change_doel_row(request, route, actie, by)
    return True


def _change_doel_row(request: HttpRequest, route: Teamroute, actie: str, by: Gebruiker) -> None:
    """Move or remove one goal of the list."""
    doel = get_object_or_404(route.doelen, pk=number_of(request, "doel"))
    if actie == "weg":
        try_or_tell(request, lambda: remove_doel(doel, by=by, at=klok.nu()), "Het doel is verwijderd.")
    elif actie in {"omhoog", "omlaag"}:
        try_or_tell(
            request,
            lambda: move_doel(doel, naar_voren=actie == "omhoog", by=by),
            "De volgorde is veranderd.",
        )


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.beheer_teamroute")
def teamroute_doel(request: HttpRequest, pk: int, doel: int) -> HttpResponse:
    """Work on one goal: its words, and the levels of paths that lead there."""
    route = find_managed(request, pk)
    schooldoel = get_object_or_404(route.doelen, pk=doel)
    actie = request.POST.get("actie", "")
    doelform = Doelformulier(
        request.POST if actie == "doel" else None, initial={"omschrijving": schooldoel.omschrijving}
    )
    padform = Padformulier(
        request.POST if actie == "pad" else None, paden=paden_voor(route.sectoren), prefix="nieuw"
    )
    if request.method == "POST" and _change_doel(request, schooldoel, doelform, padform):
        return redirect(DOEL, pk=route.pk, doel=schooldoel.pk)
    plandoel = next(row for row in read_plan(route) if row.pk == schooldoel.pk)
    context = {
        **route_context(request, route),
        "doel": plandoel,
        "doelform": doelform,
        "padform": padform,
        "form": padform if padform.errors else doelform,
        **show_basis(doelform, schooldoel),
    }
    status = status_of(doelform, padform)
    return render(request, "register/teamroute_doel.html", context, status=status)


def _change_doel(
    request: HttpRequest, doel: Schooldoel, doelform: Doelformulier, padform: Padformulier
) -> bool:
    by, at, actie = account(request), klok.nu(), request.POST.get("actie", "")
    if actie == "doel":
        changed = try_with(
            doelform,
            lambda: change_doel(
                doel,
                omschrijving=doelform.cleaned_data["omschrijving"],
                basis=request.POST.get("basis", ""),
                by=by,
                at=at,
            ),
        )
        if changed is not None:
            messages.success(request, "Het doel is bewaard.")
        return changed is not None
    if actie == "pad":
        linked = try_with(
            padform,
            lambda: link_pad(doel, padform.gekozen_pad(), padform.cleaned_data["niveau"], by=by, at=at),
        )
        if linked is not None:
            messages.success(request, "Het ontwikkelpad staat bij dit doel. Kies nu wat het team gaat doen.")
        return linked is not None
    if actie == "pad-weg":
        row: Schooldoelpad = get_object_or_404(doel.paden, pk=number_of(request, "doelpad"))
        try_or_tell(request, lambda: unlink_pad(row, by=by, at=at), "Het ontwikkelpad is weg bij dit doel.")
    return True


def number_of(request: HttpRequest, naam: str) -> int:
    """Return an id from a button; 0, which is nothing, for what is no number."""
    value = request.POST.get(naam, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else 0  # noqa: PLR2004
