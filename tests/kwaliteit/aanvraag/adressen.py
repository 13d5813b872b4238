"""How to call the addresses of an erkenningsaanvraag, and for whom they are there."""

from collections.abc import Callable
from typing import Any

from kwaliteit.enums import Aanvraagroute, Aanvraagstatus
from kwaliteit.models import Aanvraagbewijs
from tests.factories import NU, make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag


def _concept() -> dict[str, Any]:
    return {"pk": maak_aanvraag().pk}


def _ingediend() -> dict[str, Any]:
    return {"pk": maak_aanvraag(Aanvraagstatus.VOLLEDIGHEIDSTOETS).pk}


def _traject() -> dict[str, Any]:
    return {"slug": make_traject(aanbieders=[maak_aanbieder()]).slug}


def _bewijs() -> dict[str, Any]:
    aanvraag = maak_aanvraag()
    criterium = aanvraag.kaderversie.criteria.get(code="1.1")
    bewijs = Aanvraagbewijs.objects.create(
        aanvraag=aanvraag, criterium=criterium, titel="Gids", url="https://voorbeeld.nl", toegevoegd_op=NU
    )
    return {"pk": aanvraag.pk, "bewijs": bewijs.pk}


def _verlicht() -> dict[str, Any]:
    aanvraag = maak_aanvraag(Aanvraagstatus.VOLLEDIGHEIDSTOETS, route=Aanvraagroute.VERLICHT)
    return {"pk": aanvraag.pk, "code": "1.1"}


# How it is called, the method, and whether it is there for who has the role and nothing to do with it.
AANVRAAGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:aanvraag-nieuw": (_traject, "get", False),
    "kwaliteit:aanvraag-eigen": (_concept, "get", False),
    "kwaliteit:aanvraag-indienen": (_concept, "get", False),
    "kwaliteit:aanvraag-criterium": (lambda: {**_concept(), "code": "1.1"}, "get", False),
    "kwaliteit:aanvraag-bewijs": (lambda: {**_concept(), "code": "1.1"}, "post", False),
    "kwaliteit:aanvraag-bewijs-weg": (_bewijs, "post", False),
    "kwaliteit:aanvraag-accreditaties": (_concept, "get", False),
    "kwaliteit:aanvraag-terugsturen": (_concept, "get", False),
    "kwaliteit:aanvraag-intrekken": (_concept, "get", False),
    "api-erkenningsaanvraag": (_concept, "get", False),
    "kwaliteit:aanvraag-zaak": (_ingediend, "get", True),
    "kwaliteit:aanvraag-compleet": (_ingediend, "post", True),
    "kwaliteit:aanvraag-aanvulling": (_ingediend, "get", True),
    "kwaliteit:aanvraag-buiten-behandeling": (
        lambda: {"pk": maak_aanvraag(Aanvraagstatus.AANVULLING_GEVRAAGD).pk},
        "get",
        True,
    ),
    "kwaliteit:aanvraag-dekking": (_verlicht, "get", True),
}
