"""Headers that the API promises."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def api_versie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Name the version of the API in every answer of it, errors included (NL API Design Rules).

    Scripts on any site may read what is public in the API; what is somebody's own only our own pages.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/api/"):
            response["API-Version"] = settings.API_VERSIE
            if not _is_personal(response):
                response["Access-Control-Allow-Origin"] = "*"
                response["Access-Control-Expose-Headers"] = "API-Version"
            if request.method == "OPTIONS":
                response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
                response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type"
                response["Access-Control-Max-Age"] = "86400"
        return response

    return middleware


def _is_personal(response: HttpResponse) -> bool:
    """Say whether an answer is for one person: those are the ones that no shared cache may keep."""
    return "private" in response.headers.get("Cache-Control", "")
