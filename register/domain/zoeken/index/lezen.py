"""Read from PostgreSQL what the index holds of trajecten, in a handful of set-based queries.

Everything is read as numbers: codes by their place in the list of codes, rows by their id, dates as days
since 1970, money in cents; what is unknown is ``LEEG``. ``pks`` limits it to some trajecten (those that
changed); None reads all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection

from register.domain.zoeken import weging
from register.domain.zoeken.facetlijst import CODEWAARDEN
from register.domain.zoeken.financiering_sql import join_regelingen
from register.domain.zoeken.index.rijen import Rijen, read_rows

LEEG = -1
PORTIE = 50_000
NUL = date(1970, 1, 1)

_VERMELD = """
FROM register_traject t
JOIN register_trajectversie v ON v.id = t.live_id
JOIN register_opname o ON o.traject_id = t.id AND o.geldig_van <= %(dag)s
     AND (o.geldig_tot IS NULL OR o.geldig_tot > %(dag)s)
"""
_WAAR = "WHERE t.status = 'actief' AND (%(pks)s::bigint[] IS NULL OR t.id = ANY(%(pks)s))"
_TE_VINDEN = """
JOIN register_uitvoering u ON u.traject_id = t.id AND u.status IN ('open', 'vol') AND (
     (u.instroom = 'vaste-start' AND u.start_datum >= %(dag)s)
  OR (u.instroom <> 'vaste-start' AND (u.eind_datum IS NULL OR u.eind_datum >= %(dag)s)))
"""
_DAGEN = "coalesce({} - DATE '1970-01-01', -1)::int4"
_LIJSTEN = {
    "sector": "sectoren",
    "thema": "themas",
    "onderwijstype": "onderwijstypen",
    "werkvorm": "werkvormen",
    "ervaringsjaren": "ervaringsjaren",
}
_PAAR = {"pk": "i8", "waarde": "i8"}


Params = dict[str, Any]


@dataclass(frozen=True)
class Gelezen:
    """The trajecten that are listed on the day, as arrays of numbers."""

    dag: date
    documenten: Rijen
    namen: list[tuple[int, bytes]]
    paren: dict[str, Rijen]
    typeringen: Rijen
    uitvoeringen: Rijen
    regios: Rijen
    woorden: Rijen


def read_register(dag: date, pks: Sequence[int] | None = None) -> Gelezen:
    """Read in one transaction that sees one moment (the caller sees to that)."""
    params: Params = {"dag": dag, "pks": None if pks is None else list(pks)}
    documenten = np.sort(_documents(params), order="pk")
    return Gelezen(
        dag=dag,
        documenten=documenten,
        namen=_names(params),
        paren=_pairs(params),
        typeringen=_typeringen(params),
        uitvoeringen=_uitvoeringen(params),
        regios=read_rows(
            f"SELECT u.id::int8, r.regio_id::int8 {_VERMELD} {_TE_VINDEN} "
            f"JOIN register_uitvoering_regios r ON r.uitvoering_id = u.id {_WAAR}",
            params,
            _PAAR,
        ),
        woorden=_words(params, documenten["pk"]),
    )


def _documents(params: Params) -> Rijen:
    codes = {naam: CODEWAARDEN[naam] for naam in ("opname", "vorm")}
    return read_rows(
        f"""SELECT t.id::int8,
               coalesce(array_position(%(opname)s::text[], o.soort::text) - 1, -1)::int4,
               coalesce(array_position(%(vorm)s::text[], v.vorm::text) - 1, -1)::int4,
               coalesce(v.studielast_uren, -1)::int4,
               {_DAGEN.format("t.gecontroleerd_op")}
        {_VERMELD} {_WAAR} ORDER BY t.id""",
        params | codes,
        {"pk": "i8", "opname": "i4", "vorm": "i4", "uren": "i4", "gecontroleerd": "i4"},
    )


def _names(params: Params) -> list[tuple[int, bytes]]:
    """Return by which trajecten that are equal otherwise are sorted: how listed, name, id."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t.id, o.soort, lower(v.naam) {_VERMELD} {_WAAR}", params)
        return [(pk, f"{soort}\0{naam}\0{pk:020d}".encode()) for pk, soort, naam in cursor.fetchall()]


