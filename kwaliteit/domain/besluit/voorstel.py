"""With what an advice begins: what the deskundigen agreed on, where they judged."""

from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer
from kwaliteit.enums import Criteriumoordeel, Uitkomst
from kwaliteit.models import Consensusoordeel, Erkenningsaanvraag


def propose(aanvraag: Erkenningsaanvraag) -> Inhoud | None:
    """Return a first draft from the consensus; None when there is none, as on the lighter route."""
    agreed = Consensusoordeel.objects.filter(aanvraag=aanvraag, vervallen_op__isnull=True)
    oordelen = tuple(
        Oordeelinvoer(rij.criterium_id, Criteriumoordeel(rij.oordeel), rij.motivering) for rij in agreed
    )
    if not oordelen:
        return None
    gegeven = {rij.oordeel for rij in oordelen}
    if gegeven == {Criteriumoordeel.VOLDOET}:
        uitkomst = Uitkomst.TOEKENNEN
    elif Criteriumoordeel.NIET in gegeven:
        uitkomst = Uitkomst.AFWIJZEN
    else:
        uitkomst = Uitkomst.ONDER_VOORWAARDEN
    return Inhoud(uitkomst, "", oordelen)
