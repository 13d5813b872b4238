"""A changed financieringsregeling may touch every traject, so it is written down as one change of all.

In the transaction of the change, by the database itself, like every other change that search has to know of
(0003): no code path can forget it.
"""

from django.db import migrations

TABEL = "register_financieringsregeling"
# 0 is Zoekwijziging.ALLE. A statement that changed no row says nothing.
OVERGANG = {
    "INSERT": ("REFERENCING NEW TABLE AS nieuw", "nieuw"),
    "UPDATE": ("REFERENCING NEW TABLE AS nieuw", "nieuw"),
    "DELETE": ("REFERENCING OLD TABLE AS oud", "oud"),
}


def _function(event: str) -> str:
    referencing, rows = OVERGANG[event]
    naam = f"volg_{TABEL}_{event.lower()}"
    return f"""
        CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
        INSERT INTO register_zoekwijziging (traject_id, transactie)
        SELECT 0, pg_current_xact_id()::text::bigint FROM {rows} LIMIT 1;
        RETURN NULL; END $$;
        CREATE TRIGGER volg_{event.lower()} AFTER {event} ON {TABEL} {referencing}
        FOR EACH STATEMENT EXECUTE FUNCTION {naam}();"""


def _undo(event: str) -> str:
    return f"DROP TRIGGER volg_{event.lower()} ON {TABEL}; DROP FUNCTION volg_{TABEL}_{event.lower()}();"


class Migration(migrations.Migration):
    dependencies = [("register", "0010_zoekindex_versie")]

    operations = [migrations.RunSQL(_function(event), _undo(event)) for event in OVERGANG]
