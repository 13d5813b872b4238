"""Correct a typing error: our table in memory beside pg_trgm with its index, and how often each is right."""

import random
import string
from datetime import date

from django.db import connection

from bench.meten import in_turns
from bench.uitkomst import Rij
from register.domain.zoeken.index.volgen import VOLGER
from register.domain.zoeken.taal.stam import Lexeem
from register.domain.zoeken.taal.woordenschat import Woordenschat, build_woordenschat

AANTAL = 500
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
    typed = [wrong for _, wrong in pairs]
    right = sum(word in [item.tekst for item in schat.corrections(wrong)] for word, wrong in pairs)
    right_trgm = sum(word in similar(wrong) for word, wrong in pairs)
    times = in_turns(
        typed,
        {"eigen": schat.corrections, "pg_trgm": similar},
        {"eigen": 7, "pg_trgm": 2},
        met_databank=frozenset({"eigen", "pg_trgm"}),
    )
    mine, theirs = times["eigen"].p(0.5), times["pg_trgm"].p(0.5)
    note = f"{mine:.3f} ms tegen {theirs:.2f} ms; {len(words)} woorden"
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


def similar(word: str) -> list[str]:
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
