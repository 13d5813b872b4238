"""What saving one judgement answers, to a page and to the script that saves while one types."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from napl import klok
from napl.fouten import Domeinfout

AUTO = "X-Autobewaar"  # the script asks for an answer to itself, not for a page


def is_auto(request: HttpRequest) -> bool:
    return AUTO in request.headers


def answer_saved(form: forms.Form, basis: str) -> HttpResponse:
    tijd = timezone.localtime(klok.nu()).strftime("%H.%M")
    fouten = {naam: str(lines[0]) for naam, lines in form.errors.items() if naam in form.fields}
    return JsonResponse({"tijd": tijd, "basis": basis, "fouten": fouten, "wacht": []})


def answer_refused(fout: Domeinfout) -> HttpResponse:
    return JsonResponse({"fout": fout.melding}, status=409)
