"""Headers that the API promises."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def api_versie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Name the version of the API in every answer of it, errors included (NL API Design Rules)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/api/v1/"):
            response["API-Version"] = settings.API_VERSIE
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "API-Version"
        return response

    return middleware
