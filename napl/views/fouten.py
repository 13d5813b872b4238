"""The error pages; an address of the API gets a problem document instead."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from napl.api.formaat import MEDIATYPE
from napl.api.problemen import problem

MELDINGEN = {
    400: "Wij begrijpen dit verzoek niet.",
    403: "U mag dit niet.",
    404: "Dit adres bestaat niet.",
    500: "Er ging iets mis bij ons.",
}


def _answer(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse(problem(status, MELDINGEN[status]), status=status, content_type=MEDIATYPE)
    return render(request, f"{status}.html", status=HTTPStatus(status))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _answer(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _answer(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _answer(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Explain that a form was too old, or that cookies are off: who sends it again is helped."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def server_error(request: HttpRequest) -> HttpResponse:
    """Render without the context of a page: whatever broke may break that too."""
    if request.path.startswith("/api/"):
        return _answer(request, 500)
    return render(None, "500.html", status=500)
