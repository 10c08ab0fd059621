import alongside.foundations.access.tables
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('conferences', '0004_ends_of_steps'),
        ('people', '0003_shut_out_of'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Chaser',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('due_on', models.DateField()),
                        ('is_late', models.BooleanField()),
                        ('good_until', models.DateTimeField()),
                        ('spent_at', models.DateTimeField(null=True)),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.plannedaction')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('spent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('told', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.UniqueConstraint(models.F('action'), models.F('told'), models.F('due_on'), models.F('is_late'), name='chased_once'), models.CheckConstraint(condition=models.Q(models.Q(('spent_at__isnull', True), ('spent_by__isnull', True)), models.Q(('spent_at__isnull', False), ('spent_by__isnull', False)), _connector='OR'), name='chaser_spent_by_somebody')],
                    },
                ),
                migrations.CreateModel(
                    name='StepClimbing',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('due_on', models.DateField()),
                        ('recorded', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conferences.plannedaction')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                        ('told', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'base_manager_name': 'objects',
                        'constraints': [models.UniqueConstraint(models.F('action'), models.F('due_on'), models.F('told'), name='told_once_of_a_late_step')],
                    },
                ),
            ],
        ),
    ]
