"""What every page needs around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from napl.rechten import heeft_recht
from napl.registers import navigatie, werkplekken


def opmaak(request: HttpRequest) -> dict[str, Any]:
    pad = request.path
    return {
        "hoofdnavigatie": [
            {"naam": punt.naam, "url": reverse(punt.urlnaam), "actief": pad.startswith(punt.prefix)}
            for punt in navigatie
        ],
        "werkplekken": [
            {"naam": plek.naam, "url": reverse(plek.urlnaam)}
            for plek in werkplekken
            if hasattr(request, "user") and heeft_recht(request.user, plek.recht)
        ],
        "demo_melding": (
            "Demo: de erkenningen in deze omgeving zijn verzonnen. Niemand heeft deze trajecten beoordeeld."
            if settings.DEMO
            else ""
        ),
    }
