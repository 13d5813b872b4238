"""How to call the addresses of a teamroute: one of a school where nobody who calls works."""

from collections.abc import Callable
from datetime import date
from typing import Any

from register.domain.teamroute.stappen import Teamstapgegevens, plan_teamstap
from tests.factories import NU
from tests.register.teamroute.bouw import make_team


def _route() -> dict[str, Any]:
    return {"pk": make_team(1).route.pk}


def _doel() -> dict[str, Any]:
    team = make_team(0)
    return {"pk": team.route.pk, "doel": team.doelpad.doel_id}


def _doelpad() -> dict[str, Any]:
    team = make_team(0)
    return {"pk": team.route.pk, "doelpad": team.doelpad.pk}


def _stap() -> dict[str, Any]:
    team = make_team(0)
    gegevens = Teamstapgegevens(date(2026, 10, 1), date(2026, 11, 1), "Samen lessen")
    stap = plan_teamstap(team.doelpad, gegevens, by=team.leider, at=NU)
    return {"pk": team.route.pk, "stap": stap.pk}


def _deling() -> dict[str, Any]:
    team = make_team(1)
    return {"pk": team.route.pk, "slug": team.versie.pad.slug}


TEAMADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str]] = {
    "register:teamroute-detail": (_route, "get"),
    "register:teamroute-bewerken": (_route, "get"),
    "register:teamroute-doel": (_doel, "get"),
    "register:teamroute-voorstellen": (_doelpad, "get"),
    "register:teamroute-stap-nieuw": (_doelpad, "get"),
    "register:teamroute-stap": (_stap, "get"),
    "register:teamroute-uitnodigingen": (_route, "get"),
    "register:teamroute-mijn-deel": (_route, "get"),
    "register:teamroute-gedeeld": (_route, "get"),
    "register:teamroute-behoeften": (_route, "get"),
    "api-teamroute": (_route, "get"),
    "api-teamroute-gedeeld": (_route, "get"),
    "api-teamroute-deling": (_deling, "delete"),
}
