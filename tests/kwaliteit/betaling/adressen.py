"""How to call the addresses of payments; each maker makes what its address is about."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kwaliteit.models import Proefbetaling
from tests.kwaliteit.betaling.bouw import maak_factuur


def _factuur() -> dict[str, Any]:
    return {"pk": maak_factuur().pk}


def _proef() -> dict[str, Any]:
    made, _ = Proefbetaling.objects.get_or_create(
        extern_id="proef_1", defaults={"sleutel": "s", "bedrag": Decimal(1), "terugadres": "/"}
    )
    return {"extern_id": made.extern_id}


# The maker, the method, and whether it exists for everybody with the role.
BETAALADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:betaling-webhook": (dict, "post", True),
    "kwaliteit:betaling-proef": (_proef, "get", True),
    # Of an aanbieder where nobody who calls works.
    "kwaliteit:factuur-eigen": (_factuur, "get", False),
    "kwaliteit:factuur-betalen": (_factuur, "post", False),
    "kwaliteit:factuur-navraag": (_factuur, "post", False),
}
