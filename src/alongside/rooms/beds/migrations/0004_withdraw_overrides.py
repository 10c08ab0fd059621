import alongside.foundations.access.tables
import alongside.foundations.sealing.fields
import alongside.rooms.beds.states
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('beds', '0003_no_house_among_public_services'),
        ('people', '0001_tables'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
            ],
            changes=[
                migrations.RemoveConstraint(
                    model_name='exclusionoverride',
                    name='exclusion_override_answered_by_somebody',
                ),
                migrations.AddField(
                    model_name='exclusionoverride',
                    name='withdrawn_at',
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name='exclusionoverride',
                    name='withdrawn_by',
                    field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddField(
                    model_name='exclusionoverride',
                    name='withdrawn_why',
                    field=alongside.foundations.sealing.fields.SealedTextField(blank=True),
                ),
                migrations.AddConstraint(
                    model_name='exclusionoverride',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('state', alongside.rooms.beds.states.OverrideState['ASKED'])), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('state__in', [alongside.rooms.beds.states.OverrideState['AGREED'], alongside.rooms.beds.states.OverrideState['REFUSED']])), models.Q(('state', alongside.rooms.beds.states.OverrideState['WITHDRAWN']), ('withdrawn_at__isnull', False)), _connector='OR'), name='exclusion_override_answered_by_somebody'),
                ),
                migrations.AddConstraint(
                    model_name='exclusionoverride',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='exclusion_override_answer_has_its_actor'),
                ),
                migrations.AddConstraint(
                    model_name='exclusionoverride',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='exclusion_override_withdrawn_by_somebody'),
                ),
                migrations.AddConstraint(
                    model_name='exclusionoverride',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('state', alongside.rooms.beds.states.OverrideState['WITHDRAWN']), _negated=True), ('withdrawn_by__isnull', True)), models.Q(('state', alongside.rooms.beds.states.OverrideState['WITHDRAWN']), ('withdrawn_by', models.F('asked_by'))), models.Q(('answered_by__isnull', False), ('state', alongside.rooms.beds.states.OverrideState['WITHDRAWN']), ('withdrawn_by', models.F('answered_by'))), _connector='OR'), name='one_of_the_two_withdraws_an_override', violation_error_message='Only one of the two who decided this can withdraw it.'),
                ),
            ],
        ),
    ]
