"""What the database itself refuses, whoever asks."""

from django.db import migrations

NO_ENFORCEMENT_AMONG_INVITED = """
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


class Migration(migrations.Migration):
    replaces = [("conferences", "0007_movings")]

    dependencies = [("conferences", "0001_tables"), ("accounts", "0002_guards")]

    operations = [
        migrations.RunSQL(NO_ENFORCEMENT_AMONG_INVITED),
    ]
