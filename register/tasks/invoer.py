"""The import of trajecten in the background."""

from celery import shared_task

from napl import klok
from napl.fouten import AlBezig
from register.domain.invoer.uitvoeren import run_import


@shared_task(name="register.importeer")
def importeer(pk: int) -> None:
    """Do an import; a message that arrives twice finds it taken or done."""
    try:
        run_import(pk, nu=klok.nu)
    except AlBezig:
        return
