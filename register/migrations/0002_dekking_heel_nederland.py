from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("napl", "0001_initial"),
        ("ontwikkelpaden", "0001_initial"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="dekking",
            name="dekking_cel_uniek",
        ),
        migrations.AddField(
            model_name="dekking",
            name="heel_nederland",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="dekking",
            constraint=models.UniqueConstraint(
                fields=("verwerking", "pad", "niveau", "sector", "heel_nederland", "regio"),
                name="dekking_cel_uniek",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="dekking",
            constraint=models.CheckConstraint(
                condition=models.Q(("heel_nederland", False), ("regio__isnull", True), _connector="OR"),
                name="dekking_heel_nederland_zonder_regio",
            ),
        ),
    ]
