"""Correct a typing error: our table in memory beside pg_trgm with its index, and how often each is right."""

import random
import string
from collections.abc import Callable
from datetime import date
from statistics import median

from django.db import connection

from bench.meten import in_turns
from bench.uitkomst import Rij
from register.domain.zoeken.index.volgen import VOLGER
from register.domain.zoeken.taal.stam import Lexeem
from register.domain.zoeken.taal.woordenschat import Woordenschat, build_woordenschat

AANTAL = 500
TEGELIJK = 100
RONDES = {"eigen": 900, "pg_trgm": 3}
# The made-up texts have fewer words than a register of this size would.
WOORDEN = 55_000
MIN_LENGTE = 5


def measure(dag: date, trajecten: int) -> list[Rij]:
    stand = VOLGER.stand(dag)
    if stand is None:
        raise SystemExit(VOLGER.reden)
    schat = _enlarged(stand.schat)
    words = [schat.word(place).tekst for place in range(len(schat))]
    _fill_table(words)
    pairs = _errors(words, schat)
    right = sum(word in [item.tekst for item in schat.corrections(wrong)] for word, wrong in pairs)
    right_trgm = sum(word in similar(wrong) for word, wrong in pairs)
    mine, theirs = _time(pairs, schat)
    note = f"{mine:.4f} ms tegen {theirs:.2f} ms; {len(words)} woorden"
    return [
        Rij(trajecten, "tikfout sneller dan pg_trgm", theirs / mine, 300, minstens=True, toelichting=note),
        Rij(
            trajecten,
            f"tikfout goed bij de eerste drie, {AANTAL} keer",
            right / len(pairs),
            0.99,
            minstens=True,
            toelichting=f"pg_trgm {right_trgm / len(pairs):.3f}",
        ),
    ]


def _time(pairs: list[tuple[str, str]], schat: Woordenschat) -> tuple[float, float]:
    """Return the milliseconds per word of both.

    A hundred words at a time, and each about as long: a processor that waited for the database needs a while
    to wake. And every hundred in turns by itself: the machine is as busy for the one as for the other.
    """
    found: dict[str, list[float]] = {"eigen": [], "pg_trgm": []}
    for first in range(0, len(pairs), TEGELIJK):
        times = in_turns(
            [[wrong for _, wrong in pairs[first : first + TEGELIJK]]],
            {"eigen": _each(schat.corrections), "pg_trgm": _each(similar)},
            RONDES,
            met_databank=frozenset({"pg_trgm"}),
        )
        for naam, tijden in times.items():
            found[naam].append(tijden.p(0.5) / TEGELIJK)
    return median(found["eigen"]), median(found["pg_trgm"])


def _enlarged(schat: Woordenschat) -> Woordenschat:
    """Return the words of the register and compounds of them, until there are as many as in a large one."""
    known = [schat.word(place) for place in range(len(schat))]
    counted = {word.tekst: word.aantal for word in known}
    stems = {word.tekst: word.lexeem for word in known}
    parts = [word.tekst for word in known if MIN_LENGTE <= len(word.tekst) <= 8 and word.tekst.isalpha()]
    rng = random.Random(11)
    while len(counted) < WOORDEN:
        made = rng.choice(parts) + rng.choice(parts)
        if made not in counted:
            counted[made] = 1
            stems[made] = Lexeem(made, len(counted))
    return build_woordenschat(counted, stems)


def _fill_table(words: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_woord")
        cursor.execute("CREATE UNLOGGED TABLE bench_woord (woord text)")
        cursor.execute("INSERT INTO bench_woord SELECT unnest(%s::text[])", [words])
        cursor.execute("CREATE INDEX ON bench_woord USING gin (woord gin_trgm_ops)")
        cursor.execute("ANALYZE bench_woord")


def _each(correct: Callable[[str], object]) -> Callable[[list[str]], None]:
    def run(words: list[str]) -> None:
        for word in words:
            correct(word)

    return run


def similar(word: str) -> list[str]:
    """Ask pg_trgm in its fastest way; the nearest by a GiST index (``<->``) takes it seven times as long."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT woord FROM bench_woord WHERE woord %% %s ORDER BY similarity(woord, %s) DESC LIMIT 3",
            [word, word],
        )
        return [row[0] for row in cursor.fetchall()]


def _errors(words: list[str], schat: Woordenschat) -> list[tuple[str, str]]:
    """Return words with one error each; what happens to be another word is no error."""
    rng = random.Random(5)
    usable = [word for word in words if len(word) >= MIN_LENGTE and word.isalpha() and word.isascii()]
    found: list[tuple[str, str]] = []
    while len(found) < AANTAL:
        word = rng.choice(usable)
        wrong = _edit(word, rng)
        if wrong != word and schat.find(wrong) is None:
            found.append((word, wrong))
    return found


def _edit(word: str, rng: random.Random) -> str:
    place, letter = rng.randrange(len(word)), rng.choice(string.ascii_lowercase)
    before, after = word[:place], word[place + 1 :]
    kind = rng.randrange(4)
    if kind == 0:
        return before + after
    if kind == 1:
        return before + letter + word[place:]
    if kind == 2:
        return before + letter + after
    return before + after[:1] + word[place] + after[1:]
