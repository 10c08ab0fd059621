"""A hand-over is proposed by who is responsible, answered by who was asked, and otherwise stays as it was written.

What the yes of one stands for: the team that was asked becomes responsible, as far as the person agreed.
"""

from django.db import migrations

TAKES_OVER = """
CREATE OR REPLACE FUNCTION people_takes_over(about uuid, asked uuid, named uuid, opened text[]) RETURNS boolean
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM conferences_handover h WHERE h.id = about AND h.case_id = asked AND h.state = 'accepted'
            AND coalesce(h.to_team_id, h.to_agency_id) = named AND opened <@ h.travels::text[]
    );
END $$;

CREATE FUNCTION conferences_handover_by_its_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF alongside_service() IN ('demo', 'case_log') OR alongside_user() IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NOT people_may_shut_out(NEW.case_id) THEN
            RAISE 'Only the team responsible for a case proposes that another takes it over.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_proposed_by_owner';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.case_id, NEW.to_area_id, NEW.to_agency_id, NEW.to_team_id, NEW.from_area_id, NEW.from_agency_id,
        NEW.from_team_id, NEW.proposed_by_id, NEW.proposed_at, NEW.shown, NEW.ground, NEW.answer_by)
        IS DISTINCT FROM
       (OLD.case_id, OLD.to_area_id, OLD.to_agency_id, OLD.to_team_id, OLD.from_area_id, OLD.from_agency_id,
        OLD.from_team_id, OLD.proposed_by_id, OLD.proposed_at, OLD.shown, OLD.ground, OLD.answer_by)
       OR NEW.travels IS DISTINCT FROM OLD.travels AND NOT people_may_shut_out(NEW.case_id)
       OR OLD.state IN ('accepted', 'declined', 'withdrawn') AND NEW.state <> OLD.state THEN
        RAISE 'A hand-over stays as it was proposed.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_stays_as_proposed';
    END IF;
    IF NEW.state IN ('accepted', 'declined') AND NEW.state <> OLD.state AND NOT (
        alongside_audiences() ? coalesce(NEW.to_team_id, NEW.to_agency_id)::text
        AND NEW.ended_by_id = alongside_user() AND NEW.ended_by_id <> NEW.proposed_by_id) THEN
        RAISE 'Only the team that was asked answers.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_answered_by_who_was_asked';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER handover_by_its_sides BEFORE INSERT OR UPDATE ON conferences_handover
    FOR EACH ROW EXECUTE FUNCTION conferences_handover_by_its_sides();
"""
GONE = """
DROP TRIGGER handover_by_its_sides ON conferences_handover;
DROP FUNCTION conferences_handover_by_its_sides();
"""


class Migration(migrations.Migration):
    dependencies = [("conferences", "0009_handovers"), ("people", "0007_taking_over")]

    operations = [migrations.RunSQL(TAKES_OVER, GONE)]
