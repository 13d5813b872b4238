"""How to call the addresses of monitoring; each maker makes what its address is about."""

from collections.abc import Callable
from typing import Any

from tests.factories import make_traject
from tests.kwaliteit.monitoring.bouw import maak_deelname
from tests.kwaliteit.monitoring.toezichtbouw import maak_jaargegevens, maak_signaal, maak_tussentijds

# With each: whether it exists for a role that may see such things. What is somebody else's does not.
MONITORINGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], bool]] = {
    "kwaliteit:evaluatie": (lambda: {"pk": maak_deelname(make_traject()).pk}, False),
    "kwaliteit:signaal-nieuw": (lambda: {"slug": make_traject().slug}, True),
    "kwaliteit:signaal-zaak": (lambda: {"pk": maak_signaal().pk}, True),
    "kwaliteit:signaal-reactie": (lambda: {"pk": maak_signaal("gevraagd").pk}, False),
    "kwaliteit:tussentijds-zaak": (lambda: {"pk": maak_tussentijds().pk}, True),
    "kwaliteit:tussentijds-reactie": (lambda: {"pk": maak_tussentijds(gevraagd=True).pk}, False),
    "kwaliteit:jaargegevens": (lambda: {"pk": maak_jaargegevens().pk}, False),
}
