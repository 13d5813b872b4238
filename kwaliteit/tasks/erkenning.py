"""What happens to recognitions by itself, at night."""

from celery import shared_task

from kwaliteit.domain.erkenning.hererkenning import tell_hererkenning
from napl import klok


@shared_task(name="kwaliteit.meld_hererkenning")
def meld_hererkenning() -> int:
    return tell_hererkenning(at=klok.nu())
