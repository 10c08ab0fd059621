import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Coalesce

FIREWALL = """
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
NO_FIREWALL = """
DROP TRIGGER no_enforcement_with_grants ON accounts_agency;
DROP TRIGGER no_grant_to_immigration_enforcement ON people_casegrant;
DROP FUNCTION people_no_enforcement_with_grants();
DROP FUNCTION people_no_grant_to_enforcement();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("people", "0002_case_number"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name="casegrant", name="grants_to_team"),
        migrations.AddField(
            model_name="casegrant",
            name="guest",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="casegrant",
            name="agency",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.agency",
            ),
        ),
        migrations.AddField(
            model_name="casegrant",
            name="audience",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce("guest", "team", "agency"),
                output_field=models.UUIDField(),
            ),
        ),
        migrations.AddIndex(
            model_name="casegrant",
            index=models.Index(
                condition=models.Q(ended_at__isnull=True), fields=["audience"], name="grants_to_audience"
            ),
        ),
        migrations.AddConstraint(
            model_name="casegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(agency__isnull=False, guest__isnull=True)
                | models.Q(agency__isnull=True, team__isnull=True, guest__isnull=False),
                name="grant_to_an_agency_or_a_guest",
            ),
        ),
        migrations.RunSQL(FIREWALL, NO_FIREWALL),
    ]
