"""Keep the words of trajecten for text search up to date."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from napl.enums import Sector
from register.enums import Locatie, Onderwijstype, Thema, TrajectSoort, Werkvorm
from register.models import Traject

# Raise it when the statement below changes: documents of another version are made again by themselves.
DOCUMENTVERSIE = 2
# Together in one place with how they count: register/domain/zoeken/weging.py.
# A what it is called, B how it is ordered and by whom, C what one learns, D the rest and where it is given.
_SQL = """
WITH tekst AS (
    SELECT t.id,
           v.naam AS a,
           concat_ws(' ', paden.namen, aanbod.namen, vakken.namen, (%(soort)s::jsonb) ->> v.soort,
               (SELECT string_agg((%(thema)s::jsonb) ->> code, ' ') FROM unnest(v.themas) code),
               (SELECT string_agg((%(werkvorm)s::jsonb) ->> code, ' ') FROM unnest(v.werkvormen) code)) AS b,
           concat_ws(' ', v.samenvatting, v.doelgroep, array_to_string(v.leeruitkomsten, ' '),
               aanpakken.namen) AS c,
           concat_ws(' ', v.beschrijving, v.afronding, v.toelatingseisen, plekken.namen,
               (SELECT string_agg((%(sector)s::jsonb) ->> code, ' ') FROM unnest(v.sectoren) code),
               (SELECT string_agg((%(type)s::jsonb) ->> code, ' ') FROM unnest(v.onderwijstypen) code)) AS d
    FROM register_traject t
    JOIN register_trajectversie v ON v.id = t.live_id
    CROSS JOIN LATERAL (
        SELECT string_agg(DISTINCT p.naam, ' ') AS namen
        FROM register_typering ty
        JOIN ontwikkelpaden_padversie pv ON pv.id = ty.padversie_id
        JOIN ontwikkelpaden_ontwikkelpad p ON p.id = pv.pad_id
        WHERE ty.versie_id = v.id AND pv.gepubliceerd_op IS NOT NULL) paden
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', a.naam, geheel.naam), ' ') AS namen
        FROM register_trajectaanbieder ta
        JOIN register_aanbieder a ON a.id = ta.aanbieder_id
        LEFT JOIN register_aanbieder geheel ON geheel.id = a.onderdeel_van_id
        WHERE ta.traject_id = t.id) aanbod
    CROSS JOIN LATERAL (
        SELECT string_agg(k.naam, ' ') AS namen
        FROM register_trajectversie_vakken vv JOIN register_vak k ON k.id = vv.vak_id
        WHERE vv.trajectversie_id = v.id) vakken
    CROSS JOIN LATERAL (
        SELECT string_agg(w.naam, ' ') AS namen
        FROM register_versieaanpak va JOIN register_werkzameaanpak w ON w.id = va.aanpak_id
        WHERE va.versie_id = v.id) aanpakken
    CROSS JOIN LATERAL (
        SELECT string_agg(DISTINCT
                   concat_ws(' ', u.plaats, (%(locatie)s::jsonb) ->> u.locatie, r.naam), ' ') AS namen
        FROM register_uitvoering u
        LEFT JOIN register_uitvoering_regios ur ON ur.uitvoering_id = u.id
        LEFT JOIN napl_regio r ON r.id = ur.regio_id
        WHERE u.traject_id = t.id AND u.status IN ('open', 'vol')) plekken
    WHERE t.id = ANY(%(pks)s)
), schoon AS (
    -- A slash makes the parser see one file name where people mean two words.
    SELECT id, replace(a, '/', ' ') AS a, replace(b, '/', ' ') AS b, replace(c, '/', ' ') AS c,
           replace(d, '/', ' ') AS d
    FROM tekst
)
INSERT INTO register_zoekdocument (traject_id, vector, woorden, versie)
SELECT id,
       setweight(to_tsvector('napl_nl', a), 'A') || setweight(to_tsvector('napl_nl', b), 'B')
    || setweight(to_tsvector('napl_nl', c), 'C') || setweight(to_tsvector('napl_nl', d), 'D'),
       strip(to_tsvector('napl_woord', concat_ws(' ', a, b, c, d))),
       %(versie)s
FROM schoon
ORDER BY id
ON CONFLICT (traject_id) DO UPDATE
SET vector = EXCLUDED.vector, woorden = EXCLUDED.woorden, versie = EXCLUDED.versie
"""
_SECTORWOORDEN = {Sector.PO.value: "po basisonderwijs", Sector.VO.value: "vo", Sector.MBO.value: "mbo"}
PORTIE = 2000


def index_trajecten(pks: Sequence[int]) -> None:
    """Write the search document of these trajecten from their live version."""
    if not pks:
        return
    labels = {
        "soort": TrajectSoort,
        "thema": Thema,
        "werkvorm": Werkvorm,
        "type": Onderwijstype,
        "locatie": Locatie,
    }
    names = {
        key: json.dumps({code: str(naam) for code, naam in keuzes.choices}) for key, keuzes in labels.items()
    }
    values: dict[str, Any] = {
        **names,
        "sector": json.dumps(_SECTORWOORDEN),
        "versie": DOCUMENTVERSIE,
        "pks": list(pks),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)


def outdated_documents(limit: int | None = None) -> list[int]:
    """Return the live trajecten whose document is missing, was made in another way, or holds an old name."""
    rows = Traject.objects.filter(live__isnull=False).exclude(zoekdocument__versie=DOCUMENTVERSIE)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def renew_documents() -> int:
    """Make outdated documents again, a portion per transaction; return how many."""
    pks = outdated_documents()
    for first in range(0, len(pks), PORTIE):
        with transaction.atomic():
            index_trajecten(pks[first : first + PORTIE])
    return len(pks)
