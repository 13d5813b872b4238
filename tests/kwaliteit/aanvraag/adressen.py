"""How to call the addresses of an erkenningsaanvraag, and for whom they are there."""

from collections.abc import Callable
from typing import Any

from kwaliteit.enums import Aanvraagstatus
from tests.factories import make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag


def _concept() -> dict[str, Any]:
    return {"pk": maak_aanvraag().pk}


def _ingediend() -> dict[str, Any]:
    return {"pk": maak_aanvraag(Aanvraagstatus.VOLLEDIGHEIDSTOETS).pk}


def _traject() -> dict[str, Any]:
    return {"slug": make_traject(aanbieders=[maak_aanbieder()]).slug}


# How it is called, the method, and whether it is there for who has the role and nothing to do with it.
AANVRAAGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:aanvraag-nieuw": (_traject, "get", False),
    "kwaliteit:aanvraag-eigen": (_concept, "get", False),
    "kwaliteit:aanvraag-indienen": (_concept, "get", False),
    "kwaliteit:aanvraag-zaak": (_ingediend, "get", True),
}
