"""Responsibility is given once, when a case is opened; and to a team that was asked to take it over and said yes."""

from django.db import migrations

TAKES_OVER = """
CREATE FUNCTION people_takes_over(about uuid, asked uuid, named uuid, opened text[]) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN false;  -- a room above says it of what it asked
END $$;

CREATE OR REPLACE FUNCTION people_may_give(asked uuid, ground text, about uuid, named uuid, opened text[]) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own text[];
BEGIN
    IF ground = 'owner' THEN
        RETURN alongside_audiences() ? named::text AND (
            people_takes_over(about, asked, named, opened)
            OR NOT EXISTS (SELECT FROM people_case c WHERE c.id = asked)
            AND NOT EXISTS (SELECT FROM people_casegrant g WHERE g.case_id = asked)
        );
    END IF;
    own := ARRAY(
        SELECT section::text FROM people_casegrant g, unnest(g.sections) AS section
        WHERE g.case_id = asked AND g.ended_at IS NULL AND g.starts <= alongside_at()
            AND (g.until IS NULL OR g.until > alongside_at())
            AND g.basis NOT IN ('break_glass', 'guest', 'placement')
            AND (alongside_audiences() -> g.audience::text) ?| g.sections::text[]
    );
    RETURN ground <> 'break_glass' AND own <> '{}' AND (
        opened <@ own
        -- whoever runs a conference opens to others what its protocol names, and to themselves nothing new
        OR ground IN ('conference', 'guest') AND (
            ARRAY(SELECT s FROM unnest(opened) AS s WHERE (alongside_audiences() -> named::text) ? s) <@ own
            OR people_stands_on(ground, about, asked)
        )
    );
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_ground_of_a_handover")]

    operations = [migrations.RunSQL(TAKES_OVER, "DROP FUNCTION people_takes_over(uuid, uuid, uuid, text[])")]
