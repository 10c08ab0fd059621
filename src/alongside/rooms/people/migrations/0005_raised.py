import alongside.foundations.sealing.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_who_may_give'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Raised',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=30)),
                ('about_id', models.UUIDField()),
                ('raised_from', models.DateTimeField()),
                ('looked_at', models.DateTimeField(null=True)),
                ('words', alongside.foundations.sealing.fields.SealedTextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case')),
                ('looked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(models.F('about_id'), models.F('why'), name='raised_once'), models.CheckConstraint(condition=models.Q(('why__in', ['glass_after_no', 'glass_unanswered', 'glass_twice', 'glass_often', 'shared_after_no', 'shared_twice', 'manager_shut_out'])), name='raised_why_known'), models.CheckConstraint(condition=models.Q(models.Q(('looked_at__isnull', True), ('looked_by__isnull', True)), models.Q(('looked_at__isnull', False), ('looked_by__isnull', False)), _connector='OR'), name='raised_looked_at_by_somebody')],
            },
        ),
    ]
