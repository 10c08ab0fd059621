"""Since when an agency is trusted to place people directly, and who said so."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from alongside.foundations.access.constraints import by_somebody


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_system_keys_and_public_services"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(model_name="partner", name="trust_said_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="partner",
            name="trust_said_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=by_somebody("trust_said", name="partner_trust_said_by_somebody"),
        ),
    ]
