"""The words of a recognition."""

from django.db.models import TextChoices


class ErkenningStatus(TextChoices):
    VERLEEND = "verleend", "Verleend"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


ERKENNING_OVERGANGEN: dict[ErkenningStatus, frozenset[ErkenningStatus]] = {
    ErkenningStatus.VERLEEND: frozenset({ErkenningStatus.INGETROKKEN}),
    ErkenningStatus.INGETROKKEN: frozenset(),
}


class Erkenningstand(TextChoices):
    """How a recognition stands on a date; never stored, because tomorrow it may be another."""

    KOMT = "komt", "Nog niet ingegaan"
    GELDIG = "geldig", "Erkend"
    GESCHORST = "geschorst", "Geschorst"
    BEEINDIGD = "beeindigd", "Verlopen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Schorsingsgrond(TextChoices):
    ONDERZOEK = "onderzoek", "Er loopt een onderzoek naar de kwaliteit"
    VOORWAARDE = "voorwaarde", "Een voorwaarde is niet op tijd vervuld"
    GEGEVENS = "gegevens", "Gegevens over de kwaliteit ontbreken"
    VERZOEK = "verzoek", "De aanbieder vroeg erom"


class Voornemenuitkomst(TextChoices):
    """What came of an announced withdrawal."""

    OPEN = "open", "Loopt"
    INGETROKKEN = "ingetrokken", "De erkenning is ingetrokken"
    AFGEZIEN = "afgezien", "Van intrekken is afgezien"


VOORNEMEN_OVERGANGEN: dict[Voornemenuitkomst, frozenset[Voornemenuitkomst]] = {
    Voornemenuitkomst.OPEN: frozenset({Voornemenuitkomst.INGETROKKEN, Voornemenuitkomst.AFGEZIEN}),
    Voornemenuitkomst.INGETROKKEN: frozenset(),
    Voornemenuitkomst.AFGEZIEN: frozenset(),
}


class Beslissingsoort(TextChoices):
    """A line of the public history of a traject; a refusal is never one of them."""

    VERLEEND = "verleend", "Erkend"
    GESCHORST = "geschorst", "Erkenning geschorst"
    HERVAT = "hervat", "Schorsing opgeheven"
    INGETROKKEN = "ingetrokken", "Erkenning ingetrokken"
    VERLOPEN = "verlopen", "Erkenning verlopen"
    VOORWAARDE = "voorwaarde", "Aan een voorwaarde voldaan"


class Erkenningfilter(TextChoices):
    """What the bureau and the API choose from a list of recognitions."""

    GELDIG = "geldig", "Geldig"
    GESCHORST = "geschorst", "Geschorst"
    LOOPT_AF = "loopt-af", "Loopt binnen negen maanden af"
    KOMT = "komt", "Nog niet ingegaan"
    VOORBIJ = "voorbij", "Verlopen of ingetrokken"
