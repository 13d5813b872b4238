"""Do something with several cases of the work list: see what happens, agree, and read how it went."""

from dataclasses import asdict
from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.domain.werkbak.groep import MAX_ZAKEN, list_groepsacties, preview_groepsactie, run_groepsactie
from napl.forms.groepsactie import Groepsformulier
from napl.models import Gebruiker
from napl.registers import Groepsactie
from napl.toegang import vereist_recht

UITKOMST = "werkbak_uitkomst"
MAX_CIJFERS = 18


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.zie_bureau")
def groepsactie(request: HttpRequest) -> HttpResponse:
    """Show what would happen to the chosen cases and who gets mail; a POST does it."""
    data = request.POST if request.method == "POST" else request.GET
    by = cast("Gebruiker", request.user)
    if "actie" not in data:
        return redirect("bureau")
    actie = list_groepsacties(by).get(data["actie"])
    if actie is None:
        if data.get("actie"):
            raise Http404
        messages.error(request, "Kies eerst wat u met de zaken wilt doen.")
        return redirect("bureau")
    pks = _chosen(data.getlist("zaak"), actie)
    if not pks:
        messages.error(request, "U koos geen zaak waarbij dit kan. Vink er één of meer aan.")
        return redirect("bureau")
    form = Groepsformulier(request.POST if request.method == "POST" else None, actie=actie, at=klok.nu())
    if request.method == "POST" and form.is_valid():
        uitkomsten = run_groepsactie(actie, pks, form.cleaned_data.get("keuze", ""), by=by, at=klok.nu())
        request.session[UITKOMST] = {"naam": actie.naam, "rijen": [asdict(item) for item in uitkomsten]}
        return redirect("groepsactie-uitkomst")
    gevolgen = preview_groepsactie(actie, pks, by)
    return render(
        request,
        "napl/groepsactie.html",
        {
            "actie": actie,
            "code": data["actie"],
            "gevolgen": gevolgen,
            "kan": [pk for pk, gevolg in gevolgen.items() if gevolg.kan],
            "form": form,
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_safe
@never_cache
@vereist_recht("napl.zie_bureau")
def uitkomst(request: HttpRequest) -> HttpResponse:
    """Tell of each case how it went."""
    found = request.session.get(UITKOMST)
    if found is None:
        return redirect("bureau")
    rijen = found["rijen"]
    gelukt = sum(rij["gelukt"] for rij in rijen)
    return render(
        request,
        "napl/groepsactie_uitkomst.html",
        {"naam": found["naam"], "rijen": rijen, "gelukt": gelukt, "mislukt": len(rijen) - gelukt},
    )


def _chosen(values: list[str], actie: Groepsactie) -> list[int]:
    """Return the ids of the chosen cases of the kind that this action is for."""
    prefix = f"{actie.bron}:"
    ids = [value.removeprefix(prefix) for value in values if value.startswith(prefix)]
    wanted = [int(pk) for pk in ids if pk.isascii() and pk.isdigit() and len(pk) < MAX_CIJFERS]
    return list(dict.fromkeys(wanted))[:MAX_ZAKEN]
