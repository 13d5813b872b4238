"""Headers that the API promises."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def api_versie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Name the version of the API in every answer of it, errors included (NL API Design Rules).

    Scripts on any site may read the API: it shows only what is public.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/api/"):
            response["API-Version"] = settings.API_VERSIE
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "API-Version"
            if request.method == "OPTIONS":
                response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
                response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type"
                response["Access-Control-Max-Age"] = "86400"
        return response

    return middleware
