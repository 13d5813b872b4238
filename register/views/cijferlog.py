"""What pages pass on to the figures of an aanbieder: that a traject was seen, kept, found or left for."""

import re
from collections.abc import Iterable

from django.http import HttpRequest

from napl import klok
from register.domain.cijfers.noteren import note_cijfers
from register.enums import Cijfersoort

# Programs mostly say so; what says nothing at all is one too.
BOT = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|scan|monitor|curl|wget|python|java/|headless", re.IGNORECASE
)
MAX_AGENT = 500


def note_traject(request: HttpRequest, soort: Cijfersoort, trajecten: Iterable[int]) -> None:
    """Count this for a person at a browser; not what a browser only fetches ahead, and no HEAD."""
    agent = request.headers.get("User-Agent", "")[:MAX_AGENT]
    if request.method == "HEAD" or not agent or BOT.search(agent):
        return
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        note_cijfers(soort, trajecten, dag=klok.vandaag())
