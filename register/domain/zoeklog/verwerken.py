"""Count what waits in Redis into the table; a crash at any point loses nothing and counts nothing twice.

A batch is first set apart under a key of its own, then counted in one transaction that also writes the key of
the batch, and only then dropped. A batch that was left by a killed process is found again: when its key is in
the database it was counted, otherwise it was not.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import connection, transaction

from napl.models import Regio
from register.domain.zoeklog.regel import Zoekregel, load_regel
from register.domain.zoeklog.wachtrij import Wachtrij, wachtrij
from register.models import Zoekpartij

_TEL_OP = """
INSERT INTO register_zoekterm (dag, term, sector, regio_id, aantal_keer, aantal_leeg, laatste_aantal)
SELECT * FROM unnest(%s::date[], %s::text[], %s::text[], %s::bigint[], %s::int[], %s::int[], %s::int[])
ON CONFLICT ON CONSTRAINT zoekterm_cel_uniek DO UPDATE SET
    aantal_keer = register_zoekterm.aantal_keer + EXCLUDED.aantal_keer,
    aantal_leeg = register_zoekterm.aantal_leeg + EXCLUDED.aantal_leeg,
    laatste_aantal = coalesce(EXCLUDED.laatste_aantal, register_zoekterm.laatste_aantal)
"""


@dataclass
class _Telling:
    keer: int = 0
    leeg: int = 0
    laatste: int | None = None


def count_zoekvragen(*, dag: date, rij: Wachtrij | None = None) -> int:
    """Count everything that waits; return how many searches were counted."""
    rij = rij or wachtrij()
    rij.take(uuid4())
    return sum(_finish(rij, sleutel, dag) for sleutel in rij.open_partijen())


def _finish(rij: Wachtrij, sleutel: UUID, dag: date) -> int:
    regels = [regel for text in rij.read(sleutel) if (regel := load_regel(text))]
    counted = count_partij(sleutel, regels, dag=dag) if regels else 0
    rij.drop(sleutel)
    return counted


@transaction.atomic
def count_partij(sleutel: UUID, regels: Sequence[Zoekregel], *, dag: date) -> int:
    """Add a batch to the counts, once; a second time, also at the same moment, does nothing and returns 0."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_zoekpartij (sleutel, dag) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [sleutel, dag],
        )
        if not cursor.rowcount:
            return 0
        # In one order everywhere, so that two batches never wait for each other.
        rows = sorted(_group(regels).items())
        columns = zip(
            *((*cel[:3], cel[3] or None, item.keer, item.leeg, item.laatste) for cel, item in rows),
            strict=True,
        )
        cursor.execute(_TEL_OP, [list(column) for column in columns])
    return len(regels)


def _group(regels: Sequence[Zoekregel]) -> dict[tuple[date, str, str, int], _Telling]:
    """Add up per cell; a region that no longer exists is left out, the rest of its search stays."""
    slugs = {regel.keuze[1] for regel in regels} - {""}
    pks = {"": 0, **dict(Regio.objects.filter(slug__in=slugs).values_list("slug", "pk"))}
    cells: dict[tuple[date, str, str, int], _Telling] = defaultdict(_Telling)
    for regel in regels:
        for cel in regel.cells():
            if cel[1] not in pks:
                continue
            telling = cells[(regel.dag, regel.term, cel[0], pks[cel[1]])]
            telling.keer += 1
            if cel == regel.keuze and regel.aantal is not None:
                telling.leeg += regel.aantal == 0
                telling.laatste = regel.aantal
    return cells


def purge_zoekpartijen(*, before: date) -> int:
    """Delete the keys of batches that nobody can offer again."""
    deleted, _ = Zoekpartij.objects.filter(dag__lt=before).delete()
    return deleted
