from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0015_bewijsstuk")]

    operations = [
        migrations.AddField(
            model_name="traject",
            name="zelf_beheerd",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
