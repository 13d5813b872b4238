"""The page of one file of evidence: keep it, replace it, erase it; for every app that keeps such a file."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from napl import klok
from napl.domain.bewijsstuk import Upload
from napl.forms.bestand import Bestandvelden
from napl.fouten import Domeinfout
from napl.models import Bestand
from napl.views.codesessie import explain


@dataclass(frozen=True)
class Bewijsplek:
    """What a file stands with: its name, what that is in a sentence, and the page to go back to."""

    bij: str
    naam: str
    terug: str
    bestand: Bestand | None
    bewaar: Callable[[Upload], object]
    wis: Callable[[], object]
    # What does not change any more takes no other file, but its owner can still erase the one it has.
    vast: bool = False


def show_bewijsstuk(request: HttpRequest, plek: Bewijsplek) -> HttpResponse:
    """Answer for a view that has judged the right."""
    if request.POST.get("actie") == "wis":
        return _erase(request, plek)
    data = request.POST if request.method == "POST" else None
    form = Bestandvelden(data, request.FILES or None, vandaag=klok.vandaag())
    if request.method == "POST" and form.is_valid() and _keep(form, plek):
        messages.success(request, "Uw bestand is bewaard. Alleen u kunt het openen.")
        return redirect(plek.terug)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "napl/bewijsstuk.html", {"form": form, "plek": plek}, status=status)


def _keep(form: Bestandvelden, plek: Bewijsplek) -> bool:
    upload = form.upload()
    assert upload is not None  # noqa: S101 - the field is required
    try:
        plek.bewaar(upload)
    except Domeinfout as fout:
        explain(form, fout)
        return False
    return True


def _erase(request: HttpRequest, plek: Bewijsplek) -> HttpResponse:
    try:
        plek.wis()
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Het bestand is gewist.")
    return redirect(plek.terug)
