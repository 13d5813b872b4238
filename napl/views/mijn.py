"""What is somebody's own: the page from which the other pages of it are reached."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.context import group_mijndelen
from napl.models import Gebruiker
from napl.registers import panelen_voor
from napl.toegang import vereist_recht


@require_safe
@never_cache
@vereist_recht("napl.zie_mijn")
def mijn(request: HttpRequest) -> HttpResponse:
    """Show the panels of the apps; who has nothing yet is shown where to begin."""
    groepen = [groep for groep in group_mijndelen(request) if groep["delen"]]
    return render(
        request,
        "napl/mijn.html",
        {
            "panelen": panelen_voor("mijn", request.user, klok.vandaag()),
            "groepen": groepen,
            "eerste": groepen[0]["delen"][0] if groepen else None,
        },
    )


def owner(request: HttpRequest) -> Gebruiker:
    """Return whose pages these are: the right to see them implies an account."""
    assert isinstance(request.user, Gebruiker)  # noqa: S101
    return request.user
