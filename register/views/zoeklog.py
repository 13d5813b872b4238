"""What the search page passes on to the search log: the question, and the one before it in that window."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest

from register.domain.zoeken import Zoekvraag
from register.domain.zoeklog import Gezocht, note_zoekvraag

MAX_ADRES = 2000


def note_search(request: HttpRequest, vraag: Zoekvraag, aantal: int, *, dag: date) -> None:
    """Note what a person asked for; a page that a browser only fetches ahead was not asked for."""
    if request.method != "GET" or not vraag.q or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return
    note_zoekvraag(vraag, aantal, dag=dag, vorige=_previous(request))


def _previous(request: HttpRequest) -> Gezocht | None:
    """Read the former search from the address it came from; that address goes nowhere else."""
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    try:
        address = urlsplit(came_from[:MAX_ADRES])
    except ValueError:
        return None
    if address.netloc != request.get_host() or address.path != request.path:
        return None
    params = parse_qs(address.query)
    return Gezocht(params.get("q", [""])[0], tuple(params.get("sector", ())), tuple(params.get("regio", ())))
