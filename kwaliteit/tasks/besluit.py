"""The nightly round of decisions: cases whose term to respond passed go on, and aanbieders are reminded."""

from celery import shared_task

from kwaliteit.domain.besluit.voorwaarde import remind_voorwaarden
from kwaliteit.domain.besluit.zienswijze import pass_zienswijzen
from napl import klok


@shared_task(name="kwaliteit.volg_besluiten")
def volg_besluiten() -> None:
    pass_zienswijzen(at=klok.nu())
    remind_voorwaarden(at=klok.nu())
