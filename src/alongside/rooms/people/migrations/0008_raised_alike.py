import alongside.foundations.access.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('people', '0007_taking_over'),
    ]

    operations = [
        alongside.foundations.access.tables.Tables(
            models=[
            ],
            changes=[
                migrations.RemoveConstraint(
                    model_name='raised',
                    name='raised_why_known',
                ),
                migrations.AddConstraint(
                    model_name='raised',
                    constraint=models.CheckConstraint(condition=models.Q(('why__in', ['glass_after_no', 'glass_unanswered', 'glass_twice', 'glass_often', 'shared_after_no', 'shared_twice', 'manager_shut_out', 'alike_often'])), name='raised_why_known'),
                ),
            ],
        ),
    ]
