"""What the person wants about each item of the agenda, beside what was decided."""

from django.db import migrations

import alongside.foundations.sealing.fields


class Migration(migrations.Migration):
    dependencies = [("conferences", "0005_letters_about_steps")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="wishes",
            field=alongside.foundations.sealing.fields.SealedTextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
