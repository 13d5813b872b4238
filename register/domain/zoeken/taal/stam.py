"""Stems as PostgreSQL makes them, so that the index and the database agree on what a word is."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from django.db import connection

MAX_ONTHOUDEN = 20_000


class Lexeem(NamedTuple):
    """A stem in the text search of PostgreSQL, with the number by which the index knows it."""

    tekst: str
    sleutel: int


_known: "OrderedDict[str, tuple[Lexeem, ...]]" = OrderedDict()
_lock = Lock()

_SQL = """
SELECT woord, lexeme, hashtextextended(lexeme, 0)
FROM unnest(%s::text[]) woord, unnest(to_tsvector('napl_nl', woord))
ORDER BY woord, positions[1], lexeme
"""


def stem(words: Iterable[str]) -> dict[str, tuple[Lexeem, ...]]:
    """Return the stems of each word: none for a stop word, more than one for what the parser splits."""
    wanted = list(dict.fromkeys(words))
    with _lock:
        found = {word: _known[word] for word in wanted if word in _known}
    missing = [word for word in wanted if word not in found]
    if missing:
        found |= _ask(missing)
    return found


def _ask(words: list[str]) -> dict[str, tuple[Lexeem, ...]]:
    asked: dict[str, list[Lexeem]] = {word: [] for word in words}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [words])
        for word, tekst, sleutel in cursor.fetchall():
            asked[word].append(Lexeem(tekst, sleutel))
    made = {word: tuple(stems) for word, stems in asked.items()}
    with _lock:
        _known.update(made)
        while len(_known) > MAX_ONTHOUDEN:
            _known.popitem(last=False)
    return made
