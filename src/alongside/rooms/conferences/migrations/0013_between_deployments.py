"""A hand-over may have another deployment on one side: what is sent to it, and what came with the person."""

import alongside.foundations.sealing.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_guards'),
        ('conferences', '0012_late_corrections'),
        ('directory', '0005_neighbours'),
        ('people', '0011_between_deployments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('about', models.UUIDField()),
                ('kind', models.CharField(max_length=20)),
                ('said', models.CharField(max_length=20)),
                ('recorded', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='CameWith',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('section', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=30)),
                ('title', alongside.foundations.sealing.fields.SealedTextField()),
                ('text', alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                ('data', alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                ('placed', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('number', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('about', models.UUIDField()),
                ('kind', models.CharField(max_length=20)),
                ('parcel', models.BinaryField(null=True)),
                ('made', models.DateTimeField()),
                ('tries', models.PositiveIntegerField(default=0)),
                ('next_try', models.DateTimeField()),
                ('failed', models.CharField(blank=True, max_length=40)),
                ('arrived', models.DateTimeField(null=True)),
                ('said', models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='handover',
            name='one_handover_at_a_time',
        ),
        migrations.RemoveConstraint(
            model_name='handover',
            name='handover_state_known',
        ),
        migrations.RemoveConstraint(
            model_name='handover',
            name='handover_ends_with_an_answer',
        ),
        migrations.AddField(
            model_name='handover',
            name='digest',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='handover',
            name='key_worker',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='handover',
            name='move',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='handover',
            name='neighbour',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.neighbour'),
        ),
        migrations.AlterField(
            model_name='handover',
            name='from_agency',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency'),
        ),
        migrations.AlterField(
            model_name='handover',
            name='from_area',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.partnership'),
        ),
        migrations.AlterField(
            model_name='handover',
            name='to_agency',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency'),
        ),
        migrations.AlterField(
            model_name='handover',
            name='to_area',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.partnership'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(models.F('case'), condition=models.Q(('state__in', ['agreed', 'asked', 'proposed'])), name='one_handover_at_a_time', violation_error_message='Another area has been asked already, and has not answered.'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'asked', 'agreed', 'accepted', 'declined', 'withdrawn'])), name='handover_state_known'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'asked', 'proposed']), ('ended_at__isnull', True)), models.Q(models.Q(('state__in', ['agreed', 'asked', 'proposed']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='handover_ends_with_an_answer'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('neighbour__isnull', True), ('from_agency__isnull', False), ('from_area__isnull', False), ('to_agency__isnull', False), ('to_area__isnull', False)), models.Q(('neighbour__isnull', False), ('from_agency__isnull', False), ('from_area__isnull', False), ('to_agency__isnull', True), ('to_area__isnull', True)), models.Q(('neighbour__isnull', False), ('to_agency__isnull', False), ('to_area__isnull', False), ('from_agency__isnull', True), ('from_area__isnull', True)), _connector='OR'), name='handover_between_two'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(models.F('neighbour'), models.F('move'), name='move_once_a_neighbour'),
        ),
        migrations.AddField(
            model_name='arrival',
            name='neighbour',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.neighbour'),
        ),
        migrations.AddField(
            model_name='camewith',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case'),
        ),
        migrations.AddField(
            model_name='camewith',
            name='handover',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.handover'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='neighbour',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.neighbour'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='arrival',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8311fb93be000c39acbeadf683e9d44485e9a085', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2769d', table='conferences_arrival', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='camewith',
            constraint=models.UniqueConstraint(models.F('handover'), models.F('revision'), models.F('number'), name='came_with_once'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(condition=models.Q(('arrived__isnull', True)), fields=['next_try'], name='parcels_to_send'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('arrived__isnull', True), ('parcel__isnull', False)), models.Q(('arrived__isnull', False), ('parcel__isnull', True)), _connector='OR'), name='parcel_kept_until_it_arrived'),
        ),
    ]
