"""Since when a bed is there, so that occupancy counts no night before."""

import alongside.foundations.access.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('beds', '0006_nights_booked'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
            ],
            changes=[
                migrations.AddField(
                    model_name='bed',
                    name='added_at',
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name='bed',
                    name='added_by',
                    field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddConstraint(
                    model_name='bed',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('added_at__isnull', True), ('added_by__isnull', True)), models.Q(('added_at__isnull', False), ('added_by__isnull', False)), _connector='OR'), name='bed_added_by_somebody'),
                ),
            ],
        ),
    ]
