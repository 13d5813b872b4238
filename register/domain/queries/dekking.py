"""Count the gap matrix: pad × niveau × sector × regio, in one statement for all cells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from napl.enums import VerwerkingStatus
from napl.models import Regio, Verwerking
from ontwikkelpaden.models import Padversie
from register.enums import OpnameSoort, UitvoeringStatus
from register.models import Dekking, Traject, Uitvoering

SOORT = "witte-vlekken"

# Which rows count is said once, by the querysets that every list uses; they are put in as they are.
#
# A recognised traject counts in the regions where one can still start it, per uitvoering: one that lies in no
# region of the sector counts without a region. An inventoried traject counts in every region where it is
# known to be given, and without a region when none is known.
#
# ``plekken`` has every traject once per sector and place, so that counting rows counts trajecten; the
# combinations have a number, so that what is grouped by is small.
_SQL = """
WITH vermeld (traject_id, versie_id, opname) AS MATERIALIZED ({vermeld}),
te_starten (id) AS MATERIALIZED ({te_starten}),
combinaties AS MATERIALIZED (
    SELECT row_number() OVER () AS nummer, alle.*
    FROM (
        SELECT DISTINCT pv.pad_id, niveau, sector
        FROM ontwikkelpaden_padversie pv
        JOIN ontwikkelpaden_ontwikkelpad p ON p.id = pv.pad_id
        CROSS JOIN unnest(pv.niveaus) AS niveau
        CROSS JOIN unnest(p.sectoren) AS sector
        WHERE pv.id IN ({padversies})
    ) alle
),
getypeerd AS (
    SELECT DISTINCT v.traject_id, c.nummer, c.sector
    FROM vermeld v
    JOIN register_trajectversie tv ON tv.id = v.versie_id
    JOIN register_typering ty ON ty.versie_id = tv.id
    JOIN ontwikkelpaden_padversie pv ON pv.id = ty.padversie_id
    JOIN combinaties c ON c.pad_id = pv.pad_id AND c.niveau = ty.niveau AND c.sector = ANY (tv.sectoren)
),
ligging AS (
    SELECT ur.uitvoering_id, sector, r.id AS regio_id
    FROM napl_regio r
    JOIN register_uitvoering_regios ur ON ur.regio_id = r.id
    CROSS JOIN unnest(r.sectoren) AS sector
    WHERE r.id IN ({regios})
),
plekken AS (
    SELECT v.traject_id, v.opname, s.sector, ligging.regio_id
    FROM vermeld v
    JOIN register_trajectversie tv ON tv.id = v.versie_id
    CROSS JOIN unnest(tv.sectoren) AS s (sector)
    JOIN register_uitvoering u ON u.traject_id = v.traject_id
    JOIN te_starten ON te_starten.id = u.id
    LEFT JOIN ligging ON ligging.uitvoering_id = u.id AND ligging.sector = s.sector
    WHERE v.opname = %s
    UNION
    SELECT v.traject_id, v.opname, s.sector, bekend.regio_id
    FROM vermeld v
    JOIN register_trajectversie tv ON tv.id = v.versie_id
    CROSS JOIN unnest(tv.sectoren) AS s (sector)
    LEFT JOIN (
        SELECT u.traject_id, ligging.sector, ligging.regio_id
        FROM register_uitvoering u JOIN ligging ON ligging.uitvoering_id = u.id
        WHERE u.status <> %s
    ) bekend ON bekend.traject_id = v.traject_id AND bekend.sector = s.sector
    WHERE v.opname = %s
),
met_landelijk AS (
    SELECT traject_id, opname, sector, regio_id, false AS heel_nederland FROM plekken
    UNION ALL
    SELECT DISTINCT traject_id, opname, sector, NULL::bigint, true FROM plekken
),
geteld AS (
    SELECT g.nummer, m.regio_id, m.heel_nederland,
           count(*) FILTER (WHERE m.opname = %s) AS erkend,
           count(*) FILTER (WHERE m.opname = %s) AS in_kaart
    FROM getypeerd g JOIN met_landelijk m ON m.traject_id = g.traject_id AND m.sector = g.sector
    GROUP BY g.nummer, m.regio_id, m.heel_nederland
)
SELECT c.pad_id, c.niveau, c.sector, geteld.regio_id, geteld.heel_nederland, geteld.erkend, geteld.in_kaart
FROM geteld JOIN combinaties c ON c.nummer = geteld.nummer
"""


@dataclass(frozen=True)
class Telling:
    """One cell that counts something; ``regio_id`` None is online or unknown, or the whole country."""

    pad_id: int
    niveau: str
    sector: str
    regio_id: int | None
    heel_nederland: bool
    erkend: int
    in_kaart: int


def padversies_op(peildatum: date) -> QuerySet[Padversie]:
    """Return the versions of paths that were in force at the end of the day, examples included."""
    return Padversie.objects.filter(
        Q(beeindigd_op__isnull=True) | Q(beeindigd_op__date__gt=peildatum),
        gepubliceerd_op__date__lte=peildatum,
    )


def regios_op(peildatum: date) -> QuerySet[Regio]:
    regios: QuerySet[Regio] = Regio.objects.geldig_op(peildatum)
    return regios


def count_dekking(peildatum: date) -> list[Telling]:
    """Count every cell of the matrix that is not empty, on a reference date.

    The text and the typing are those that are live now; opnames, uitvoeringen, paths and regions go by date.
    """
    parts: dict[str, QuerySet[Any, Any]] = {
        "vermeld": Traject.objects.vermeld_op(peildatum).values_list("pk", "live_id", "opnames__soort"),
        "te_starten": Uitvoering.objects.te_starten_op(peildatum).values_list("pk"),
        "padversies": padversies_op(peildatum).values_list("pk"),
        "regios": regios_op(peildatum).values_list("pk"),
    }
    compiled = {name: queryset.query.sql_with_params() for name, queryset in parts.items()}
    sql = _SQL.format(**{name: text for name, (text, _) in compiled.items()})
    params = [value for _, values in compiled.values() for value in values]
    erkend, in_kaart = OpnameSoort.ERKEND.value, OpnameSoort.IN_KAART.value
    with transaction.atomic(), connection.cursor() as cursor:
        # A large register would otherwise be sorted on disk.
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute(sql, [*params, erkend, UitvoeringStatus.GEANNULEERD.value, in_kaart, erkend, in_kaart])
        return [Telling(*row) for row in cursor.fetchall()]


def latest_run() -> Verwerking | None:
    """Return the finished count with the latest reference date."""
    return (
        Verwerking.objects.filter(soort=SOORT, status=VerwerkingStatus.AFGEROND)
        .order_by("-peildatum", "-afgerond_op", "-pk")
        .first()
    )


def stored_tellingen(verwerking: Verwerking) -> list[Telling]:
    rows = Dekking.objects.filter(verwerking=verwerking).values_list(
        "pad_id", "niveau", "sector", "regio_id", "heel_nederland", "erkend", "in_kaart"
    )
    return [Telling(*row) for row in rows]
