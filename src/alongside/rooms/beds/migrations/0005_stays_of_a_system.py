"""Which stays the system of a council or of an agency is told of, asked once in a statement."""

from django.db import migrations

STAYS = """
CREATE FUNCTION beds_stays_of_system() RETURNS uuid[] STABLE PARALLEL SAFE LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT s.id FROM beds_stay s JOIN beds_occupancy o ON o.id = s.occupancy_id
                 JOIN beds_bed b ON b.id = o.bed_id JOIN beds_premises h ON h.id = b.premises_id
                 JOIN directory_partnership d ON d.id = h.partnership_id
                 WHERE alongside_audiences() ? h.agency_id::text OR alongside_audiences() ? d.host_id::text);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("beds", "0004_withdraw_overrides")]

    operations = [migrations.RunSQL(STAYS, "DROP FUNCTION beds_stays_of_system() CASCADE")]
