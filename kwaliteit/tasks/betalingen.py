"""Ask the payment provider for what its messages may not have told."""

from celery import shared_task

from kwaliteit.domain.betaling.navragen import reconcile_betalingen
from napl import klok


@shared_task(name="kwaliteit.vraag_betalingen_na")
def vraag_betalingen_na() -> None:
    reconcile_betalingen(by=None, at=klok.nu())
