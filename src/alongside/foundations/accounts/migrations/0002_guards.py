"""What the database itself refuses, whoever asks."""

from django.db import migrations

# The rooms above hang the first of these on tables of their own that name an agency.
# The agency is held while this is asked, so that nobody makes it another kind meanwhile.
NO_SEAT_FOR_ENFORCEMENT = """
CREATE FUNCTION accounts_no_seat_for_enforcement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    kind_of_agency text;
BEGIN
    SELECT kind INTO kind_of_agency FROM accounts_agency WHERE id = NEW.agency_id FOR SHARE;
    IF kind_of_agency = 'immigration_enforcement' THEN
        RAISE 'Immigration enforcement has no seat here.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_seat_for_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_seat_for_enforcement BEFORE INSERT OR UPDATE OF agency_id ON accounts_membership
    FOR EACH ROW EXECUTE FUNCTION accounts_no_seat_for_enforcement();

CREATE FUNCTION accounts_no_enforcement_with_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts_membership m WHERE m.agency_id = NEW.id) THEN
        RAISE 'Somebody works for this agency: it cannot become immigration enforcement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_seat_for_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_enforcement_with_seats BEFORE UPDATE OF kind ON accounts_agency FOR EACH ROW
    WHEN (NEW.kind = 'immigration_enforcement' AND OLD.kind <> NEW.kind)
    EXECUTE FUNCTION accounts_no_enforcement_with_seats();
"""


class Migration(migrations.Migration):
    replaces = [("accounts", "0005_hold_the_agency_of_a_seat")]

    dependencies = [("accounts", "0001_tables")]

    operations = [
        migrations.RunSQL(NO_SEAT_FOR_ENFORCEMENT),
    ]
