"""How to call the addresses of the mail of the register."""

from collections.abc import Callable
from typing import Any

from napl.domain.bericht import queue_bericht
from tests.factories import NU, GebruikerFactory


def _bericht() -> dict[str, Any]:
    ontvanger = GebruikerFactory.create()
    bericht = queue_bericht(ontvanger, "proef", onderwerp="A", tekst="B", gebeurtenis=None, at=NU)
    return {"pk": bericht.pk}


BERICHTADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str]] = {
    "bericht-detail": (_bericht, "get"),
    "berichtsoort-html": (lambda: {"code": "verwerking"}, "get"),
}
