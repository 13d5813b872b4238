"""Count what waits in Redis into the table; each batch once, whatever process dies (as the search log)."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db import connection, transaction

from register.domain.cijfers.noteren import cijferrij
from register.domain.zoeklog.wachtrij import Wachtrij
from register.enums import Cijfersoort
from register.models import Traject, Trajectcijfer, Zoekpartij

Cel = tuple[int, date, str]
# As many as a page of search results has at most.
MAX_PER_REGEL = 200
_TEL_OP = """
INSERT INTO register_trajectcijfer (traject_id, dag, soort, aantal)
SELECT * FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::int[])
ON CONFLICT ON CONSTRAINT trajectcijfer_cel_uniek
DO UPDATE SET aantal = register_trajectcijfer.aantal + EXCLUDED.aantal
"""


def count_cijfers(*, dag: date, rij: Wachtrij | None = None) -> int:
    """Count everything that waits; return how many things happened."""
    rij = rij or cijferrij()
    rij.take(uuid4())
    done = 0
    for sleutel in rij.open_partijen():
        done += count_partij(sleutel, rij.read(sleutel), dag=dag)
        rij.drop(sleutel)
    return done


@transaction.atomic
def count_partij(sleutel: UUID, regels: Sequence[str], *, dag: date) -> int:
    """Add a batch to the counts; a second time does nothing and returns 0."""
    _, made = Zoekpartij.objects.get_or_create(sleutel=sleutel, defaults={"dag": dag})
    cells = _group(regels) if made else Counter[Cel]()
    known = set(Traject.objects.filter(pk__in={pk for pk, _, _ in cells}).values_list("pk", flat=True))
    # In one order everywhere, so that two batches never wait for each other.
    rows = sorted((*cel, aantal) for cel, aantal in cells.items() if cel[0] in known)
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_TEL_OP, [list(column) for column in zip(*rows, strict=True)])
    return sum(row[3] for row in rows)


def _group(regels: Sequence[str]) -> Counter[Cel]:
    """Add up per cell; a line that this version did not write is passed over."""
    cells: Counter[Cel] = Counter()
    for text in regels:
        try:
            dag, soort, pks = json.loads(text)
            day, kind = date.fromisoformat(dag), Cijfersoort(soort).value
            cells.update((int(pk), day, kind) for pk in pks[:MAX_PER_REGEL])
        except (ValueError, TypeError):
            continue
    return cells


def purge_cijfers(*, before: date) -> int:
    """Delete what is older than anybody is shown."""
    deleted, _ = Trajectcijfer.objects.filter(dag__lt=before).delete()
    return deleted
