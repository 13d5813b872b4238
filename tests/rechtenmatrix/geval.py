"""One row of the matrix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from tests.rechtenmatrix.spelers import Spelers, Wie

Gegevens = Mapping[str, Any]


def _none(spelers: Spelers) -> Gegevens:
    return {}


@dataclass(frozen=True)
class Geval:
    """An action on an object of ``spelers.eigenaar``, and who may do it.

    ``maak`` makes the object and returns the arguments of the address; it runs anew for everybody who tries.
    ``gegevens`` is what is posted. ``anders`` is what somebody who may not gets; a visitor goes to the login
    (a page) or gets a 403 (the API), unless ``bezoeker`` says otherwise.
    """

    adres: str
    mag: frozenset[Wie]
    maak: Callable[[Spelers], Gegevens] = _none
    methode: str = "get"
    gegevens: Callable[[Spelers], Gegevens] = _none
    json: bool = False
    kop: Mapping[str, str] = field(default_factory=dict)
    anders: int = HTTPStatus.NOT_FOUND
    bezoeker: int | None = None
    # What somebody gets whose roles do not open the address at all; None is what everybody else gets.
    deur: int | None = None
    geheim: str = ""
    # Of those who may: who reads ``geheim``; None is all of them. Everybody has a list of their own, for one.
    leest: frozenset[Wie] | None = None
    # Has to be true still after somebody tried who may not; for an address that tells everybody "done".
    blijft: Callable[[], bool] | None = None
    # Tells rows of one address apart in the names of the tests.
    wat: str = ""

    def __str__(self) -> str:
        return f"{self.methode} {self.adres} {self.wat}".strip()
