"""A mark of everything that the public pages of paths show: another mark as soon as any of it changed.

A published version is immutable but for its status, so its raamwerk and eindtermen need no look. What counts
is which transaction wrote each row, and where it stands: one cheap query, and nothing can be forgotten.
"""

from django.db import connection

_RIJEN = "SELECT md5(coalesce(string_agg(concat_ws(' ', id, xmin, ctid), ',' ORDER BY id), '')) FROM"
# Of who takes part only the name counts: a row of an account changes at every login.
_SQL = f"""SELECT ({_RIJEN} ontwikkelpaden_ontwikkelpad)
    || ({_RIJEN} ontwikkelpaden_padversie WHERE status <> 'concept')
    || ({_RIJEN} ontwikkelpaden_padverband)
    || ({_RIJEN} ontwikkelpaden_atelier)
    || (SELECT md5(coalesce(string_agg(concat_ws(' ', d.id, d.xmin, d.ctid, g.naam), ',' ORDER BY d.id), ''))
        FROM ontwikkelpaden_atelierdeelnemer d JOIN napl_gebruiker g ON g.id = d.gebruiker_id)"""  # noqa: S608 - our own text


def read_merk() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_SQL)
        return str(cursor.fetchone()[0])
