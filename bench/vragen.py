"""Two hundred mixed questions, the same for the same seed: no word to three words, none to four filters."""

import random
from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal

from django.db import connection

from napl import klok
from register.domain.zoeken import Zoekvraag, weging
from register.domain.zoeken.facetlijst import CODEWAARDEN, FACETTEN, TABELLEN

AANTAL = 200
MEERVOUD = (
    "sector",
    "thema",
    "onderwijstype",
    "werkvorm",
    "vorm",
    "vak",
    "aanpak",
    "aanbieder",
    "financiering",
)


def make_vragen(seed: int = 7, aantal: int = AANTAL) -> list[Zoekvraag]:
    """Return exact questions; what words they hold stands together in at least one traject."""
    rng = random.Random(seed)
    waarden = _values()
    texts = _texts(aantal)
    return [_filtered(_with_words(number, rng, texts), rng, waarden) for number in range(aantal)]


def _values() -> dict[str, list[str]]:
    """Return the values of each facet that are used, in an order that never changes."""
    tables = {
        facet: list(rows.order_by("pk").values_list("slug", flat=True)) for facet, rows in TABELLEN.items()
    }
    codes = {facet: [code for code in codes if code != "erkend"] for facet, codes in CODEWAARDEN.items()}
    return codes | tables


def _texts(aantal: int) -> list[list[str]]:
    """Return the plain words of some trajecten that are there at every size."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT tsvector_to_array(woorden) FROM register_zoekdocument z
               JOIN register_traject t ON t.id = z.traject_id
               WHERE t.importsleutel LIKE 'massa:1:%%'
                 AND split_part(t.importsleutel, ':', 3)::int < 10000 AND t.id %% 17 = 0
               ORDER BY t.id LIMIT %s""",
            [aantal],
        )
        rows = [row[0] for row in cursor.fetchall()]
    return [[word for word in words if word.isalpha() and word.isascii() and len(word) > 4] for words in rows]


def _with_words(number: int, rng: random.Random, texts: list[list[str]]) -> Zoekvraag:
    kind = number % 5
    if kind == 0:
        return Zoekvraag(precies=True)
    words = rng.sample(texts[number % len(texts)], k=min(3, kind) if kind < 4 else 1)
    if len(words) > 2 and _together(words) < weging.WEINIG:
        # Of three words, few matches make us show what lacks one of them too: no peer does that.
        words = words[:2]
    if kind == 4:
        words = [rng.choice(("training", "leergang", "collega", "feedback", "traject", "basisonderwijs"))]
    return Zoekvraag(q=" ".join(words), precies=True)


def _together(words: list[str]) -> int:
    """Return how many trajecten that are there at every size have all of these words."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM register_zoekdocument z JOIN register_traject t ON t.id = z.traject_id
               WHERE z.vector @@ websearch_to_tsquery('napl_nl', %s)
                 AND t.importsleutel LIKE 'massa:1:%%'
                 AND split_part(t.importsleutel, ':', 3)::int < 10000""",
            [" ".join(words)],
        )
        return int(cursor.fetchone()[0])


def _filtered(vraag: Zoekvraag, rng: random.Random, waarden: dict[str, list[str]]) -> Zoekvraag:
    chosen = rng.sample(FACETTEN, k=rng.choice((0, 0, 1, 1, 2, 2, 3, 4)))
    for facet in chosen:
        values = waarden[facet]
        amount = rng.choice((1, 1, 2)) if facet in MEERVOUD else 1
        picked = {values[int(len(values) * rng.random() ** 2)] for _ in range(amount)}
        vraag = vraag.with_values(facet, tuple(sorted(picked)))
    if rng.random() < 0.08:
        vraag = replace(vraag, prijs_max=Decimal(rng.choice((250, 1000, 2500))))
    if rng.random() < 0.08:
        vraag = replace(vraag, start_van=klok.vandaag() + timedelta(days=rng.choice((30, 120))))
    if rng.random() < 0.08:
        vraag = replace(vraag, duur_max=rng.choice((16, 80)))
    return vraag


def describe(vraag: Zoekvraag) -> str:
    """Return a question in short, for a message."""
    shown = {
        item.name: getattr(vraag, item.name)
        for item in fields(vraag)
        if getattr(vraag, item.name) != item.default
    }
    return str(shown)
