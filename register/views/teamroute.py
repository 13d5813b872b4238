"""The teamroutes of somebody: the list, a new one, and a plan as picture and table."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.toegang import vereist_recht
from register.domain.teamroute.deelname import open_uitnodigingen
from register.domain.teamroute.lezen import read_leden, read_plan, schooljaar_van
from register.domain.teamroute.route import Routegegevens, create_teamroute
from register.forms.teamroute import Routeformulier
from register.models import Teamroute
from register.models.teamlijst import teams_of
from register.views.teamplan import draw_plan
from register.views.teamroutedelen import account, find_route, route_context, try_with


@require_safe
@never_cache
@vereist_recht("register.zie_teamroutes")
def teamroute_list(request: HttpRequest) -> HttpResponse:
    """Show the plans of the visitor's teams, with the invitations that wait for an answer on top."""
    by, vandaag = account(request), klok.vandaag()
    rows = Teamroute.objects.zichtbaar_voor(by, vandaag).select_related("organisatie")
    managed = set(Teamroute.objects.beheerd_door(by, vandaag).values_list("pk", flat=True))
    return render(
        request,
        "register/teamroute_list.html",
        {
            "routes": [
                (route, route.pk in managed) for route in rows.order_by("status", "-begin_datum", "pk")
            ],
            "uitnodigingen": open_uitnodigingen(by, vandaag),
            "heeft_team": teams_of(by, vandaag).exists(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.maak_teamroute")
def teamroute_nieuw(request: HttpRequest) -> HttpResponse:
    by, vandaag = account(request), klok.vandaag()
    teams = list(teams_of(by, vandaag).order_by("naam"))
    if not teams:
        return redirect("register:teamroutes")
    begin, eind = schooljaar_van(vandaag)
    form = Routeformulier(
        request.POST if request.method == "POST" else None,
        teams=teams,
        initial={"begin_datum": begin, "eind_datum": eind},
    )
    if request.method == "POST":
        route = try_with(
            form, lambda: create_teamroute(form.team(), read_gegevens(form), by=by, at=klok.nu())
        )
        if route is not None:
            messages.success(request, "De teamroute is gemaakt. Schrijf nu op wat de school wil bereiken.")
            return redirect("register:teamroute-bewerken", pk=route.pk)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/teamroute_nieuw.html", {"form": form, "teams": teams}, status=status)


@require_safe
@never_cache
@vereist_recht("register.zie_teamroute")
def teamroute_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan; who was invited sees it too, before deciding about taking part."""
    route = find_route(request, pk)
    plan = read_plan(route)
    vandaag = klok.vandaag()
    return render(
        request,
        "register/teamroute_detail.html",
        {
            **route_context(request, route),
            "plan": plan,
            "tekening": draw_plan(route, plan, vandaag) if any(doel.paden for doel in plan) else None,
            "leden": read_leden(route, vandaag),
        },
    )


def read_gegevens(form: Routeformulier) -> Routegegevens:
    data = form.cleaned_data
    return Routegegevens(
        naam=data["naam"],
        begin_datum=data["begin_datum"],
        eind_datum=data["eind_datum"],
        sectoren=tuple(data["sectoren"]),
        aanleiding=data["aanleiding"],
    )
