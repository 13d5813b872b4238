"""The sources of a concept: add one, change one, take one away."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.kader.bronnen import add_bron, change_bron, remove_bron
from kwaliteit.domain.queries.kader import find_kaderversie
from kwaliteit.enums import KaderStatus
from kwaliteit.forms.kader import Bronformulier
from kwaliteit.models import Kaderbron, Kaderversie
from kwaliteit.rules.kader import SCHRIJF_KADER
from kwaliteit.views.weergave import bureau_crumbs
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.toegang import vereist_recht


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(SCHRIJF_KADER)
def kaderbron_bewerk(request: HttpRequest, nummer: int, pk: int | None = None) -> HttpResponse:
    """Change a source, or add one when there is no ``pk``; a second button takes it away."""
    versie = find_kaderversie(nummer, ook_concept=True)
    if versie is None:
        raise Http404
    bron = versie.bronnen.filter(pk=pk).first() if pk else None
    if pk and bron is None:
        raise Http404
    velden = ("code", "soort", "titel", "makers", "jaar", "vindplaats", "zegt")
    initial = {naam: getattr(bron, naam) for naam in velden} if bron else {}
    form = Bronformulier(request.POST if request.method == "POST" else None, initial=initial)
    wil_weg = request.POST.get("actie") == "weg" and bron is not None
    if form.is_bound and (form.is_valid() or wil_weg):
        try:
            _write(request, versie, bron, None if wil_weg else form)
        except GeenRecht:
            raise
        except Domeinfout as fout:
            form.add_domeinfout(fout)
        else:
            messages.success(request, "De bron is weggehaald." if wil_weg else "De bron is bewaard.")
            return redirect(f"{reverse('kwaliteit:kader-bewerk', args=[nummer])}#bronnen")
    titel = bron.titel if bron else "Bron toevoegen"
    return render(
        request,
        "kwaliteit/kader_formulier.html",
        {
            "versie": versie,
            "form": form,
            "titel": titel,
            "is_concept": versie.status == KaderStatus.CONCEPT,
            "kan_weg": bron is not None,
            "kruimels": bureau_crumbs(
                (f"Versie {nummer}", reverse("kwaliteit:kader-bewerk", args=[nummer])), (titel, "")
            ),
        },
        status=400 if form.errors else 200,
    )


def _write(
    request: HttpRequest, versie: Kaderversie, bron: Kaderbron | None, form: Bronformulier | None
) -> None:
    who: dict[str, Any] = {"by": cast("Gebruiker", request.user), "at": klok.nu()}
    if form is None:
        remove_bron(versie, bron.pk if bron else 0, **who)
    elif bron is None:
        add_bron(versie, form.invoer, **who)
    else:
        change_bron(versie, bron.pk, form.invoer, **who)
