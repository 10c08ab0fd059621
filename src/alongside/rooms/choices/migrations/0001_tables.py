import alongside.foundations.access.sections
from alongside.foundations.access.tables import Tables
import alongside.foundations.sealing.fields
import alongside.rooms.choices.states
import alongside.rooms.choices.words
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("choices", "0001_initial"), ("choices", "0002_consent_ledger")]

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
                    name="Advice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("given_at", models.DateTimeField()),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
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
                            "given_by",
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
                                        "kind__in",
                                        [
                                            alongside.rooms.choices.words.AdviceKind["LEGAL"],
                                            alongside.rooms.choices.words.AdviceKind["IMMIGRATION"],
                                            alongside.rooms.choices.words.AdviceKind["HOUSING"],
                                            alongside.rooms.choices.words.AdviceKind["BENEFITS"],
                                        ],
                                    )
                                ),
                                name="advice_kind_known",
                                violation_error_message="Advice is legal, immigration, housing or benefits.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("said", models.CharField(max_length=20)),
                        (
                            "reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("own_words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("given_at", models.DateTimeField()),
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
                            "given_by",
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
                        "indexes": [models.Index(fields=["case", "given_at"], name="answers_of_case")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "said__in",
                                        [
                                            alongside.rooms.choices.states.Said["NOT_YET"],
                                            alongside.rooms.choices.states.Said["YES"],
                                            alongside.rooms.choices.states.Said["NO"],
                                            alongside.rooms.choices.states.Said["WITHDRAWN"],
                                        ],
                                    )
                                ),
                                name="answer_known",
                                violation_error_message="An answer is yes, no, not yet, or a yes taken back.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reasons__contained_by",
                                        [
                                            alongside.rooms.choices.words.RefusalReason[
                                                "DOES_NOT_SEE_SELF_AS_VICTIM"
                                            ],
                                            alongside.rooms.choices.words.RefusalReason["FEARS_EXPLOITERS"],
                                            alongside.rooms.choices.words.RefusalReason["FEARS_AUTHORITIES"],
                                            alongside.rooms.choices.words.RefusalReason["FEARS_FOR_STATUS"],
                                            alongside.rooms.choices.words.RefusalReason["FEARS_FOR_FAMILY"],
                                            alongside.rooms.choices.words.RefusalReason["WANTS_TO_MOVE_ON"],
                                            alongside.rooms.choices.words.RefusalReason["TOO_LONG_OR_UNSURE"],
                                            alongside.rooms.choices.words.RefusalReason["HAS_OTHER_SUPPORT"],
                                            alongside.rooms.choices.words.RefusalReason["WAS_IN_BEFORE"],
                                            alongside.rooms.choices.words.RefusalReason["GAVE_NO_REASON"],
                                            alongside.rooms.choices.words.RefusalReason["OTHER"],
                                        ],
                                    )
                                ),
                                name="answer_reasons_known",
                                violation_error_message="One of the reasons is not on the list.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("purpose", models.CharField(max_length=30)),
                        (
                            "audience",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Coalesce("team", "agency"),
                                output_field=models.UUIDField(),
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("said", models.CharField(max_length=20)),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        ("immigration_named", models.BooleanField(default=False)),
                        ("starts", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("text_version", models.CharField(blank=True, max_length=40)),
                        ("language", models.CharField(blank=True, max_length=20)),
                        ("interpreter_need", models.CharField(blank=True, max_length=20)),
                        ("interpreter_present", models.BooleanField(null=True)),
                        (
                            "interpreter_service",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        ("explained_by", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("capacity", models.CharField(blank=True, max_length=20)),
                        ("understood", models.CharField(blank=True, max_length=20)),
                        ("own_words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
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
                            "said_by",
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                models.F("purpose"),
                                models.F("audience"),
                                models.F("number"),
                                name="consent_one_standing_answer",
                                violation_error_message="Somebody recorded another answer meanwhile. Look at what stands now.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "said__in",
                                        [
                                            alongside.rooms.choices.states.ConsentState["NOT_YET"],
                                            alongside.rooms.choices.states.ConsentState["GIVEN"],
                                            alongside.rooms.choices.states.ConsentState["REFUSED"],
                                            alongside.rooms.choices.states.ConsentState["WITHDRAWN"],
                                            alongside.rooms.choices.states.ConsentState["EXPIRED"],
                                        ],
                                    )
                                ),
                                name="consent_answer_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "purpose__in",
                                        [
                                            alongside.rooms.choices.words.Purpose["SUPPORT"],
                                            alongside.rooms.choices.words.Purpose["SAFETY"],
                                            alongside.rooms.choices.words.Purpose["HOUSING"],
                                            alongside.rooms.choices.words.Purpose["HEALTH"],
                                            alongside.rooms.choices.words.Purpose["LEGAL"],
                                            alongside.rooms.choices.words.Purpose["POLICE"],
                                            alongside.rooms.choices.words.Purpose["MONEY_AND_WORK"],
                                            alongside.rooms.choices.words.Purpose["RETURN"],
                                        ],
                                    )
                                ),
                                name="consent_purpose_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sections__contained_by",
                                        [
                                            alongside.foundations.access.sections.Section["IDENTITY"],
                                            alongside.foundations.access.sections.Section["CONTACT"],
                                            alongside.foundations.access.sections.Section["WHEREABOUTS"],
                                            alongside.foundations.access.sections.Section["STORY"],
                                            alongside.foundations.access.sections.Section["HEALTH"],
                                            alongside.foundations.access.sections.Section["IMMIGRATION"],
                                            alongside.foundations.access.sections.Section["JUSTICE"],
                                            alongside.foundations.access.sections.Section["SUPPORT"],
                                            alongside.foundations.access.sections.Section["FAMILY"],
                                            alongside.foundations.access.sections.Section["REFERRAL"],
                                        ],
                                    )
                                ),
                                name="consent_sections_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("said", alongside.rooms.choices.states.ConsentState["GIVEN"]),
                                        _negated=True,
                                    ),
                                    models.Q(("sections__len__gt", 0), ("until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="consent_given_ends",
                                violation_error_message="A consent names parts of the case and a day on which it ends.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("immigration_named", True),
                                    models.Q(
                                        (
                                            "sections__contains",
                                            [alongside.foundations.access.sections.Section["IMMIGRATION"]],
                                        ),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="consent_names_immigration",
                                violation_error_message="Immigration is opened only where it was asked for by name.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("said", alongside.rooms.choices.states.ConsentState["EXPIRED"]),
                                        ("said_by__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("said", alongside.rooms.choices.states.ConsentState["EXPIRED"]),
                                            _negated=True,
                                        ),
                                        ("said_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="consent_recorded_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "interpreter_need__in",
                                        [
                                            "",
                                            alongside.rooms.choices.words.InterpreterNeed["NEEDED"],
                                            alongside.rooms.choices.words.InterpreterNeed["NOT_NEEDED"],
                                        ],
                                    ),
                                    (
                                        "capacity__in",
                                        [
                                            "",
                                            alongside.rooms.choices.words.Capacity["NO_DOUBT"],
                                            alongside.rooms.choices.words.Capacity["LOOKED_INTO"],
                                            alongside.rooms.choices.words.Capacity["IN_DOUBT"],
                                        ],
                                    ),
                                    (
                                        "understood__in",
                                        [
                                            "",
                                            alongside.rooms.choices.words.Understood["TOLD_BACK"],
                                            alongside.rooms.choices.words.Understood["ANSWERED"],
                                            alongside.rooms.choices.words.Understood["NOT_SURE"],
                                        ],
                                    ),
                                ),
                                name="consent_circumstances_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InformationSession",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("held_at", models.DateTimeField()),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("explained_by", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("language", models.CharField(blank=True, max_length=20)),
                        (
                            "points",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30), default=list, size=None
                            ),
                        ),
                        ("interpreter_need", models.CharField(blank=True, max_length=20)),
                        ("interpreter_present", models.BooleanField(null=True)),
                        (
                            "interpreter_service",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        ("gender_choice_offered", models.BooleanField(null=True)),
                        ("breaks_taken", models.BooleanField(null=True)),
                        ("legal_advice", models.CharField(blank=True, max_length=20)),
                        ("understanding", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
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
                        (
                            "replaced_by",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaces",
                                to="choices.informationsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["case", "held_at"], name="sessions_of_case")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "points__contained_by",
                                        [
                                            alongside.rooms.choices.words.Point["WHAT_IT_IS"],
                                            alongside.rooms.choices.words.Point["SUPPORT"],
                                            alongside.rooms.choices.words.Point["OUTCOMES"],
                                            alongside.rooms.choices.words.Point["TWO_DECISIONS"],
                                            alongside.rooms.choices.words.Point["SHARING"],
                                            alongside.rooms.choices.words.Point["POLICE_OPTIONAL"],
                                            alongside.rooms.choices.words.Point["ANONYMOUS_NOTICE"],
                                            alongside.rooms.choices.words.Point["WITHDRAWAL"],
                                            alongside.rooms.choices.words.Point["HOME_OFFICE"],
                                        ],
                                    )
                                ),
                                name="session_points_known",
                                violation_error_message="One of the points explained is not on the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "interpreter_need__in",
                                        [
                                            "",
                                            alongside.rooms.choices.words.InterpreterNeed["NEEDED"],
                                            alongside.rooms.choices.words.InterpreterNeed["NOT_NEEDED"],
                                        ],
                                    )
                                ),
                                name="session_interpreter_need_known",
                                violation_error_message="Say whether an interpreter is needed, or leave it open.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "legal_advice__in",
                                        [
                                            "",
                                            alongside.rooms.choices.words.LegalAdvice["CAME_FIRST"],
                                            alongside.rooms.choices.words.LegalAdvice["OFFERED"],
                                            alongside.rooms.choices.words.LegalAdvice["DECLINED"],
                                            alongside.rooms.choices.words.LegalAdvice["NOT_AVAILABLE"],
                                        ],
                                    )
                                ),
                                name="session_legal_advice_known",
                                violation_error_message="Choose one of the answers about legal advice, or leave it open.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SharingDecision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("section", models.CharField(max_length=20)),
                        ("purpose", models.CharField(max_length=30)),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        ("basis", models.CharField(max_length=30)),
                        ("special_condition", models.CharField(max_length=30)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("answer_then", models.CharField(max_length=20)),
                        ("told", models.BooleanField()),
                        ("not_told_why", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("state", models.CharField(max_length=20)),
                        ("until", models.DateTimeField()),
                        ("review_due", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField()),
                        ("reviewed_at", models.DateTimeField(null=True)),
                        ("review_word", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "recorded",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
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
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "reviewed_by",
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.choices.states.SharingState["PROPOSED"],
                                            alongside.rooms.choices.states.SharingState["OPEN_AT_ONCE"],
                                            alongside.rooms.choices.states.SharingState["IN_FORCE"],
                                            alongside.rooms.choices.states.SharingState["DECLINED"],
                                            alongside.rooms.choices.states.SharingState["ENDED"],
                                        ],
                                    )
                                ),
                                name="sharing_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "purpose__in",
                                        [
                                            alongside.rooms.choices.words.Purpose["SUPPORT"],
                                            alongside.rooms.choices.words.Purpose["SAFETY"],
                                            alongside.rooms.choices.words.Purpose["HOUSING"],
                                            alongside.rooms.choices.words.Purpose["HEALTH"],
                                            alongside.rooms.choices.words.Purpose["LEGAL"],
                                            alongside.rooms.choices.words.Purpose["POLICE"],
                                            alongside.rooms.choices.words.Purpose["MONEY_AND_WORK"],
                                            alongside.rooms.choices.words.Purpose["RETURN"],
                                        ],
                                    ),
                                    (
                                        "basis__in",
                                        [
                                            alongside.rooms.choices.words.LawfulBasis["LEGAL_OBLIGATION"],
                                            alongside.rooms.choices.words.LawfulBasis["PUBLIC_TASK"],
                                            alongside.rooms.choices.words.LawfulBasis["SAFEGUARDING"],
                                            alongside.rooms.choices.words.LawfulBasis["VITAL_INTEREST"],
                                        ],
                                    ),
                                    (
                                        "special_condition__in",
                                        [
                                            alongside.rooms.choices.words.SpecialCondition["SAFEGUARDING"],
                                            alongside.rooms.choices.words.SpecialCondition["HEALTH_OR_CARE"],
                                            alongside.rooms.choices.words.SpecialCondition["LIFE"],
                                            alongside.rooms.choices.words.SpecialCondition["LEGAL_CLAIM"],
                                        ],
                                    ),
                                    (
                                        "answer_then__in",
                                        [
                                            alongside.rooms.choices.states.ConsentState["NOT_ASKED"],
                                            alongside.rooms.choices.states.ConsentState["NOT_YET"],
                                            alongside.rooms.choices.states.ConsentState["GIVEN"],
                                            alongside.rooms.choices.states.ConsentState["REFUSED"],
                                            alongside.rooms.choices.states.ConsentState["WITHDRAWN"],
                                            alongside.rooms.choices.states.ConsentState["EXPIRED"],
                                        ],
                                    ),
                                    (
                                        "sections__contained_by",
                                        [
                                            alongside.foundations.access.sections.Section["IDENTITY"],
                                            alongside.foundations.access.sections.Section["CONTACT"],
                                            alongside.foundations.access.sections.Section["WHEREABOUTS"],
                                            alongside.foundations.access.sections.Section["STORY"],
                                            alongside.foundations.access.sections.Section["HEALTH"],
                                            alongside.foundations.access.sections.Section["IMMIGRATION"],
                                            alongside.foundations.access.sections.Section["JUSTICE"],
                                            alongside.foundations.access.sections.Section["SUPPORT"],
                                            alongside.foundations.access.sections.Section["FAMILY"],
                                            alongside.foundations.access.sections.Section["REFERRAL"],
                                        ],
                                    ),
                                    ("sections__len__gt", 0),
                                ),
                                name="sharing_words_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="sharing_has_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("told", True),
                                    models.Q(("not_told_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="sharing_told_or_why_not",
                                violation_error_message="Say why the person was not told.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviewed_by__isnull", True),
                                    models.Q(("reviewed_by", models.F("decided_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="sharing_reviewed_by_another",
                                violation_error_message="A second person looks at it, not the one who decided.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                                    models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="sharing_reviewed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="sharing_ended_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", alongside.rooms.choices.states.SharingState["IN_FORCE"]),
                                        _negated=True,
                                    ),
                                    ("reviewed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sharing_in_force_was_reviewed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("decided_at"))), name="sharing_ends"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
