"""The own route: see it, plan steps, change them, take them along in a calendar."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.toegang import vereist_recht
from register.domain.route.agenda import build_route_ical
from register.domain.route.beeld import read_route
from register.domain.route.optellen import add_up
from register.domain.route.stap import (
    change_stap,
    finish_stap,
    move_stap,
    plan_informeel,
    plan_traject,
    remove_stap,
    reopen_stap,
)
from register.domain.route.tekening import draw_route
from register.enums import TrajectStatus
from register.forms.route import (
    Informeelformulier,
    Stapformulier,
    Trajectstapformulier,
    initial_of,
    uitvoeringen_of,
)
from register.models import Routestap, Traject
from register.views.mijn import account, attempt, posted

ROUTE = "register:route"
# The picture twice: for a wide screen and for a phone.
BREED, SMAL = 1120, 336


@require_safe
@never_cache
@vereist_recht("register.plan_route")
def route(request: HttpRequest) -> HttpResponse:
    peildatum = klok.vandaag()
    stappen = read_route(account(request), peildatum)
    return render(
        request,
        "register/route.html",
        {
            "stappen": stappen,
            "breed": draw_route(stappen, peildatum, breedte=BREED),
            "smal": draw_route(stappen, peildatum, breedte=SMAL),
            "zonder_tijd": [beeld for beeld in stappen if beeld.van is None],
            "jaren": add_up(stappen),
            "in_agenda": any(beeld.stap.uitvoering_id and not beeld.is_klaar for beeld in stappen),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.plan_route")
def route_traject(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a traject as a step."""
    traject = get_object_or_404(Traject.objects.select_related("live"), slug=slug, live__isnull=False)
    by = account(request)
    form = Trajectstapformulier(
        posted(request),
        initial={"doel": request.GET.get("doel", "")},
        by=by,
        vandaag=klok.vandaag(),
        uitvoeringen=uitvoeringen_of(traject, klok.vandaag()),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: plan_traject(
                traject,
                by=by,
                at=klok.nu(),
                doel=form.gekozen_doel(),
                uitvoering=form.gekozen_uitvoering(),
                gegevens=form.gegevens(),
            ),
        )
        if made is not None:
            return _done(request, made, "Het traject staat in uw route.")
    ingetrokken = traject.status == TrajectStatus.INGETROKKEN
    return _form(request, form, traject=traject, ingetrokken=ingetrokken)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.plan_route")
def route_informeel(request: HttpRequest) -> HttpResponse:
    """Plan learning in and around the work as a step."""
    by = account(request)
    form = Informeelformulier(posted(request), by=by, vandaag=klok.vandaag())
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: plan_informeel(
                form.informeel(), by=by, at=klok.nu(), doel=form.gekozen_doel(), gegevens=form.gegevens()
            ),
        )
        if made is not None:
            return _done(request, made, "De stap staat in uw route.")
    return _form(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.plan_route")
def route_stap(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a step."""
    stap = _own(request, pk)
    form = _form_of(request, stap)
    if request.method == "POST" and form.is_valid():
        changed = attempt(
            form,
            lambda: change_stap(
                stap,
                by=account(request),
                doel=form.gekozen_doel(),
                gegevens=form.gegevens(),
                uitvoering=form.gekozen_uitvoering() if isinstance(form, Trajectstapformulier) else None,
                informeel=form.informeel() if isinstance(form, Informeelformulier) else None,
            ),
        )
        if changed is not None:
            return _done(request, changed, "De stap is gewijzigd.")
    return _form(request, form, traject=stap.traject, stap=stap)


@require_POST
@never_cache
@vereist_recht("register.plan_route")
def route_stap_doe(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what a button of a step says, and go back to the route."""
    stap, by, actie = _own(request, pk), account(request), request.POST.get("actie", "")
    try:
        match actie:
            case "naar-voren" | "naar-achteren":
                move_stap(stap, naar_voren=actie == "naar-voren", by=by)
            case "klaar":
                finish_stap(stap, by=by, at=klok.nu())
                messages.success(request, "De stap staat op klaar.")
            case "heropen":
                reopen_stap(stap, by=by)
                messages.success(request, "De stap staat weer open.")
            case "verwijder":
                remove_stap(stap, by=by)
                messages.success(request, "De stap is uit uw route gehaald.")
                return redirect(ROUTE)
            case _:
                messages.error(request, "Deze knop kennen wij niet.")
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    return redirect(f"{redirect(ROUTE).url}#stap-{stap.pk}")


@require_safe
@never_cache
@vereist_recht("register.plan_route")
def route_ical(request: HttpRequest) -> HttpResponse:
    """Give the planned uitvoeringen as a calendar."""
    stappen = read_route(account(request), klok.vandaag())
    made = build_route_ical(stappen, url=request.build_absolute_uri, at=klok.nu())
    return HttpResponse(
        made,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="mijn-route.ics"'},
    )


def _own(request: HttpRequest, pk: int) -> Routestap:
    """Return a step of who asks; that of anybody else does not exist for them."""
    rows = Routestap.objects.zichtbaar_voor(account(request))
    stap = rows.select_related("traject__live", "uitvoering", "doel__pad", "doel__subdimensie").filter(pk=pk)
    if (found := stap.first()) is None:
        raise Http404
    return found


def _form_of(request: HttpRequest, stap: Routestap) -> Trajectstapformulier | Informeelformulier:
    by, vandaag = account(request), klok.vandaag()
    data, initial = posted(request), initial_of(stap)
    if stap.traject is None:
        return Informeelformulier(data, initial=initial, by=by, vandaag=vandaag)
    return Trajectstapformulier(
        data,
        initial=initial,
        by=by,
        vandaag=vandaag,
        uitvoeringen=uitvoeringen_of(stap.traject, vandaag, stap.uitvoering),
    )


def _form(
    request: HttpRequest,
    form: Stapformulier,
    *,
    traject: Traject | None = None,
    stap: Routestap | None = None,
    ingetrokken: bool = False,
) -> HttpResponse:
    context = {"form": form, "traject": traject, "stap": stap, "ingetrokken": ingetrokken}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/route_stap.html", context, status=status)


def _done(request: HttpRequest, stap: Routestap, melding: str) -> HttpResponse:
    messages.success(request, melding)
    return redirect(f"{redirect(ROUTE).url}#stap-{stap.pk}")
