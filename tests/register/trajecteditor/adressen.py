"""How to call the addresses of an aanbieder's own trajecten: of one where nobody who calls works."""

from collections.abc import Callable
from typing import Any

from register.domain.traject import write_concept
from register.domain.trajectgegevens import Trajectgegevens
from tests.factories import make_uitvoering
from tests.register.trajecteditor.bouw import COMPLEET, make_eigen, make_huis


def _traject() -> dict[str, Any]:
    return {"slug": make_eigen(make_huis("Elders")).slug}


def _met_concept() -> dict[str, Any]:
    traject = make_eigen(make_huis("Elders"))
    write_concept(traject, Trajectgegevens(naam="Concept van een ander", **COMPLEET))
    return {"slug": traject.slug}


def _sectie() -> dict[str, Any]:
    return {**_met_concept(), "sectie": "basis"}


def _uitvoering() -> dict[str, Any]:
    traject = make_eigen(make_huis("Elders"))
    return {"slug": traject.slug, "pk": make_uitvoering(traject).pk}


EIGENADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "register:eigen-traject": _traject,
    "register:eigen-kopie": _traject,
    "register:eigen-voorbeeld": _met_concept,
    "register:eigen-verschil": _met_concept,
    "register:eigen-publiceren": _met_concept,
    "register:eigen-weggooien": _met_concept,
    "register:eigen-sectie": _sectie,
    "register:eigen-uitvoeringen": _traject,
    "register:eigen-uitvoering-nieuw": _traject,
    "register:eigen-reeks": _traject,
    "register:eigen-jaar": _traject,
    "register:eigen-groep": _traject,
    "register:eigen-uitvoering": _uitvoering,
}
