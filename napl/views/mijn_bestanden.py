"""The files that somebody keeps: put one there, see who opened it, keep it longer, erase it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.domain.bestand import delete_bestand, extend_bestand, store_bestand
from napl.forms.bestand import Bestandvelden
from napl.forms.delen import Verlengformulier
from napl.fouten import Domeinfout
from napl.models import Bestand
from napl.toegang import vereist_recht
from napl.views.codesessie import explain
from napl.views.mijn import owner

SOORT = "bewijs"
RECENT = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.bewaar_bestand")
def mijn_bestanden(request: HttpRequest) -> HttpResponse:
    form = Bestandvelden(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    if request.method == "POST" and form.is_valid():
        try:
            store_bestand(
                form.cleaned_data["bestand"],
                eigenaar=owner(request),
                soort=SOORT,
                verloopt_op=form.cleaned_data["verloopt_op"],
                by=owner(request),
                at=klok.nu(),
            )
        except Domeinfout as fout:
            explain(form, fout)
        else:
            messages.success(request, "Uw bestand is bewaard. Alleen u kunt het openen.")
            return redirect("mijn-bestanden")
    rows = (
        Bestand.objects.filter(eigenaar=owner(request)).geldig_op(klok.vandaag()).order_by("-aangemaakt_op")
    )
    context = {"form": form, "bestanden": rows}
    return render(request, "napl/mijn_bestanden.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.bewaar_bestand")
def mijn_bestand(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one file with who opened it; a POST says how long to keep it, or erases it."""
    bestand = get_object_or_404(Bestand, pk=pk, eigenaar=owner(request))
    if request.POST.get("actie") == "wis":
        delete_bestand(bestand, by=owner(request), at=klok.nu())
        messages.success(request, "Het bestand is gewist.")
        return redirect("mijn-bestanden")
    form = Verlengformulier(request.POST or None, initial={"verloopt_op": bestand.verloopt_op})
    if request.method == "POST" and form.is_valid():
        try:
            extend_bestand(bestand, **form.cleaned_data, by=owner(request), at=klok.nu())
        except Domeinfout as fout:
            explain(form, fout)
        else:
            messages.success(request, "De datum is aangepast.")
            return redirect("mijn-bestand", pk=bestand.pk)
    context = {
        "form": form,
        "bestand": bestand,
        "inzagen": bestand.inzagen.select_related("gebruiker").order_by("-op")[:RECENT],
    }
    return render(request, "napl/mijn_bestand.html", context, status=400 if form.errors else 200)
