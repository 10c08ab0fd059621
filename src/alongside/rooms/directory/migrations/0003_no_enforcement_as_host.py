from django.db import migrations

# The agency is held while this is asked, so that nobody makes it another kind meanwhile.
FIREWALL = """
CREATE FUNCTION directory_no_enforcement_as_host() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    kind_of_host text;
BEGIN
    SELECT kind INTO kind_of_host FROM accounts_agency WHERE id = NEW.host_id FOR SHARE;
    IF kind_of_host = 'immigration_enforcement' THEN
        RAISE 'Immigration enforcement hosts no area.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_seat_for_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_enforcement_as_host BEFORE INSERT OR UPDATE OF host_id ON directory_partnership
    FOR EACH ROW EXECUTE FUNCTION directory_no_enforcement_as_host();
"""
NO_FIREWALL = """
DROP TRIGGER no_enforcement_as_host ON directory_partnership;
DROP FUNCTION directory_no_enforcement_as_host();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_no_enforcement_among_partners")]

    operations = [migrations.RunSQL(FIREWALL, NO_FIREWALL)]
