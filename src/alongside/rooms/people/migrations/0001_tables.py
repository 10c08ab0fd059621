from alongside.foundations.access.tables import Tables
import alongside.foundations.sealing.fields
import alongside.foundations.uploads.kinds
import alongside.rooms.people.states
import alongside.rooms.people.words
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_case_number"),
        ("people", "0003_grants_name_an_audience"),
        ("people", "0004_break_glass_and_shut_outs"),
        ("people", "0005_seal_words"),
        ("people", "0006_retention_and_subject_access"),
        ("people", "0007_attachments"),
        ("people", "0008_erased_before"),
        ("people", "0009_what_was_given"),
        ("people", "0010_access_takes_longer"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("accounts", "0001_tables"),
        ("directory", "0001_tables"),
    ]

    operations = [
        Tables(
            models=[
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("what", models.CharField(max_length=30)),
                        ("title", alongside.foundations.sealing.fields.SealedTextField()),
                        ("kind", models.CharField(max_length=10)),
                        ("size", models.PositiveIntegerField()),
                        ("agreed_at", models.DateTimeField(null=True)),
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
                            "agreed_by",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                models.F("section"),
                                models.F("number"),
                                name="attachment_number_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "what__in",
                                        [
                                            alongside.rooms.people.words.AttachedWhat["LETTER"],
                                            alongside.rooms.people.words.AttachedWhat["FORM"],
                                            alongside.rooms.people.words.AttachedWhat["IDENTITY_DOCUMENT"],
                                            alongside.rooms.people.words.AttachedWhat["PHOTOGRAPH_OF_PERSON"],
                                            alongside.rooms.people.words.AttachedWhat["PHOTOGRAPH"],
                                            alongside.rooms.people.words.AttachedWhat["OTHER"],
                                        ],
                                    )
                                ),
                                name="attached_what_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            alongside.foundations.uploads.kinds.Kind["JPEG"],
                                            alongside.foundations.uploads.kinds.Kind["PNG"],
                                            alongside.foundations.uploads.kinds.Kind["PDF"],
                                            alongside.foundations.uploads.kinds.Kind["TEXT"],
                                        ],
                                    )
                                ),
                                name="attachment_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                                    models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="attachment_agreed_heard_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "what",
                                            alongside.rooms.people.words.AttachedWhat["PHOTOGRAPH_OF_PERSON"],
                                        ),
                                        _negated=True,
                                    ),
                                    ("agreed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="photograph_of_person_agreed",
                                violation_error_message="A photograph of the person is kept only if they agreed to it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reference", models.CharField(max_length=20, unique=True)),
                        ("local_reference", models.CharField(blank=True, max_length=60)),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.people.states.CaseState["OPEN"], max_length=20
                            ),
                        ),
                        (
                            "age_status",
                            models.CharField(
                                default=alongside.rooms.people.words.AgeStatus["ADULT"], max_length=30
                            ),
                        ),
                        (
                            "found_at_kind",
                            models.CharField(
                                default=alongside.rooms.people.words.FoundAt["OTHER"], max_length=30
                            ),
                        ),
                        ("in_danger_now", models.BooleanField(default=False)),
                        ("identified_at", models.DateTimeField()),
                        ("identified_day_only", models.BooleanField(default=False)),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "identified_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases_identified",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="directory.partnership",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("partnership"),
                                models.F("local_reference"),
                                condition=models.Q(("local_reference", ""), _negated=True),
                                name="local_reference_once_a_partnership",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.people.states.CaseState["OPEN"],
                                            alongside.rooms.people.states.CaseState["CLOSED"],
                                            alongside.rooms.people.states.CaseState["OPENED_IN_ERROR"],
                                            alongside.rooms.people.states.CaseState["ERASED"],
                                        ],
                                    )
                                ),
                                name="case_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "age_status__in",
                                        [
                                            alongside.rooms.people.words.AgeStatus["ADULT"],
                                            alongside.rooms.people.words.AgeStatus["CHILD"],
                                            alongside.rooms.people.words.AgeStatus["UNSURE"],
                                        ],
                                    )
                                ),
                                name="case_age_status_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttachmentRemoved",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("removed_at", models.DateTimeField()),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="removed",
                                to="people.attachment",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="AgeSaid",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("age_status", models.CharField(max_length=30)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("said_at", models.DateTimeField()),
                        (
                            "said_by",
                            models.ForeignKey(
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "age_status__in",
                                        [
                                            alongside.rooms.people.words.AgeStatus["ADULT"],
                                            alongside.rooms.people.words.AgeStatus["CHILD"],
                                            alongside.rooms.people.words.AgeStatus["UNSURE"],
                                        ],
                                    )
                                ),
                                name="age_said_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseGrant",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "audience",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Coalesce(
                                    "guest", "team", "agency"
                                ),
                                output_field=models.UUIDField(),
                            ),
                        ),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        ("basis", models.CharField(max_length=30)),
                        ("about_id", models.UUIDField(null=True)),
                        ("starts", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_why", models.CharField(blank=True, max_length=60)),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
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
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "guest",
                            models.ForeignKey(
                                null=True,
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
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["audience"],
                                name="grants_to_audience",
                            ),
                            models.Index(fields=["case"], name="grants_of_case"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "basis__in",
                                        [
                                            alongside.rooms.people.words.Basis["OWNER"],
                                            alongside.rooms.people.words.Basis["CONSENT"],
                                            alongside.rooms.people.words.Basis["CONFERENCE"],
                                            alongside.rooms.people.words.Basis["PLACEMENT"],
                                            alongside.rooms.people.words.Basis["APPROVAL"],
                                            alongside.rooms.people.words.Basis["GUEST"],
                                            alongside.rooms.people.words.Basis["STATUTORY_DUTY"],
                                            alongside.rooms.people.words.Basis["VITAL_INTEREST"],
                                            alongside.rooms.people.words.Basis["BREAK_GLASS"],
                                        ],
                                    )
                                ),
                                name="grant_basis_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("guest__isnull", True)),
                                    models.Q(
                                        ("agency__isnull", True),
                                        ("guest__isnull", False),
                                        ("team__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="grant_to_an_agency_or_a_guest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="grant_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BrokenGlass",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.people.states.GlassState["WAITING"], max_length=20
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("until", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
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
                            "opened_by",
                            models.ForeignKey(
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
                            "grant",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.casegrant",
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
                                            alongside.rooms.people.states.GlassState["WAITING"],
                                            alongside.rooms.people.states.GlassState["MORE_WANTED"],
                                            alongside.rooms.people.states.GlassState["JUSTIFIED"],
                                            alongside.rooms.people.states.GlassState["NOT_JUSTIFIED"],
                                        ],
                                    )
                                ),
                                name="glass_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="glass_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseLink",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("linked_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "linked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(models.F("case"), models.F("other"), name="link_once"),
                            models.CheckConstraint(
                                condition=models.Q(("case", models.F("other")), _negated=True),
                                name="no_link_to_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Closure",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("outcome", models.CharField(max_length=60)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("closed_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "closed_by",
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
                    name="ContactMade",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("channel", models.CharField(max_length=20)),
                        ("from_person", models.BooleanField(default=False)),
                        ("reached", models.BooleanField()),
                        ("summary", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("made_at", models.DateTimeField()),
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
                            "made_by",
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
                    name="ContactRule",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("channel", models.CharField(max_length=20)),
                        ("value", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("safe", models.BooleanField(null=True)),
                        ("how", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaces",
                                to="people.contactrule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="ErasureRequest",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.people.states.ErasureState["ASKED"], max_length=20
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("word", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
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
                            "asked_by",
                            models.ForeignKey(
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(
                                    ("state", alongside.rooms.people.states.ErasureState["ASKED"])
                                ),
                                name="one_erasure_asked",
                                violation_error_message="This was asked for already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("state", alongside.rooms.people.states.ErasureState["ASKED"]),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        (
                                            "state__in",
                                            [
                                                alongside.rooms.people.states.ErasureState["AGREED"],
                                                alongside.rooms.people.states.ErasureState["DECLINED"],
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="erasure_answered_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by__isnull", True),
                                    models.Q(("answered_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="erasure_answered_by_another",
                                violation_error_message="A second person looks at it, not the one who asked for it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fact",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("question", models.CharField(max_length=40)),
                        ("known", models.CharField(max_length=30)),
                        ("answer", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("said_by", models.CharField(max_length=30)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaces",
                                to="people.fact",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                models.F("question"),
                                condition=models.Q(("replaced_by__isnull", True)),
                                name="one_answer_stands",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GlassReview",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("verdict", models.CharField(max_length=20)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField()),
                        ("reviewed_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "glass",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="people.brokenglass",
                            ),
                        ),
                        (
                            "reviewed_by",
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
                                        "verdict__in",
                                        [
                                            alongside.rooms.people.states.GlassState["MORE_WANTED"],
                                            alongside.rooms.people.states.GlassState["JUSTIFIED"],
                                            alongside.rooms.people.states.GlassState["NOT_JUSTIFIED"],
                                        ],
                                    )
                                ),
                                name="glass_verdict_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorSeen",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=4)),
                        ("where_seen", alongside.foundations.sealing.fields.SealedTextField()),
                        ("detail", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("seen_on", models.DateField()),
                        ("recorded_at", models.DateTimeField()),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("withdrawn_why", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seen_by_agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "withdrawn_by",
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
                                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                                    models.Q(
                                        ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="indicator_withdrawn_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeyWorker",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
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
                            "handed_over_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
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
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(("until__isnull", True)),
                                name="one_key_worker",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaveCover",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("from_day", models.DateField()),
                        ("until_day", models.DateField()),
                        (
                            "away",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "covered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until_day__gte", models.F("from_day"))),
                                name="cover_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("away", models.F("covered_by")), _negated=True),
                                name="nobody_covers_themselves",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogRow",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"), models.F("fingerprint"), name="log_row_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MetCorrection",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("was", models.DateTimeField()),
                        ("became", models.DateTimeField()),
                        ("was_kind", models.CharField(blank=True, max_length=30)),
                        ("became_kind", models.CharField(blank=True, max_length=30)),
                        ("was_day_only", models.BooleanField(default=False)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Name",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("text", alongside.foundations.sealing.fields.SealedTextField()),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaces",
                                to="people.name",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(("kind", "chosen"), ("replaced_by__isnull", True)),
                                name="one_chosen_name",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("text", alongside.foundations.sealing.fields.SealedTextField()),
                        ("written_at", models.DateTimeField()),
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
                            "written_by",
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
                    name="NoteMove",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
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
                            "moved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "note",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="people.note",
                            ),
                        ),
                        (
                            "to_case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="OpenedInError",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("marked_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "marked_by",
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
                    name="Ownership",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
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
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(("until__isnull", True)),
                                name="one_responsible_owner",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PossibleMatch",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                        ("answer", models.CharField(blank=True, max_length=20)),
                        ("answered_at", models.DateTimeField(null=True)),
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
                            "earlier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "found_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "talk_to",
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
                            models.UniqueConstraint(
                                models.F("case"), models.F("earlier"), name="possible_match_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="match_answered_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reopening",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("reopened_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "reopened_by",
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
                    name="RetentionHold",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("review_on", models.DateField()),
                        ("held_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
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
                            "held_by",
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
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(("ended_at__isnull", True)),
                                name="one_standing_hold",
                                violation_error_message="This case is on hold already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="hold_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionWarning",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("policy_version", models.CharField(max_length=200)),
                        ("warned_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "warned_by",
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
                        "indexes": [models.Index(fields=["case", "warned_at"], name="warnings_of_case")],
                    },
                ),
                migrations.CreateModel(
                    name="ShutOut",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("shut_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
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
                            "shut_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("user"),
                                models.F("case"),
                                condition=models.Q(("ended_at__isnull", True)),
                                name="shut_out_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="shut_out_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ShutOutReason",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("text", alongside.foundations.sealing.fields.SealedTextField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "shut_out",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.shutout",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="SubjectAccess",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("received_on", models.DateField()),
                        ("asked_how", models.CharField(max_length=20)),
                        ("identity_checked", models.CharField(blank=True, max_length=20)),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.people.states.AccessState["ASKED"], max_length=20
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("prepared_at", models.DateTimeField(null=True)),
                        ("released_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("extended_at", models.DateTimeField(null=True)),
                        ("extended_until", models.DateField(null=True)),
                        ("extended_why", models.CharField(blank=True, max_length=20)),
                        ("extended_word", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("refused_why", models.CharField(blank=True, max_length=20)),
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
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "extended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "prepared_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "released_by",
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
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.people.states.AccessState["ASKED"],
                                            alongside.rooms.people.states.AccessState["PREPARED"],
                                        ],
                                    )
                                ),
                                name="one_access_request_going",
                                violation_error_message="A request is being answered already. Go on with that one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.people.states.AccessState["ASKED"],
                                            alongside.rooms.people.states.AccessState["PREPARED"],
                                            alongside.rooms.people.states.AccessState["RELEASED"],
                                            alongside.rooms.people.states.AccessState["REFUSED"],
                                            alongside.rooms.people.states.AccessState["WITHDRAWN"],
                                        ],
                                    ),
                                    (
                                        "asked_how__in",
                                        [
                                            alongside.rooms.people.words.AskedHow["IN_PERSON"],
                                            alongside.rooms.people.words.AskedHow["BY_PHONE"],
                                            alongside.rooms.people.words.AskedHow["IN_WRITING"],
                                            alongside.rooms.people.words.AskedHow["THROUGH_SOMEBODY"],
                                        ],
                                    ),
                                    (
                                        "identity_checked__in",
                                        [
                                            "",
                                            alongside.rooms.people.words.IdentityChecked["KNOWN"],
                                            alongside.rooms.people.words.IdentityChecked["DOCUMENT"],
                                            alongside.rooms.people.words.IdentityChecked["QUESTIONS"],
                                        ],
                                    ),
                                    (
                                        "refused_why__in",
                                        [
                                            "",
                                            alongside.rooms.people.words.AccessRefusedWhy["NOT_THE_PERSON"],
                                            alongside.rooms.people.words.AccessRefusedWhy["NO_AUTHORITY"],
                                            alongside.rooms.people.words.AccessRefusedWhy["EXCESSIVE"],
                                            alongside.rooms.people.words.AccessRefusedWhy["UNFOUNDED"],
                                        ],
                                    ),
                                ),
                                name="access_words_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("extended_at__isnull", True),
                                        ("extended_until__isnull", True),
                                        ("extended_why", ""),
                                    ),
                                    models.Q(
                                        ("extended_at__isnull", False),
                                        ("extended_until__gt", models.F("due_on")),
                                        (
                                            "extended_why__in",
                                            [
                                                alongside.rooms.people.words.ExtendedWhy["COMPLEX"],
                                                alongside.rooms.people.words.ExtendedWhy["MANY"],
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="access_extended_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("prepared_at__isnull", True), ("prepared_by__isnull", True)),
                                    models.Q(("prepared_at__isnull", False), ("prepared_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="access_prepared_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                                    models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="access_released_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="access_ended_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("extended_at__isnull", True), ("extended_by__isnull", True)),
                                    models.Q(("extended_at__isnull", False), ("extended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="access_extended_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("released_by__isnull", True),
                                    models.Q(("released_by", models.F("prepared_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="access_released_by_another",
                                violation_error_message="A second person releases it, not the one who prepared it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", alongside.rooms.people.states.AccessState["RELEASED"]),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        ("prepared_at__isnull", False),
                                        ("released_at__isnull", False),
                                        models.Q(("identity_checked", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="access_released_after_all_of_it",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MaskedWords",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("words", alongside.foundations.sealing.fields.SealedTextField()),
                        ("decided_at", models.DateTimeField()),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="masked",
                                to="people.subjectaccess",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="masked_undone_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeftOut",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("about", models.CharField(max_length=100)),
                        ("why", models.CharField(max_length=20)),
                        ("decided_at", models.DateTimeField()),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="left_out",
                                to="people.subjectaccess",
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
                                        "why__in",
                                        [
                                            alongside.rooms.people.words.WithheldWhy["THIRD_PARTY"],
                                            alongside.rooms.people.words.WithheldWhy["SERIOUS_HARM"],
                                            alongside.rooms.people.words.WithheldWhy["CRIME"],
                                            alongside.rooms.people.words.WithheldWhy["LEGAL_ADVICE"],
                                        ],
                                    )
                                ),
                                name="left_out_why_known",
                            ),
                            models.UniqueConstraint(
                                models.F("request"),
                                models.F("about"),
                                condition=models.Q(("undone_at__isnull", True)),
                                name="left_out_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="access_undone_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GivenPack",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("content", alongside.foundations.sealing.fields.SealedTextField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="given",
                                to="people.subjectaccess",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Tombstone",
                    fields=[
                        ("case_id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                        ("why", models.CharField(max_length=20)),
                        ("erased_at", models.DateTimeField()),
                        (
                            "erased_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directory.partnership",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "why__in",
                                        [
                                            alongside.rooms.people.words.ErasedWhy["KEPT_LONG_ENOUGH"],
                                            alongside.rooms.people.words.ErasedWhy["PERSON_ASKED"],
                                            alongside.rooms.people.words.ErasedWhy["ERASED_BEFORE"],
                                        ],
                                    )
                                ),
                                name="tombstone_why_known",
                            )
                        ],
                    },
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tombstone",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6f202dfbb8285768419cd582578af0c07436417f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7b1b3",
                    table="people_tombstone",
                    when="BEFORE",
                ),
            ),
        ),
    ]
