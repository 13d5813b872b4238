"""Share a part of one's dossier: what, with whom, how long; see who looked; take it back."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.domain.delen import create_deling, deelbare_keuzes, revoke_deling, shared_stukken
from napl.domain.dossier import as_shown
from napl.enums import Delingstand
from napl.forms.delen import Delingformulier
from napl.fouten import Domeinfout
from napl.models import Deling
from napl.registers import dossierdelen
from napl.toegang import vereist_recht
from napl.views.codesessie import explain
from napl.views.mijn import owner

RECENT = 100


@require_safe
@never_cache
@vereist_recht("napl.deel")
def delen_list(request: HttpRequest) -> HttpResponse:
    rows = Deling.objects.filter(eigenaar=owner(request)).annotate(aantal=Count("inzagen"))
    delingen = [_shown(deling) for deling in rows.order_by("-aangemaakt_op", "-pk")]
    return render(request, "napl/delen_list.html", {"delingen": delingen})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.deel")
def delen_nieuw(request: HttpRequest) -> HttpResponse:
    """Ask what to share; then show exactly that, and share it only after another yes."""
    keuzes = deelbare_keuzes(owner(request))
    form = Delingformulier(
        request.POST or None, eigenaar=owner(request), keuzes=keuzes, vandaag=klok.vandaag()
    )
    context: dict[str, Any] = {"form": form, "keuzes": keuzes}
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("actie") == "deel":
                deling, _ = create_deling(**form.opdracht, by=owner(request), at=klok.nu())
                messages.success(request, f"Gedeeld. {deling.ontvanger_email} krijgt een e-mail met de link.")
                return redirect("mijn-deling", pk=deling.pk)
            if request.POST.get("actie") != "wijzig":
                opdracht = form.opdracht
                shown = shared_stukken(owner(request), opdracht["deel"], opdracht["keuze"])
                context["voorbeeld"] = as_shown(shown)
                return render(request, "napl/delen_voorbeeld.html", context)
        except Domeinfout as fout:
            explain(form, fout)
    return render(request, "napl/delen_nieuw.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.deel")
def deling_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one deling with every look; a POST takes it back."""
    deling = get_object_or_404(Deling, pk=pk, eigenaar=owner(request))
    if request.method == "POST":
        revoke_deling(deling, by=owner(request), at=klok.nu())
        messages.success(request, "De deling is ingetrokken. De link werkt niet meer.")
        return redirect("mijn-deling", pk=deling.pk)
    try:
        stukken = shared_stukken(owner(request), deling.deel, deling.keuze)
    except Domeinfout:
        stukken = ()
    context = {
        **_shown(deling),
        "stukken": as_shown(stukken),
        "inzagen": deling.inzagen.select_related("gebruiker", "bestand").order_by("-op")[:RECENT],
    }
    return render(request, "napl/deling_detail.html", context)


def _shown(deling: Deling) -> dict[str, Any]:
    deel = dossierdelen.get(deling.deel)
    stand = deling.stand(klok.vandaag())
    return {
        "deling": deling,
        "titel": deel.titel if deel else deling.deel,
        "stand": stand,
        "kan_intrekken": stand in {Delingstand.OPEN, Delingstand.NOG_NIET},
    }
