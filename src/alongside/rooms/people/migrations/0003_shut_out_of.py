"""From which cases whoever looks is shut out, asked once in a statement: within every policy it took longer to plan."""

from django.db import migrations

SHUT_OUT = """
CREATE FUNCTION people_shut_out_of() RETURNS uuid[] STABLE PARALLEL SAFE LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT s.case_id FROM people_shutout s
                 WHERE s.user_id = alongside_user() AND s.ended_at IS NULL);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_guards")]

    operations = [migrations.RunSQL(SHUT_OUT, "DROP FUNCTION people_shut_out_of() CASCADE")]
