"""Who may do what in kwaliteitszorg, a module per part."""

from kwaliteit.rules import (
    aanvraag,
    beoordeling,
    besluit,
    betaling,
    bezwaar,
    deskundige,
    erkenning,
    kader,
    monitoring,
)
from napl.rechten import register_recht

DELEN = (kader, aanvraag, betaling, deskundige, beoordeling, besluit, erkenning, monitoring, bezwaar)


def register_rechten() -> None:
    for deel in DELEN:
        register_recht(deel.RECHTEN)
