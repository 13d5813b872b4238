"""How long the search log is kept: a rare term may be about somebody, so it goes first."""

from datetime import date, timedelta

from django.conf import settings
from django.db import connection, transaction

from register.domain.zoeklog.verwerken import purge_zoekpartijen
from register.models import Zoekterm

# What never reached the threshold: long enough to see a season, short enough to be forgotten.
ZELDZAAM_BEWAREN = timedelta(days=90)
# What reached it: three school years, so that a report can compare them.
VAAK_BEWAREN = timedelta(days=3 * 366)
PARTIJ_BEWAREN = timedelta(days=30)

# Per cell, because a cell is what is shown; a term that is common in the country can be rare in one region.
_ZELDZAAM = """
DELETE FROM register_zoekterm oud
WHERE oud.dag < %(grens)s AND (
    SELECT sum(z.aantal_keer) FROM register_zoekterm z
    WHERE z.term = oud.term AND z.sector = oud.sector AND z.regio_id IS NOT DISTINCT FROM oud.regio_id
) < %(drempel)s
"""


@transaction.atomic
def purge_zoektermen(*, peildatum: date) -> int:
    """Delete what has been kept long enough; return how many rows of terms."""
    deleted, _ = Zoekterm.objects.filter(dag__lt=peildatum - VAAK_BEWAREN).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            _ZELDZAAM, {"grens": peildatum - ZELDZAAM_BEWAREN, "drempel": settings.DREMPEL_AANTALLEN}
        )
        rare: int = cursor.rowcount
    purge_zoekpartijen(before=peildatum - PARTIJ_BEWAREN)
    return deleted + rare
