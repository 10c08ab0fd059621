from django.db import migrations

# The agency is held while this is asked, so that nobody makes it another kind meanwhile.
HELD = """
CREATE OR REPLACE FUNCTION accounts_no_seat_for_enforcement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
"""
NOT_HELD = """
CREATE OR REPLACE FUNCTION accounts_no_seat_for_enforcement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts_agency a
               WHERE a.id = NEW.agency_id AND a.kind = 'immigration_enforcement') THEN
        RAISE 'Immigration enforcement has no seat here.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_seat_for_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_no_seat_for_enforcement")]

    operations = [migrations.RunSQL(HELD, NOT_HELD)]
