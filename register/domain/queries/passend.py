"""The way to the trajecten that fit, as panels on the pages of a teacher."""

from datetime import date
from typing import Any

from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.ontwikkeling import Ontwikkeling
from ontwikkelpaden.enums import DoelStatus
from ontwikkelpaden.models import Ontwikkelpad


def pad_passend(ontwikkeling: Ontwikkeling, peildatum: date) -> dict[str, Any] | None:  # noqa: ARG001
    """Return what the page of one followed path says; nothing before there is a goal."""
    if not ontwikkeling.open_doelen:
        return None
    return {"pad": ontwikkeling.versie.pad}


def mijn_passend(gebruiker: Gebruiker, peildatum: date) -> dict[str, Any] | None:  # noqa: ARG001
    """Return the paths on which somebody has an open goal."""
    paden = Ontwikkelpad.objects.filter(
        pk__in=gebruiker.doelen.filter(status=DoelStatus.OPEN).values("pad")
    ).order_by("naam")
    found = list(paden)
    return {"paden": found} if found else None
