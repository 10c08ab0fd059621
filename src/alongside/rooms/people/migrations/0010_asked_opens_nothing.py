"""What somebody sees because they are asked to take a case over, they open to nobody before they have said yes."""

from django.db import migrations

MAY_GIVE = """
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
        WHERE g.case_id = asked AND g.starts <= alongside_at() AND (g.until IS NULL OR g.until > alongside_at())
            -- who moves or closes a meeting ends what it opened to themselves in the same act
            AND (g.ended_at IS NULL OR (g.ended_at = alongside_at() AND g.ended_by_id = alongside_user()))
            AND g.basis NOT IN ('break_glass', 'guest', 'placement', 'handover')
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
    dependencies = [("people", "0009_give_again_and_take_over")]

    operations = [migrations.RunSQL(MAY_GIVE, migrations.RunSQL.noop)]