def _pairs(params: Params) -> dict[str, Rijen]:
    paren = {
        facet: read_rows(
            f"SELECT t.id::int8, (array_position(%(codes)s::text[], code::text) - 1)::int8 {_VERMELD} "
            f"CROSS JOIN LATERAL unnest(v.{kolom}) code {_WAAR} AND code = ANY(%(codes)s::text[])",
            params | {"codes": CODEWAARDEN[facet]},
            _PAAR,
        )
        for facet, kolom in _LIJSTEN.items()
    }
    koppelingen = {
        "vak": "JOIN register_trajectversie_vakken k ON k.trajectversie_id = v.id|k.vak_id",
        "aanpak": "JOIN register_versieaanpak k ON k.versie_id = v.id|k.aanpak_id",
        # What a part offers counts for the whole too.
        "aanbieder": "JOIN register_trajectaanbieder k ON k.traject_id = t.id "
        "JOIN register_aanbieder a ON a.id = k.aanbieder_id "
        "CROSS JOIN LATERAL (VALUES (a.id), (a.onderdeel_van_id)) w(id)|w.id",
        "financiering": f"{join_regelingen(params['dag'])}|f.waarde",
    }
    for facet, text in koppelingen.items():
        join, waarde = text.split("|")
        paren[facet] = read_rows(
            f"SELECT DISTINCT t.id::int8, {waarde}::int8 {_VERMELD} {join} {_WAAR} AND {waarde} IS NOT NULL",
            params,
            _PAAR,
        )
    return paren


def _typeringen(params: Params) -> Rijen:
    return read_rows(
        f"""SELECT t.id::int8, p.pad_id::int8,
               coalesce(array_position(%(codes)s::text[], ty.niveau::text) - 1, -1)::int4
        {_VERMELD} JOIN register_typering ty ON ty.versie_id = v.id
        JOIN ontwikkelpaden_padversie p ON p.id = ty.padversie_id AND p.gepubliceerd_op IS NOT NULL
        {_WAAR}""",
        params | {"codes": CODEWAARDEN["niveau"]},
        {"pk": "i8", "pad": "i8", "niveau": "i4"},
    )


def _uitvoeringen(params: Params) -> Rijen:
    return read_rows(
        f"""SELECT u.id::int8, t.id::int8,
               coalesce(array_position(%(codes)s::text[], u.locatie::text) - 1, -1)::int4,
               coalesce(round(u.prijs * 100), -1)::int4,
               array_position(ARRAY['vaste-start', 'doorlopend', 'onbekend'], u.instroom::text)::int4,
               {_DAGEN.format("u.start_datum")}, {_DAGEN.format("u.eind_datum")},
               {_DAGEN.format("u.inschrijven_van")}, {_DAGEN.format("u.inschrijven_tot")},
               (u.status = 'vol')::int4,
               hashtextextended(lower(unaccent(u.plaats)), 0)
        {_VERMELD} {_TE_VINDEN} {_WAAR} ORDER BY t.id, u.id""",
        params | {"codes": CODEWAARDEN["locatie"]},
        {
            "id": "i8", "pk": "i8", "locatie": "i4", "prijs": "i4", "instroom": "i4", "start": "i4",
            "eind": "i4", "van": "i4", "tot": "i4", "vol": "i4", "plaats": "i8",
        },
    )  # fmt: skip


def _words(params: Params, pks: Rijen) -> Rijen:
    """Return for every traject and stem how prominently the stem is used."""
    velden = " + ".join(
        f"CASE WHEN '{label}' = ANY(w.weights) THEN {gewicht} ELSE 0 END"
        for label, gewicht in weging.VELD.items()
    )
    herhaling = f"{weging.HERHALING} * least(cardinality(w.weights) - 1, {weging.MAX_HERHALING})"
    sql = f"""SELECT t.id::int8, hashtextextended(w.lexeme, 0),
               least(255, round({weging.STAPPEN} * ({velden} + {herhaling})))::int2
        {_VERMELD} JOIN register_zoekdocument z ON z.traject_id = t.id CROSS JOIN LATERAL unnest(z.vector) w
        {_WAAR} AND t.id BETWEEN %(eerste)s AND %(laatste)s"""
    soorten = {"pk": "i8", "sleutel": "i8", "gewicht": "i2"}
    # In portions: a traject has a hundred stems, and one value holds a gigabyte.
    portions = [pks[first : first + PORTIE] for first in range(0, len(pks), PORTIE)]
    read = [
        read_rows(sql, params | {"eerste": int(portion[0]), "laatste": int(portion[-1])}, soorten)
        for portion in portions
    ]
    return np.concatenate(read) if read else np.empty(0, list(soorten.items()))
