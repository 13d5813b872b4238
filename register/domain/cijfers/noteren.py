"""Write down that a traject was seen, kept or found: which one and on which day, nothing of who it was.

It goes to Redis from a thread, so that no page waits for it; a task counts it.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache

from django.conf import settings

from register.domain.zoeklog.wachtrij import Wachtrij, make_wachtrij
from register.enums import Cijfersoort


@cache
def cijferrij() -> Wachtrij:
    return make_wachtrij("trajectcijfers")


def note_cijfers(soort: Cijfersoort, trajecten: Iterable[int], *, dag: date) -> None:
    """Count these trajecten once."""
    pks = [int(pk) for pk in trajecten]
    if pks:
        rij = cijferrij()
        regel = json.dumps([dag.isoformat(), soort.value, pks], separators=(",", ":"))
        (rij.push_later if settings.ZOEKLOG_ACHTERAF else rij.push)(regel)
