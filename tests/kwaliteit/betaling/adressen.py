"""How to call the addresses of payments; each maker makes what its address is about."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kwaliteit.domain.betaling.terugbetalen import approve_terugbetaling
from kwaliteit.models import Proefbetaling, Terugbetaling
from napl import klok
from napl.enums import Rol
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.betaling.bouw import maak_factuur, maak_tarief, maak_terugbetaling


def _factuur() -> dict[str, Any]:
    return {"pk": maak_factuur().pk}


def _proef() -> dict[str, Any]:
    made, _ = Proefbetaling.objects.get_or_create(
        extern_id="proef_1", defaults={"sleutel": "s", "bedrag": Decimal(1), "terugadres": "/"}
    )
    return {"extern_id": made.extern_id}


def _terug() -> Terugbetaling:
    return maak_terugbetaling(maak_factuur())


def _creditnota() -> dict[str, Any]:
    terug = approve_terugbetaling(_terug(), by=make_gebruiker(Rol.FINANCIEEL), at=NU)
    return {"pk": terug.factuur_id, "terug": terug.pk}


def _komend() -> dict[str, Any]:
    maak_tarief(geldig_van=date(2026, 1, 1))
    komend = maak_tarief(geldig_van=klok.vandaag() + timedelta(days=30))
    return {"wat": "tarief", "pk": komend.pk}


# The maker, the method, and whether it exists for everybody with the role.
BETAALADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:betaling-webhook": (dict, "post", True),
    "kwaliteit:betaling-proef": (_proef, "get", True),
    "kwaliteit:factuur-detail": (_factuur, "get", True),
    "kwaliteit:facturen-navraag": (dict, "post", True),
    "kwaliteit:terugbetaling": (lambda: {"pk": _terug().pk}, "get", True),
    # Two roles may take it back: for the second it is gone.
    "kwaliteit:tarief-terug": (_komend, "post", False),
    # Of an aanbieder where nobody who calls works.
    "kwaliteit:factuur-eigen": (_factuur, "get", False),
    "kwaliteit:factuur-betalen": (_factuur, "post", False),
    "kwaliteit:factuur-navraag": (_factuur, "post", False),
    "kwaliteit:factuur-pdf": (_factuur, "get", False),
    "kwaliteit:creditnota-pdf": (_creditnota, "get", False),
}
