import alongside.foundations.access.sections
import alongside.foundations.access.tables
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

    dependencies = [
        ('accounts', '0002_guards'),
        ('accounts', '__first__'),
        ('conferences', '0008_stands_on'),
        ('directory', '0003_system_keys_and_public_services'),
        ('people', '0006_ground_of_a_handover'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Handover',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('state', models.CharField(default=alongside.rooms.conferences.states.HandoverState['PROPOSED'], max_length=20)),
                        ('shown', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                        ('travels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                        ('ground', models.CharField(max_length=30)),
                        ('ground_reason', alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ('own_words', alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ('why', alongside.foundations.sealing.fields.SealedTextField()),
                        ('answer_by', models.DateTimeField()),
                        ('proposed_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('declined_why', models.CharField(blank=True, max_length=30)),
                        ('word', alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                        ('left_reference', models.CharField(blank=True, max_length=60)),
                        ('recorded', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('conference', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.conference')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('from_agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                        ('from_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.partnership')),
                        ('from_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
                        ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('to_agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                        ('to_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.partnership')),
                        ('to_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'indexes': [models.Index(condition=models.Q(('state__in', [alongside.rooms.conferences.states.HandoverState['ASKED'], alongside.rooms.conferences.states.HandoverState['PROPOSED']])), fields=['to_agency'], name='handovers_to_answer')],
                        'constraints': [models.UniqueConstraint(models.F('case'), condition=models.Q(('state__in', [alongside.rooms.conferences.states.HandoverState['ASKED'], alongside.rooms.conferences.states.HandoverState['PROPOSED']])), name='one_handover_at_a_time', violation_error_message='Another area has been asked already, and has not answered.'), models.CheckConstraint(condition=models.Q(('state__in', [alongside.rooms.conferences.states.HandoverState['PROPOSED'], alongside.rooms.conferences.states.HandoverState['ASKED'], alongside.rooms.conferences.states.HandoverState['ACCEPTED'], alongside.rooms.conferences.states.HandoverState['DECLINED'], alongside.rooms.conferences.states.HandoverState['WITHDRAWN']])), name='handover_state_known'), models.CheckConstraint(condition=models.Q(('ground__in', [alongside.rooms.conferences.words.SharingGround['AGREED'], alongside.rooms.conferences.words.SharingGround['SAFEGUARDING'], alongside.rooms.conferences.words.SharingGround['VITAL_INTEREST'], alongside.rooms.conferences.words.SharingGround['STATUTORY_DUTY']])), name='handover_ground_known'), models.CheckConstraint(condition=models.Q(('shown__contains', [alongside.foundations.access.sections.Section['SUPPORT']]), ('travels__contains', models.F('shown'))), name='handover_shows_the_plan'), models.CheckConstraint(condition=models.Q(('from_area', models.F('to_area')), _negated=True), name='handover_to_another_area'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', [alongside.rooms.conferences.states.HandoverState['ASKED'], alongside.rooms.conferences.states.HandoverState['PROPOSED']]), ('ended_at__isnull', True)), models.Q(models.Q(('state__in', [alongside.rooms.conferences.states.HandoverState['ASKED'], alongside.rooms.conferences.states.HandoverState['PROPOSED']]), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='handover_ends_with_an_answer'), models.CheckConstraint(condition=models.Q(models.Q(('state', alongside.rooms.conferences.states.HandoverState['DECLINED']), ('declined_why__in', [alongside.rooms.conferences.words.DeclinedWhy['NO_CAPACITY'], alongside.rooms.conferences.words.DeclinedWhy['NOT_OURS'], alongside.rooms.conferences.words.DeclinedWhy['KNOWN_HERE'], alongside.rooms.conferences.words.DeclinedWhy['NOT_SAFE'], alongside.rooms.conferences.words.DeclinedWhy['PERSON_OBJECTS'], alongside.rooms.conferences.words.DeclinedWhy['OTHER']])), models.Q(models.Q(('state', alongside.rooms.conferences.states.HandoverState['DECLINED']), _negated=True), ('declined_why', '')), _connector='OR'), name='handover_declined_for_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='handover_ended_by_somebody')],
                    },
                ),
                migrations.CreateModel(
                    name='HandoverClimbing',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('recorded', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('handover', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.handover')),
                        ('told', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.UniqueConstraint(models.F('handover'), models.F('told'), name='told_once_of_a_handover')],
                    },
                ),
                migrations.CreateModel(
                    name='HandoverRemark',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=20)),
                        ('text', alongside.foundations.sealing.fields.SealedTextField()),
                        ('said_at', models.DateTimeField()),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('handover', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='conferences.handover')),
                        ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', [alongside.rooms.conferences.words.Remark['QUESTION'], alongside.rooms.conferences.words.Remark['ANSWER'], alongside.rooms.conferences.words.Remark['AGREED']])), name='handover_remark_known')],
                    },
                ),
            ],
        ),
    ]
