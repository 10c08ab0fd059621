"""How many nights were booked, so that the board can be counted from what happened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("beds", "0005_stays_of_a_system")]

    operations = [
        migrations.AddField(
            model_name="stay", name="nights_booked", field=models.PositiveSmallIntegerField(null=True)
        ),
    ]
