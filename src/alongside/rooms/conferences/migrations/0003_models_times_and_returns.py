import alongside.foundations.access.tables
import alongside.foundations.sealing.fields
import alongside.rooms.conferences.words
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_guards'),
        ('accounts', '__first__'),
        ('conferences', '0002_guards'),
        ('directory', '0002_guards'),
        ('people', '0002_guards'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Climbing',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('due', models.DateTimeField()),
                        ('hours', models.PositiveSmallIntegerField()),
                        ('recorded', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ('ask', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('told', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.UniqueConstraint(models.F('case'), models.F('due'), models.F('told'), name='told_once_of_a_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='ConferenceProtocol',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('base', models.CharField(max_length=20)),
                        ('title', models.CharField(max_length=200)),
                        ('from_day', models.DateField()),
                        ('ideal_hours', models.PositiveSmallIntegerField(null=True)),
                        ('limit_hours', models.PositiveSmallIntegerField(null=True)),
                        ('cycle_days', models.PositiveSmallIntegerField(null=True)),
                        ('cycle_from', models.DateField(null=True)),
                        ('least_core_present', models.PositiveSmallIntegerField()),
                        ('reminder_hours', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                        ('attendees', models.JSONField()),
                        ('agenda', models.JSONField()),
                        ('first_hours', models.PositiveSmallIntegerField()),
                        ('then_hours', models.PositiveSmallIntegerField()),
                        ('added_at', models.DateTimeField()),
                        ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('first_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conference_protocols', to='directory.partnership')),
                        ('then_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['partnership__name', '-from_day', 'id'],
                        'constraints': [models.UniqueConstraint(models.F('partnership'), models.F('from_day'), name='one_conference_protocol_a_day', violation_error_message='Another agreement of the area begins on that day.'), models.CheckConstraint(condition=models.Q(models.Q(('cycle_days__isnull', True), ('cycle_from__isnull', True), ('limit_hours__gt', 0)), models.Q(('cycle_days__gt', 0), ('cycle_from__isnull', False), ('ideal_hours__isnull', True), ('limit_hours__isnull', True)), _connector='OR'), name='conference_hours_or_cycle', violation_error_message='It has hours, or it meets in a cycle.'), models.CheckConstraint(condition=models.Q(('ideal_hours__isnull', True), models.Q(('ideal_hours__gt', 0), ('ideal_hours__lte', models.F('limit_hours'))), _connector='OR'), name='conference_ideal_before_limit', violation_error_message='The ideal time ends before the limit.'), models.CheckConstraint(condition=models.Q(('base__in', ('macc', 'sascc', 'marac'))), name='conference_protocol_base_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Contradiction',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('one', models.UUIDField()),
                        ('other', models.UUIDField()),
                        ('marked_at', models.DateTimeField()),
                        ('settled_at', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contradictions', to='conferences.conference')),
                        ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='contradiction_of_two'), models.UniqueConstraint(models.F('conference'), models.F('one'), models.F('other'), condition=models.Q(('settled_at__isnull', True)), name='contradiction_once'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='contradiction_settled_by_somebody')],
                    },
                ),
                migrations.CreateModel(
                    name='DaysAway',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('from_day', models.DateField()),
                        ('until_day', models.DateField()),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_day__gte', models.F('from_day'))), name='away_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='Reminder',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('starts', models.DateTimeField()),
                        ('hours', models.PositiveSmallIntegerField()),
                        ('recorded', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.invitation')),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.UniqueConstraint(models.F('invitation'), models.F('starts'), models.F('hours'), name='reminded_once')],
                    },
                ),
                migrations.CreateModel(
                    name='UsualHours',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('weekday', models.PositiveSmallIntegerField()),
                        ('from_time', models.TimeField()),
                        ('until_time', models.TimeField()),
                        ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                        ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agency__isnull', True), ('user__isnull', False)), models.Q(('agency__isnull', False), ('user__isnull', True)), _connector='OR'), name='hours_of_somebody_or_an_agency'), models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='hours_on_a_day_of_the_week'), models.CheckConstraint(condition=models.Q(('from_time__lt', models.F('until_time'))), name='hours_end_after_start'), models.UniqueConstraint(models.F('user'), models.F('weekday'), name='hours_once_a_weekday'), models.UniqueConstraint(models.F('agency'), models.F('weekday'), name='agency_hours_once_a_weekday')],
                    },
                ),
            ],
            changes=[
                migrations.AddField(
                    model_name='conference',
                    name='late_code',
                    field=models.CharField(blank=True, max_length=30),
                ),
                migrations.AddField(
                    model_name='conference',
                    name='late_told_at',
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name='conference',
                    name='late_told_by',
                    field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddField(
                    model_name='conference',
                    name='late_words',
                    field=alongside.foundations.sealing.fields.SealedTextField(blank=True),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='happened',
                    field=alongside.foundations.sealing.fields.SealedTextField(blank=True),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='item',
                    field=models.PositiveSmallIntegerField(null=True),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='kind',
                    field=models.CharField(default=alongside.rooms.conferences.words.ReturnKind['KNOWS'], max_length=20),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='line',
                    field=models.UUIDField(default=uuid.uuid4, null=True),
                ),
            ],
        ),
        migrations.RunSQL(
            sql='UPDATE conferences_writtenreturn SET line = id',
            reverse_sql='',
        ),
        alongside.foundations.access.tables.Tables(
            models=[
            ],
            changes=[
                migrations.AlterField(
                    model_name='writtenreturn',
                    name='line',
                    field=models.UUIDField(default=uuid.uuid4),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='number',
                    field=models.PositiveSmallIntegerField(default=1),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='said_by',
                    field=models.CharField(blank=True, max_length=20),
                ),
                migrations.AddField(
                    model_name='writtenreturn',
                    name='told_by',
                    field=alongside.foundations.sealing.fields.SealedTextField(blank=True),
                ),
                migrations.AddConstraint(
                    model_name='conference',
                    constraint=models.CheckConstraint(condition=models.Q(('late_code', ''), ('late_code__in', [alongside.rooms.conferences.words.LateWhy['TOLD_LATE'], alongside.rooms.conferences.words.LateWhy['NOT_READY'], alongside.rooms.conferences.words.LateWhy['NOBODY_FREE'], alongside.rooms.conferences.words.LateWhy['NO_QUORUM'], alongside.rooms.conferences.words.LateWhy['OTHER']]), _connector='OR'), name='conference_late_why_known'),
                ),
                migrations.AddConstraint(
                    model_name='conference',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('late_told_at__isnull', True), ('late_told_by__isnull', True)), models.Q(('late_told_at__isnull', False), ('late_told_by__isnull', False)), _connector='OR'), name='conference_late_told_by_somebody'),
                ),
                migrations.AddConstraint(
                    model_name='writtenreturn',
                    constraint=models.CheckConstraint(condition=models.Q(('kind__in', [alongside.rooms.conferences.words.ReturnKind['KNOWS'], alongside.rooms.conferences.words.ReturnKind['WORRIES'], alongside.rooms.conferences.words.ReturnKind['OFFERS']])), name='return_kind_known'),
                ),
                migrations.AddConstraint(
                    model_name='writtenreturn',
                    constraint=models.CheckConstraint(condition=models.Q(('said_by', ''), ('said_by__in', [alongside.rooms.conferences.words.Told['PERSON'], alongside.rooms.conferences.words.Told['SEEN'], alongside.rooms.conferences.words.Told['AGENCY']]), _connector='OR'), name='return_source_known'),
                ),
                migrations.AddConstraint(
                    model_name='writtenreturn',
                    constraint=models.UniqueConstraint(models.F('line'), models.F('number'), name='return_corrected_once'),
                ),
            ],
        ),
    ]
