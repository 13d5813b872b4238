"""The home of an aanbieder, and who belongs to it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.models import Organisatie
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.domain.aanbod import aanbieders_van
from register.domain.aanbod.lezen import Lid, Team, teams_van
from register.domain.aanbod.rollen import change_rollen, end_lid
from register.domain.aanbod.uitnodigen import (
    NEEM_AAN,
    accept_uitnodiging,
    find_uitnodiging,
    invite_lid,
    withdraw_uitnodiging,
)
from register.enums import Aanbodrol
from register.forms.aanbod import Rollenformulier, Uitnodigingsformulier
from register.models import Aanboduitnodiging
from register.models.aanbod import organisaties_van
from register.views.mijn import account, attempt, posted

HOME, LEDEN = "register:aanbod", "register:aanbod-leden"
METHODEN = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
@vereist_recht("register.zie_eigen_aanbod")
def aanbod(request: HttpRequest) -> HttpResponse:
    """Show the panels of the apps: what waits, the trajecten, the people."""
    by, vandaag = account(request), klok.vandaag()
    return render(
        request,
        "register/aanbod.html",
        {
            "aanbieders": list(aanbieders_van(by, vandaag).order_by("naam")),
            "panelen": panelen_voor("aanbod", by, vandaag),
        },
    )


@require_safe
@never_cache
@vereist_recht("register.zie_aanbodleden")
def leden(request: HttpRequest) -> HttpResponse:
    context = {
        "teams": teams_van(account(request), klok.vandaag()),
        "nu": klok.nu(),
        "kruimels": _kruimels(),
    }
    return render(request, "register/aanbod_leden.html", context)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht("register.zie_aanbodleden")
def uitnodigen(request: HttpRequest, organisatie: int) -> HttpResponse:
    """Ask somebody to join; only for a beheerder of this organisation."""
    own = _managed(request, organisatie)
    form = Uitnodigingsformulier(posted(request), initial={"rollen": [Aanbodrol.REDACTEUR]})
    if form.is_bound and form.is_valid():
        email, rollen = form.cleaned_data["email"], form.gekozen()
        by, at = account(request), klok.nu()
        if attempt(form, lambda: invite_lid(own, email=email, rollen=rollen, by=by, at=at)):
            messages.success(request, f"De uitnodiging aan {email} wordt verstuurd.")
            return redirect(LEDEN)
    context = {"form": form, "organisatie": own, "kruimels": _kruimels("Iemand uitnodigen")}
    return render(request, "register/aanbod_uitnodigen.html", context, status=_status(form.errors))


@require_http_methods(METHODEN)
@never_cache
@vereist_recht("register.zie_aanbodleden")
def lid(request: HttpRequest, organisatie: int, lid: int) -> HttpResponse:
    """Change what a member may do, or let them stop; everybody may stop themselves."""
    team, found = _member(request, organisatie, lid)
    by, at = account(request), klok.nu()
    stop = request.POST.get("actie") == "stop"
    form = Rollenformulier(
        None if stop else posted(request), initial={"rollen": [rol.value for rol in found.rollen]}
    )
    fout = ""
    try:
        if stop:
            end_lid(found.gebruiker, team.organisatie, by=by, at=at)
            messages.success(request, f"{found.gebruiker} hoort niet meer bij {team.organisatie}.")
            return redirect(HOME if by != found.gebruiker else "mijn")
    except Domeinfout as refused:
        fout = refused.melding
    if form.is_bound and form.is_valid():
        rollen = form.gekozen()
        if attempt(form, lambda: change_rollen(found.gebruiker, team.organisatie, rollen, by=by, at=at) or 1):
            messages.success(request, f"De rollen van {found.gebruiker} zijn gewijzigd.")
            return redirect(LEDEN)
    context = {
        "form": form,
        "team": team,
        "lid": found,
        "zelf": found.gebruiker == by,
        "fout": fout,
        "kruimels": _kruimels(str(found.gebruiker)),
    }
    return render(request, "register/aanbod_lid.html", context, status=_status(form.errors or fout))


@require_http_methods(["POST"])
@never_cache
@vereist_recht("register.zie_aanbodleden")
def uitnodiging_intrekken(request: HttpRequest, organisatie: int, pk: int) -> HttpResponse:
    own = _managed(request, organisatie)
    uitnodiging = get_object_or_404(Aanboduitnodiging, pk=pk, organisatie=own)
    try:
        withdraw_uitnodiging(uitnodiging, by=account(request), at=klok.nu())
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    return redirect(LEDEN)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(NEEM_AAN)
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to whom it was sent, and join with a POST; for anybody else it does not exist."""
    by, at = account(request), klok.nu()
    found = find_uitnodiging(token, voor=by, at=at)
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            organisatie = accept_uitnodiging(token, by=by, at=at)
        except Domeinfout as fout:
            messages.error(request, fout.melding)
            return redirect("mijn")
        messages.success(request, f"U hoort nu bij {organisatie}.")
        return redirect(HOME)
    rollen = [Aanbodrol(rol).label for rol in found.rollen]
    return render(request, "register/aanbod_uitnodiging.html", {"uitnodiging": found, "rollen": rollen})


def _managed(request: HttpRequest, pk: int) -> Organisatie:
    mine = organisaties_van(account(request), klok.vandaag(), Aanbodrol.BEHEERDER)
    return get_object_or_404(mine, pk=pk)


def _member(request: HttpRequest, organisatie: int, pk: int) -> tuple[Team, Lid]:
    """Return a member that one may change: anybody for a beheerder, else only oneself."""
    by = account(request)
    teams = [team for team in teams_van(by, klok.vandaag()) if team.organisatie.pk == organisatie]
    for team in teams:
        for each in team.leden:
            if each.gebruiker.pk == pk and (team.is_beheerder or by.pk == pk):
                return team, each
    raise Http404


def _kruimels(*laatste: str) -> list[dict[str, str]]:
    crumbs = [
        {"naam": "Uw aanbod", "url": reverse(HOME)},
        {"naam": "Mensen en rollen", "url": reverse(LEDEN)},
    ]
    return crumbs + [{"naam": naam, "url": ""} for naam in laatste]


def _status(errors: object) -> int:
    return HTTPStatus.BAD_REQUEST if errors else HTTPStatus.OK
