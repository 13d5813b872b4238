"""The panel on somebody's own page: the step that comes next on their route."""

from datetime import date
from typing import Any

from napl.models import Gebruiker
from register.domain.route.beeld import Stapbeeld, read_route
from register.enums import Deelnamestatus
from register.models import Deelname


def route_paneel(gebruiker: Gebruiker, peildatum: date) -> dict[str, Any] | None:
    """Return the next step and what runs, or None for who has neither."""
    stappen = read_route(gebruiker, peildatum)
    open_steps = [beeld for beeld in stappen if not beeld.is_klaar]
    bezig = (
        Deelname.objects.zichtbaar_voor(gebruiker)
        .filter(status=Deelnamestatus.GESTART)
        .select_related("trajectversie")
        .order_by("gestart_datum", "pk")
    )
    waiting = [beeld for beeld in open_steps if not _runs(beeld)]
    running = list(bezig[:3])
    if not stappen and not running:
        return None
    return {
        "volgende": min(waiting, key=_when, default=None),
        "open": len(open_steps),
        "klaar": len(stappen) - len(open_steps),
        "meldingen": sum(bool(beeld.meldingen) for beeld in open_steps),
        "bezig": running,
    }


def _runs(beeld: Stapbeeld) -> bool:
    return beeld.deelname is not None and beeld.deelname.status == Deelnamestatus.GESTART


def _when(beeld: Stapbeeld) -> tuple[date, int]:
    """Sort by month, what has none last, then in the order of the route."""
    return beeld.van or date.max, beeld.nummer
