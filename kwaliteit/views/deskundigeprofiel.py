"""What a deskundige says of themselves: expertise, ties and when they are away."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit.domain.deskundige.opgave import (
    add_afwezigheid,
    confirm_banden,
    declare_band,
    end_band,
    remove_afwezigheid,
    set_kennis,
    withdraw_band,
)
from kwaliteit.forms.deskundige import Afwezigformulier, Bandformulier, Eindformulier, Kennisformulier
from kwaliteit.models import Afwezigheid, Band, Deskundige
from kwaliteit.rules.beoordeling import ZIE_BEOORDELINGEN
from kwaliteit.views.weergave_deskundige import show_banden
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import Domeinformulier
from register.views.mijn import account, attempt

PROFIEL = "kwaliteit:deskundige-profiel"


def _own(request: HttpRequest) -> Deskundige:
    return get_object_or_404(Deskundige, gebruiker=account(request))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def deskundige_profiel(request: HttpRequest) -> HttpResponse:
    """Show the own profile; each of its forms says by ``actie`` what it is for."""
    deskundige = _own(request)
    forms: dict[str, Domeinformulier] = {
        "kennis": Kennisformulier.of(deskundige),
        "band": Bandformulier(),
        "afwezig": Afwezigformulier(auto_id="afwezig-%s"),
    }
    actie = request.POST.get("actie", "")
    if request.method == "POST":
        done = (
            _confirm(request, deskundige) if actie == "bevestig" else _do(request, deskundige, actie, forms)
        )
        if done:
            return redirect(reverse(PROFIEL) + f"#{actie}")
    wrong = next((form for form in forms.values() if form.errors), None)
    return render(
        request,
        "kwaliteit/deskundige_profiel.html",
        {
            "deskundige": deskundige,
            **forms,
            "form": wrong,
            "banden": show_banden(deskundige),
            "einde": Eindformulier(auto_id=False),
            "afwezigheden": deskundige.afwezigheden.filter(geldig_tot__gt=klok.vandaag()).order_by(
                "geldig_van"
            ),
            "kruimels": [
                {"naam": "Beoordelen", "url": reverse("kwaliteit:beoordelen")},
                {"naam": "Uw gegevens als deskundige", "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK,
    )


def _confirm(request: HttpRequest, deskundige: Deskundige) -> bool:
    confirm_banden(deskundige, by=account(request), at=klok.nu())
    messages.success(request, "U hebt bevestigd dat uw banden compleet zijn.")
    return True


def _do(request: HttpRequest, deskundige: Deskundige, actie: str, forms: dict[str, Domeinformulier]) -> bool:
    by, at = account(request), klok.nu()
    if actie == "band":
        band = Bandformulier(request.POST)
        forms["band"] = band
        done: object = band.is_valid() and attempt(
            band, lambda: declare_band(deskundige, band.invoer, by=by, at=at)
        )
    elif actie == "afwezig":
        weg = Afwezigformulier(request.POST, auto_id="afwezig-%s")
        forms["afwezig"] = weg
        done = weg.is_valid() and attempt(
            weg, lambda: add_afwezigheid(deskundige, **weg.cleaned_data, by=by, at=at)
        )
    else:
        kennis = Kennisformulier(request.POST)
        forms["kennis"] = kennis
        done = kennis.is_valid() and attempt(
            kennis,
            lambda: set_kennis(
                deskundige,
                kennis.kennis,
                max_tegelijk=kennis.cleaned_data["max_tegelijk"],
                by=by,
                at=at,
            ),
        )
    if done:
        messages.success(request, "Bewaard.")
    return bool(done)


@require_POST
@vereist_recht(ZIE_BEOORDELINGEN)
def band_wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """End a tie, or take back what was declared by mistake."""
    band = get_object_or_404(Band.objects.filter(teruggenomen_op=None), pk=pk, deskundige=_own(request))
    by, at = account(request), klok.nu()
    form = Eindformulier(request.POST)
    terug = request.POST.get("actie") == "terug"
    if not terug and not form.is_valid():
        messages.error(request, "Kies een dag waarop dit voorbij was.")
        return redirect(reverse(PROFIEL) + "#band")
    try:
        if terug:
            withdraw_band(band, by=by, at=at)
        else:
            end_band(band, geldig_tot=form.cleaned_data["geldig_tot"], by=by, at=at)
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Bewaard.")
    return redirect(reverse(PROFIEL) + "#band")


@require_POST
@vereist_recht(ZIE_BEOORDELINGEN)
def afwezigheid_weg(request: HttpRequest, pk: int) -> HttpResponse:
    afwezigheid = get_object_or_404(Afwezigheid, pk=pk, deskundige=_own(request))
    remove_afwezigheid(afwezigheid, by=account(request), at=klok.nu())
    messages.success(request, "Weggehaald.")
    return redirect(reverse(PROFIEL) + "#afwezig")
