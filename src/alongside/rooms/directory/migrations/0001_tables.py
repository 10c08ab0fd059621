from alongside.foundations.access.tables import Tables
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("directory", "0001_initial"),
        ("directory", "0002_no_enforcement_among_partners"),
        ("directory", "0003_no_enforcement_as_host"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("accounts", "0001_tables"),
    ]

    operations = [
        Tables(
            models=[
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
                migrations.CreateModel(
                    name="Partnership",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200, unique=True)),
                        ("jurisdiction", models.CharField(default="england-and-wales", max_length=30)),
                        ("children_services_name", models.CharField(blank=True, max_length=200)),
                        ("children_services_phone", models.CharField(blank=True, max_length=40)),
                        ("bed_mailbox", models.EmailField(blank=True, max_length=254)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "host",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hosted_partnerships",
                                to="accounts.agency",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("trusted_referrer", models.BooleanField(default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partnerships",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partners",
                                to="directory.partnership",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("partnership"), models.F("agency"), name="one_partner_an_agency"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RotaShift",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "duty",
                            models.CharField(
                                choices=[
                                    ("council_approval", "Approves beds for the council"),
                                    ("hostel_manager", "Decides for the hostel"),
                                    ("conference", "Convenes conferences"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("starts", models.DateTimeField()),
                        ("ends", models.DateTimeField()),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rota",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rota",
                                to="directory.partnership",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rota",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("starts"))),
                                name="shift_ends_after_start",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
