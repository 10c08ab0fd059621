from alongside.foundations.access.tables import Tables
import alongside.foundations.sealing.fields
import alongside.rooms.conferences.states
import alongside.rooms.conferences.words
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("conferences", "0001_initial"),
        ("conferences", "0002_corrections"),
        ("conferences", "0003_minutes_elsewhere"),
        ("conferences", "0004_guests"),
        ("conferences", "0005_seal_words"),
        ("conferences", "0006_no_seat_for_enforcement"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("accounts", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        Tables(
            models=[
                migrations.CreateModel(
                    name="Conference",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("protocol", models.CharField(max_length=60)),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.conferences.states.ConferenceState["CONVENED"],
                                max_length=20,
                            ),
                        ),
                        ("starts", models.DateTimeField()),
                        ("mode", models.CharField(max_length=20)),
                        ("place", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("ground", models.CharField(blank=True, max_length=30)),
                        ("ground_reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "quorum_gaps",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), default=list, size=None
                            ),
                        ),
                        ("convened_at", models.DateTimeField()),
                        ("held_at", models.DateTimeField(null=True)),
                        ("held_recorded", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("cancelled_at", models.DateTimeField(null=True)),
                        ("cancelled_why", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "cancelled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
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
                            "chair",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "convened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "held_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "minute_taker",
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
                        "indexes": [models.Index(fields=["case", "starts"], name="conferences_of_case")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.conferences.states.ConferenceState["CONVENED"],
                                            alongside.rooms.conferences.states.ConferenceState["HELD"],
                                            alongside.rooms.conferences.states.ConferenceState["ELSEWHERE"],
                                            alongside.rooms.conferences.states.ConferenceState["CLOSED"],
                                            alongside.rooms.conferences.states.ConferenceState["CANCELLED"],
                                        ],
                                    )
                                ),
                                name="conference_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "mode__in",
                                        [
                                            alongside.rooms.conferences.words.Mode["IN_PERSON"],
                                            alongside.rooms.conferences.words.Mode["ONLINE"],
                                            alongside.rooms.conferences.words.Mode["PHONE"],
                                        ],
                                    )
                                ),
                                name="conference_mode_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ground", ""),
                                    (
                                        "ground__in",
                                        [
                                            alongside.rooms.conferences.words.SharingGround["AGREED"],
                                            alongside.rooms.conferences.words.SharingGround["SAFEGUARDING"],
                                            alongside.rooms.conferences.words.SharingGround["VITAL_INTEREST"],
                                            alongside.rooms.conferences.words.SharingGround["STATUTORY_DUTY"],
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="conference_ground_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state__in",
                                            [
                                                alongside.rooms.conferences.states.ConferenceState["CLOSED"],
                                                alongside.rooms.conferences.states.ConferenceState[
                                                    "ELSEWHERE"
                                                ],
                                                alongside.rooms.conferences.states.ConferenceState["HELD"],
                                            ],
                                        ),
                                        ("held_at__isnull", False),
                                        ("held_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "state__in",
                                                [
                                                    alongside.rooms.conferences.states.ConferenceState[
                                                        "CLOSED"
                                                    ],
                                                    alongside.rooms.conferences.states.ConferenceState[
                                                        "ELSEWHERE"
                                                    ],
                                                    alongside.rooms.conferences.states.ConferenceState[
                                                        "HELD"
                                                    ],
                                                ],
                                            ),
                                            _negated=True,
                                        ),
                                        ("held_at__isnull", True),
                                        ("held_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="conference_held_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state",
                                            alongside.rooms.conferences.states.ConferenceState["CLOSED"],
                                        ),
                                        ("closed_at__isnull", False),
                                        ("closed_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "state",
                                                alongside.rooms.conferences.states.ConferenceState["CLOSED"],
                                            ),
                                            _negated=True,
                                        ),
                                        ("closed_at__isnull", True),
                                        ("closed_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="conference_closed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state",
                                            alongside.rooms.conferences.states.ConferenceState["CANCELLED"],
                                        ),
                                        ("cancelled_at__isnull", False),
                                        ("cancelled_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "state",
                                                alongside.rooms.conferences.states.ConferenceState[
                                                    "CANCELLED"
                                                ],
                                            ),
                                            _negated=True,
                                        ),
                                        ("cancelled_at__isnull", True),
                                        ("cancelled_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="conference_cancelled_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("held_at__isnull", True), ("held_recorded__isnull", True)),
                                    ("held_at__lte", models.F("held_recorded")),
                                    _connector="OR",
                                ),
                                name="conference_held_before_written_down",
                                violation_error_message="A conference cannot be recorded as held before it took place.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("outcome", models.CharField(blank=True, max_length=20)),
                        ("notes", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("decision", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("noted_at", models.DateTimeField(null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="conferences.conference",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("conference"), models.F("number"), name="agenda_item_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome", ""),
                                    (
                                        "outcome__in",
                                        [
                                            alongside.rooms.conferences.words.Outcome["DISCUSSED"],
                                            alongside.rooms.conferences.words.Outcome["NOT_RELEVANT"],
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="agenda_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("noted_at__isnull", True), ("noted_by__isnull", True)),
                                    models.Q(("noted_at__isnull", False), ("noted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="agenda_item_noted_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeldCorrection",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("was", models.DateTimeField()),
                        ("became", models.DateTimeField()),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("corrected_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_corrections",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("guest_name", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("guest_email", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("guest_mark", models.CharField(blank=True, max_length=64)),
                        ("kind", models.CharField(blank=True, max_length=40)),
                        ("is_core", models.BooleanField(default=False)),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.conferences.states.InvitationState["INVITED"],
                                max_length=20,
                            ),
                        ),
                        ("deputy", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("invited_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        ("posted", models.IntegerField(default=-1)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
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
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "guest",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.team",
                            ),
                        ),
                        (
                            "user",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.conferences.states.InvitationState["INVITED"],
                                            alongside.rooms.conferences.states.InvitationState["ACCEPTED"],
                                            alongside.rooms.conferences.states.InvitationState["DECLINED"],
                                            alongside.rooms.conferences.states.InvitationState["WITHDRAWN"],
                                        ],
                                    )
                                ),
                                name="invitation_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guest_email", ""), ("user__isnull", False)),
                                    models.Q(
                                        ("user__isnull", True), models.Q(("guest_email", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_to_worker_or_guest",
                                violation_error_message="An invitation goes to a worker or to an e-mail address.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("guest__isnull", True), ("user__isnull", True), _connector="OR"
                                ),
                                name="invitation_guest_is_no_worker",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="invitation_answered_by_somebody",
                            ),
                            models.UniqueConstraint(
                                models.F("conference"),
                                models.F("user"),
                                condition=models.Q(
                                    ("user__isnull", False),
                                    models.Q(
                                        (
                                            "state",
                                            alongside.rooms.conferences.states.InvitationState["WITHDRAWN"],
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                name="worker_invited_once",
                                violation_error_message="This person is invited already.",
                            ),
                            models.UniqueConstraint(
                                models.F("conference"),
                                models.F("guest_mark"),
                                condition=models.Q(
                                    ("user__isnull", True),
                                    models.Q(
                                        (
                                            "state",
                                            alongside.rooms.conferences.states.InvitationState["WITHDRAWN"],
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                name="guest_invited_once",
                                violation_error_message="This e-mail address is invited already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuestEntry",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("spent_at", models.DateTimeField(null=True)),
                        ("code_hash", models.CharField(blank=True, max_length=64)),
                        ("code_until", models.DateTimeField(null=True)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("opened_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "spent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="conferences.invitation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("spent_at__isnull", True), ("spent_by__isnull", True)),
                                    models.Q(("spent_at__isnull", False), ("spent_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="guest_entry_spent_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                                    models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="guest_entry_opened_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("presence", models.CharField(max_length=20)),
                        ("deputy", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("noted_at", models.DateTimeField()),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
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
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.team",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "invitation",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="conferences.invitation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "presence__in",
                                        [
                                            alongside.rooms.conferences.words.Presence["PRESENT"],
                                            alongside.rooms.conferences.words.Presence["APOLOGIES"],
                                            alongside.rooms.conferences.words.Presence["ABSENT"],
                                        ],
                                    )
                                ),
                                name="presence_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Moving",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("was", models.DateTimeField()),
                        ("became", models.DateTimeField()),
                        ("moved_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movings",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "moved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="PlannedAction",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("step", alongside.foundations.sealing.fields.SealedTextField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.conferences.states.ActionState["OPEN"], max_length=20
                            ),
                        ),
                        ("planned_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("word", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "owner_agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "owner_team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.team",
                            ),
                        ),
                        (
                            "owner_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
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
                                condition=models.Q(("state", "open")),
                                fields=["owner_user"],
                                name="open_actions_of_worker",
                            ),
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["owner_agency"],
                                name="open_actions_of_agency",
                            ),
                            models.Index(fields=["case", "due_on"], name="actions_of_case"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.conferences.states.ActionState["OPEN"],
                                            alongside.rooms.conferences.states.ActionState["DONE"],
                                            alongside.rooms.conferences.states.ActionState["NOT_DONE"],
                                            alongside.rooms.conferences.states.ActionState["NOT_POSSIBLE"],
                                        ],
                                    )
                                ),
                                name="action_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("owner_agency__isnull", True),
                                        ("owner_team__isnull", True),
                                        ("owner_user__isnull", False),
                                    ),
                                    models.Q(("owner_agency__isnull", False), ("owner_user__isnull", True)),
                                    _connector="OR",
                                ),
                                name="action_has_one_owner",
                                violation_error_message="An action has one owner: a person or an agency.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("step", ""), _negated=True),
                                name="action_says_its_step",
                                violation_error_message="An action needs a step.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True),
                                        ("ended_by__isnull", True),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("ended_by__isnull", False),
                                        (
                                            "state__in",
                                            [
                                                alongside.rooms.conferences.states.ActionState["DONE"],
                                                alongside.rooms.conferences.states.ActionState["NOT_DONE"],
                                                alongside.rooms.conferences.states.ActionState[
                                                    "NOT_POSSIBLE"
                                                ],
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="action_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DueCorrection",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("was", models.DateField()),
                        ("became", models.DateField()),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("corrected_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="due_corrections",
                                to="conferences.plannedaction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="SafeguardingScreen",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "nation",
                            models.CharField(
                                default=alongside.rooms.conferences.words.Nation["ENGLAND"], max_length=20
                            ),
                        ),
                        ("has_needs", models.BooleanField(null=True)),
                        ("at_risk", models.BooleanField(null=True)),
                        ("cannot_protect", models.BooleanField(null=True)),
                        ("finding", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "conference",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="screen",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "nation__in",
                                        [
                                            alongside.rooms.conferences.words.Nation["ENGLAND"],
                                            alongside.rooms.conferences.words.Nation["WALES"],
                                            alongside.rooms.conferences.words.Nation["SCOTLAND"],
                                            alongside.rooms.conferences.words.Nation["NORTHERN_IRELAND"],
                                        ],
                                    )
                                ),
                                name="screen_nation_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WrittenReturn",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("text", alongside.foundations.sealing.fields.SealedTextField()),
                        ("sent_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="returns",
                                to="conferences.conference",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="conferences.invitation",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
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
                            models.Index(fields=["conference", "sent_at"], name="returns_of_conference")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="return_says_something",
                                violation_error_message="There is nothing written in it.",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
