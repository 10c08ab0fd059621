import alongside.foundations.access.tables
import alongside.foundations.sealing.fields
import alongside.rooms.conferences.states
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_guards'),
        ('accounts', '__first__'),
        ('conferences', '0003_models_times_and_returns'),
        ('people', '0003_shut_out_of'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='ActionEnd',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('state', models.CharField(max_length=20)),
                        ('word', alongside.foundations.sealing.fields.SealedTextField()),
                        ('done_on', models.DateField(null=True)),
                        ('next_on', models.DateField(null=True)),
                        ('said_at', models.DateTimeField()),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ends', to='conferences.plannedaction')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', [alongside.rooms.conferences.states.ActionState['DONE'], alongside.rooms.conferences.states.ActionState['NOT_DONE'], alongside.rooms.conferences.states.ActionState['NOT_POSSIBLE']])), name='action_end_known')],
                    },
                ),
            ],
            changes=[
                migrations.AddField(
                    model_name='plannedaction',
                    name='done_on',
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name='plannedaction',
                    name='next_on',
                    field=models.DateField(null=True),
                ),
                migrations.AddConstraint(
                    model_name='plannedaction',
                    constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('state', alongside.rooms.conferences.states.ActionState['DONE']), _connector='OR'), name='action_done_on_a_day'),
                ),
                migrations.AddConstraint(
                    model_name='plannedaction',
                    constraint=models.CheckConstraint(condition=models.Q(('next_on__isnull', True), ('state', alongside.rooms.conferences.states.ActionState['NOT_DONE']), _connector='OR'), name='action_has_a_next_day_when_not_done'),
                ),
            ],
        ),
    ]
