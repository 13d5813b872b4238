"""Searching a number of times, and reading what was counted."""

from datetime import date
from typing import Any

from register.domain.zoeken import Zoekvraag
from register.domain.zoeklog import Gezocht, note_zoekvraag
from register.domain.zoeklog.wachtrij import wachtrij
from register.models import Zoekterm
from tests.factories import VANDAAG

Cel = tuple[str, str, str]


def seek(
    q: str, aantal: int = 3, *, keer: int = 1, dag: date = VANDAAG, vorige: Gezocht | None = None, **rest: Any
) -> None:
    for _ in range(keer):
        note_zoekvraag(Zoekvraag(q=q, **rest), aantal, dag=dag, vorige=vorige)


def waiting() -> list[str]:
    redis: Any = wachtrij()._redis
    regels: list[str] = redis.lrange(wachtrij()._rij, 0, -1)
    return regels


def counted() -> dict[Cel, tuple[int, int, int | None]]:
    """Return per term, sector and region: how often, how often nothing, and what was found last."""
    rows = Zoekterm.objects.select_related("regio")
    return {
        (row.term, row.sector, row.regio.slug if row.regio else ""): (
            row.aantal_keer,
            row.aantal_leeg,
            row.laatste_aantal,
        )
        for row in rows
    }
