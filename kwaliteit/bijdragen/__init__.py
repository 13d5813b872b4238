"""What kwaliteitszorg gives to the kernel's registries, a module per part."""

from kwaliteit.bijdragen import (
    aanvraag,
    beoordeling,
    besluit,
    betaling,
    bezwaar,
    deskundige,
    erkenning,
    monitoring,
)

DELEN = (aanvraag, betaling, deskundige, beoordeling, besluit, erkenning, monitoring, bezwaar)


def register_bijdragen() -> None:
    for deel in DELEN:
        deel.register()
