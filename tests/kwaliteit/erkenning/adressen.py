"""How to call the addresses of recognitions; each maker makes what its address is about."""

from collections.abc import Callable
from typing import Any

from tests.kwaliteit.erkenning.bouw import kondig_aan, maak_erkenning


def _code() -> dict[str, Any]:
    return {"code": maak_erkenning().code}


def _pk() -> dict[str, Any]:
    return {"pk": maak_erkenning().pk}


def _zet(zet: str) -> Callable[[], dict[str, Any]]:
    return lambda: {**_pk(), "zet": zet}


def _voornemen() -> dict[str, Any]:
    return {"pk": kondig_aan(maak_erkenning()).pk}


# Name: how to make it, with which method, and whether everybody with the right finds it.
ERKENNINGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:erkenning": (_code, "get", True),
    "api-erkenning": (_code, "get", True),
    "kwaliteit:erkenning-merk": (_code, "get", True),
    "kwaliteit:erkenning-beheer": (_pk, "get", True),
    "kwaliteit:voornemen": (_voornemen, "get", True),
    "kwaliteit:erkenning-zet": (_zet("kondig-aan"), "get", True),
    "kwaliteit:erkenning-besluit": (_zet("schors"), "get", True),
    "kwaliteit:erkenning-eigen": (_code, "get", False),
    "kwaliteit:hererkenning-begin": (_code, "post", False),
    "kwaliteit:erkenning-certificaat": (_code, "get", False),
}
