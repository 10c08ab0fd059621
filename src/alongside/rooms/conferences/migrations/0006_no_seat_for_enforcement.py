from django.db import migrations

FIREWALL = """
CREATE TRIGGER no_seat_for_enforcement BEFORE INSERT OR UPDATE OF agency_id ON conferences_invitation
    FOR EACH ROW EXECUTE FUNCTION accounts_no_seat_for_enforcement();
CREATE TRIGGER no_seat_for_enforcement BEFORE INSERT OR UPDATE OF agency_id ON conferences_attendance
    FOR EACH ROW EXECUTE FUNCTION accounts_no_seat_for_enforcement();

CREATE FUNCTION conferences_no_enforcement_among_invited() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM conferences_invitation i WHERE i.agency_id = NEW.id)
    OR EXISTS (SELECT 1 FROM conferences_attendance a WHERE a.agency_id = NEW.id) THEN
        RAISE 'This agency was asked to a conference: it cannot become immigration enforcement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_seat_for_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_enforcement_among_invited BEFORE UPDATE OF kind ON accounts_agency FOR EACH ROW
    WHEN (NEW.kind = 'immigration_enforcement' AND OLD.kind <> NEW.kind)
    EXECUTE FUNCTION conferences_no_enforcement_among_invited();
"""
NO_FIREWALL = """
DROP TRIGGER no_enforcement_among_invited ON accounts_agency;
DROP FUNCTION conferences_no_enforcement_among_invited();
DROP TRIGGER no_seat_for_enforcement ON conferences_attendance;
DROP TRIGGER no_seat_for_enforcement ON conferences_invitation;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_no_seat_for_enforcement"),
        ("conferences", "0005_seal_words"),
    ]

    operations = [migrations.RunSQL(FIREWALL, NO_FIREWALL)]
