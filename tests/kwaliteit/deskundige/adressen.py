"""How to call the addresses of deskundigen and reviews; each maker makes what its address is about."""

from collections.abc import Callable
from typing import Any

from kwaliteit.enums import Aanvraagstatus
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.deskundige.bouw import maak_deskundige, wijs_toe


def _gevraagd() -> dict[str, Any]:
    (beoordeling,) = wijs_toe(maak_aanvraag(Aanvraagstatus.TOEWIJZING), maak_deskundige())
    return {"pk": beoordeling.pk}


# Maker, method, and whether it exists for who asks: a review is of one deskundige alone.
BEOORDELINGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:beoordeling-antwoord": (_gevraagd, "post", False),
}
