"""Invoices at the desk of the bureau: what is open, late and paid; payments and refunds."""

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kwaliteit.domain.betaling.navragen import reconcile_betalingen
from kwaliteit.domain.betaling.ontvangen import register_betaling
from kwaliteit.domain.betaling.terugbetalen import (
    approve_terugbetaling,
    refuse_terugbetaling,
    register_uitbetaald,
)
from kwaliteit.domain.queries.facturen import count_standen, count_terug, list_facturen, show_rij
from kwaliteit.domain.queries.factuurblad import read_blad
from kwaliteit.enums import Factuurstand, Terugbetaalstatus
from kwaliteit.forms.betaling import Afwijsformulier, Betaalformulier, Uitbetaalformulier
from kwaliteit.models import Factuur, Terugbetaling
from kwaliteit.rules.betaling import BEHANDEL_TERUGBETALING, REGISTREER_BETALING, ZIE_FACTUREN
from napl import klok
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt

LIJST = "kwaliteit:factuur-list"
DETAIL = "kwaliteit:factuur-detail"
MAX_ZOEK = 100


@require_safe
@never_cache
@vereist_recht(ZIE_FACTUREN)
def factuur_list(request: HttpRequest) -> HttpResponse:
    vandaag = klok.vandaag()
    gekozen = request.GET.get("stand", "")
    stand = Factuurstand(gekozen) if gekozen in Factuurstand.values else None
    zoek = request.GET.get("zoek", "").replace("\x00", "").strip()[:MAX_ZOEK]
    terug = "terug" in request.GET
    rows = list_facturen(stand, zoek, vandaag, terug=terug)
    pagina = paginate(rows, nummer=page_number(request.GET))
    return render(
        request,
        "kwaliteit/factuur_list.html",
        {
            "rijen": [show_rij(row, vandaag) for row in pagina.resultaten],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "tellingen": count_standen(vandaag),
            "aantal_terug": count_terug(),
            "terug": terug,
            "stand": stand,
            "standen": Factuurstand,
            "zoek": zoek,
            "mag_navragen": heeft_recht(request.user, REGISTREER_BETALING),
            "kruimels": [{"naam": "Bureau", "url": reverse("bureau")}, {"naam": "Facturen", "url": ""}],
        },
    )


@require_POST
@vereist_recht(REGISTREER_BETALING)
def facturen_navraag(request: HttpRequest) -> HttpResponse:
    navraag = reconcile_betalingen(by=account(request), at=klok.nu())
    tekst = f"{navraag.gevraagd} betalingen nagevraagd, {navraag.veranderd} met nieuws."
    if navraag.mislukt:
        messages.warning(request, f"{tekst} Over {navraag.mislukt} kwam geen antwoord. Probeer het later.")
    else:
        messages.success(request, tekst)
    return redirect(LIJST)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_FACTUREN)
def factuur_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an invoice; a POST writes down what the bank statement shows."""
    rows = Factuur.objects.select_related("aanvraag__aanbieder", "tarief")
    factuur = get_object_or_404(rows, pk=pk)
    form = Betaalformulier()
    if request.method == "POST":
        require_recht(request.user, REGISTREER_BETALING)
        form = Betaalformulier(request.POST)
        if _done(form, lambda: register_betaling(factuur, form.boeking, by=account(request), at=klok.nu())):
            messages.success(request, "De betaling is geregistreerd.")
            return redirect(DETAIL, pk=pk)
    blad = read_blad(factuur, klok.vandaag())
    return render(
        request,
        "kwaliteit/factuur_detail.html",
        {
            "factuur": factuur,
            "blad": blad,
            "form": form,
            "mag_registreren": heeft_recht(request.user, REGISTREER_BETALING),
            "mag_terug": heeft_recht(request.user, BEHANDEL_TERUGBETALING),
            "kruimels": [
                {"naam": "Bureau", "url": reverse("bureau")},
                {"naam": "Facturen", "url": reverse(LIJST)},
                {"naam": factuur.nummer, "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHANDEL_TERUGBETALING)
def terugbetaling(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about a refund, or register that it was paid."""
    rows = Terugbetaling.objects.select_related("factuur__aanvraag__aanbieder", "betaling")
    terug = get_object_or_404(rows, pk=pk)
    actie = request.POST.get("actie", "")
    uit = Uitbetaalformulier(request.POST if actie == "uitbetaald" else None)
    af = Afwijsformulier(request.POST if actie == "afwijzen" else None)
    form: forms.Form = uit if terug.status == Terugbetaalstatus.GOEDGEKEURD else af
    if request.method == "POST" and _decide(request, terug, actie, uit, af):
        messages.success(request, "Opgeslagen.")
        return redirect(DETAIL, pk=terug.factuur_id)
    return render(
        request,
        "kwaliteit/terugbetaling.html",
        {
            "terug": terug,
            "form": form,
            "kruimels": [
                {"naam": "Bureau", "url": reverse("bureau")},
                {"naam": "Facturen", "url": reverse(LIJST)},
                {"naam": terug.factuur.nummer, "url": reverse(DETAIL, args=[terug.factuur_id])},
                {"naam": "Terugbetaling", "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def _decide(
    request: HttpRequest, terug: Terugbetaling, actie: str, uit: Uitbetaalformulier, af: Afwijsformulier
) -> bool:
    by, at = account(request), klok.nu()
    if actie == "goedkeuren":
        leeg = forms.Form(request.POST)
        done = _done(leeg, lambda: approve_terugbetaling(terug, by=by, at=at))
        for fouten in leeg.errors.values():
            messages.error(request, " ".join(str(fout) for fout in fouten))
        return done
    if actie == "uitbetaald":
        return _done(uit, lambda: register_uitbetaald(terug, **uit.cleaned_data, by=by, at=at))
    if actie == "afwijzen":
        return _done(af, lambda: refuse_terugbetaling(terug, **af.cleaned_data, by=by, at=at))
    return False


def _done(form: forms.Form, verb: Callable[[], object]) -> bool:
    return form.is_valid() and attempt(form, verb) is not None
