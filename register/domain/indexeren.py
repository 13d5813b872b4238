"""Keep the words of trajecten for text search up to date."""

from collections.abc import Sequence

from django.db import connection

# Weights: A what it is called, B how it is ordered and by whom, C what one learns, D the rest.
# Exact compounds and synonyms come with the relevance work; this is the one place that knows the weights.
_SQL = """
INSERT INTO register_zoekdocument (traject_id, vector)
SELECT t.id,
       setweight(to_tsvector('napl_nl', v.naam), 'A')
    || setweight(to_tsvector('napl_nl', concat_ws(' ', paden.namen, aanbod.namen, vakken.namen,
           replace(concat_ws(' ', v.soort, array_to_string(v.themas, ' '),
                   array_to_string(v.werkvormen, ' ')), '-', ' '))), 'B')
    || setweight(to_tsvector('napl_nl', concat_ws(' ', v.samenvatting, v.doelgroep,
           array_to_string(v.leeruitkomsten, ' '), aanpakken.namen)), 'C')
    || setweight(to_tsvector('napl_nl', concat_ws(' ', v.beschrijving, v.afronding, v.toelatingseisen)), 'D')
FROM register_traject t
JOIN register_trajectversie v ON v.id = t.live_id
CROSS JOIN LATERAL (
    SELECT string_agg(DISTINCT p.naam, ' ') AS namen
    FROM register_typering ty
    JOIN ontwikkelpaden_padversie pv ON pv.id = ty.padversie_id
    JOIN ontwikkelpaden_ontwikkelpad p ON p.id = pv.pad_id
    WHERE ty.versie_id = v.id) paden
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
WHERE t.id = ANY(%s)
ON CONFLICT (traject_id) DO UPDATE SET vector = EXCLUDED.vector
"""


def index_trajecten(pks: Sequence[int]) -> None:
    """Write the search document of these trajecten from their live version."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [list(pks)])
