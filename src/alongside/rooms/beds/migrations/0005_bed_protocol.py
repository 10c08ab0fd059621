import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

# What was asked and booked before was so under the protocol that is shipped.
BEGAN_WITH = """
UPDATE beds_bedrequest SET
    protocol = 'westminster-protocol@' || to_char(requested_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD');
UPDATE beds_stay SET
    protocol = 'westminster-protocol@' || to_char(booked_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD'),
    check_in = lower(held.nights), most_nights = 7
    FROM beds_occupancy held WHERE held.id = beds_stay.occupancy_id;
"""
CODE = models.CharField(max_length=60)


class Migration(migrations.Migration):
    dependencies = [
        ("beds", "0004_seal_words"),
        ("directory", "0003_no_enforcement_as_host"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BedProtocol",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=200)),
                ("from_day", models.DateField()),
                ("most_nights", models.PositiveSmallIntegerField()),
                ("look_day", models.PositiveSmallIntegerField()),
                ("decide_day", models.PositiveSmallIntegerField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approves_first",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "approves_longer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bed_protocols",
                        to="directory.partnership",
                    ),
                ),
            ],
            options={"ordering": ["partnership__name", "-from_day", "id"]},
        ),
        migrations.AddConstraint(
            model_name="bedprotocol",
            constraint=models.UniqueConstraint(
                "partnership",
                "from_day",
                name="one_bed_protocol_a_day",
                violation_error_message="Another protocol of the area begins on that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bedprotocol",
            constraint=models.CheckConstraint(
                condition=Q(look_day__gte=1, look_day__lt=F("decide_day"), decide_day__lt=F("most_nights")),
                name="bed_protocol_days_in_order",
                violation_error_message="The two days come one after the other, before the last night.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bedprotocol",
            constraint=models.CheckConstraint(
                condition=Q(most_nights__lte=90), name="bed_protocol_nights_of_an_emergency"
            ),
        ),
        migrations.AddField("bedrequest", "protocol", models.CharField(max_length=60, null=True)),
        migrations.AddField("stay", "protocol", models.CharField(max_length=60, null=True)),
        migrations.AddField("stay", "check_in", models.DateField(null=True)),
        migrations.AddField("stay", "most_nights", models.PositiveSmallIntegerField(null=True)),
        migrations.RunSQL(BEGAN_WITH, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField("bedrequest", "protocol", CODE),
        migrations.AlterField("stay", "protocol", CODE),
        migrations.AlterField("stay", "check_in", models.DateField()),
        migrations.AlterField("stay", "most_nights", models.PositiveSmallIntegerField()),
    ]
