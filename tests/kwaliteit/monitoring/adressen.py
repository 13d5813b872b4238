"""How to call the addresses of monitoring; each maker makes what its address is about."""

from collections.abc import Callable
from typing import Any

from tests.factories import make_traject
from tests.kwaliteit.monitoring.bouw import maak_deelname

# With each: whether it exists for a role that may see such things. What is somebody else's does not.
MONITORINGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], bool]] = {
    "kwaliteit:evaluatie": (lambda: {"pk": maak_deelname(make_traject()).pk}, False),
}
