"""Since when an agency is trusted to place people directly, and who said so."""

import alongside.foundations.access.tables
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('directory', '0003_system_keys_and_public_services'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
            ],
            changes=[
                migrations.AddField(
                    model_name='partner',
                    name='trust_said_at',
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name='partner',
                    name='trust_said_by',
                    field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddConstraint(
                    model_name='partner',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('trust_said_at__isnull', True), ('trust_said_by__isnull', True)), models.Q(('trust_said_at__isnull', False), ('trust_said_by__isnull', False)), _connector='OR'), name='partner_trust_said_by_somebody'),
                ),
            ],
        ),
    ]
