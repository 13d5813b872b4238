"""What was sought as a file, for who counts on; what is below the threshold stays out of it too."""

import io
from collections.abc import Iterable

from defusedcsv import csv

from register.domain.queries.zoekgedrag import Zoekcijfer

KOLOMMEN = ("zoekterm", "sector", "regio", "keer_gezocht", "keer_zonder_resultaat", "laatste_aantal")


def zoekgedrag_csv(cijfers: Iterable[Zoekcijfer], drempel: int) -> str:
    """Return the figures as CSV; a term that a spreadsheet would run as a formula is disarmed."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(KOLOMMEN)
    for item in cijfers:
        leeg = f"minder dan {drempel}" if item.leeg is None else item.leeg
        laatste = "" if item.laatste_aantal is None else item.laatste_aantal
        writer.writerow([item.term, item.sector, item.regio, item.keer, leeg, laatste])
    return file.getvalue()
