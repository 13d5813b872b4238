"""Count the gap matrix: pad × niveau × sector × regio, in one statement for all cells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
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
_SQL = """
WITH vermeld (traject_id, versie_id, opname) AS MATERIALIZED ({vermeld}),
te_starten (id) AS MATERIALIZED ({te_starten}),
paden AS (
    SELECT DISTINCT pv.pad_id, niveau, sector
    FROM ontwikkelpaden_padversie pv
    JOIN ontwikkelpaden_ontwikkelpad p ON p.id = pv.pad_id
    CROSS JOIN unnest(pv.niveaus) AS niveau
    CROSS JOIN unnest(p.sectoren) AS sector
    WHERE pv.id IN ({padversies})
),
regios AS (
    SELECT r.id, sector FROM napl_regio r CROSS JOIN unnest(r.sectoren) AS sector WHERE r.id IN ({regios})
),
getypeerd AS (
    SELECT DISTINCT v.traject_id, v.opname, p.pad_id, p.niveau, p.sector
    FROM vermeld v
    JOIN register_trajectversie tv ON tv.id = v.versie_id
    JOIN register_typering ty ON ty.versie_id = tv.id
    JOIN ontwikkelpaden_padversie pv ON pv.id = ty.padversie_id
    JOIN paden p ON p.pad_id = pv.pad_id AND p.niveau = ty.niveau AND p.sector = ANY (tv.sectoren)
),
plekken AS (
    SELECT g.*, plek.regio_id
    FROM getypeerd g
    JOIN register_uitvoering u ON u.traject_id = g.traject_id
    JOIN te_starten ON te_starten.id = u.id
    LEFT JOIN (
        SELECT ur.uitvoering_id, regios.sector, regios.id AS regio_id
        FROM register_uitvoering_regios ur JOIN regios ON regios.id = ur.regio_id
    ) plek ON plek.uitvoering_id = u.id AND plek.sector = g.sector
    WHERE g.opname = %s
    UNION ALL
    SELECT g.*, plek.regio_id
    FROM getypeerd g
    LEFT JOIN (
        SELECT u.traject_id, regios.sector, regios.id AS regio_id
        FROM register_uitvoering u
        JOIN register_uitvoering_regios ur ON ur.uitvoering_id = u.id
        JOIN regios ON regios.id = ur.regio_id
        WHERE u.status <> %s
    ) plek ON plek.traject_id = g.traject_id AND plek.sector = g.sector
    WHERE g.opname = %s
)
SELECT pad_id, niveau, sector, regio_id, GROUPING(regio_id) = 1 AS heel_nederland,
       count(DISTINCT traject_id) FILTER (WHERE opname = %s) AS erkend,
       count(DISTINCT traject_id) FILTER (WHERE opname = %s) AS in_kaart
FROM plekken
GROUP BY GROUPING SETS ((pad_id, niveau, sector, regio_id), (pad_id, niveau, sector))
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
    with connection.cursor() as cursor:
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
