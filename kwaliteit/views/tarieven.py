"""What a review costs and what is paid back, at the desk of the bureau: planned ahead, never changed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit.domain.betaling.regels import plan_regel, take_back_regel
from kwaliteit.domain.betaling.tarieven import plan_tarief, take_back_tarief
from kwaliteit.enums import Terugbetaalfase
from kwaliteit.forms.betaling import Regelformulier, Tariefformulier
from kwaliteit.models import Tarief, Terugbetaalregel
from kwaliteit.rules.betaling import BEHEER_TARIEVEN
from napl import klok
from napl.fouten import OngeldigeOvergang
from napl.models import Periode
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt

LIJST = "kwaliteit:tarief-list"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER_TARIEVEN)
def tarief_list(request: HttpRequest) -> HttpResponse:
    """Show what held, holds and will hold; a POST plans a tariff or a rule."""
    wat = request.POST.get("wat", "")
    tarief = Tariefformulier(request.POST if wat == "tarief" else None, auto_id="tarief-%s")
    regel = Regelformulier(request.POST if wat == "regel" else None, auto_id="regel-%s")
    if (tarief.is_bound and _plan_tarief(request, tarief)) or (
        regel.is_bound and _plan_regel(request, regel)
    ):
        messages.success(request, "Gepland. Wat nu geldt, geldt tot die dag.")
        return redirect(LIJST)
    form = regel if regel.is_bound else tarief
    return render(
        request,
        "kwaliteit/tarief_list.html",
        {
            "form": form,
            "tariefform": tarief,
            "regelform": regel,
            "tarieven": [
                _rij(row, "tarief")
                for row in Tarief.objects.order_by("route", "klasse", "groep", "-geldig_van")
            ],
            "regels": [
                _rij(row, "regel") for row in Terugbetaalregel.objects.order_by("-fase", "-geldig_van")
            ],
            "kruimels": [{"naam": "Bureau", "url": reverse("bureau")}, {"naam": "Tarieven", "url": ""}],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_POST
@vereist_recht(BEHEER_TARIEVEN)
def tarief_terug(request: HttpRequest, wat: str, pk: int) -> HttpResponse:
    """Take back what has not begun."""
    by, at = account(request), klok.nu()
    try:
        if wat == "tarief":
            take_back_tarief(get_object_or_404(Tarief, pk=pk), by=by, at=at)
        elif wat == "regel":
            take_back_regel(get_object_or_404(Terugbetaalregel, pk=pk), by=by, at=at)
        else:
            raise Http404
    except OngeldigeOvergang as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Weggehaald. Wat ervoor gold, blijft gelden.")
    return redirect(LIJST)


def _plan_tarief(request: HttpRequest, form: Tariefformulier) -> bool:
    if not form.is_valid():
        return False
    data = form.cleaned_data
    return (
        attempt(
            form,
            lambda: plan_tarief(
                form.sleutel,
                bedrag=data["bedrag"],
                geldig_van=data["geldig_van"],
                grond=data["grond"],
                by=account(request),
                at=klok.nu(),
            ),
        )
        is not None
    )


def _plan_regel(request: HttpRequest, form: Regelformulier) -> bool:
    if not form.is_valid():
        return False
    data = form.cleaned_data
    return (
        attempt(
            form,
            lambda: plan_regel(
                Terugbetaalfase(data["fase"]),
                percentage=data["percentage"],
                geldig_van=data["geldig_van"],
                grond=data["grond"],
                by=account(request),
                at=klok.nu(),
            ),
        )
        is not None
    )


def _rij(row: Periode, wat: str) -> dict[str, object]:
    vandaag = klok.vandaag()
    stand = "nu" if row.is_geldig_op(vandaag) else "komt" if row.geldig_van > vandaag else "voorbij"
    return {"rij": row, "wat": wat, "stand": stand}
