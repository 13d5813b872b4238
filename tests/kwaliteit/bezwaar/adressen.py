"""How to call the addresses of bezwaren; each maker makes what its address is about."""

from collections.abc import Callable
from typing import Any

from kwaliteit.enums import Bezwaarstatus, Uitkomst
from tests.kwaliteit.besluit.bouw import maak_besluit
from tests.kwaliteit.bezwaar.bouw import maak_bezwaar, zet_bezwaar_op


def _pk() -> dict[str, Any]:
    return {"pk": maak_bezwaar().pk}


def _beslisbaar() -> dict[str, Any]:
    return {"pk": zet_bezwaar_op(maak_bezwaar(), Bezwaarstatus.TER_BESLISSING).pk}


# Name: how to make it, with which method, and whether everybody with the right finds it.
BEZWAARADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:bezwaar-nieuw": (lambda: {"besluit": maak_besluit(Uitkomst.AFWIJZEN).pk}, "get", False),
    "kwaliteit:bezwaar-eigen": (_pk, "get", False),
    "kwaliteit:bezwaar-zaak": (_pk, "get", True),
    "kwaliteit:bezwaar-beslis": (_beslisbaar, "get", True),
}
