from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0011_volg_financiering")]

    operations = [
        # Words as they are typed, now with their accents: an index compares without them and shows them.
        migrations.RunSQL(
            """
            ALTER TEXT SEARCH CONFIGURATION napl_woord
                ALTER MAPPING FOR hword, hword_part, word WITH simple;
            """,
            """
            ALTER TEXT SEARCH CONFIGURATION napl_woord
                ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
            """,
        ),
    ]
