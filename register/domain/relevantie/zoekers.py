"""The engines that are measured: ours, plain PostgreSQL and tantivy; each answers all queries at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db import connection, transaction

from register.domain.relevantie.teksten import DELEN, Tekst
from register.domain.zoeken import Zoekvraag, zoek_trajecten

EERSTE = 10


@dataclass(frozen=True)
class Antwoord:
    """The slugs of the first ten results, and how many there are in all."""

    slugs: tuple[str, ...]
    aantal: int


LEEG = Antwoord((), 0)
# None: this engine is not on this machine.
Zoeker = Callable[[Sequence[str], Sequence[Tekst], date], list[Antwoord] | None]


def search_register(vragen: Sequence[str], _teksten: Sequence[Tekst], peildatum: date) -> list[Antwoord]:
    """Answer through ``zoek``, as the search page does."""
    return [_first_slugs(q, peildatum) for q in vragen]


def _first_slugs(q: str, peildatum: date) -> Antwoord:
    """Return what the page shows first; the one place that knows what a result of ``zoek`` looks like."""
    uitslag = zoek_trajecten(Zoekvraag(q=q, pagina_grootte=EERSTE), peildatum=peildatum, met_facetten=False)
    return Antwoord(tuple(row.slug for row in uitslag.rijen), uitslag.pagina.aantal)


_MAAK = """
CREATE TEMPORARY TABLE relevantie_tekst ON COMMIT DROP AS
SELECT d.slug,
       setweight(to_tsvector('dutch', d.naam), 'A')
    || setweight(to_tsvector('dutch', d.ordening), 'B')
    || setweight(to_tsvector('dutch', d.kern), 'C')
    || setweight(to_tsvector('dutch', d.rest), 'D') AS vector
FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
     AS d (slug, naam, ordening, kern, rest)
"""
_VRAAG = """
SELECT slug, count(*) OVER () FROM relevantie_tekst, websearch_to_tsquery('dutch', %s) AS vraag
WHERE vector @@ vraag ORDER BY ts_rank_cd(vector, vraag) DESC, slug LIMIT %s
"""


@transaction.atomic
def search_postgres(vragen: Sequence[str], teksten: Sequence[Tekst], _peildatum: date) -> list[Antwoord]:
    """Answer with what PostgreSQL offers by itself for Dutch."""
    columns = [[getattr(tekst, deel) for tekst in teksten] for deel in ("slug", *DELEN)]
    found = []
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS relevantie_tekst")
        cursor.execute(_MAAK, columns)
        for q in vragen:
            cursor.execute(_VRAAG, [q, EERSTE])
            rows = cursor.fetchall()
            found.append(Antwoord(tuple(slug for slug, _ in rows), rows[0][1] if rows else 0))
    return found


# A word in the name says more than one in the description; the usual factor between neighbours is two.
_GEWICHTEN = {"naam": 8.0, "ordening": 4.0, "kern": 2.0, "rest": 1.0}
_TAAL = "nl_stam"
_GEHEUGEN_BYTES = 20_000_000


def search_tantivy(
    vragen: Sequence[str], teksten: Sequence[Tekst], _peildatum: date
) -> list[Antwoord] | None:
    """Answer with tantivy (BM25, Dutch stemmer), a peer for measuring only: None when it is not installed."""
    if find_spec("tantivy") is None:
        return None
    tantivy = import_module("tantivy")
    index = _fill(tantivy, teksten)
    searcher = index.searcher()
    found = []
    for q in vragen:
        query, _ = index.parse_query_lenient(q, list(DELEN), field_boosts=_GEWICHTEN)
        result = searcher.search(query, EERSTE, count=True)
        slugs = tuple(searcher.doc(address)["slug"][0] for _, address in result.hits)
        found.append(Antwoord(slugs, result.count or 0))
    return found


def _fill(tantivy: Any, teksten: Sequence[Tekst]) -> Any:
    builder = tantivy.SchemaBuilder().add_text_field("slug", stored=True, tokenizer_name="raw")
    for deel in DELEN:
        builder = builder.add_text_field(deel, tokenizer_name=_TAAL)
    index = tantivy.Index(builder.build())
    filters = tantivy.Filter
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        filters.lowercase(),
        filters.ascii_fold(),
        filters.stopword("dutch"),
        filters.stemmer("dutch"),
    ):
        analyzer = analyzer.filter(step)
    index.register_tokenizer(_TAAL, analyzer.build())
    writer = index.writer(_GEHEUGEN_BYTES, 1)
    for tekst in teksten:
        writer.add_document(
            tantivy.Document(slug=tekst.slug, **{deel: getattr(tekst, deel) for deel in DELEN})
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index
