from django.db import migrations

FIREWALL = """
CREATE TRIGGER no_seat_for_enforcement BEFORE INSERT OR UPDATE OF agency_id ON directory_partner
    FOR EACH ROW EXECUTE FUNCTION accounts_no_seat_for_enforcement();

CREATE FUNCTION directory_no_enforcement_among_partners() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM directory_partner p WHERE p.agency_id = NEW.id)
    OR EXISTS (SELECT 1 FROM directory_partnership p WHERE p.host_id = NEW.id) THEN
        RAISE 'This agency is a partner in an area: it cannot become immigration enforcement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_seat_for_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_enforcement_among_partners BEFORE UPDATE OF kind ON accounts_agency FOR EACH ROW
    WHEN (NEW.kind = 'immigration_enforcement' AND OLD.kind <> NEW.kind)
    EXECUTE FUNCTION directory_no_enforcement_among_partners();
"""
NO_FIREWALL = """
DROP TRIGGER no_enforcement_among_partners ON accounts_agency;
DROP FUNCTION directory_no_enforcement_among_partners();
DROP TRIGGER no_seat_for_enforcement ON directory_partner;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_no_seat_for_enforcement"),
        ("directory", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FIREWALL, NO_FIREWALL)]
