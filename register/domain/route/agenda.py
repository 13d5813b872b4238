"""The planned uitvoeringen of a route as a calendar."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.urls import reverse

from register.domain.route.beeld import Stapbeeld
from register.domain.uitvoer.ical import build_agenda

NAAM = "Mijn route"


def build_route_ical(stappen: Iterable[Stapbeeld], *, url: Callable[[str], str], at: datetime) -> bytes:
    """Return the uitvoeringen of the open steps; notes and goals stay at home."""
    rows = [
        (
            beeld.stap.traject.live,
            beeld.stap.uitvoering,
            url(reverse("register:traject-detail", args=[beeld.stap.traject.slug])),
        )
        for beeld in stappen
        if not beeld.is_klaar
        and beeld.stap.uitvoering is not None
        and beeld.stap.traject is not None
        and beeld.stap.traject.live is not None
    ]
    return build_agenda(NAAM, rows, at=at)
