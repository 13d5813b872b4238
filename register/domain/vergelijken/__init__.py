"""Compare up to four trajecten side by side."""

from register.domain.vergelijken.kandidaten import Kandidaat, find_kandidaten
from register.domain.vergelijken.keuze import MAX_TRAJECTEN, Keuze, Weglating, choose_trajecten
from register.domain.vergelijken.opbouw import Vergelijking, build_vergelijking
from register.domain.vergelijken.tabel import Cel, Groep, Item, Rij

__all__ = [
    "MAX_TRAJECTEN",
    "Cel",
    "Groep",
    "Item",
    "Kandidaat",
    "Keuze",
    "Rij",
    "Vergelijking",
    "Weglating",
    "build_vergelijking",
    "choose_trajecten",
    "find_kandidaten",
]
