"""A grant to those whom a conference asks stands on that conference, for the wall around the grants."""

from django.db import migrations

STANDS_ON = """
CREATE OR REPLACE FUNCTION people_stands_on(ground text, about uuid, asked uuid) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ground IN ('conference', 'guest')
        AND EXISTS (SELECT FROM conferences_conference c WHERE c.id = about AND c.case_id = asked);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("conferences", "0007_dissent"), ("people", "0004_who_may_give")]

    operations = [migrations.RunSQL(STANDS_ON, migrations.RunSQL.noop)]
