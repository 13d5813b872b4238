"""The words of monitoring: what participants say."""

from django.db.models import TextChoices


class Effectniveau(TextChoices):
    """Levels of effect: from experience to acting in class to results of pupils (domein.md, 6)."""

    ERVARING = "ervaring", "Uw ervaring"
    HANDELEN = "handelen", "Wat u anders doet"
    RESULTATEN = "resultaten", "Wat anderen merken"


class Evaluatiepubliek(TextChoices):
    """Who reads a figure. What everybody reads, the aanbieder reads too."""

    AANBIEDER = "aanbieder", "De aanbieder en het programmabureau"
    OPENBAAR = "openbaar", "Iedereen"


class Signaalsoort(TextChoices):
    SIGNAAL = "signaal", "Signaal"
    KLACHT = "klacht", "Klacht"


class Signaalstatus(TextChoices):
    ONTVANGEN = "ontvangen", "Ontvangen"
    IN_BEHANDELING = "in-behandeling", "In behandeling"
    AANBIEDER_GEHOORD = "aanbieder-gehoord", "Aanbieder gehoord"
    AFGEHANDELD = "afgehandeld", "Afgehandeld"


SIGNAAL_OVERGANGEN: dict[Signaalstatus, frozenset[Signaalstatus]] = {
    Signaalstatus.ONTVANGEN: frozenset({Signaalstatus.IN_BEHANDELING}),
    # Without hearing the aanbieder nothing is held against it: then only ongegrond and doorgestuurd are left.
    Signaalstatus.IN_BEHANDELING: frozenset({Signaalstatus.AANBIEDER_GEHOORD, Signaalstatus.AFGEHANDELD}),
    Signaalstatus.AANBIEDER_GEHOORD: frozenset({Signaalstatus.AFGEHANDELD}),
    Signaalstatus.AFGEHANDELD: frozenset(),
}


class Signaaluitkomst(TextChoices):
    GEGROND = "gegrond", "Gegrond"
    ONGEGROND = "ongegrond", "Ongegrond"
    DOORGESTUURD = "doorgestuurd", "Doorgestuurd naar een ander"


class Regelsoort(TextChoices):
    """What opens an interim review by itself; too few answers never do."""

    LAGE_WAARDERING = "lage-waardering", "Lage waardering door deelnemers"
    GEGRONDE_KLACHTEN = "gegronde-klachten", "Gegronde klachten in een jaar"
    GEEN_JAARGEGEVENS = "geen-jaargegevens", "Geen jaargegevens na een herinnering"


class Aanleiding(TextChoices):
    REGEL = "regel", "Een vaste regel"
    STEEKPROEF = "steekproef", "De steekproef"
    BUREAU = "bureau", "Het programmabureau"


class Tussentijdsestatus(TextChoices):
    GEOPEND = "geopend", "Geopend"
    AANBIEDER_GEVRAAGD = "aanbieder-gevraagd", "Aanbieder gevraagd"
    ZONDER_GEVOLG = "zonder-gevolg", "Afgerond zonder gevolg"
    MAATREGEL = "maatregel", "Maatregel voorgesteld"


TUSSENTIJDSE_OVERGANGEN: dict[Tussentijdsestatus, frozenset[Tussentijdsestatus]] = {
    Tussentijdsestatus.GEOPEND: frozenset(
        {Tussentijdsestatus.AANBIEDER_GEVRAAGD, Tussentijdsestatus.ZONDER_GEVOLG}
    ),
    # A measure needs that the aanbieder could speak first (Awb 4:8).
    Tussentijdsestatus.AANBIEDER_GEVRAAGD: frozenset(
        {Tussentijdsestatus.ZONDER_GEVOLG, Tussentijdsestatus.MAATREGEL}
    ),
    Tussentijdsestatus.ZONDER_GEVOLG: frozenset(),
    Tussentijdsestatus.MAATREGEL: frozenset(),
}
