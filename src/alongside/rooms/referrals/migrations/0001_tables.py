from alongside.foundations.access.tables import Tables
import alongside.foundations.sealing.fields
import alongside.rooms.choices.words
import alongside.rooms.referrals.states
import alongside.rooms.referrals.words
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("referrals", "0001_initial"), ("referrals", "0002_seal_words")]

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
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("route", models.CharField(max_length=20)),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.referrals.states.ReferralState["DRAFT"], max_length=20
                            ),
                        ),
                        ("reference", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "authority",
                            models.CharField(
                                default=alongside.rooms.referrals.words.Authority["SCA"], max_length=20
                            ),
                        ),
                        ("contact_name", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("contact_phone", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("contact_email", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "second_contact_email",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        (
                            "children_services_name",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        (
                            "children_services_phone",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        (
                            "children_services_email",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        ("children_services_told", models.BooleanField(null=True)),
                        ("guardian", models.CharField(blank=True, max_length=20)),
                        (
                            "refusal_reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("notice_text", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "reach_gaps",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        ("submitted_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "first_responder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submitted_by",
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
                        "indexes": [models.Index(fields=["case", "submitted_at"], name="referrals_of_case")],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(
                                    ("state", alongside.rooms.referrals.states.ReferralState["DRAFT"])
                                ),
                                name="one_draft_a_case",
                                violation_error_message="There is a draft already. Open it and go on there.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "route__in",
                                        [
                                            alongside.rooms.referrals.words.Route["NRM"],
                                            alongside.rooms.referrals.words.Route["DTN"],
                                        ],
                                    )
                                ),
                                name="referral_route_known",
                                violation_error_message="A referral is to the NRM or a Duty to Notify.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "authority__in",
                                        [
                                            alongside.rooms.referrals.words.Authority["SCA"],
                                            alongside.rooms.referrals.words.Authority["IECA"],
                                            alongside.rooms.referrals.words.Authority["LOCAL_PILOT"],
                                        ],
                                    )
                                ),
                                name="referral_authority_known",
                                violation_error_message="Choose one of the competent authorities.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("submitted_at__isnull", True),
                                        ("submitted_by__isnull", True),
                                        (
                                            "state__in",
                                            [
                                                alongside.rooms.referrals.states.ReferralState["DRAFT"],
                                                alongside.rooms.referrals.states.ReferralState["ABANDONED"],
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("submitted_at__isnull", False),
                                        ("submitted_by__isnull", False),
                                        models.Q(
                                            (
                                                "state__in",
                                                [
                                                    alongside.rooms.referrals.states.ReferralState["DRAFT"],
                                                    alongside.rooms.referrals.states.ReferralState[
                                                        "ABANDONED"
                                                    ],
                                                ],
                                            ),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_sent_by_somebody",
                                violation_error_message="What was sent says when and by whom; a draft was not sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.referrals.states.ReferralState["DRAFT"],
                                            alongside.rooms.referrals.states.ReferralState["SUBMITTED"],
                                            alongside.rooms.referrals.states.ReferralState["WITHDRAWN"],
                                            alongside.rooms.referrals.states.ReferralState["ABANDONED"],
                                        ],
                                    )
                                ),
                                name="referral_state_known",
                                violation_error_message="That is no state of a referral.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "refusal_reasons__contained_by",
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
                                name="refusal_reasons_known",
                                violation_error_message="One of the reasons is not on the list.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceGiven",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("text", alongside.foundations.sealing.fields.SealedTextField()),
                        ("given_at", models.DateTimeField()),
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
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="references",
                                to="referrals.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Reach",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("wants_support", models.BooleanField(null=True)),
                        ("phone", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("other_phone", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "other_phone_whose",
                            alongside.foundations.sealing.fields.SealedTextField(blank=True),
                        ),
                        ("other_not_exploiter", models.BooleanField(null=True)),
                        ("no_phone_reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("decision_to", models.CharField(blank=True, max_length=20)),
                        ("decision_name", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("decision_permission", models.BooleanField(null=True)),
                        ("email", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("email_safe", models.BooleanField(null=True)),
                        ("post", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("post_safe", models.BooleanField(null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="referrals.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Ending",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("ended_at", models.DateTimeField()),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ending",
                                to="referrals.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="CompetentAuthorityDecision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("stage", models.CharField(max_length=20)),
                        ("outcome", models.CharField(max_length=20)),
                        ("decided_on", models.DateField()),
                        ("heard_on", models.DateField(null=True)),
                        (
                            "authority",
                            models.CharField(
                                default=alongside.rooms.referrals.words.Authority["SCA"], max_length=20
                            ),
                        ),
                        ("no_reconsideration", models.BooleanField(default=False)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "written",
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
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="referrals.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["case", "stage", "decided_on"], name="decisions_of_case")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            alongside.rooms.referrals.words.Stage["REASONABLE_GROUNDS"],
                                            alongside.rooms.referrals.words.Stage["CONCLUSIVE_GROUNDS"],
                                        ],
                                    )
                                ),
                                name="decision_stage_known",
                                violation_error_message="A decision is about reasonable or about conclusive grounds.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        [
                                            alongside.rooms.referrals.words.Outcome["POSITIVE"],
                                            alongside.rooms.referrals.words.Outcome["NEGATIVE"],
                                            alongside.rooms.referrals.words.Outcome["SUSPENDED"],
                                        ],
                                    )
                                ),
                                name="decision_outcome_known",
                                violation_error_message="A decision is positive, negative or suspended.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("heard_on__isnull", True),
                                    ("heard_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="decision_heard_after_it_was_made",
                                violation_error_message="A decision cannot be heard of before it was made.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ToldPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=20)),
                        ("how", models.CharField(blank=True, max_length=20)),
                        ("told_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="told",
                                to="referrals.competentauthoritydecision",
                            ),
                        ),
                        (
                            "told_by",
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
                    name="NotReferred",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=30)),
                        ("note", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("settled_at", models.DateTimeField()),
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
                            "settled_by",
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
                                        "reason__in",
                                        [
                                            alongside.rooms.referrals.words.NotReferredReason["DISENGAGED"],
                                            alongside.rooms.referrals.words.NotReferredReason["REFUSED"],
                                            alongside.rooms.referrals.words.NotReferredReason[
                                                "ALREADY_POSITIVE_CG"
                                            ],
                                            alongside.rooms.referrals.words.NotReferredReason["OTHER"],
                                        ],
                                    )
                                ),
                                name="not_referred_reason_known",
                                violation_error_message="Choose one of the reasons for not referring.",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
