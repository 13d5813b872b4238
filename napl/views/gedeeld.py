"""Look at what somebody shares: for the one person it was made for, as long as it lasts."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.domain.bestand import open_bestand
from napl.domain.delen import BESTAND, DelingDicht, find_deling, look_at_deling, shared_bestand
from napl.domain.dossier import as_shown
from napl.fouten import GeenRecht
from napl.models import Deling
from napl.registers import dossierdelen
from napl.toegang import vereist_recht
from napl.views.bestand import as_download
from napl.views.mijn import owner


@require_safe
@never_cache
@vereist_recht("napl.zie_gedeeld")
def gedeeld(request: HttpRequest, token: str) -> HttpResponse:
    deling = _deling_or_404(request, token)
    deel = dossierdelen.get(deling.deel)
    context: dict[str, Any] = {"deling": deling, "token": token, "titel": deel.titel if deel else ""}
    try:
        stukken = look_at_deling(deling, by=owner(request), at=klok.nu())
    except DelingDicht as fout:
        return _closed(request, fout)
    context["stukken"] = as_shown(stukken)
    return _private(render(request, "napl/gedeeld.html", context))


@require_safe
@never_cache
@vereist_recht("napl.zie_gedeeld")
def gedeeld_bestand(request: HttpRequest, token: str, pk: UUID) -> FileResponse | HttpResponse:
    """Hand over a file that belongs to what is shared, as long as that is shared."""
    deling = _deling_or_404(request, token)
    found = shared_bestand(deling, pk)
    if found is None:
        raise Http404
    try:
        look_at_deling(deling, by=owner(request), at=klok.nu(), wat=BESTAND, bestand=found)
        inhoud, _ = open_bestand(found, by=owner(request), at=klok.nu(), grond="deling")
    except DelingDicht as fout:
        return _closed(request, fout)
    except GeenRecht as fout:
        raise Http404 from fout
    return as_download(found, inhoud)


def _deling_or_404(request: HttpRequest, token: str) -> Deling:
    deling = find_deling(token, voor=owner(request))
    if deling is None:
        raise Http404
    return deling


def _closed(request: HttpRequest, fout: DelingDicht) -> HttpResponse:
    context = {"melding": fout.melding}
    return _private(render(request, "napl/gedeeld_dicht.html", context, status=HTTPStatus.GONE))


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the secret of the address from other sites, and the page from search engines and caches."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
