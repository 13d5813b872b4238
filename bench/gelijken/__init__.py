"""The peers: other ways to do the same, each checked to give the same numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

Tellingen = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Antwoord:
    """How many there are, and per facet the values that count something."""

    aantal: int
    tellingen: Tellingen
