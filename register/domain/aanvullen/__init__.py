"""Suggestions while somebody types: a table in memory, so that a keystroke costs no query.

``bouwen`` reads the table from the database in a few queries, ``tabel`` finds in it, ``actueel`` keeps one
per process and makes it again when the register changed.
"""

from register.domain.aanvullen.actueel import find_aanvullingen
from register.domain.aanvullen.adres import address_of
from register.domain.aanvullen.tabel import Aanvulling

__all__ = ["Aanvulling", "address_of", "find_aanvullingen"]
