"""With what an advice begins: what the deskundigen agreed on, where they judged."""

from collections.abc import Callable

from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer
from kwaliteit.enums import Criteriumoordeel, Uitkomst
from kwaliteit.models import Erkenningsaanvraag
from napl.registers import Register

# Parts that judge a case give here what was agreed per criterium; the first that has something counts.
oordelen: Register[Callable[[Erkenningsaanvraag], tuple[Oordeelinvoer, ...]]] = Register()


def propose(aanvraag: Erkenningsaanvraag) -> Inhoud | None:
    """Return a first draft from what was judged already; None when nobody judged yet."""
    found = next((rows for ask in oordelen if (rows := ask(aanvraag))), ())
    if not found:
        return None
    gegeven = {rij.oordeel for rij in found}
    if gegeven == {Criteriumoordeel.VOLDOET}:
        uitkomst = Uitkomst.TOEKENNEN
    elif Criteriumoordeel.NIET in gegeven:
        uitkomst = Uitkomst.AFWIJZEN
    else:
        uitkomst = Uitkomst.ONDER_VOORWAARDEN
    return Inhoud(uitkomst, "", tuple(found))
