"""A case that another deployment asks about is nobody's here yet."""

from django.db import migrations, models

IS_NEW = """
CREATE FUNCTION people_is_new(asked uuid) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM people_case c WHERE c.id = asked)
        AND NOT EXISTS (SELECT FROM people_casegrant g WHERE g.case_id = asked);
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0010_asked_opens_nothing'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='case',
            name='case_state_known',
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'open', 'closed', 'opened_in_error', 'erased'])), name='case_state_known'),
        ),
        migrations.RunSQL(IS_NEW, "DROP FUNCTION people_is_new(uuid)"),
    ]
