"""Download a file: for who may open it now, as something to save and never as a page."""

from typing import IO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.domain.bestand import open_bestand
from napl.fouten import GeenRecht
from napl.models import Bestand, Gebruiker
from napl.toegang import vereist_recht


@require_safe
@never_cache
@vereist_recht("napl.open_bestand")
def bestand(request: HttpRequest, pk: UUID) -> FileResponse:
    """Hand a file over; to who may not have it, it does not exist."""
    found = get_object_or_404(Bestand, pk=pk)
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    try:
        inhoud, _ = open_bestand(found, by=request.user, at=klok.nu())
    except GeenRecht as fout:
        raise Http404 from fout
    return as_download(found, inhoud)


def as_download(bestand: Bestand, inhoud: "IO[bytes]") -> FileResponse:
    """Answer with a file that a browser saves and never shows: somebody else made its content."""
    response = FileResponse(inhoud, as_attachment=True, filename=bestand.naam, content_type=bestand.mediatype)
    response["Content-Length"] = bestand.grootte
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
