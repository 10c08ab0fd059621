"""What the database itself refuses, whoever asks."""

from django.db import migrations

# Past what the protocol gave, a stay lasts only with both answers, of hostel and council. A case log tells of nights
# that were slept, whoever agreed to them.
WITHIN = """
CREATE FUNCTION beds_stay_within_what_was_agreed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    of_stay beds_stay%ROWTYPE;
    ends date;
BEGIN
    IF current_setting('alongside.service', true) = 'case_log' THEN
        RETURN NULL;
    END IF;
    IF TG_TABLE_NAME = 'beds_stay' THEN
        SELECT * INTO of_stay FROM beds_stay WHERE id = NEW.id;
    ELSE
        SELECT * INTO of_stay FROM beds_stay WHERE occupancy_id = NEW.id;
    END IF;
    SELECT must_end_by INTO ends FROM beds_occupancy WHERE id = of_stay.occupancy_id;
    IF ends > of_stay.check_in + of_stay.most_nights AND NOT EXISTS (
        SELECT FROM beds_extension longer
            JOIN beds_extensionanswer hostel ON hostel.extension_id = longer.id AND hostel.side = 'hostel'
            JOIN beds_extensionanswer council ON council.extension_id = longer.id AND council.side = 'council'
            WHERE longer.stay_id = of_stay.id AND longer.state = 'granted' AND longer.leaves >= ends
                AND hostel.granted AND council.granted
    ) THEN
        RAISE 'Nights past those of the protocol need the yes of both sides.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stay_within_what_was_agreed';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER within_what_was_agreed AFTER INSERT OR UPDATE OF occupancy_id ON beds_stay
    FOR EACH ROW EXECUTE FUNCTION beds_stay_within_what_was_agreed();
CREATE TRIGGER within_what_was_agreed AFTER UPDATE OF must_end_by ON beds_occupancy
    FOR EACH ROW WHEN (NEW.must_end_by IS DISTINCT FROM OLD.must_end_by)
    EXECUTE FUNCTION beds_stay_within_what_was_agreed();
"""

AS_IT_BEGAN = """
CREATE FUNCTION beds_stay_keeps_what_it_began_with() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'A stay keeps what it began with.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stay_keeps_what_it_began_with';
END $$;
CREATE TRIGGER keeps_what_it_began_with BEFORE UPDATE ON beds_stay
    FOR EACH ROW WHEN ((NEW.check_in, NEW.most_nights, NEW.protocol, NEW.case_id)
        IS DISTINCT FROM (OLD.check_in, OLD.most_nights, OLD.protocol, OLD.case_id))
    EXECUTE FUNCTION beds_stay_keeps_what_it_began_with();
"""

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

# An assessment that was made stays as it was made: what comes later is a version of its own.
ASSESSMENTS_STAY = """
CREATE FUNCTION beds_assessment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'An assessment is never changed: write a new one.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_stays';
END $$;
CREATE TRIGGER assessment_stays BEFORE UPDATE ON beds_suitabilityassessment
    FOR EACH ROW EXECUTE FUNCTION beds_assessment_stays();
CREATE TRIGGER assessment_stays BEFORE UPDATE ON beds_aspectfound
    FOR EACH ROW EXECUTE FUNCTION beds_assessment_stays();
"""


class Migration(migrations.Migration):
    replaces = [("beds", "0011_next_places")]

    dependencies = [("beds", "0001_tables")]

    operations = [
        migrations.RunSQL(WITHIN),
        migrations.RunSQL(AS_IT_BEGAN),
        migrations.RunSQL(OFFERED),
        migrations.RunSQL(ASSESSMENTS_STAY),
    ]
