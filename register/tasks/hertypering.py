"""Typing trajecten again in the background."""

from celery import shared_task

from napl import klok
from napl.fouten import AlBezig
from register.domain.hertypering import run_hertypering


@shared_task(name="register.hertypeer")
def hertypeer(pk: int) -> None:
    """Do a run; a message that arrives twice finds it taken or done."""
    try:
        run_hertypering(pk, nu=klok.nu)
    except AlBezig:
        return
