"""Where one side of a hand-over is another deployment: who proposes, who answers, and that a case that went stays there."""

from django.db import migrations

BY_ITS_SIDES = """
CREATE OR REPLACE FUNCTION conferences_handover_by_its_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- what another deployment sends is signed by it, and taken in with nobody's eyes
    IF alongside_service() IN ('demo', 'case_log') OR alongside_user() IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NEW.from_area_id IS NULL OR NOT people_may_shut_out(NEW.case_id) THEN
            RAISE 'Only the team responsible for a case proposes that another takes it over.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_proposed_by_owner';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.case_id, NEW.to_area_id, NEW.to_agency_id, NEW.to_team_id, NEW.from_area_id, NEW.from_agency_id,
        NEW.from_team_id, NEW.neighbour_id, NEW.move, NEW.proposed_by_id, NEW.proposed_at, NEW.shown, NEW.ground, NEW.answer_by)
        IS DISTINCT FROM
       (OLD.case_id, OLD.to_area_id, OLD.to_agency_id, OLD.to_team_id, OLD.from_area_id, OLD.from_agency_id,
        OLD.from_team_id, OLD.neighbour_id, OLD.move, OLD.proposed_by_id, OLD.proposed_at, OLD.shown, OLD.ground, OLD.answer_by)
       OR NEW.travels IS DISTINCT FROM OLD.travels AND NOT people_may_shut_out(NEW.case_id)
       OR OLD.state IN ('accepted', 'declined', 'withdrawn') AND NEW.state <> OLD.state THEN
        RAISE 'A hand-over stays as it was proposed.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_stays_as_proposed';
    END IF;
    IF NEW.state IN ('agreed', 'accepted', 'declined') AND NEW.state <> OLD.state AND NOT coalesce(
        alongside_audiences() ? coalesce(NEW.to_team_id, NEW.to_agency_id)::text
        AND NEW.proposed_by_id <> alongside_user()
        AND CASE NEW.state
            WHEN 'agreed' THEN NEW.neighbour_id IS NOT NULL
            WHEN 'accepted' THEN NEW.neighbour_id IS NULL AND NEW.ended_by_id = alongside_user()
            ELSE NEW.ended_by_id = alongside_user() END, false) THEN
        RAISE 'Only the team that was asked answers.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_answered_by_who_was_asked';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION conferences_case_is_elsewhere() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM conferences_handover h WHERE h.case_id = NEW.id AND h.state = 'accepted'
               AND h.neighbour_id IS NOT NULL AND h.to_area_id IS NULL) THEN
        RAISE 'This case was handed over. Who is responsible for the person works in another deployment.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_is_elsewhere';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_is_elsewhere BEFORE UPDATE OF state ON people_case
    FOR EACH ROW WHEN (OLD.state <> 'open' AND NEW.state = 'open') EXECUTE FUNCTION conferences_case_is_elsewhere();
"""
GONE = """
DROP TRIGGER case_is_elsewhere ON people_case;
DROP FUNCTION conferences_case_is_elsewhere();
"""


class Migration(migrations.Migration):
    dependencies = [("conferences", "0013_between_deployments")]

    operations = [migrations.RunSQL(BY_ITS_SIDES, GONE)]
