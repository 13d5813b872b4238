"""What is kept of somebody: take it along, or have it erased."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.domain.dossier import delete_account, erase_alles, erase_deel
from napl.domain.dossierbestand import stream_dossier
from napl.forms.delen import Wisformulier
from napl.registers import dossierdelen
from napl.toegang import vereist_recht
from napl.views.mijn import owner

ALLES, ACCOUNT = "alles", "account"


@require_safe
@never_cache
@vereist_recht("napl.beheer_gegevens")
def mijn_gegevens(request: HttpRequest) -> HttpResponse:
    delen = [
        {"sleutel": sleutel, "deel": deel, "aantal": len(deel.stukken(owner(request), None))}
        for sleutel, deel in dossierdelen.items()
    ]
    return render(request, "napl/mijn_gegevens.html", {"delen": delen})


@require_safe
@never_cache
@vereist_recht("napl.beheer_gegevens")
def gegevens_zip(request: HttpRequest) -> StreamingHttpResponse:
    """Hand over everything as one file."""
    gebruiker = owner(request)
    response = StreamingHttpResponse(stream_dossier(gebruiker, at=klok.nu()), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("wachtwoord")
@vereist_recht("napl.beheer_gegevens")
def gegevens_wissen(request: HttpRequest, wat: str) -> HttpResponse:
    """Say what goes and what stays, ask for the password, and erase."""
    if wat not in {ALLES, ACCOUNT} and wat not in dossierdelen:
        raise Http404
    form = Wisformulier(request.POST or None, gebruiker=owner(request))
    if request.method == "POST" and form.is_valid():
        return _erase(request, wat)
    namen = [wat] if wat in dossierdelen else [sleutel for sleutel, _ in dossierdelen.items()]
    context: dict[str, Any] = {"form": form, "wat": wat, "delen": [dossierdelen[naam] for naam in namen]}
    return render(request, "napl/gegevens_wissen.html", context, status=400 if form.errors else 200)


def _erase(request: HttpRequest, wat: str) -> HttpResponse:
    gebruiker = owner(request)
    if wat == ACCOUNT:
        delete_account(gebruiker, at=klok.nu())
        logout(request)
        messages.success(request, "Uw account en alles wat daarbij hoorde is gewist.")
        return redirect("/")
    if wat == ALLES:
        erase_alles(gebruiker, at=klok.nu())
        messages.success(request, "Alles wat u bewaarde is gewist. Uw account is er nog.")
    else:
        erase_deel(gebruiker, wat, at=klok.nu())
        messages.success(request, f"‘{dossierdelen[wat].titel}’ is gewist.")
    return redirect("mijn-gegevens")
