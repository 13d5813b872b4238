import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("napl", "0004_deling"),
        ("ontwikkelpaden", "0005_levensloop"),
    ]

    operations = [
        migrations.AddField(
            model_name="zelfevaluatieantwoord",
            name="bewijsstuk",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="napl.bestand",
            ),
        ),
    ]
