"""The invoice for the people of the aanbieder: what it is for, how it stands, and how to pay it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kwaliteit.domain.betaling.navragen import ask_after
from kwaliteit.domain.betaling.starten import start_betaling
from kwaliteit.domain.queries.factuurblad import read_blad
from kwaliteit.models import Factuur
from kwaliteit.rules.betaling import BETAAL_FACTUUR, ZIE_FACTUUR
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.views.mijn import account

EIGEN = "kwaliteit:factuur-eigen"
# For who works for an aanbieder; the verbs see to whose invoice it is, and who may pay.
AANBOD = "register.zie_eigen_aanbod"


def find_factuur(request: HttpRequest, pk: int) -> Factuur:
    """Return an invoice that this person may see; another one does not exist for them."""
    rows = Factuur.objects.zichtbaar_voor(request.user, klok.vandaag())
    rows = rows.select_related("aanvraag__aanbieder__organisatie", "aanvraag__traject")
    return get_object_or_404(rows, pk=pk)


@require_safe
@never_cache
@vereist_recht(ZIE_FACTUUR)
def factuur_eigen(request: HttpRequest, pk: int) -> HttpResponse:
    factuur = find_factuur(request, pk)
    blad = read_blad(factuur, klok.vandaag())
    context = {
        "factuur": factuur,
        "blad": blad,
        "mag_betalen": heeft_recht(request.user, BETAAL_FACTUUR, factuur.aanvraag),
        "kruimels": [
            {"naam": "Uw aanbod", "url": "/aanbod/"},
            {"naam": f"Factuur {factuur.nummer}", "url": ""},
        ],
    }
    return render(request, "kwaliteit/factuur_eigen.html", context)


@require_POST
@never_cache
@vereist_recht(AANBOD)
def factuur_betalen(request: HttpRequest, pk: int) -> HttpResponse:
    """Start a payment and go to where one pays."""
    factuur = find_factuur(request, pk)
    try:
        betaling = start_betaling(factuur, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
        return redirect(EIGEN, pk=pk)
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": betaling.betaaladres})


@require_POST
@never_cache
@vereist_recht(AANBOD)
def factuur_navraag(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the provider now, for who does not want to wait for its message."""
    factuur = find_factuur(request, pk)
    try:
        navraag = ask_after(factuur, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        nieuws = "Er is nieuws: zie hieronder." if navraag.veranderd else "Er is nog niets veranderd."
        messages.info(request, f"Wij vroegen het na bij de betaaldienst. {nieuws}")
    return redirect(EIGEN, pk=pk)
