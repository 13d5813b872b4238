"""The round of search alerts, in the morning after the nightly work."""

from celery import shared_task

from napl import klok
from register.domain.bewaren.versturen import send_zoekwaarschuwingen


@shared_task(name="register.verstuur_zoekwaarschuwingen")
def verstuur_zoekwaarschuwingen() -> None:
    send_zoekwaarschuwingen(peildatum=klok.vandaag(), nu=klok.nu)
