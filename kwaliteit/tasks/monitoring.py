"""The nightly round of monitoring."""

from celery import shared_task

from kwaliteit.domain.monitoring.nacht import run_monitoring
from napl import klok


@shared_task(name="kwaliteit.monitoring")
def monitoring() -> None:
    run_monitoring(peildatum=klok.vandaag(), nu=klok.nu)
