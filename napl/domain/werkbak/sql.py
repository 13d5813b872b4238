"""The one query of the work list: every source, with its term, and whose turn it is for who looks.

Sources are querysets; what they compile to never changes, so that is done once per process.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db.models import BigIntegerField, CharField, DateTimeField, F, TextField, Value
from django.db.models.functions import Cast

from napl.registers import Zaakbron

KOLOMMEN = "soort, onderwerp, pk, kenmerk, titel, partij, status, beurt, sinds, behandelaar_id, behalve_id"
_NAMEN = [f"zaak_{naam.strip()}" for naam in KOLOMMEN.split(",")]
Compiled = tuple[str, tuple[Any, ...]]


@lru_cache(maxsize=64)
def _compile(sleutel: str, bron: Zaakbron) -> Compiled:
    rows = bron.rijen()
    niemand = Cast(Value(None), BigIntegerField())
    waarden = (
        Value(sleutel, output_field=CharField()),
        Value(rows.model._meta.label_lower, output_field=CharField()),  # noqa: SLF001 - public in all but name
        F("pk"),
        Cast(bron.kenmerk, TextField()),
        Cast(bron.titel, TextField()),
        Cast(bron.partij, TextField()),
        Cast(bron.status, TextField()),
        Cast(bron.beurt, TextField()),
        Cast(bron.sinds, DateTimeField()),
        bron.behandelaar or niemand,
        bron.behalve or niemand,
    )
    named = dict(zip(_NAMEN, waarden, strict=True))
    sql, params = rows.order_by().annotate(**named).values_list(*_NAMEN).query.sql_with_params()
    return sql, tuple(params)


def cases(bronnen: Mapping[str, Zaakbron]) -> Compiled:
    """Return the query of all cases of these sources."""
    parts = [_compile(sleutel, bron) for sleutel, bron in bronnen.items()]
    return " UNION ALL ".join(f"({sql})" for sql, _ in parts), tuple(p for _, params in parts for p in params)


# The term that ends first counts; one that stands still has no last day.
STAND = """
WITH zaak ({kolommen}) AS ({zaken}),
stand AS MATERIALIZED (
    SELECT zaak.*, coalesce(nullif(wie.naam, ''), wie.email, '') AS behandelaar,
        termijn.soort AS termijnsoort, termijn.einde,
        coalesce(termijn.einde < %s, false) AS te_laat,
        CASE
            WHEN zaak.beurt <> ALL(%s) THEN 'anderen'
            WHEN zaak.beurt = 'behandelaar' AND zaak.behandelaar_id IS NOT NULL
                THEN CASE WHEN zaak.behandelaar_id = %s THEN 'mij' ELSE 'collegas' END
            WHEN zaak.beurt = ANY(%s) AND zaak.behalve_id IS DISTINCT FROM %s THEN 'mij'
            ELSE 'collegas'
        END AS wie
    FROM zaak
    LEFT JOIN napl_gebruiker wie ON wie.id = zaak.behandelaar_id
    LEFT JOIN (
        SELECT DISTINCT ON (onderwerp_soort, onderwerp_id) onderwerp_soort, onderwerp_id, soort, einde
        FROM napl_termijn WHERE beeindigd_op IS NULL
        ORDER BY onderwerp_soort, onderwerp_id, einde NULLS LAST, id
    ) termijn ON termijn.onderwerp_soort = zaak.onderwerp AND termijn.onderwerp_id = zaak.pk
    WHERE %s = '' OR concat_ws(' ', zaak.kenmerk, zaak.titel, zaak.partij) ILIKE %s
)
"""
