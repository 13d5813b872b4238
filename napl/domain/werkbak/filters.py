"""What the work list can be narrowed to."""

from dataclasses import dataclass
from enum import StrEnum

NIEMAND = "geen"


class Wie(StrEnum):
    """Whom cases wait for, seen from who looks."""

    MIJ = "mij"
    COLLEGAS = "collegas"
    ANDEREN = "anderen"


class Volgorde(StrEnum):
    TERMIJN = "termijn"
    WACHT = "wacht"
    NAAM = "naam"


@dataclass(frozen=True)
class Werkfilter:
    """Empty means all; ``behandelaar`` is the id of an account, or NIEMAND."""

    wie: str = Wie.MIJ
    soort: str = ""
    status: str = ""
    behandelaar: str = ""
    te_laat: bool = False
    q: str = ""
    volgorde: str = Volgorde.TERMIJN
