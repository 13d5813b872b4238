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
