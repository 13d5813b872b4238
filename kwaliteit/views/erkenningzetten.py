"""The moves in the life of a recognition, each behind a page that says what it brings about."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.erkenning.mail import ontvangers
from kwaliteit.domain.queries.erkenningen import read_erkenningen
from kwaliteit.enums import Voornemenuitkomst
from kwaliteit.models import Erkenning
from kwaliteit.rules.erkenning import KONDIG_AAN, VERLEEN
from kwaliteit.views.erkenningbureau import LIJST, show_stand
from kwaliteit.views.erkenningzet import AANKONDIGEN, BESLUITEN, Zet
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import Domeinformulier
from register.views.mijn import account


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(KONDIG_AAN)
def erkenning_zet(request: HttpRequest, pk: int, zet: str) -> HttpResponse:
    return _move(request, pk, zet, AANKONDIGEN)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(VERLEEN)
def erkenning_besluit(request: HttpRequest, pk: int, zet: str) -> HttpResponse:
    return _move(request, pk, zet, BESLUITEN)


def _move(request: HttpRequest, pk: int, code: str, zetten: Mapping[str, Zet]) -> HttpResponse:
    zet = zetten.get(code)
    if zet is None:
        raise Http404
    erkenning = get_object_or_404(read_erkenningen(klok.vandaag()), pk=pk)
    form = zet.formulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _done(zet, erkenning, form, account(request)):
        messages.success(request, zet.gedaan)
        return redirect("kwaliteit:erkenning-beheer", pk=pk)
    naam = erkenning.versie.naam
    return render(
        request,
        "kwaliteit/erkenning_zet.html",
        {
            "erkenning": erkenning,
            "stand": show_stand(erkenning),
            "zet": zet,
            "form": form,
            "mail": zet.mail(erkenning),
            "ontvangers": len(ontvangers(erkenning, klok.vandaag())),
            "voornemen": erkenning.voornemens.filter(uitkomst=Voornemenuitkomst.OPEN).first(),
            "kruimels": [
                {"naam": "Erkenningen", "url": reverse(LIJST)},
                {"naam": naam, "url": reverse("kwaliteit:erkenning-beheer", args=[pk])},
                {"naam": zet.knop, "url": ""},
            ],
        },
        status=400 if form.errors else 200,
    )


def _done(zet: Zet, erkenning: Erkenning, form: Domeinformulier, by: Gebruiker) -> bool:
    """Do what was asked and say whether it was done; a refusal stands in the form."""
    try:
        zet.doe(erkenning, form, by)
    except GeenRecht as fout:
        if fout.veld != "status":
            raise
        form.add_domeinfout(fout)  # has the right, and announced it themselves
    except Domeinfout as fout:
        form.add_domeinfout(fout)
    else:
        return True
    return False
