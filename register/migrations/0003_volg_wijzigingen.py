"""Every change that search has to know of is written down by the database, in the transaction of the change.

No code path can forget it: not a bulk update, not a command, not a hand in psql. The triggers look at a
statement as a whole, so that a bulk change of 100,000 rows is one insert.
"""

from django.db import migrations

# Whose search entry a changed row of a table touches, given the changed rows as ``rij``.
LIVE = "JOIN register_trajectversie v ON v.id = rij.{} AND v.status = 'live'"
GERAAKT = {
    "register_traject": "SELECT rij.id FROM rij",
    "register_trajectversie": "SELECT rij.traject_id FROM rij WHERE rij.status = 'live'",
    "register_trajectaanbieder": "SELECT rij.traject_id FROM rij",
    "register_opname": "SELECT rij.traject_id FROM rij",
    "register_uitvoering": "SELECT rij.traject_id FROM rij",
    "register_uitvoering_regios": (
        "SELECT u.traject_id FROM rij JOIN register_uitvoering u ON u.id = rij.uitvoering_id"
    ),
    "register_typering": f"SELECT v.traject_id FROM rij {LIVE.format('versie_id')}",
    "register_versieaanpak": f"SELECT v.traject_id FROM rij {LIVE.format('versie_id')}",
    "register_trajectversie_vakken": f"SELECT v.traject_id FROM rij {LIVE.format('trajectversie_id')}",
    "register_zoekdocument": "SELECT rij.traject_id FROM rij",
    "ontwikkelpaden_padversie": (
        "SELECT v.traject_id FROM rij JOIN register_typering t ON t.padversie_id = rij.id "
        "JOIN register_trajectversie v ON v.id = t.versie_id AND v.status = 'live'"
    ),
}
# A name stands in the words of many trajecten: their documents are made again (versie 0 says so), and the
# NULL tells who shows names to read them again.
MET_NAAM = {
    "register_aanbieder": (
        "SELECT ta.traject_id FROM rij JOIN register_aanbieder a ON rij.id IN (a.id, a.onderdeel_van_id) "
        "JOIN register_trajectaanbieder ta ON ta.aanbieder_id = a.id"
    ),
    "register_vak": (
        "SELECT v.traject_id FROM rij JOIN register_trajectversie_vakken k ON k.vak_id = rij.id "
        "JOIN register_trajectversie v ON v.id = k.trajectversie_id AND v.status = 'live'"
    ),
    "register_werkzameaanpak": (
        "SELECT v.traject_id FROM rij JOIN register_versieaanpak k ON k.aanpak_id = rij.id "
        "JOIN register_trajectversie v ON v.id = k.versie_id AND v.status = 'live'"
    ),
    "ontwikkelpaden_ontwikkelpad": (
        "SELECT v.traject_id FROM rij JOIN ontwikkelpaden_padversie p ON p.pad_id = rij.id "
        "JOIN register_typering t ON t.padversie_id = p.id "
        "JOIN register_trajectversie v ON v.id = t.versie_id AND v.status = 'live'"
    ),
    "napl_regio": (
        "SELECT u.traject_id FROM rij JOIN register_uitvoering_regios r ON r.regio_id = rij.id "
        "JOIN register_uitvoering u ON u.id = r.uitvoering_id"
    ),
}
OVERGANG = {
    "INSERT": ("REFERENCING NEW TABLE AS nieuw", "TABLE nieuw"),
    "UPDATE": ("REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw", "TABLE oud UNION ALL TABLE nieuw"),
    "DELETE": ("REFERENCING OLD TABLE AS oud", "TABLE oud"),
}


def _function(table: str, event: str) -> str:
    rows = OVERGANG[event][1]
    named = table in MET_NAAM
    touched = MET_NAAM[table] if named else GERAAKT[table]
    renew = f"""
        UPDATE register_zoekdocument SET versie = 0
        WHERE traject_id IN (WITH rij AS ({rows}) {touched});
        INSERT INTO register_zoekwijziging (traject_id, transactie)
        SELECT NULL, pg_current_xact_id()::text::bigint FROM ({rows}) rij LIMIT 1;"""
    note = f"""
        INSERT INTO register_zoekwijziging (traject_id, transactie)
        SELECT DISTINCT geraakt.id, pg_current_xact_id()::text::bigint
        FROM (WITH rij AS ({rows}) {touched}) AS geraakt(id);"""
    return f"""
        CREATE FUNCTION volg_{table}_{event.lower()}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {renew if named else note}
        RETURN NULL; END $$;
        CREATE TRIGGER volg_{event.lower()} AFTER {event} ON {table} {OVERGANG[event][0]}
        FOR EACH STATEMENT EXECUTE FUNCTION volg_{table}_{event.lower()}();"""


def _undo(table: str, event: str) -> str:
    return (
        f"DROP TRIGGER volg_{event.lower()} ON {table}; DROP FUNCTION volg_{table}_{event.lower()}();"
    )


PAREN = [(table, event) for table in (*GERAAKT, *MET_NAAM) for event in OVERGANG]


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0002_zoekindex"),
        ("ontwikkelpaden", "0001_initial"),
        ("napl", "0001_initial"),
    ]

    operations = [
        # Words as they are typed, without accents and without stemming.
        migrations.RunSQL(
            """
            CREATE TEXT SEARCH CONFIGURATION napl_woord (COPY = pg_catalog.simple);
            ALTER TEXT SEARCH CONFIGURATION napl_woord
                ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
            """,
            "DROP TEXT SEARCH CONFIGURATION napl_woord;",
        ),
        # Derived data: not worth the write-ahead log, and empty after a crash is right.
        migrations.RunSQL(
            "ALTER TABLE register_zoekindexdeel SET UNLOGGED;", "ALTER TABLE register_zoekindexdeel SET LOGGED;"
        ),
        *[migrations.RunSQL(_function(*paar), _undo(*paar)) for paar in PAREN],
    ]
