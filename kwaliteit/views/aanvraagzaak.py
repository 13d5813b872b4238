"""For the bureau: the cases, and the page of one, made of the panels of every part of the work."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.aanvraag.behandelaar import assign_behandelaar
from kwaliteit.domain.aanvraag.betrokkenen import handlers
from kwaliteit.domain.aanvraag.blik import ZAAK as PLEK
from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.queries.aanvraag import explain_termijnen, list_gedaan, with_names
from kwaliteit.enums import AANVRAAG_KLAAR, AANVRAAG_OPEN
from kwaliteit.forms.aanvraag import Behandelaarformulier
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG, ZIE_AANVRAGEN
from kwaliteit.views.aanvraagdelen import METHODEN, ZAAK, get_zaak, naam_van, show_label, zaak_crumbs
from napl import klok
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt


@require_safe
@never_cache
@vereist_recht(ZIE_AANVRAGEN)
def zaken(request: HttpRequest) -> HttpResponse:
    """List what was submitted: what is open, the oldest first, or with ``stand=klaar`` what is done with."""
    open_ = request.GET.get("stand") != "klaar"
    rows = with_names(Erkenningsaanvraag.objects.bij_bureau())
    rows = (
        rows.filter(status__in=sorted(AANVRAAG_OPEN)).order_by("ingediend_op", "pk")
        if open_
        else rows.filter(status__in=sorted(AANVRAAG_KLAAR)).order_by("-afgesloten_op", "-pk")
    )
    pagina = paginate(rows, nummer=page_number(request.GET))
    context = {
        "rijen": [
            {"aanvraag": row, "naam": naam_van(row), "label": show_label(row)} for row in pagina.resultaten
        ],
        "pagina": pagina,
        "open": open_,
        "paginering": navigation(pagina, request.GET),
    }
    return render(request, "kwaliteit/aanvraag_zaken.html", context)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(ZIE_AANVRAGEN)
def zaak(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case; a POST takes it, or hands it over."""
    aanvraag, by, vandaag = get_zaak(pk), account(request), klok.vandaag()
    form = None
    if heeft_recht(by, BEHANDEL_AANVRAAG) and aanvraag.status not in AANVRAAG_KLAAR:
        form = Behandelaarformulier(request.POST or None, collegas=list(handlers(klok.nu())))
        if request.method == "POST" and _assign(request, aanvraag, form):
            return redirect(ZAAK, pk)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "label": show_label(aanvraag),
        "form": form,
        "panelen": panelen_voor(PLEK, Blik(aanvraag, by), vandaag),
        "termijnen": explain_termijnen(aanvraag, vandaag),
        "gedaan": list_gedaan(aanvraag),
        "kruimels": zaak_crumbs(None, aanvraag.kenmerk),
    }
    status = HTTPStatus.BAD_REQUEST if form is not None and form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/aanvraag_zaak.html", context, status=status)


def _assign(request: HttpRequest, aanvraag: Erkenningsaanvraag, form: Behandelaarformulier) -> bool:
    """Give the case away and say whether that was done; a refusal stands in the form."""
    by, at = account(request), klok.nu()
    if request.POST.get("actie") == "neem":
        form.errors.clear()
        naar = by
    elif form.is_valid():
        naar = form.gekozen
    else:
        return False
    done = attempt(form, lambda: assign_behandelaar(aanvraag, naar, by=by, at=at))
    if done is None:
        return False
    messages.success(request, f"De behandelaar is nu: {naar.naam}.")
    return True
