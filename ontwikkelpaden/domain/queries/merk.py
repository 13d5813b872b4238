"""A mark of everything that the public pages of paths show: another mark as soon as any of it changed.

A published version is immutable but for its status, so its raamwerk and eindtermen need no look. What counts
is which transaction wrote each row, and where it stands: one cheap query, and nothing can be forgotten.
"""

from django.db import connection

_RIJEN = "SELECT md5(coalesce(string_agg(concat_ws(' ', id, xmin, ctid), ',' ORDER BY id), '')) FROM"
_SQL = f"""SELECT ({_RIJEN} ontwikkelpaden_ontwikkelpad)
    || ({_RIJEN} ontwikkelpaden_padversie WHERE gepubliceerd_op IS NOT NULL)
    || ({_RIJEN} ontwikkelpaden_padverband)"""


def read_merk() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_SQL)
        return str(cursor.fetchone()[0])
