"""Where to go after a POST: to the page that somebody came from, and never to another site."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def safe_volgende(request: HttpRequest, otherwise: str) -> str:
    """Return the address in ``volgende`` when it is one of ours, else that of a page by its name."""
    url = request.POST.get("volgende", "") or request.GET.get("volgende", "")
    if url.startswith("/") and url_has_allowed_host_and_scheme(
        url, {request.get_host()}, require_https=request.is_secure()
    ):
        return url
    return reverse(otherwise)
