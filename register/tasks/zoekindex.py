"""The upkeep of the search index."""

from celery import shared_task

from napl import klok
from register.domain.zoeken.index.onderhoud import maintain_index


@shared_task(name="register.onderhoud_zoekindex")
def onderhoud_zoekindex() -> None:
    maintain_index(at=klok.nu)
