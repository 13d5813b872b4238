"""The kenmerk by which people and letters name an aanvraag: E, the year, and a number without gaps."""

from django.db import connection
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from kwaliteit.models import Erkenningsaanvraag

KENMERKSLOT = 0x4552  # any constant will do, as long as it is the only one
_VOOR = "E0000-"


def next_kenmerk(jaar: int) -> str:
    """Return the next one of a year; holds a lock until the end of the transaction.

    So of two at once the second waits for the first, and one that is rolled back leaves no gap.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KENMERKSLOT])
    rows = Erkenningsaanvraag.objects.filter(kenmerk__startswith=f"E{jaar}-")
    last = rows.aggregate(last=Max(Cast(Substr("kenmerk", len(_VOOR) + 1), IntegerField())))["last"]
    return f"E{jaar}-{(last or 0) + 1:04}"
