from django.db import migrations

# The bed is held while this is asked, so that the nights are not taken back meanwhile. Fewer nights are always let be.
OFFERED = """
CREATE FUNCTION beds_offered(which bigint) RETURNS datemultirange LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT coalesce(range_agg(nights), '{}'::datemultirange) FROM beds_nightsoffered WHERE bed_id = which
$$;
CREATE FUNCTION beds_only_nights_offered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    sometimes boolean;
BEGIN
    IF NEW.released OR NEW.kind <> 'stay' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NOT OLD.released AND OLD.kind = NEW.kind AND OLD.bed_id = NEW.bed_id
            AND NEW.nights <@ OLD.nights THEN
        RETURN NEW;
    END IF;
    SELECT by_the_night INTO sometimes FROM beds_bed WHERE id = NEW.bed_id FOR SHARE;
    IF sometimes AND NOT NEW.nights <@ beds_offered(NEW.bed_id) THEN
        RAISE 'The bed is not offered on all of these nights.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'only_nights_offered';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_nights_offered BEFORE INSERT OR UPDATE OF bed_id, kind, nights, released ON beds_occupancy
    FOR EACH ROW EXECUTE FUNCTION beds_only_nights_offered();

CREATE FUNCTION beds_stays_keep_their_nights() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM beds_bed WHERE id = OLD.bed_id AND by_the_night FOR UPDATE;
    IF FOUND AND EXISTS (
        SELECT 1 FROM beds_occupancy held
        WHERE held.bed_id = OLD.bed_id AND held.kind = 'stay' AND NOT held.released
            AND held.nights && OLD.nights AND NOT held.nights <@ beds_offered(OLD.bed_id)
    ) THEN
        RAISE 'Somebody has the bed on one of these nights.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stays_keep_their_nights';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stays_keep_their_nights AFTER DELETE OR UPDATE OF bed_id, nights ON beds_nightsoffered
    FOR EACH ROW EXECUTE FUNCTION beds_stays_keep_their_nights();
"""
NO_OFFERS = """
DROP TRIGGER stays_keep_their_nights ON beds_nightsoffered;
DROP FUNCTION beds_stays_keep_their_nights();
DROP TRIGGER only_nights_offered ON beds_occupancy;
DROP FUNCTION beds_only_nights_offered();
DROP FUNCTION beds_offered(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("beds", "0008_places_by_the_night")]

    operations = [migrations.RunSQL(OFFERED, NO_OFFERS)]
