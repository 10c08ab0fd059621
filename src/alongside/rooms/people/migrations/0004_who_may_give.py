"""Who may open a case to somebody, asked of the grants themselves: a policy of a table cannot ask that table."""

from django.db import migrations

MAY_GIVE = """
CREATE FUNCTION people_stands_on(ground text, about uuid, asked uuid) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN false;  -- a room above says it of the grounds that it owns
END $$;

CREATE FUNCTION people_may_give(asked uuid, ground text, about uuid, named uuid, opened text[]) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own text[];
BEGIN
    IF ground = 'owner' THEN
        RETURN alongside_audiences() ? named::text
            AND NOT EXISTS (SELECT FROM people_case c WHERE c.id = asked)
            AND NOT EXISTS (SELECT FROM people_casegrant g WHERE g.case_id = asked);
    END IF;
    own := ARRAY(
        SELECT section::text FROM people_casegrant g, unnest(g.sections) AS section
        WHERE g.case_id = asked AND g.starts <= alongside_at() AND (g.until IS NULL OR g.until > alongside_at())
            -- who moves or closes a meeting ends what it opened to themselves in the same act
            AND (g.ended_at IS NULL OR (g.ended_at = alongside_at() AND g.ended_by_id = alongside_user()))
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

CREATE FUNCTION people_gave_before(asked uuid, ground text, named uuid, about uuid, opened text[]) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM people_casegrant g WHERE g.case_id = asked AND g.basis = ground AND g.about_id = about
            AND coalesce(g.team_id, g.agency_id) = named AND opened <@ g.sections::text[]
    );
END $$;

CREATE FUNCTION people_may_shut_out(asked uuid) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM people_casegrant g WHERE g.case_id = asked AND g.ended_at IS NULL AND g.basis = 'owner'
            AND (alongside_audiences() -> g.audience::text) ?| g.sections::text[]
    );
END $$;
"""
GONE = """
DROP FUNCTION people_may_give(uuid, text, uuid, uuid, text[]) CASCADE;
DROP FUNCTION people_stands_on(text, uuid, uuid) CASCADE;
DROP FUNCTION people_gave_before(uuid, text, uuid, uuid, text[]) CASCADE;
DROP FUNCTION people_may_shut_out(uuid) CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_shut_out_of")]

    operations = [migrations.RunSQL(MAY_GIVE, GONE)]
