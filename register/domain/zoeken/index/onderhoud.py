"""When an index is made: for every day, and anew when enough changed since the last one."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from register.domain.indexeren import outdated_documents, renew_documents
from register.domain.zoeken.index.opslag import build_index, is_usable, newest_index
from register.models import Zoekindex, Zoekwijziging

# Changes lie over the index of every process; a new index keeps that small.
VEEL_GEWIJZIGD = 500
MAX_OUD = timedelta(minutes=15)
# The index of tomorrow is there before midnight, so that nobody waits for it.
MORGEN_VANAF = 22


def maintain_index(*, at: Callable[[], datetime]) -> list[Zoekindex]:
    """Make the indexes that are due, and documents that are outdated; return the new indexes."""
    if outdated_documents(limit=1):
        renew_documents()
    now = timezone.localtime(at())
    days = [now.date()]
    if now.hour >= MORGEN_VANAF:
        days.append(now.date() + timedelta(days=1))
    made = [build_index(dag, at=at) for dag in days if is_due(dag, at=now)]
    return [index for index in made if index is not None]


def is_due(dag: date, *, at: datetime) -> bool:
    index = newest_index(dag)
    if index is None or not is_usable(index):
        return True
    changed = count_changes(index)
    return changed >= VEEL_GEWIJZIGD or (changed > 0 and at - index.gemaakt_op >= MAX_OUD)


def count_changes(index: Zoekindex) -> int:
    """Return how many trajecten changed since an index was made (a name counts as one).

    What may have changed all of them counts as many: until there is a new index, PostgreSQL answers.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(DISTINCT coalesce(traject_id, -1)),
                      coalesce(bool_or(traject_id = %(alle)s), false)
               FROM register_zoekwijziging
               WHERE transactie >= pg_snapshot_xmin(%(moment)s::pg_snapshot)::text::bigint
                 AND NOT pg_visible_in_snapshot(transactie::text::xid8, %(moment)s::pg_snapshot)""",
            {"moment": index.momentopname, "alle": Zoekwijziging.ALLE},
        )
        changed, everything = cursor.fetchone()
    return max(int(changed), VEEL_GEWIJZIGD) if everything else int(changed)
