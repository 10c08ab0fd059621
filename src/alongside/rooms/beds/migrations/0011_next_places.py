import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Now

from alongside.foundations.sealing.fields import SealedTextField

# An assessment that was made stays as it was made: what comes later is a version of its own.
STAY = """
CREATE FUNCTION beds_assessment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'An assessment is never changed: write a new one.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_stays';
END $$;
CREATE TRIGGER assessment_stays BEFORE UPDATE ON beds_suitabilityassessment
    FOR EACH ROW EXECUTE FUNCTION beds_assessment_stays();
CREATE TRIGGER assessment_stays BEFORE UPDATE ON beds_aspectfound
    FOR EACH ROW EXECUTE FUNCTION beds_assessment_stays();
"""
UNDONE = """
DROP TRIGGER assessment_stays ON beds_aspectfound;
DROP TRIGGER assessment_stays ON beds_suitabilityassessment;
DROP FUNCTION beds_assessment_stays();
"""

ID = ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False))
GUARDED = {"abstract": False, "base_manager_name": "objects"}
KINDS = ["safe_house", "local_authority", "asylum", "other"]
STATES = ["proposed", "agreed", "moved", "turned_down"]
LINES = [
    "gp", "medicines", "treatment", "solicitor", "police", "school", "money", "post", "interpreter", "support_worker",
]  # fmt: skip


def one(to, **more):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, **{"related_name": "+"} | more)


def by(**more):
    return one(settings.AUTH_USER_MODEL, **more)


def of_case():
    return ("case", one("people.case"))


def of_place(name):
    return ("place", one("beds.nextplace", related_name=name))


def known(column, codes, name):
    return models.CheckConstraint(condition=Q(**{f"{column}__in": codes}), name=name)


def by_somebody(act, name):
    nobody = Q(**{f"{act}_at__isnull": True, f"{act}_by__isnull": True})
    somebody = Q(**{f"{act}_at__isnull": False, f"{act}_by__isnull": False})
    return models.CheckConstraint(condition=nobody | somebody, name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("beds", "0010_exclusion_areas"),
        ("people", "0005_seal_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NextPlace",
            fields=[
                ID,
                ("kind", models.CharField(max_length=20)),
                ("provider", SealedTextField()),
                ("area", SealedTextField()),
                ("outcode", SealedTextField(blank=True)),
                ("words", SealedTextField(blank=True)),
                ("state", models.CharField(default="proposed", max_length=20)),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", by()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("agreed_by", by(null=True)),
                ("agreed_despite", SealedTextField(blank=True)),
                ("moves_due", models.DateTimeField(null=True)),
                ("moved_at", models.DateTimeField(null=True)),
                ("moved_by", by(null=True)),
                of_case(),
            ],
            options=GUARDED
            | {
                "constraints": [
                    known("kind", KINDS, "next_place_kind_known"),
                    known("state", STATES, "next_place_state_known"),
                    by_somebody("agreed", "next_place_agreed_by_somebody"),
                    by_somebody("moved", "next_place_moved_by_somebody"),
                    models.CheckConstraint(
                        condition=Q(moved_at__isnull=True) | Q(agreed_at__isnull=False),
                        name="next_place_agreed_before_the_move",
                    ),
                    models.CheckConstraint(
                        condition=Q(agreed_at__isnull=True) | Q(moves_due__isnull=False),
                        name="next_place_agreed_for_a_day",
                    ),
                    models.UniqueConstraint(
                        F("case"),
                        condition=Q(state="agreed"),
                        name="one_agreed_place_a_case",
                        violation_error_message="Another place is agreed already in this case.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceTurnedDown",
            fields=[
                ID,
                ("by_whom", models.CharField(max_length=20)),
                ("words", SealedTextField(blank=True)),
                ("turned_down_at", models.DateTimeField()),
                ("turned_down_by", by()),
                of_case(),
                (
                    "place",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turned_down",
                        to="beds.nextplace",
                    ),
                ),
            ],
            options=GUARDED
            | {"constraints": [known("by_whom", ["person", "provider"], "place_turned_down_by_known")]},
        ),
        migrations.CreateModel(
            name="SentBack",
            fields=[
                ID,
                ("area", SealedTextField(blank=True)),
                ("keep_away", models.CharField(max_length=20)),
                ("answered_at", models.DateTimeField()),
                ("answered_by", by()),
                of_case(),
                of_place("sent_back"),
            ],
            options=GUARDED | {"constraints": [known("keep_away", ["yes", "no", "not_known"], "keep_away_known")]},
        ),
        migrations.CreateModel(
            name="AddressTold",
            fields=[
                ID,
                ("address", SealedTextField()),
                ("late_why", SealedTextField(blank=True)),
                ("told_at", models.DateTimeField()),
                ("told_by", by()),
                ("recorded", models.DateTimeField(db_default=Now())),
                of_case(),
                of_place("addresses"),
            ],
            options=GUARDED,
        ),
        migrations.CreateModel(
            name="AfterMove",
            fields=[
                ID,
                ("line", models.CharField(max_length=20)),
                ("answer", models.CharField(max_length=20)),
                ("words", SealedTextField(blank=True)),
                ("answered_at", models.DateTimeField()),
                ("answered_by", by()),
                of_case(),
                of_place("after_move"),
            ],
            options=GUARDED
            | {
                "constraints": [
                    known("line", LINES, "after_move_line_known"),
                    known("answer", ["done", "not_needed", "open"], "after_move_answer_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuitabilityAssessment",
            fields=[
                ID,
                ("number", models.PositiveIntegerField()),
                ("found", models.CharField(max_length=20)),
                ("assessed_at", models.DateTimeField()),
                ("assessed_by", by()),
                of_case(),
                of_place("assessments"),
            ],
            options=GUARDED
            | {
                "constraints": [
                    known("found", ["suitable", "unsuitable", "not_complete"], "assessment_found_known"),
                    models.UniqueConstraint(
                        F("place"),
                        F("number"),
                        name="assessment_numbered_once",
                        violation_error_message="Somebody wrote an assessment of this place at the same time.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AspectFound",
            fields=[
                ID,
                ("aspect", models.CharField(max_length=20)),
                ("fit", models.CharField(max_length=20)),
                ("words", SealedTextField(blank=True)),
                of_case(),
                ("assessment", one("beds.suitabilityassessment", related_name="aspects")),
            ],
            options=GUARDED
            | {
                "constraints": [
                    known(
                        "aspect",
                        ["location", "sharing", "gender", "health", "children", "links"],
                        "aspect_known",
                    ),
                    known("fit", ["suits", "does_not_suit", "not_known"], "aspect_fit_known"),
                    models.UniqueConstraint(F("assessment"), F("aspect"), name="aspect_found_once"),
                ],
            },
        ),
        migrations.RunSQL(STAY, UNDONE),
    ]
