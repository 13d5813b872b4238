"""The invented recognitions of the demo; only fictional aanbieders get one."""

from collections.abc import Iterable
from datetime import datetime

from kwaliteit.domain.erkenning import grant_erkenning
from napl.models import Gebruiker
from register.domain.demo import Demotraject

MOTIVERING = (
    "Verzonnen voor de demo: niemand heeft dit traject beoordeeld. In een echt besluit staat hier per "
    "criterium waarom het traject voldoet."
)


def grant_demo_erkenningen(trajecten: Iterable[Demotraject], *, by: Gebruiker, at: datetime) -> int:
    """Recognise what the demo file says is recognised; return how many."""
    granted = 0
    for item in trajecten:
        if item.erkend_van is None:
            continue
        grant_erkenning(
            item.traject,
            geldig_van=item.erkend_van,
            geldig_tot=item.erkend_tot,
            motivering=MOTIVERING,
            by=by,
            at=at,
            is_demo=True,
        )
        granted += 1
    return granted
