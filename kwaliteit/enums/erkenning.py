"""The words of a recognition."""

from django.db.models import TextChoices


class ErkenningStatus(TextChoices):
    VERLEEND = "verleend", "Verleend"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


ERKENNING_OVERGANGEN: dict[ErkenningStatus, frozenset[ErkenningStatus]] = {
    ErkenningStatus.VERLEEND: frozenset({ErkenningStatus.INGETROKKEN}),
    ErkenningStatus.INGETROKKEN: frozenset(),
}
