"""Since when a bed is there, so that occupancy counts no night before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from alongside.foundations.access.constraints import by_somebody


class Migration(migrations.Migration):
    dependencies = [
        ("beds", "0006_nights_booked"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(model_name="bed", name="added_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="bed",
            name="added_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="bed", constraint=by_somebody("added", name="bed_added_by_somebody")
        ),
    ]
