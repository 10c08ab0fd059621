from alongside.foundations.access.tables import Tables
import alongside.foundations.sealing.fields
import alongside.rooms.beds.moving_on
import alongside.rooms.beds.states
import alongside.rooms.beds.words
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("beds", "0001_initial"),
        ("beds", "0002_occupancy_in_use"),
        ("beds", "0003_destination_learned"),
        ("beds", "0004_seal_words"),
        ("beds", "0005_bed_protocol"),
        ("beds", "0006_declines_nights_and_rides"),
        ("beds", "0007_stay_within_what_was_agreed"),
        ("beds", "0008_places_by_the_night"),
        ("beds", "0009_only_nights_offered"),
        ("beds", "0010_exclusion_areas"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("accounts", "0001_tables"),
        ("directory", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        Tables(
            models=[
                migrations.CreateModel(
                    name="Premises",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("area", models.CharField(blank=True, max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                default=alongside.rooms.beds.words.PlaceKind["HOSTEL"], max_length=20
                            ),
                        ),
                        ("staffed_24h", models.BooleanField(default=False)),
                        ("interpreter_phone", models.BooleanField(default=False)),
                        ("children", models.BooleanField(default=False)),
                        ("pets", models.BooleanField(default=False)),
                        (
                            "payer",
                            models.CharField(
                                default=alongside.rooms.beds.words.Payer["NO_CHARGE"], max_length=20
                            ),
                        ),
                        ("payer_words", models.CharField(blank=True, max_length=300)),
                        ("turnaround", models.PositiveSmallIntegerField(default=0)),
                        ("address_hidden", models.BooleanField(default=True)),
                        ("notes", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="premises",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="premises",
                                to="directory.partnership",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="premises",
                                to="accounts.team",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("partnership"),
                                models.F("name"),
                                name="premises_named_once",
                                violation_error_message="There is a house of this name in the area already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            alongside.rooms.beds.words.PlaceKind["HOSTEL"],
                                            alongside.rooms.beds.words.PlaceKind["PLACE_OF_SAFETY"],
                                            alongside.rooms.beds.words.PlaceKind["HOTEL"],
                                            alongside.rooms.beds.words.PlaceKind["NIGHT_CENTRE"],
                                            alongside.rooms.beds.words.PlaceKind["OTHER"],
                                        ],
                                    )
                                ),
                                name="premises_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("turnaround__lte", 7)),
                                name="premises_made_ready_in_a_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "payer__in",
                                        [
                                            alongside.rooms.beds.words.Payer["NO_CHARGE"],
                                            alongside.rooms.beds.words.Payer["HOUSING_BENEFIT"],
                                            alongside.rooms.beds.words.Payer["ANOTHER_PAYER"],
                                        ],
                                    )
                                ),
                                name="premises_payer_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bed",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("label", models.CharField(max_length=60)),
                        (
                            "kind",
                            models.CharField(
                                default=alongside.rooms.beds.words.BedKind["BED"], max_length=20
                            ),
                        ),
                        (
                            "room_for",
                            models.CharField(
                                default=alongside.rooms.beds.words.RoomFor["ANY"], max_length=10
                            ),
                        ),
                        ("step_free", models.BooleanField(default=False)),
                        ("own_room", models.BooleanField(default=False)),
                        ("by_the_night", models.BooleanField(default=False)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("closed_why", models.CharField(blank=True, max_length=200)),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "premises",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="beds",
                                to="beds.premises",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["premises__name", "label", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("premises"),
                                models.F("label"),
                                name="bed_labelled_once",
                                violation_error_message="There is a bed of this name in the house already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            alongside.rooms.beds.words.BedKind["BED"],
                                            alongside.rooms.beds.words.BedKind["VOID"],
                                            alongside.rooms.beds.words.BedKind["OFFICE_SPACE"],
                                        ],
                                    )
                                ),
                                name="bed_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "room_for__in",
                                        [
                                            alongside.rooms.beds.words.RoomFor["ANY"],
                                            alongside.rooms.beds.words.RoomFor["WOMEN"],
                                            alongside.rooms.beds.words.RoomFor["MEN"],
                                        ],
                                    )
                                ),
                                name="bed_room_for_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="bed_closed_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BedRequest",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("trusted", models.BooleanField()),
                        ("protocol", models.CharField(max_length=60)),
                        ("check_in", models.DateField()),
                        ("nights", models.PositiveSmallIntegerField()),
                        ("reason", models.CharField(max_length=30)),
                        ("reason_words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("wish", models.CharField(max_length=20)),
                        ("step_free", models.BooleanField(default=False)),
                        ("own_room", models.BooleanField(default=False)),
                        ("staffed", models.BooleanField(default=False)),
                        ("interpreter", models.BooleanField(default=False)),
                        ("children", models.BooleanField(default=False)),
                        ("pets", models.BooleanField(default=False)),
                        ("name_to_call", alongside.foundations.sealing.fields.SealedTextField()),
                        ("keeps_them_safe", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("allergies", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("state", models.CharField(max_length=20)),
                        ("requested_at", models.DateTimeField()),
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
                            "requested_by",
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
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.RequestState["PENDING_APPROVAL"],
                                            alongside.rooms.beds.states.RequestState["ACCEPTED"],
                                            alongside.rooms.beds.states.RequestState["PLACED"],
                                            alongside.rooms.beds.states.RequestState["REFUSED"],
                                            alongside.rooms.beds.states.RequestState["WITHDRAWN"],
                                        ],
                                    )
                                ),
                                name="bed_request_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nights__gte", 1)), name="bed_request_for_a_night"
                            ),
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.RequestState["ACCEPTED"],
                                            alongside.rooms.beds.states.RequestState["PENDING_APPROVAL"],
                                        ],
                                    )
                                ),
                                name="one_open_bed_request_a_case",
                                violation_error_message="A bed has been asked for already in this case.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Driver",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("scheme", models.CharField(max_length=200)),
                        ("phone", models.CharField(max_length=40)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("checked_on", models.DateField()),
                        ("checked", models.CharField(max_length=200)),
                        ("added_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "added_by",
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
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drivers",
                                to="directory.partnership",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("partnership"),
                                models.F("name"),
                                condition=models.Q(("ended_at__isnull", True)),
                                name="driver_known_once",
                                violation_error_message="There is a driver of this name in the area already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="driver_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionArea",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("shape", models.CharField(max_length=10)),
                        ("place", alongside.foundations.sealing.fields.SealedTextField()),
                        ("radius", models.PositiveIntegerField(null=True)),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("until", models.DateField(null=True)),
                        ("added_at", models.DateTimeField()),
                        ("lifted_at", models.DateTimeField(null=True)),
                        ("lifted_why", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
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
                            "lifted_by",
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
                                    models.Q(
                                        ("radius__gte", 500),
                                        ("shape", alongside.rooms.beds.words.AreaShape["CIRCLE"]),
                                    ),
                                    models.Q(
                                        ("radius__isnull", True),
                                        (
                                            "shape__in",
                                            [
                                                alongside.rooms.beds.words.AreaShape["OUTCODE"],
                                                alongside.rooms.beds.words.AreaShape["NAMED"],
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="exclusion_area_not_around_one_house",
                                violation_error_message="The ring around a postcode is 500 metres at least.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="exclusion_area_lifted_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("begins", models.DateField()),
                        ("leaves", models.DateField()),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.beds.states.ExtensionState["ASKED"], max_length=20
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("withdrawn_at", models.DateTimeField(null=True)),
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
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="beds.stay",
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
                                            alongside.rooms.beds.states.ExtensionState["ASKED"],
                                            alongside.rooms.beds.states.ExtensionState["GRANTED"],
                                            alongside.rooms.beds.states.ExtensionState["REFUSED"],
                                            alongside.rooms.beds.states.ExtensionState["WITHDRAWN"],
                                        ],
                                    )
                                ),
                                name="extension_state_known",
                            ),
                            models.UniqueConstraint(
                                models.F("stay"),
                                condition=models.Q(
                                    ("state", alongside.rooms.beds.states.ExtensionState["ASKED"])
                                ),
                                name="one_extension_asked_at_a_time",
                                violation_error_message="More nights have been asked for already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                                    models.Q(
                                        ("state", alongside.rooms.beds.states.ExtensionState["WITHDRAWN"]),
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="extension_withdrawn_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExtensionAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("side", models.CharField(max_length=10)),
                        ("granted", models.BooleanField()),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "answered_by",
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
                            "extension",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="beds.extension",
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
                                        "side__in",
                                        [
                                            alongside.rooms.beds.words.Side["HOSTEL"],
                                            alongside.rooms.beds.words.Side["COUNCIL"],
                                        ],
                                    )
                                ),
                                name="extension_side_known",
                            ),
                            models.UniqueConstraint(
                                models.F("extension"),
                                models.F("side"),
                                name="one_answer_a_side",
                                violation_error_message="This side has answered already.",
                            ),
                            models.UniqueConstraint(
                                models.F("extension"),
                                models.F("answered_by"),
                                name="two_people_extend",
                                violation_error_message="One person cannot answer for both sides.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NextPlace",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("provider", alongside.foundations.sealing.fields.SealedTextField()),
                        ("area", alongside.foundations.sealing.fields.SealedTextField()),
                        ("outcode", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.beds.states.NextPlaceState["PROPOSED"], max_length=20
                            ),
                        ),
                        ("proposed_at", models.DateTimeField()),
                        ("agreed_at", models.DateTimeField(null=True)),
                        ("agreed_despite", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("moves_due", models.DateTimeField(null=True)),
                        ("moved_at", models.DateTimeField(null=True)),
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
                        (
                            "moved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
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
                                            alongside.rooms.beds.moving_on.NextKind["SAFE_HOUSE"],
                                            alongside.rooms.beds.moving_on.NextKind["LOCAL_AUTHORITY"],
                                            alongside.rooms.beds.moving_on.NextKind["ASYLUM"],
                                            alongside.rooms.beds.moving_on.NextKind["OTHER"],
                                        ],
                                    )
                                ),
                                name="next_place_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.NextPlaceState["PROPOSED"],
                                            alongside.rooms.beds.states.NextPlaceState["AGREED"],
                                            alongside.rooms.beds.states.NextPlaceState["MOVED"],
                                            alongside.rooms.beds.states.NextPlaceState["TURNED_DOWN"],
                                        ],
                                    )
                                ),
                                name="next_place_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                                    models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="next_place_agreed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("moved_at__isnull", True), ("moved_by__isnull", True)),
                                    models.Q(("moved_at__isnull", False), ("moved_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="next_place_moved_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("moved_at__isnull", True), ("agreed_at__isnull", False), _connector="OR"
                                ),
                                name="next_place_agreed_before_the_move",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_at__isnull", True), ("moves_due__isnull", False), _connector="OR"
                                ),
                                name="next_place_agreed_for_a_day",
                            ),
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(
                                    ("state", alongside.rooms.beds.states.NextPlaceState["AGREED"])
                                ),
                                name="one_agreed_place_a_case",
                                violation_error_message="Another place is agreed already in this case.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AfterMove",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("line", models.CharField(max_length=20)),
                        ("answer", models.CharField(max_length=20)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "answered_by",
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
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="after_move",
                                to="beds.nextplace",
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
                                        "line__in",
                                        [
                                            alongside.rooms.beds.moving_on.Reconnect["GP"],
                                            alongside.rooms.beds.moving_on.Reconnect["MEDICINES"],
                                            alongside.rooms.beds.moving_on.Reconnect["TREATMENT"],
                                            alongside.rooms.beds.moving_on.Reconnect["SOLICITOR"],
                                            alongside.rooms.beds.moving_on.Reconnect["POLICE"],
                                            alongside.rooms.beds.moving_on.Reconnect["SCHOOL"],
                                            alongside.rooms.beds.moving_on.Reconnect["MONEY"],
                                            alongside.rooms.beds.moving_on.Reconnect["POST"],
                                            alongside.rooms.beds.moving_on.Reconnect["INTERPRETER"],
                                            alongside.rooms.beds.moving_on.Reconnect["SUPPORT_WORKER"],
                                        ],
                                    )
                                ),
                                name="after_move_line_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "answer__in",
                                        [
                                            alongside.rooms.beds.moving_on.Tied["DONE"],
                                            alongside.rooms.beds.moving_on.Tied["NOT_NEEDED"],
                                            alongside.rooms.beds.moving_on.Tied["OPEN"],
                                        ],
                                    )
                                ),
                                name="after_move_answer_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AddressTold",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("address", alongside.foundations.sealing.fields.SealedTextField()),
                        ("late_why", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("told_at", models.DateTimeField()),
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
                            "told_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="addresses",
                                to="beds.nextplace",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="NightsOffered",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("nights", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("offered_at", models.DateTimeField()),
                        ("taken_back_at", models.DateTimeField(null=True)),
                        (
                            "bed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offered",
                                to="beds.bed",
                            ),
                        ),
                        (
                            "offered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "taken_back_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nights__isempty", True),
                                    models.Q(("nights__lower_inf", False), ("nights__upper_inf", False)),
                                    _connector="OR",
                                ),
                                name="nights_offered_have_ends",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nights__isempty", False),
                                    ("taken_back_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="nights_are_offered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("taken_back_at__isnull", True), ("taken_back_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("taken_back_at__isnull", False), ("taken_back_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="nights_taken_back_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Occupancy",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("nights", django.contrib.postgres.fields.ranges.DateRangeField()),
                        (
                            "kind",
                            models.CharField(
                                default=alongside.rooms.beds.words.NightsFor["STAY"], max_length=20
                            ),
                        ),
                        ("turnaround", models.PositiveSmallIntegerField(default=0)),
                        ("must_end_by", models.DateField()),
                        ("released", models.BooleanField(default=False)),
                        ("in_use", models.BooleanField(default=False)),
                        (
                            "bed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="occupancies",
                                to="beds.bed",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("released", False)),
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("bed_id"),
                                            models.F("bed_id"),
                                            models.Value("[]"),
                                            function="int8range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                            template='daterange(lower("nights"), upper("nights") + "turnaround")',
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="one_person_a_bed_a_night",
                                violation_error_message="That bed is taken for one of these nights.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nights__isempty", False),
                                    ("nights__lower_inf", False),
                                    ("nights__upper_inf", False),
                                ),
                                name="occupancy_has_nights",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            alongside.rooms.beds.words.NightsFor["STAY"],
                                            alongside.rooms.beds.words.NightsFor["OUT_OF_SERVICE"],
                                        ],
                                    )
                                ),
                                name="occupancy_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("turnaround__lte", 7)),
                                name="occupancy_made_ready_in_a_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nights__endswith__lte", models.F("must_end_by"))),
                                name="occupancy_ends_in_time",
                                violation_error_message="These are more nights than the protocol allows.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutOfService",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=200)),
                        ("planned_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
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
                            "occupancy",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="out_of_service",
                                to="beds.occupancy",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="out_of_service_ended_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceTurnedDown",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("by_whom", models.CharField(max_length=20)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("turned_down_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "place",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="turned_down",
                                to="beds.nextplace",
                            ),
                        ),
                        (
                            "turned_down_by",
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
                                        "by_whom__in",
                                        [
                                            alongside.rooms.beds.moving_on.TurnedDownBy["PERSON"],
                                            alongside.rooms.beds.moving_on.TurnedDownBy["PROVIDER"],
                                        ],
                                    )
                                ),
                                name="place_turned_down_by_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PremisesAddress",
                    fields=[
                        (
                            "premises",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="where_it_is",
                                serialize=False,
                                to="beds.premises",
                            ),
                        ),
                        ("address", models.TextField()),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("way_in", models.TextField(blank=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="ExclusionOverride",
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
                                default=alongside.rooms.beds.states.OverrideState["ASKED"], max_length=20
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("answer", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
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
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to="beds.exclusionarea",
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
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to="beds.bedrequest",
                            ),
                        ),
                        (
                            "premises",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="beds.premises",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("state", alongside.rooms.beds.states.OverrideState["ASKED"]),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        (
                                            "state__in",
                                            [
                                                alongside.rooms.beds.states.OverrideState["AGREED"],
                                                alongside.rooms.beds.states.OverrideState["REFUSED"],
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="exclusion_override_answered_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answered_by", models.F("asked_by")), _negated=True),
                                name="two_people_override_an_exclusion",
                                violation_error_message="Who asked cannot answer. Somebody else must look.",
                            ),
                            models.UniqueConstraint(
                                models.F("area"),
                                models.F("request"),
                                models.F("premises"),
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.OverrideState["ASKED"],
                                            alongside.rooms.beds.states.OverrideState["AGREED"],
                                        ],
                                    )
                                ),
                                name="one_exclusion_override_at_a_time",
                                violation_error_message="This has been asked already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestDecision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("approved", models.BooleanField()),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("decided_at", models.DateTimeField()),
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
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="beds.bedrequest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="RequestWithdrawal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("withdrawn_at", models.DateTimeField()),
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
                                related_name="withdrawal",
                                to="beds.bedrequest",
                            ),
                        ),
                        (
                            "withdrawn_by",
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
                    name="SentBack",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("area", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("keep_away", models.CharField(max_length=20)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "answered_by",
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
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sent_back",
                                to="beds.nextplace",
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
                                        "keep_away__in",
                                        [
                                            alongside.rooms.beds.moving_on.KeepAway["YES"],
                                            alongside.rooms.beds.moving_on.KeepAway["NO"],
                                            alongside.rooms.beds.moving_on.KeepAway["NOT_KNOWN"],
                                        ],
                                    )
                                ),
                                name="keep_away_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Stay",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_to_call", alongside.foundations.sealing.fields.SealedTextField()),
                        ("keeps_them_safe", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("allergies", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("protocol", models.CharField(max_length=60)),
                        ("check_in", models.DateField()),
                        ("most_nights", models.PositiveSmallIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.beds.states.StayState["BOOKED"], max_length=20
                            ),
                        ),
                        ("booked_at", models.DateTimeField()),
                        (
                            "booked_by",
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
                            "occupancy",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stay",
                                to="beds.occupancy",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stays",
                                to="beds.bedrequest",
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
                                            alongside.rooms.beds.states.StayState["BOOKED"],
                                            alongside.rooms.beds.states.StayState["ARRIVED"],
                                            alongside.rooms.beds.states.StayState["DID_NOT_ARRIVE"],
                                            alongside.rooms.beds.states.StayState["CANCELLED"],
                                            alongside.rooms.beds.states.StayState["DECLINED"],
                                            alongside.rooms.beds.states.StayState["ENDED"],
                                        ],
                                    )
                                ),
                                name="stay_state_known",
                            ),
                            models.UniqueConstraint(
                                models.F("case"),
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.StayState["ARRIVED"],
                                            alongside.rooms.beds.states.StayState["BOOKED"],
                                        ],
                                    )
                                ),
                                name="one_bed_a_case",
                                violation_error_message="This person has a bed already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ride",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("pick_up", alongside.foundations.sealing.fields.SealedTextField()),
                        ("pick_up_time", alongside.foundations.sealing.fields.SealedTextField()),
                        ("ask_for", alongside.foundations.sealing.fields.SealedTextField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.beds.states.RideState["ARRANGED"], max_length=20
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("link_read", models.DateTimeField(null=True)),
                        ("arranged_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "arranged_by",
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
                            "driver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rides",
                                to="beds.driver",
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
                            "stay",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rides",
                                to="beds.stay",
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
                                            alongside.rooms.beds.states.RideState["ARRANGED"],
                                            alongside.rooms.beds.states.RideState["READ"],
                                            alongside.rooms.beds.states.RideState["PICKED_UP"],
                                            alongside.rooms.beds.states.RideState["MISSED"],
                                            alongside.rooms.beds.states.RideState["CANCELLED"],
                                        ],
                                    )
                                ),
                                name="ride_state_known",
                            ),
                            models.UniqueConstraint(
                                models.F("stay"),
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.RideState["ARRANGED"],
                                            alongside.rooms.beds.states.RideState["READ"],
                                        ],
                                    )
                                ),
                                name="one_ride_at_a_time",
                                violation_error_message="A drive has been arranged already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="ride_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NonArrival",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("noted_at", models.DateTimeField()),
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
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="non_arrival",
                                to="beds.stay",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="DoorNote",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("keeps_them_safe", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("allergies", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("replaced_at", models.DateTimeField()),
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="door_notes",
                                to="beds.stay",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("stay"), models.F("number"), name="door_note_replaced_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DestinationLearned",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("destination", models.CharField(max_length=30)),
                        ("learned_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "learned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="destination_learned",
                                to="beds.stay",
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
                                        "destination__in",
                                        [
                                            alongside.rooms.beds.words.Destination["SAFE_HOUSE"],
                                            alongside.rooms.beds.words.Destination["FAMILY"],
                                            alongside.rooms.beds.words.Destination["TENANCY"],
                                            alongside.rooms.beds.words.Destination["HOSPITAL"],
                                            alongside.rooms.beds.words.Destination["ASYLUM_ACCOMMODATION"],
                                            alongside.rooms.beds.words.Destination["RETURNED_HOME"],
                                            alongside.rooms.beds.words.Destination["OTHER"],
                                        ],
                                    )
                                ),
                                name="learned_destination_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Departure",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("destination", models.CharField(max_length=30)),
                        (
                            "move_on",
                            models.CharField(
                                default=alongside.rooms.beds.words.MoveOn["NOT_KNOWN"], max_length=20
                            ),
                        ),
                        ("departed_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "departed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="departure",
                                to="beds.stay",
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
                                        "destination__in",
                                        [
                                            alongside.rooms.beds.words.Destination["SAFE_HOUSE"],
                                            alongside.rooms.beds.words.Destination["FAMILY"],
                                            alongside.rooms.beds.words.Destination["TENANCY"],
                                            alongside.rooms.beds.words.Destination["HOSPITAL"],
                                            alongside.rooms.beds.words.Destination["ASYLUM_ACCOMMODATION"],
                                            alongside.rooms.beds.words.Destination["RETURNED_HOME"],
                                            alongside.rooms.beds.words.Destination["UNKNOWN"],
                                            alongside.rooms.beds.words.Destination["OTHER"],
                                        ],
                                    )
                                ),
                                name="departure_destination_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "move_on__in",
                                        [
                                            alongside.rooms.beds.words.MoveOn["PLANNED"],
                                            alongside.rooms.beds.words.MoveOn["OWN_CHOICE"],
                                            alongside.rooms.beds.words.MoveOn["ASKED_TO_LEAVE"],
                                            alongside.rooms.beds.words.MoveOn["HOSPITAL"],
                                            alongside.rooms.beds.words.MoveOn["ARREST"],
                                            alongside.rooms.beds.words.MoveOn["DID_NOT_COME_BACK"],
                                            alongside.rooms.beds.words.MoveOn["NOT_KNOWN"],
                                        ],
                                    )
                                ),
                                name="departure_move_on_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeclinedByPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=30)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("declined_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "declined_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declined_by_person",
                                to="beds.stay",
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
                                            alongside.rooms.beds.words.PersonDeclines["TOO_FAR"],
                                            alongside.rooms.beds.words.PersonDeclines["NOT_SAFE_THERE"],
                                            alongside.rooms.beds.words.PersonDeclines["STAY_NEAR"],
                                            alongside.rooms.beds.words.PersonDeclines["DANGER_THERE"],
                                            alongside.rooms.beds.words.PersonDeclines["AREA_LEARNED"],
                                            alongside.rooms.beds.words.PersonDeclines["OTHER"],
                                        ],
                                    )
                                ),
                                name="person_declines_for_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeclinedByHouse",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=30)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("declined_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "declined_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declined_by_house",
                                to="beds.stay",
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
                                            alongside.rooms.beds.words.HouseDeclines["NO_SPACE"],
                                            alongside.rooms.beds.words.HouseDeclines["SUPPORT_NEEDS"],
                                            alongside.rooms.beds.words.HouseDeclines["PAST_BEHAVIOUR"],
                                            alongside.rooms.beds.words.HouseDeclines["DANGER_THERE"],
                                            alongside.rooms.beds.words.HouseDeclines["OTHER"],
                                        ],
                                    )
                                ),
                                name="house_declines_for_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cancellation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", alongside.foundations.sealing.fields.SealedTextField()),
                        ("cancelled_at", models.DateTimeField()),
                        (
                            "cancelled_by",
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
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cancellation",
                                to="beds.stay",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="BedMove",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("night", models.DateField()),
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
                            "left",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moved_out",
                                to="beds.occupancy",
                            ),
                        ),
                        (
                            "taken",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moved_in",
                                to="beds.occupancy",
                            ),
                        ),
                        (
                            "stay",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="beds.stay",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Arrival",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("arrived_at", models.DateTimeField()),
                        (
                            "arrived_by",
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
                            "stay",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="arrival",
                                to="beds.stay",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("night", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                default=alongside.rooms.beds.states.AbsenceState["ASKED"], max_length=20
                            ),
                        ),
                        ("noted_at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(null=True)),
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
                            "settled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stay",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absences",
                                to="beds.stay",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("stay"),
                                models.F("night"),
                                name="absence_noted_once",
                                violation_error_message="It is written down already that they were away that night.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            alongside.rooms.beds.states.AbsenceState["ASKED"],
                                            alongside.rooms.beds.states.AbsenceState["ANSWERED"],
                                            alongside.rooms.beds.states.AbsenceState["SAFE"],
                                        ],
                                    )
                                ),
                                name="absence_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("settled_at__isnull", True),
                                        ("settled_by__isnull", True),
                                        models.Q(
                                            ("state", alongside.rooms.beds.states.AbsenceState["SAFE"]),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        ("settled_at__isnull", False),
                                        ("settled_by__isnull", False),
                                        ("state", alongside.rooms.beds.states.AbsenceState["SAFE"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="absence_settled_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuitabilityAssessment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("found", models.CharField(max_length=20)),
                        ("assessed_at", models.DateTimeField()),
                        (
                            "assessed_by",
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
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="beds.nextplace",
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
                                        "found__in",
                                        [
                                            alongside.rooms.beds.moving_on.Suitability["SUITABLE"],
                                            alongside.rooms.beds.moving_on.Suitability["UNSUITABLE"],
                                            alongside.rooms.beds.moving_on.Suitability["NOT_COMPLETE"],
                                        ],
                                    )
                                ),
                                name="assessment_found_known",
                            ),
                            models.UniqueConstraint(
                                models.F("place"),
                                models.F("number"),
                                name="assessment_numbered_once",
                                violation_error_message="Somebody wrote an assessment of this place at the same time.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AspectFound",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("aspect", models.CharField(max_length=20)),
                        ("fit", models.CharField(max_length=20)),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.case",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aspects",
                                to="beds.suitabilityassessment",
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
                                        "aspect__in",
                                        [
                                            alongside.rooms.beds.moving_on.Aspect["LOCATION"],
                                            alongside.rooms.beds.moving_on.Aspect["SHARING"],
                                            alongside.rooms.beds.moving_on.Aspect["GENDER"],
                                            alongside.rooms.beds.moving_on.Aspect["HEALTH"],
                                            alongside.rooms.beds.moving_on.Aspect["CHILDREN"],
                                            alongside.rooms.beds.moving_on.Aspect["LINKS"],
                                        ],
                                    )
                                ),
                                name="aspect_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "fit__in",
                                        [
                                            alongside.rooms.beds.moving_on.Fit["SUITS"],
                                            alongside.rooms.beds.moving_on.Fit["DOES_NOT_SUIT"],
                                            alongside.rooms.beds.moving_on.Fit["NOT_KNOWN"],
                                        ],
                                    )
                                ),
                                name="aspect_fit_known",
                            ),
                            models.UniqueConstraint(
                                models.F("assessment"), models.F("aspect"), name="aspect_found_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnmetNight",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("night", models.DateField()),
                        ("reason", models.CharField(max_length=30)),
                        (
                            "lacking",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        ("words", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("noted_at", models.DateTimeField(null=True)),
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
                            "noted_by",
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
                                related_name="unmet_nights",
                                to="beds.bedrequest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("request"),
                                models.F("night"),
                                name="unmet_night_counted_once",
                                violation_error_message="This night is counted already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            alongside.rooms.beds.words.Unmet["NO_SPACE"],
                                            alongside.rooms.beds.words.Unmet["NOT_SUITABLE"],
                                            alongside.rooms.beds.words.Unmet["WAITED"],
                                            alongside.rooms.beds.words.Unmet["REFUSED"],
                                            alongside.rooms.beds.words.Unmet["DECLINED_BY_HOUSE"],
                                            alongside.rooms.beds.words.Unmet["DECLINED_BY_PERSON"],
                                            alongside.rooms.beds.words.Unmet["NOT_CHOSEN"],
                                        ],
                                    )
                                ),
                                name="unmet_night_for_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("noted_at__isnull", True), ("noted_by__isnull", True)),
                                    models.Q(("noted_at__isnull", False), ("noted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="unmet_night_noted_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AbsenceAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("expected", models.CharField(max_length=20)),
                        ("last_safe", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("tries_next", alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ("tries_due", models.DateTimeField(null=True)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "absence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="beds.absence",
                            ),
                        ),
                        (
                            "answered_by",
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
                                        "expected__in",
                                        [
                                            alongside.rooms.beds.words.Expected["YES"],
                                            alongside.rooms.beds.words.Expected["NO"],
                                            alongside.rooms.beds.words.Expected["NOT_KNOWN"],
                                        ],
                                    )
                                ),
                                name="absence_expected_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BedProtocol",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
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
                    options={
                        "ordering": ["partnership__name", "-from_day", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("partnership"),
                                models.F("from_day"),
                                name="one_bed_protocol_a_day",
                                violation_error_message="Another protocol of the area begins on that day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decide_day__lt", models.F("most_nights")),
                                    ("look_day__gte", 1),
                                    ("look_day__lt", models.F("decide_day")),
                                ),
                                name="bed_protocol_days_in_order",
                                violation_error_message="The two days come one after the other, before the last night.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("most_nights__lte", 90)),
                                name="bed_protocol_nights_of_an_emergency",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
