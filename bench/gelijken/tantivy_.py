"""tantivy from its wheel, in this process: the same documents, stems and facet values.

It gets the stems that PostgreSQL made, so that words mean the same. What is asked of one uitvoering or of one
typing is indexed as joint terms ("region|location"). Sideways counts: one search with the counts of every
facet in which nothing is chosen, and one per facet with a choice, without that choice.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import tantivy
from django.db import connection

from bench.gelijken import Antwoord
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.facetlijst import CODEWAARDEN, FACETTEN, TABELLEN
from register.domain.zoeken.index.lezen import Gelezen, read_register
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.taal.stam import stem

PAREN = {"regio": "plek", "locatie": "plek", "ontwikkelpad": "type", "niveau": "type"}
DELEN = {"plek": ("regio", "locatie"), "type": ("ontwikkelpad", "niveau")}
_VEEL = 5000
_GEEN = "-"


def why_not(vraag: Zoekvraag) -> str:
    """Return why tantivy cannot be asked this; empty when it can."""
    if vraag.prijs_max is not None or vraag.start_van is not None or vraag.start_tot is not None:
        return "a bound on one uitvoering, of which the facets of region and location must hold too"
    for facetten in DELEN.values():
        if any(len(getattr(vraag, facet)) > 1 for facet in facetten):
            return "several values of what is asked of one uitvoering or typing: joint terms count twice"
    return ""


class Tantivy:
    def __init__(self, dag: date, segment: Segment, pad: str | None = None) -> None:
        self._codes = dict(CODEWAARDEN) | {
            facet: dict(rows.values_list("pk", "slug")) for facet, rows in TABELLEN.items()
        }
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("stam", tokenizer_name="stam", index_option="freq")
        for naam in (*FACETTEN, *DELEN):
            builder.add_text_field(naam, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("uren", indexed=True, fast=True)
        builder.add_unsigned_field("volgorde", fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=pad)
        self._index.register_tokenizer("stam", analyzer)
        self._fill(read_register(dag), {pk: place for place, pk in enumerate(segment.pk.tolist())})
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def segments(self) -> int:
        return int(self._searcher.num_segments)

    # Building

    def _fill(self, gelezen: Gelezen, volgorde: Mapping[int, int]) -> None:
        facets = self._facets(gelezen)
        uren = dict(zip(gelezen.documenten["pk"].tolist(), gelezen.documenten["uren"].tolist(), strict=True))
        writer = self._index.writer(heap_size=2_000_000_000, num_threads=1)
        for pk, words in _stems():
            if pk not in volgorde:
                continue
            document = tantivy.Document()
            document.add_text("stam", words)
            document.add_unsigned("volgorde", volgorde[pk])
            if uren[pk] >= 0:
                document.add_integer("uren", uren[pk])
            for naam, values in facets[pk].items():
                for value in values:
                    document.add_text(naam, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def _facets(self, gelezen: Gelezen) -> dict[int, dict[str, set[str]]]:
        found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for pk, opname, vorm in gelezen.documenten[["pk", "opname", "vorm"]].tolist():
            found[pk]["opname"].add(self._codes["opname"][opname])
            if vorm >= 0:
                found[pk]["vorm"].add(self._codes["vorm"][vorm])
        for facet, rows in gelezen.paren.items():
            codes = self._codes[facet]
            for pk, value in rows.tolist():
                found[pk][facet].add(codes[value])
        for pk, pad, niveau in gelezen.typeringen.tolist():
            self._add_pair(found[pk], "type", self._codes["ontwikkelpad"][pad], self._codes["niveau"][niveau])
        regios = defaultdict(list)
        for uitvoering, regio in gelezen.regios.tolist():
            regios[uitvoering].append(self._codes["regio"][regio])
        for row, pk, locatie in gelezen.uitvoeringen[["id", "pk", "locatie"]].tolist():
            naam = self._codes["locatie"][locatie] if locatie >= 0 else _GEEN
            for regio in regios[row] or [_GEEN]:
                self._add_pair(found[pk], "plek", regio, naam)
        return found

    def _add_pair(self, document: dict[str, set[str]], paar: str, left: str, right: str) -> None:
        document[paar].add(f"{left}|{right}")
        for facet, value in zip(DELEN[paar], (left, right), strict=True):
            if value != _GEEN:
                document[facet].add(value)

    # Asking

    def __call__(self, vraag: Zoekvraag) -> tuple[int, dict[str, Any]]:
        parts = self._parts(vraag)
        every = self._both(parts.values())
        if vraag.q:
            found = self._searcher.search(every, limit=20, count=True)
        else:
            found = self._searcher.search(
                every, limit=20, count=True, order_by_field="volgorde", order=tantivy.Order.Asc
            )
        free = [facet for facet in FACETTEN if PAREN.get(facet, facet) not in parts]
        counted = self._aggregate(every, free)
        for naam in parts:
            facets = [naam] if naam in FACETTEN else list(DELEN.get(naam, ()))
            if facets:
                basis = self._both(part for other, part in parts.items() if other != naam)
                counted |= self._aggregate(basis, [*facets, naam] if naam in DELEN else facets)
        return found.count, counted

    def answer(self, vraag: Zoekvraag) -> Antwoord:
        aantal, counted = self(vraag)
        return Antwoord(aantal, {facet: self._telling(facet, counted, vraag) for facet in FACETTEN})

    def _telling(self, facet: str, counted: Mapping[str, Any], vraag: Zoekvraag) -> dict[str, int]:
        paar = PAREN.get(facet)
        if paar is None or paar not in counted:
            return dict(counted[facet])
        left, right = DELEN[paar]
        other = right if facet == left else left
        chosen = getattr(vraag, other)
        if not chosen:
            return dict(counted[facet])
        pairs = ((key.split("|"), amount) for key, amount in counted[paar].items())
        mine = 0 if facet == left else 1
        return {
            key[mine]: amount for key, amount in pairs if key[1 - mine] == chosen[0] and key[mine] != _GEEN
        }

    def _parts(self, vraag: Zoekvraag) -> dict[str, tantivy.Query]:
        parts: dict[str, tantivy.Query] = {}
        if vraag.q:
            words = [item.tekst for found in stem(vraag.q.split()).values() for item in found]
            parts["q"] = self._both(
                tantivy.Query.term_query(self._schema, "stam", word, "freq") for word in words
            )
        for facet in FACETTEN:
            chosen = getattr(vraag, facet)
            if chosen and facet not in PAREN:
                parts[facet] = self._one_of(facet, chosen)
        for paar, (left, right) in DELEN.items():
            lefts, rights = getattr(vraag, left), getattr(vraag, right)
            if lefts and rights:
                parts[paar] = self._one_of(paar, [f"{one}|{two}" for one in lefts for two in rights])
            elif lefts or rights:
                parts[paar] = self._one_of(left if lefts else right, lefts or rights)
        if vraag.duur_max is not None:
            parts["duur_max"] = tantivy.Query.range_query(
                self._schema, "uren", tantivy.FieldType.Integer, 0, vraag.duur_max
            )
        return parts

    def _one_of(self, veld: str, values: Sequence[str]) -> tantivy.Query:
        if len(values) == 1:
            query = tantivy.Query.term_query(self._schema, veld, values[0], "basic")
            return tantivy.Query.const_score_query(query, 0.0)
        return tantivy.Query.term_set_query(self._schema, veld, list(values))

    def _both(self, parts: Iterable[tantivy.Query]) -> tantivy.Query:
        parts = list(parts)
        if not parts:
            return tantivy.Query.all_query()
        if len(parts) == 1:
            return parts[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def _aggregate(self, query: tantivy.Query, velden: Sequence[str]) -> dict[str, dict[str, int]]:
        wanted = {naam: {"terms": {"field": naam, "size": _VEEL}} for naam in velden}
        found = self._searcher.aggregate(query, wanted)
        found = json.loads(found) if isinstance(found, str) else found
        return {naam: {row["key"]: row["doc_count"] for row in found[naam]["buckets"]} for naam in velden}


def _stems() -> Iterable[tuple[int, str]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            """SELECT traject_id, (SELECT string_agg(repeat(lexeme || ' ', cardinality(positions)), '')
                                   FROM unnest(vector)) FROM register_zoekdocument"""
        )
        while rows := cursor.fetchmany(5000):
            yield from ((pk, words or "") for pk, words in rows)
