"""The pool of deskundigen at the desk of the bureau: selection, contract and load."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.deskundige.pool import (
    change_contract,
    hire_deskundige,
    register_deskundige,
    stop_deskundige,
)
from kwaliteit.domain.queries.deskundigen import candidates, list_pool
from kwaliteit.enums import Deskundigestatus
from kwaliteit.forms.deskundige import Contractformulier, Kandidaatformulier, Stopformulier
from kwaliteit.models import Deskundige
from kwaliteit.rules.deskundige import BEHEER_DESKUNDIGEN, ZIE_DESKUNDIGEN
from kwaliteit.views.weergave_deskundige import show_banden, show_kennis
from napl import klok
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt

LIJST = "kwaliteit:deskundige-list"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_DESKUNDIGEN)
def deskundige_list(request: HttpRequest) -> HttpResponse:
    """Show who is in the pool and how busy; put somebody in it."""
    vandaag = klok.vandaag()
    kandidaten = candidates(vandaag)
    form = Kandidaatformulier(request.POST if request.method == "POST" else None, kandidaten=kandidaten)
    if form.is_bound:
        require_recht(request.user, BEHEER_DESKUNDIGEN)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        made = attempt(
            form,
            lambda: register_deskundige(
                data["gebruiker"], selectie=data["selectie"], by=account(request), at=klok.nu()
            ),
        )
        if made:
            messages.success(
                request, "Deze persoon staat als kandidaat in de pool. Leg nu het contract vast."
            )
            return redirect("kwaliteit:deskundige-detail", made.pk)
    return render(
        request,
        "kwaliteit/deskundige_list.html",
        {
            "rijen": list_pool(vandaag),
            "beheert": heeft_recht(request.user, BEHEER_DESKUNDIGEN),
            "kandidaten": kandidaten,
            "form": form,
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_DESKUNDIGEN)
def deskundige_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one deskundige; hire them, change the contract or let them go."""
    rows = Deskundige.objects.select_related("gebruiker").prefetch_related("paden", "aanpakken")
    deskundige = get_object_or_404(rows, pk=pk)
    contract, stop = _contract_form(deskundige), Stopformulier()
    if request.method == "POST":
        require_recht(request.user, BEHEER_DESKUNDIGEN)
        if request.POST.get("actie") == "stop":
            stop = Stopformulier(request.POST)
            done = _stop(request, deskundige, stop)
        else:
            contract = Contractformulier(request.POST)
            done = _hire(request, deskundige, contract)
        if done:
            return redirect("kwaliteit:deskundige-detail", pk)
        deskundige.refresh_from_db()
    wrong = bool(contract.errors or stop.errors)
    actief = deskundige.status == Deskundigestatus.ACTIEF
    return render(
        request,
        "kwaliteit/deskundige_detail.html",
        {
            "deskundige": deskundige,
            "kennis": show_kennis(deskundige),
            "banden": show_banden(deskundige),
            "afwezigheden": deskundige.afwezigheden.filter(geldig_tot__gt=klok.vandaag()).order_by(
                "geldig_van"
            ),
            "contract": contract,
            "contractknop": "Contract wijzigen" if actief else "Contract vastleggen",
            "stop": None if deskundige.status == Deskundigestatus.GESTOPT else stop,
            "form": contract if contract.errors else stop,
            "beheert": heeft_recht(request.user, BEHEER_DESKUNDIGEN),
            "kruimels": [
                {"naam": "Deskundigen", "url": reverse(LIJST)},
                {"naam": deskundige.gebruiker.naam, "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK,
    )


def _contract_form(deskundige: Deskundige) -> Contractformulier:
    return Contractformulier(
        initial={
            "van": deskundige.contract_van,
            "tot": deskundige.contract_tot,
            "nummer": deskundige.contractnummer,
        }
    )


def _hire(request: HttpRequest, deskundige: Deskundige, form: Contractformulier) -> bool:
    actief = deskundige.status == Deskundigestatus.ACTIEF
    verb = change_contract if actief else hire_deskundige
    if not form.is_valid():
        return False
    done = attempt(form, lambda: verb(deskundige, form.contract, by=account(request), at=klok.nu()))
    if done is None:
        return False
    messages.success(request, "Het contract is vastgelegd.")
    return True


def _stop(request: HttpRequest, deskundige: Deskundige, form: Stopformulier) -> bool:
    if not form.is_valid():
        return False
    reden = form.cleaned_data["reden"]
    done = attempt(form, lambda: stop_deskundige(deskundige, reden=reden, by=account(request), at=klok.nu()))
    if done is None:
        return False
    messages.success(request, "Deze persoon wordt niet meer gevraagd.")
    return True
