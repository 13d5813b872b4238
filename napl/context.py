"""What every page needs around its content."""

from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from napl.enums import Mijngroep
from napl.rechten import heeft_recht
from napl.registers import Register, Werkplek, bureaudelen, mijndelen, navigatie, werkplekken


def opmaak(request: HttpRequest) -> dict[str, Any]:
    return {
        "hoofdnavigatie": [
            {"naam": punt.naam, "url": reverse(punt.urlnaam), "actief": request.path.startswith(punt.prefix)}
            for punt in sorted(navigatie, key=lambda punt: punt.volgorde)
        ],
        "werkplekken": _allowed(request, werkplekken),
        "bureaudelen": _allowed(request, bureaudelen),
        # Called by the pages that show it, which are few.
        "mijnnavigatie": partial(group_mijndelen, request),
        "demo_melding": (
            "Demo: de erkenningen in deze omgeving zijn verzonnen. Niemand heeft deze trajecten beoordeeld."
            if settings.DEMO
            else ""
        ),
    }


def _allowed(request: HttpRequest, plekken: Register[Werkplek]) -> list[dict[str, Any]]:
    """Return the places that this visitor may enter; an error page may come before there is a user."""
    if not hasattr(request, "user"):
        return []
    ordered = sorted(plekken, key=lambda plek: plek.volgorde)
    urls = [(plek, reverse(plek.urlnaam)) for plek in ordered if heeft_recht(request.user, plek.recht)]
    here = max((url for _, url in urls if request.path.startswith(url)), key=len, default="")
    return [
        {
            "naam": plek.naam,
            "url": url,
            "actief": url == here,
            "aantal": _telling(plek, request),
            "toelichting": plek.toelichting,
            "groep": plek.groep,
        }
        for plek, url in urls
    ]


def group_mijndelen(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the pages of somebody's own by what they are for; a group leads to its first page."""
    delen = _allowed(request, mijndelen)
    alone = [{**deel, "hier": deel["actief"], "delen": []} for deel in delen if not deel["groep"]]
    groepen = [(groep, [deel for deel in delen if deel["groep"] == groep]) for groep in Mijngroep]
    return alone + [
        {
            "naam": groep.label,
            "url": inside[0]["url"],
            "actief": any(deel["actief"] for deel in inside),
            "delen": inside,
        }
        for groep, inside in groepen
        if inside
    ]


def _telling(plek: Werkplek, request: HttpRequest) -> Any:
    """Return what a template calls for the count: the wide row and the narrow menu ask it once together."""
    return cache(partial(plek.telling, request)) if plek.telling else None
