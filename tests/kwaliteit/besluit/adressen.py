"""How to call the addresses of advice, zienswijze and decision, and for whom they are there."""

from collections.abc import Callable
from typing import Any

from kwaliteit.enums import Aanvraagstatus, Uitkomst
from kwaliteit.models import Voorwaarde
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.besluit.bouw import maak_beslisbaar, maak_besluit, maak_geadviseerd


def _conceptadvies() -> dict[str, Any]:
    return {"pk": maak_aanvraag(Aanvraagstatus.CONCEPTADVIES).pk}


def _zienswijze() -> dict[str, Any]:
    return {"pk": maak_geadviseerd(Uitkomst.AFWIJZEN).pk}


def _beslisbaar() -> dict[str, Any]:
    return {"pk": maak_beslisbaar().pk}


def _voorwaarde() -> dict[str, Any]:
    besluit = maak_besluit(Uitkomst.ONDER_VOORWAARDEN)
    return {"pk": besluit.aanvraag_id, "voorwaarde": Voorwaarde.objects.get(besluit=besluit).pk}


# How it is called, the method, and whether it is there for who has the role and nothing to do with it.
BESLUITADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:advies-schrijf": (_conceptadvies, "get", True),
    "kwaliteit:zienswijze-antwoord": (_zienswijze, "get", True),
    "kwaliteit:besluit-neem": (_beslisbaar, "get", True),
    "kwaliteit:besluit-voorbeeld": (_beslisbaar, "get", True),
    "kwaliteit:voorwaarde-beoordeel": (_voorwaarde, "get", True),
    "kwaliteit:zienswijze-geef": (_zienswijze, "get", False),
    "kwaliteit:voorwaarde-meld": (_voorwaarde, "get", False),
}
