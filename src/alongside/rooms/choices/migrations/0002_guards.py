"""What the database itself refuses, whoever asks."""

from django.db import migrations

LEDGER = """
CREATE FUNCTION choices_nothing_to_enforcement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts_agency a
               WHERE a.id = NEW.agency_id AND a.kind = 'immigration_enforcement') THEN
        RAISE 'Nothing of a case is opened to immigration enforcement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_to_immigration_enforcement';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_not_to_enforcement BEFORE INSERT ON choices_consent
    FOR EACH ROW EXECUTE FUNCTION choices_nothing_to_enforcement();
CREATE TRIGGER sharing_not_to_enforcement BEFORE INSERT OR UPDATE OF agency_id ON choices_sharingdecision
    FOR EACH ROW EXECUTE FUNCTION choices_nothing_to_enforcement();

CREATE FUNCTION choices_consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'What was said stays as it was: a change of mind is a new row.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_is_never_changed';
END $$;
CREATE TRIGGER consent_stays BEFORE UPDATE ON choices_consent
    FOR EACH ROW EXECUTE FUNCTION choices_consent_stays();
"""


class Migration(migrations.Migration):
    replaces = [("choices", "0003_seal_words")]

    dependencies = [("choices", "0001_tables"), ("accounts", "0002_guards")]

    operations = [
        migrations.RunSQL(LEDGER),
    ]
