"""What the database itself refuses, whoever asks."""

from django.db import migrations

NO_ENFORCEMENT_AMONG_PARTNERS = """
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

# The agency is held while this is asked, so that nobody makes it another kind meanwhile.
NO_ENFORCEMENT_AS_HOST = """
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


class Migration(migrations.Migration):
    replaces = [("directory", "0004_postcode")]

    dependencies = [("directory", "0001_tables"), ("accounts", "0002_guards")]

    operations = [
        migrations.RunSQL(NO_ENFORCEMENT_AMONG_PARTNERS),
        migrations.RunSQL(NO_ENFORCEMENT_AS_HOST),
    ]
