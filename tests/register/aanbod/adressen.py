"""How to call the addresses of people of an aanbieder: of one where nobody who calls works."""

from collections.abc import Callable
from typing import Any

from register.domain.aanbod.uitnodigen import invite_lid
from register.enums import Aanbodrol
from tests.factories import NU
from tests.register.aanbod.bouw import make_aanmelding, make_goedgekeurd


def _organisatie() -> dict[str, Any]:
    return {"organisatie": make_goedgekeurd()[1].pk}


def _lid() -> dict[str, Any]:
    gebruiker, organisatie = make_goedgekeurd()
    return {"organisatie": organisatie.pk, "lid": gebruiker.pk}


def _uitnodiging() -> dict[str, Any]:
    by, organisatie = make_goedgekeurd()
    row, _ = invite_lid(organisatie, email="x@y.test", rollen=[Aanbodrol.REDACTEUR], by=by, at=NU)
    return {"organisatie": organisatie.pk, "pk": row.pk}


# How it is called, the method, and whether it is there for who has the role and nothing to do with it.
AANBODADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "register:aanbod-uitnodigen": (_organisatie, "get", False),
    "register:aanbod-lid": (_lid, "get", False),
    "register:aanbod-uitnodiging-intrekken": (_uitnodiging, "post", False),
    "register:aanbod-uitnodiging": (lambda: {"token": "gokje"}, "get", False),
    "register:aanmelding-detail": (lambda: {"pk": make_aanmelding().pk}, "get", True),
}
