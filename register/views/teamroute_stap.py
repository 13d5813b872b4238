"""What the team does: find trajecten for a path of a goal, plan a step, change it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.parameters import SLUG
from napl.toegang import vereist_recht
from register.domain.teamroute.lezen import describe_stap, propose_dates
from register.domain.teamroute.stappen import (
    Teamstapgegevens,
    change_teamstap,
    plan_teamstap,
    remove_teamstap,
)
from register.domain.teamroute.voorstellen import suggest_trajecten
from register.domain.zoeken import ZoekenDuurtTeLang
from register.forms.teamroute import Stapformulier
from register.models import Schooldoelpad, Teamroute, Teamroutestap, Traject
from register.views.teamroute_bewerken import GET_POST
from register.views.teamroutedelen import (
    account,
    find_managed,
    route_context,
    show_basis,
    status_of,
    try_or_tell,
    try_with,
)

DOEL = "register:teamroute-doel"


@require_safe
@never_cache
@vereist_recht("register.beheer_teamroute")
def teamroute_voorstellen(request: HttpRequest, pk: int, doelpad: int) -> HttpResponse:
    """Propose trajecten for a path of a goal, each with why; the search itself has all of them."""
    route = find_managed(request, pk)
    row = _doelpad(route, doelpad)
    samen = request.GET.get("samen") == "ja"
    try:
        voorstellen = suggest_trajecten(row, route=route, peildatum=klok.vandaag(), samen=samen)
        te_lang = False
    except ZoekenDuurtTeLang:
        voorstellen, te_lang = [], True
    context = {
        **route_context(request, route),
        "doelpad": row,
        "voorstellen": voorstellen,
        "samen": samen,
        "te_lang": te_lang,
    }
    return render(request, "register/teamroute_voorstellen.html", context)


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.beheer_teamroute")
def teamroute_stap_nieuw(request: HttpRequest, pk: int, doelpad: int) -> HttpResponse:
    """Plan a step: of the traject in the address, or without one of learning in the work."""
    route = find_managed(request, pk)
    row = _doelpad(route, doelpad)
    traject = _traject(request)
    form = Stapformulier(
        request.POST if request.method == "POST" else None,
        met_traject=traject is not None,
        initial=_first_dates(route, traject),
    )
    if request.method == "POST":
        by, at = account(request), klok.nu()
        stap = try_with(form, lambda: plan_teamstap(row, _gegevens(form), by=by, at=at, traject=traject))
        if stap is not None:
            messages.success(request, "De stap staat in het plan.")
            return redirect(DOEL, pk=route.pk, doel=row.doel_id)
    context = {**route_context(request, route), "doelpad": row, "traject": traject, "form": form}
    return render(request, "register/teamroute_stap.html", context, status=status_of(form))


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.beheer_teamroute")
def teamroute_stap(request: HttpRequest, pk: int, stap: int) -> HttpResponse:
    """Change a step, or take it out."""
    route = find_managed(request, pk)
    row = get_object_or_404(
        Teamroutestap.objects.select_related("doelpad__doel__teamroute", "doelpad__pad", "traject__live"),
        pk=stap,
        doelpad__doel__teamroute=route,
    )
    by, at = account(request), klok.nu()
    if request.method == "POST" and request.POST.get("actie") == "weg":
        try_or_tell(request, lambda: remove_teamstap(row, by=by, at=at), "De stap is uit het plan.")
        return redirect(DOEL, pk=route.pk, doel=row.doelpad.doel_id)
    form = Stapformulier(
        request.POST if request.method == "POST" else None,
        met_traject=row.traject_id is not None,
        initial=_initial(row),
    )
    if request.method == "POST":
        basis = request.POST.get("basis", "")
        changed = try_with(form, lambda: change_teamstap(row, _gegevens(form), basis=basis, by=by, at=at))
        if changed is not None:
            messages.success(request, "De stap is bewaard.")
            return redirect(DOEL, pk=route.pk, doel=row.doelpad.doel_id)
    context = {
        **route_context(request, route),
        "doelpad": row.doelpad,
        "stap": describe_stap(row),
        "traject": row.traject,
        "form": form,
        **show_basis(form, row),
    }
    status = status_of(form)
    return render(request, "register/teamroute_stap.html", context, status=status)


def _doelpad(route: Teamroute, pk: int) -> Schooldoelpad:
    rows = Schooldoelpad.objects.select_related("pad", "doel__teamroute")
    return get_object_or_404(rows, pk=pk, doel__teamroute=route)


def _traject(request: HttpRequest) -> Traject | None:
    """Return the traject in the address; an address with one that does not exist leads nowhere."""
    slug = request.GET.get("traject", "")
    if not slug:
        return None
    found = SLUG.fullmatch(slug) and Traject.objects.filter(slug=slug).select_related("live").first()
    if not found:
        raise Http404
    return found


def _first_dates(route: Teamroute, traject: Traject | None) -> dict[str, object]:
    """Return the days of the next uitvoering, or from today to the end of the plan."""
    vandaag = klok.vandaag()
    dates = propose_dates(traject, route, vandaag) if traject else None
    begin, eind = dates or (min(max(route.begin_datum, vandaag), route.eind_datum), route.eind_datum)
    return {"begin_datum": begin, "eind_datum": eind}


def _initial(stap: Teamroutestap) -> dict[str, object]:
    names = ("titel", "begin_datum", "eind_datum", "organiseert", "notitie")
    return {naam: getattr(stap, naam) for naam in names}


def _gegevens(form: Stapformulier) -> Teamstapgegevens:
    data = form.cleaned_data
    return Teamstapgegevens(
        begin_datum=data["begin_datum"],
        eind_datum=data["eind_datum"],
        titel=data.get("titel", ""),
        organiseert=data["organiseert"],
        notitie=data["notitie"],
    )
