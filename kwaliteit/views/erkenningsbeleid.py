"""For the coördinator: what is policy about decisions, from which day."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.besluit.beleid import Beleidsinvoer, beleid_op, set_beleid
from kwaliteit.enums import Besluitsoort
from kwaliteit.forms.besluit import Beleidsformulier
from kwaliteit.models import Erkenningsbeleid
from kwaliteit.rules.besluit import BEHEER_BELEID
from kwaliteit.views.besluitdelen import try_move, who
from napl import klok
from napl.toegang import vereist_recht

VELDEN = ("jaren", "mandaat", "ondertekenaar", "rechtsmiddel")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER_BELEID)
def erkenningsbeleid(request: HttpRequest) -> HttpResponse:
    """Show the policy of today and what is to come, and let other policy hold from a day on."""
    soort = Besluitsoort.AANVRAAG
    nu = beleid_op(klok.vandaag(), soort)
    form = Beleidsformulier(
        request.POST if request.method == "POST" else None,
        initial={veld: getattr(nu, veld) for veld in VELDEN},
    )
    if form.is_bound and form.is_valid():
        invoer = Beleidsinvoer(**form.cleaned_data)
        if try_move(form, lambda: set_beleid(soort, invoer, by=who(request), at=klok.nu())):
            messages.success(request, "Het beleid is bewaard. Brieven die al zijn verstuurd veranderen niet.")
            return redirect("kwaliteit:erkenningsbeleid")
    return render(
        request,
        "kwaliteit/erkenningsbeleid.html",
        {
            "nu": nu,
            "rijen": Erkenningsbeleid.objects.filter(besluitsoort=soort).order_by("-geldig_van"),
            "form": form,
            "kruimels": [
                {"naam": "Besluiten", "url": reverse("kwaliteit:besluit-list")},
                {"naam": "Beleid", "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )
