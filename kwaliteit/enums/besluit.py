"""The words of advice, zienswijze and decision."""

from django.db.models import TextChoices

from kwaliteit.enums.aanvraag import Aanvraagstatus


class Uitkomst(TextChoices):
    """What is advised, and what is decided."""

    TOEKENNEN = "toekennen", "Toekennen"
    ONDER_VOORWAARDEN = "onder-voorwaarden", "Toekennen onder voorwaarden"
    AFWIJZEN = "afwijzen", "Afwijzen"

    @property
    def status(self) -> Aanvraagstatus:
        """Return where this outcome brings an aanvraag."""
        return {
            Uitkomst.TOEKENNEN: Aanvraagstatus.TOEGEKEND,
            Uitkomst.ONDER_VOORWAARDEN: Aanvraagstatus.ONDER_VOORWAARDEN,
            Uitkomst.AFWIJZEN: Aanvraagstatus.AFGEWEZEN,
        }[self]


class Criteriumoordeel(TextChoices):
    """What is thought of a traject on one criterium, beside the reasons: narrative over ticks."""

    VOLDOET = "voldoet", "Voldoet"
    DEELS = "deels", "Voldoet deels"
    NIET = "niet", "Voldoet niet"


class Besluitsoort(TextChoices):
    """Of what a decision is: policy (remedy, mandate, signatory) is set for each."""

    AANVRAAG = "aanvraag", "Besluit op een aanvraag"
    BEZWAAR = "bezwaar", "Besluit op bezwaar"
    ERKENNING = "erkenning", "Besluit over een verleende erkenning"


class Meldingoordeel(TextChoices):
    """What the bureau says to an aanbieder who reports that a voorwaarde was met."""

    BEVESTIGD = "bevestigd", "Voldaan"
    GEWEIGERD = "geweigerd", "Nog niet voldaan"
