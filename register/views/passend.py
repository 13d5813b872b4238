"""Trajecten that fit what a teacher still wants to learn on a path; nobody else sees this page."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.queries.ontwikkeling import read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.volgen import Ruimte, read_ruimte, set_leerruimte
from ontwikkelpaden.forms.leerruimte import Leerruimteformulier
from ontwikkelpaden.models import Padversie
from register.domain.drie_vragen import Voorstel
from register.domain.passend import Passend, Telling, build_behoefte, find_passend
from register.domain.queries.financiering import read_regelingen
from register.domain.zoeken import ZoekenDuurtTeLang
from register.views.drie_vragen_adres import search_url


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("ontwikkelpaden.volg_pad")
def passend(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what fits; what is posted is how much room somebody has."""
    versie = find_padversie(slug)
    if versie is None:
        raise Http404
    by = _account(request)
    ruimte = read_ruimte(by)
    form = Leerruimteformulier(request.POST if request.method == "POST" else None, initial=_initial(ruimte))
    if request.method == "POST" and form.is_valid() and _keep(request, form):
        return redirect("register:passend", slug)
    try:
        context = _context(by, versie, ruimte)
    except ZoekenDuurtTeLang as fout:
        return render(request, "register/drie_vragen_te_lang.html", {"melding": fout.melding}, status=503)
    return render(
        request,
        "register/passend.html",
        {**context, "form": form},
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def _keep(request: HttpRequest, form: Leerruimteformulier) -> bool:
    try:
        set_leerruimte(form.ruimte(), by=_account(request), at=klok.nu())
    except Domeinfout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        return False
    messages.success(request, "Bewaard. Hieronder ziet u wat daarbij past.")
    return True


def _initial(ruimte: Ruimte) -> dict[str, Any]:
    prijs = ruimte.prijs_max
    if prijs is not None and prijs == prijs.to_integral_value():
        prijs = prijs.quantize(1)
    return {"sector": ruimte.sector, "uren_max": ruimte.uren_max, "prijs_max": prijs}


def _context(by: Gebruiker, versie: Padversie, ruimte: Ruimte) -> dict[str, Any]:
    peildatum = klok.vandaag()
    behoefte = build_behoefte(read_ontwikkeling(by, versie), ruimte)
    found = find_passend(behoefte, regelingen=read_regelingen(peildatum), peildatum=peildatum)
    pad_url = reverse("ontwikkelpaden:mijn-pad", args=[versie.pad.slug])
    context: dict[str, Any] = {
        "pad": versie.pad,
        "behoefte": behoefte,
        "passend": found,
        "kruimels": [
            {"naam": "Start", "url": "/"},
            {"naam": "Mijn ontwikkelpaden", "url": reverse("ontwikkelpaden:mijn-paden")},
            {"naam": versie.pad.naam, "url": pad_url},
            {"naam": "Trajecten die passen"},
        ],
    }
    return context if found is None else context | _links(found)


def _links(found: Passend) -> dict[str, Any]:
    def link(telling: Telling) -> tuple[Telling, str]:
        return telling, search_url(telling.vraag)

    return {
        "groepen": [
            ("erkend", "Erkend", [(item, _plan_url(found, item)) for item in found.erkend]),
            (
                "in-kaart",
                "In kaart gebracht, nog niet beoordeeld",
                [(item, _plan_url(found, item)) for item in found.in_kaart],
            ),
        ],
        "precies": link(found.precies),
        "ruim": link(found.ruim) if found.ruim.vraag != found.precies.vraag else None,
        "informeel": link(found.informeel),
    }


def _plan_url(found: Passend, voorstel: Voorstel) -> str:
    """Return where to put a traject in one's route, for the goal that it serves."""
    url = reverse("register:route-traject", args=[voorstel.slug])
    doel = found.doelen.get(voorstel.slug)
    return f"{url}?doel={doel}" if doel else url


def _account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user
