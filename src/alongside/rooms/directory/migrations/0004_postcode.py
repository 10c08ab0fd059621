from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_no_enforcement_as_host")]

    operations = [
        migrations.CreateModel(
            name="Postcode",
            fields=[
                ("code", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("outcode", models.CharField(db_index=True, max_length=4)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                ("reach", models.PositiveIntegerField(default=0)),
            ],
        ),
    ]
