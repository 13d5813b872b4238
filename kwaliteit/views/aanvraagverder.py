"""For an aanbieder: accreditations and the lighter route, sending back what was completed, withdrawing."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.aanvraag.dekking import add_accreditatie, choose_route, remove_accreditatie
from kwaliteit.domain.aanvraag.eindigen import withdraw_aanvraag
from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.aanvraag.volledigheid import last_day, open_verzoek, send_aanvulling
from kwaliteit.enums import AANVRAAG_OVERGANGEN, AANVRAAG_SCHRIJFBAAR, Aanvraagroute, Aanvraagstatus
from kwaliteit.forms.aanvraagdossier import Accreditatieformulier, Intrekformulier, Terugstuurformulier
from kwaliteit.models import Aanvraagaccreditatie, Erkenningsaanvraag
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG, TEKEN_AANVRAAG
from kwaliteit.views.aanvraagdelen import EIGEN, METHODEN, eigen_crumbs, get_eigen, naam_van
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt, posted

_S = Aanvraagstatus
ACCREDITATIES = "kwaliteit:aanvraag-accreditaties"


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(SCHRIJF_AANVRAAG)
def accreditaties(request: HttpRequest, pk: int) -> HttpResponse:
    """Name what another body judged already, and ask for the lighter route."""
    aanvraag, by, at = get_eigen(request, pk), account(request), klok.nu()
    actie = request.POST.get("actie", "")
    form = Accreditatieformulier()
    if actie == "toevoegen":
        form = Accreditatieformulier(request.POST, request.FILES)
        if form.is_valid():
            made = attempt(form, lambda: add_accreditatie(aanvraag, form.invoer, by=by, at=at))
            if made is not None:
                messages.success(request, "De accreditatie staat erbij.")
                return redirect(ACCREDITATIES, pk)
    elif actie:
        _try(request, _simple(request, aanvraag, actie))
        return redirect(ACCREDITATIES, pk)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "rijen": aanvraag.accreditaties.select_related("bestand").order_by("pk"),
        "form": form,
        "schrijft": aanvraag.status in AANVRAAG_SCHRIJFBAAR and heeft_recht(by, SCHRIJF_AANVRAAG, aanvraag),
        "is_concept": aanvraag.status == _S.CONCEPT,
        "is_verlicht": aanvraag.route == Aanvraagroute.VERLICHT,
        "kruimels": eigen_crumbs(aanvraag, "Accreditaties"),
    }
    return _render(request, "kwaliteit/aanvraag_accreditaties.html", context, form)


def _simple(request: HttpRequest, aanvraag: Erkenningsaanvraag, actie: str) -> Callable[[], object]:
    """Return what a button without fields asks for."""
    by, at = account(request), klok.nu()
    if actie == "weg":
        nummer = request.POST.get("accreditatie", "")
        pk = int(nummer) if nummer.isdecimal() else 0
        row = get_object_or_404(Aanvraagaccreditatie, pk=pk, aanvraag=aanvraag)
        return lambda: remove_accreditatie(row, by=by, at=at)
    route = Aanvraagroute.VERLICHT if actie == "verlicht" else Aanvraagroute.VOLLEDIG
    return lambda: choose_route(aanvraag, route, by=by, at=at)


def _try(request: HttpRequest, verb: Callable[[], object]) -> None:
    try:
        verb()
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Bewaard.")


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(TEKEN_AANVRAAG)
def terugsturen(request: HttpRequest, pk: int) -> HttpResponse:
    """Send back what was completed."""
    aanvraag, by = get_eigen(request, pk), account(request)
    if aanvraag.status != _S.AANVULLING_GEVRAAGD:
        return redirect(EIGEN, pk)
    form = Terugstuurformulier(posted(request))
    if form.is_bound and form.is_valid():
        tekst = form.cleaned_data["toelichting"]
        if attempt(form, lambda: send_aanvulling(aanvraag, toelichting=tekst, by=by, at=klok.nu())):
            messages.success(request, "Uw aanvraag is teruggestuurd. Wij kijken opnieuw of alles er is.")
            return redirect(EIGEN, pk)
    verzoek = open_verzoek(aanvraag)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "form": form,
        "punten": verzoek.punten.select_related("criterium").order_by("pk") if verzoek else [],
        "uiterlijk": last_day(aanvraag),
        "voortgang": progress_of(aanvraag),
        "mag": heeft_recht(by, TEKEN_AANVRAAG, aanvraag),
        "kruimels": eigen_crumbs(aanvraag, "Terugsturen"),
    }
    return _render(request, "kwaliteit/aanvraag_terugsturen.html", context, form)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(TEKEN_AANVRAAG)
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what withdrawing means; a POST does it."""
    aanvraag, by = get_eigen(request, pk), account(request)
    if _S.INGETROKKEN not in AANVRAAG_OVERGANGEN[_S(aanvraag.status)]:
        messages.error(request, "Deze aanvraag kunt u niet meer intrekken.")
        return redirect(EIGEN, pk)
    form = Intrekformulier(posted(request))
    if form.is_bound and form.is_valid():
        reden = form.cleaned_data["reden"]
        if attempt(form, lambda: withdraw_aanvraag(aanvraag, reden=reden, by=by, at=klok.nu())):
            messages.success(request, "De aanvraag is ingetrokken.")
            return redirect(EIGEN, pk)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "form": form,
        "mag": heeft_recht(by, TEKEN_AANVRAAG, aanvraag),
        "terug": reverse(EIGEN, args=[pk]),
        "kruimels": eigen_crumbs(aanvraag, "Intrekken"),
    }
    return _render(request, "kwaliteit/aanvraag_intrekken.html", context, form)


def _render(request: HttpRequest, template: str, context: dict[str, Any], form: Any) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, template, context, status=status)
