from django.db import migrations

# The rooms above hang the first of these on tables of their own that name an agency.
FIREWALL = """
CREATE FUNCTION accounts_no_seat_for_enforcement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts_agency a
               WHERE a.id = NEW.agency_id AND a.kind = 'immigration_enforcement') THEN
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
NO_FIREWALL = """
DROP TRIGGER no_enforcement_with_seats ON accounts_agency;
DROP FUNCTION accounts_no_enforcement_with_seats();
DROP TRIGGER no_seat_for_enforcement ON accounts_membership;
DROP FUNCTION accounts_no_seat_for_enforcement();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_guests")]

    operations = [migrations.RunSQL(FIREWALL, NO_FIREWALL)]
