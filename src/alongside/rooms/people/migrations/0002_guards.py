"""What the database itself refuses, whoever asks."""

from django.db import migrations

NO_GRANT_TO_ENFORCEMENT = """
CREATE FUNCTION people_no_grant_to_enforcement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts_agency a
               WHERE a.id = NEW.agency_id AND a.kind = 'immigration_enforcement')
    OR EXISTS (SELECT 1 FROM accounts_membership m JOIN accounts_agency a ON a.id = m.agency_id
               WHERE m.user_id = NEW.guest_id AND a.kind = 'immigration_enforcement') THEN
        RAISE 'Nothing of a case is opened to immigration enforcement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_grant_to_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_grant_to_immigration_enforcement BEFORE INSERT OR UPDATE OF agency_id, guest_id
    ON people_casegrant FOR EACH ROW EXECUTE FUNCTION people_no_grant_to_enforcement();

CREATE FUNCTION people_no_enforcement_with_grants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM people_casegrant g WHERE g.agency_id = NEW.id) THEN
        RAISE 'This agency has been given parts of cases: it cannot become immigration enforcement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_grant_to_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_enforcement_with_grants BEFORE UPDATE OF kind ON accounts_agency FOR EACH ROW
    WHEN (NEW.kind = 'immigration_enforcement' AND OLD.kind <> NEW.kind)
    EXECUTE FUNCTION people_no_enforcement_with_grants();
"""


class Migration(migrations.Migration):
    replaces = [("people", "0011_met_corrections")]

    dependencies = [("people", "0001_tables"), ("accounts", "0002_guards")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE people_case_number"),
        migrations.RunSQL(NO_GRANT_TO_ENFORCEMENT),
    ]
