from alongside.foundations.access.tables import Tables
import alongside.rooms.clocks.states
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("clocks", "0001_initial")]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        Tables(
            models=[
                migrations.CreateModel(
                    name="Clock",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("rule", models.CharField(max_length=20)),
                        ("name", models.CharField(max_length=40)),
                        ("kind", models.CharField(max_length=20)),
                        ("about_id", models.UUIDField(null=True)),
                        ("event", models.DateTimeField()),
                        ("due", models.DateTimeField()),
                        ("due_on", models.DateField(null=True)),
                        ("jurisdiction", models.CharField(blank=True, max_length=30)),
                        ("policy_version", models.TextField()),
                        ("source", models.TextField()),
                        ("warning", models.TextField(blank=True)),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.clocks.states.ClockState["RUNNING"], max_length=20
                            ),
                        ),
                        ("met_at", models.DateTimeField(null=True)),
                        ("stopped_at", models.DateTimeField(null=True)),
                        ("stopped_why", models.CharField(blank=True, max_length=60)),
                        ("look_again", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "met_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stopped_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "running")),
                                fields=["look_again"],
                                name="clocks_to_look_at",
                            ),
                            models.Index(fields=["case", "due"], name="clocks_of_case"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.clocks.states.ClockState["RUNNING"],
                                            alongside.rooms.clocks.states.ClockState["MET"],
                                            alongside.rooms.clocks.states.ClockState["STOPPED"],
                                        ],
                                    )
                                ),
                                name="clock_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("met_at__isnull", True), ("met_by__isnull", True)),
                                    models.Q(
                                        ("met_at__isnull", False),
                                        ("met_by__isnull", False),
                                        ("state", alongside.rooms.clocks.states.ClockState["MET"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="clock_met_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stopped_at__isnull", True), ("stopped_by__isnull", True)),
                                    models.Q(
                                        ("state", alongside.rooms.clocks.states.ClockState["STOPPED"]),
                                        ("stopped_at__isnull", False),
                                        ("stopped_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="clock_stopped_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockEvent",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("word", models.CharField(max_length=20)),
                        ("moment", models.DateTimeField()),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="said",
                                to="clocks.clock",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("clock"), models.F("word"), name="clock_says_once"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
