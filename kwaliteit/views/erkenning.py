"""For everybody: whether a recognition holds today, by its code, and the mark that says so elsewhere."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kwaliteit.domain.erkenning.tonen import describe_stand, make_merk
from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.domain.queries.erkenningen import find_erkenning
from kwaliteit.forms.erkenning import Codeformulier
from kwaliteit.models import Erkenning, Voorwaarde
from kwaliteit.rules.erkenning import ZIE_ERKENNING
from napl import klok
from napl.toegang import vereist_recht


def by_code(code: str) -> Erkenning:
    found = find_erkenning(code, klok.vandaag())
    if found is None:
        raise Http404
    return found


@require_safe
@never_cache
@vereist_recht(ZIE_ERKENNING)
def erkenning_zoek(request: HttpRequest) -> HttpResponse:
    """Ask for a code and go to what it is about."""
    form = Codeformulier(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        found = find_erkenning(form.cleaned_data["code"], klok.vandaag())
        if found is not None:
            return redirect("kwaliteit:erkenning", code=found.code)
        form.add_error("code", "Deze code kennen wij niet. Kijk of u haar goed hebt overgenomen.")
    return render(
        request,
        "kwaliteit/erkenning_zoek.html",
        {"form": form, "kruimels": [{"naam": "Erkenning controleren", "url": ""}]},
        status=400 if form.errors else 200,
    )


@require_safe
@never_cache
@vereist_recht(ZIE_ERKENNING)
def erkenning_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a recognition holds today, and what was recognised."""
    erkenning, vandaag = by_code(code), klok.vandaag()
    stand = describe_stand(erkenning, erkenning.gelezen_stand)
    regels = [
        regel for regel in list_beslissingen([erkenning.traject_id], vandaag) if regel.code == erkenning.code
    ]
    return render(
        request,
        "kwaliteit/erkenning_detail.html",
        {
            "erkenning": erkenning,
            "stand": stand,
            "vandaag": vandaag,
            "aanbieders": erkenning.traject.aanbieders.all(),
            "beslissingen": regels,
            "voorwaarden": Voorwaarde.objects.filter(besluit__erkenning=erkenning).order_by("volgorde"),
            "leeruitkomsten": erkenning.versie.leeruitkomsten,
            "kruimels": [
                {"naam": "Erkenning controleren", "url": reverse("kwaliteit:erkenning-zoek")},
                {"naam": erkenning.versie.naam, "url": ""},
            ],
        },
    )


@require_safe
@never_cache
@vereist_recht(ZIE_ERKENNING)
def erkenning_merk(request: HttpRequest, code: str) -> HttpResponse:
    """Draw the mark as it holds today, to be shown on another site."""
    erkenning = by_code(code)
    merk = make_merk(erkenning, erkenning.gelezen_stand)
    response = render(
        request,
        "kwaliteit/erkenning_merk.svg",
        {"merk": merk, "code": erkenning.code, "demo": erkenning.is_demo},
        content_type="image/svg+xml",
    )
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
