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
UNDONE = """
DROP TRIGGER keeps_what_it_began_with ON beds_stay;
DROP FUNCTION beds_stay_keeps_what_it_began_with();
DROP TRIGGER within_what_was_agreed ON beds_occupancy;
DROP TRIGGER within_what_was_agreed ON beds_stay;
DROP FUNCTION beds_stay_within_what_was_agreed();
"""


class Migration(migrations.Migration):
    dependencies = [("beds", "0006_declines_nights_and_rides")]

    operations = [migrations.RunSQL(WITHIN + AS_IT_BEGAN, UNDONE)]
