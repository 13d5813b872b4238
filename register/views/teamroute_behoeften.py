"""What the team needs together, as far as it can be told, and handing that to the region."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from register.domain.teamroute.aanbod import (
    offer_behoeften,
    propose_regios,
    published_behoeften,
    withdraw_aanbod,
)
from register.domain.teamroute.route import BEHEER
from register.forms.teamdeelnemer import Aanbodformulier
from register.views.teamroute_bewerken import GET_POST, number_of
from register.views.teamroute_leden import require_in_team
from register.views.teamroutedelen import account, find_route, route_context, try_or_tell, try_with

BEHOEFTEN = "register:teamroute-behoeften"


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.zie_teamdeling")
def teamroute_behoeften(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the published counts to the team; who manages the plan offers them to a region here."""
    route = find_route(request, pk)
    require_in_team(request, route)
    by, at, vandaag = account(request), klok.nu(), klok.vandaag()
    eigen, andere = propose_regios(route, vandaag)
    form = Aanbodformulier(
        request.POST if request.POST.get("actie") == "aanbieden" else None, eigen=eigen, andere=andere
    )
    if request.method == "POST":
        require_recht(by, BEHEER, route)
        if request.POST.get("actie") == "intrekken":
            row = get_object_or_404(route.aanbiedingen, pk=number_of(request, "aanbod"))
            try_or_tell(request, lambda: withdraw_aanbod(row, by=by, at=at), "Het aanbod is ingetrokken.")
            return redirect(BEHOEFTEN, pk=route.pk)
        aanbod = try_with(form, lambda: offer_behoeften(route, form.gekozen_regio(), by=by, at=at))
        if aanbod is not None:
            messages.success(
                request,
                f"De behoeften zijn aangeboden aan {aanbod.regio.naam}. Ze staan nu bij de witte vlekken.",
            )
            return redirect(BEHOEFTEN, pk=route.pk)
    aanbiedingen = route.aanbiedingen.select_related("regio").prefetch_related("regels__pad")
    context = {
        **route_context(request, route),
        "standen": published_behoeften(route),
        "drempel": settings.DREMPEL_AANTALLEN,
        "aanbiedingen": aanbiedingen.order_by("-aangeboden_op", "-pk"),
        "form": form,
        "mag_aanbieden": heeft_recht(by, BEHEER, route),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/teamroute_behoeften.html", context, status=status)
