from django.db import migrations

# Words are compared in small letters, with one blank for whatever stands between them, so that "7, Quiet Street" is
# "7 quiet street"; telephone numbers by their last ten digits; postcodes without blanks. Of an address its first part
# counts, and every further one with a number in it: a town alone tells of no house. Both sides take one lock, so that
# a house and a service that are written at the same moment do not miss each other.
APART = r"""
CREATE FUNCTION beds_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT ' ' || btrim(regexp_replace(lower(normalize(coalesce(words, ''), NFKC)), '[^[:alnum:]]+', ' ', 'g')) || ' '
$$;
CREATE FUNCTION beds_tight(words text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT replace(beds_plain(words), ' ', '')
$$;
CREATE FUNCTION beds_parts_of_address(address text) RETURNS SETOF text LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    WITH parts AS (
        SELECT beds_plain(part) AS part, row_number() OVER (ORDER BY place) AS place
        FROM regexp_split_to_table(coalesce(address, ''), '[\n\r,;]+') WITH ORDINALITY AS split(part, place)
        WHERE btrim(beds_plain(part)) <> ''
    )
    SELECT part FROM parts WHERE btrim(part) LIKE '% %' AND (place = 1 OR part ~ '[0-9]')
    UNION
    SELECT beds_plain(string_agg(part, ' ' ORDER BY place)) FROM parts WHERE place <= 2 HAVING count(*) = 2
$$;
CREATE FUNCTION beds_postcodes_in(words text) RETURNS SETOF text LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT beds_tight(found[1])
    FROM regexp_matches(coalesce(words, ''), '\m([a-z]{1,2}[0-9][a-z0-9]? *[0-9][a-z]{2})\M', 'gi') AS found
$$;
CREATE FUNCTION beds_numbers_in(words text) RETURNS SETOF text LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT right(regexp_replace(found[1], '[^0-9]', '', 'g'), 10)
    FROM regexp_matches(coalesce(words, ''), '(\+?[0-9][0-9 ().-]{8,}[0-9])', 'g') AS found
$$;
CREATE FUNCTION beds_tells_of_house(title text, words text, which uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM beds_premises house
        LEFT JOIN beds_premisesaddress place ON place.premises_id = house.id
        JOIN accounts_agency agency ON agency.id = house.agency_id
        WHERE (which IS NULL OR house.id = which) AND (
            beds_plain(house.name) = beds_plain(title)
            OR (btrim(beds_plain(house.name)) LIKE '% %' AND strpos(beds_plain(words), beds_plain(house.name)) > 0)
            OR EXISTS (
                SELECT 1 FROM beds_parts_of_address(place.address) AS part WHERE strpos(beds_plain(words), part) > 0
            )
            OR EXISTS (
                SELECT 1 FROM beds_postcodes_in(concat_ws(E'\n', place.postcode, place.address)) AS code
                WHERE strpos(beds_tight(words), code) > 0
            )
            OR EXISTS (
                SELECT 1 FROM beds_numbers_in(concat_ws(E'\n', place.address, place.way_in, house.notes,
                    CASE agency.kind WHEN 'hostel' THEN agency.phone END)) AS number
                WHERE strpos(regexp_replace(words, '[^0-9]', '', 'g'), number) > 0
            )
        )
    )
$$;
CREATE FUNCTION beds_words_of_service(service directory_publicservice) RETURNS text LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT concat_ws(E'\n', service.name, service.organisation, service.description, service.eligibility,
        service.area, service.address, service.hours, service.phone, service.email, service.url)
$$;
CREATE FUNCTION beds_no_house_is_a_public_service() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.ended_at IS NULL THEN
        PERFORM pg_advisory_xact_lock(4712047);
        IF beds_tells_of_house(NEW.name, beds_words_of_service(NEW), NULL) THEN
            RAISE 'A house with beds is no public service.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'no_house_is_a_public_service';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_house_is_a_public_service BEFORE INSERT OR UPDATE ON directory_publicservice
    FOR EACH ROW EXECUTE FUNCTION beds_no_house_is_a_public_service();

CREATE FUNCTION beds_no_public_service_is_a_house() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    which uuid := CASE TG_TABLE_NAME WHEN 'beds_premises' THEN to_jsonb(NEW) ->> 'id'
        ELSE to_jsonb(NEW) ->> 'premises_id' END;
BEGIN
    PERFORM pg_advisory_xact_lock(4712047);
    IF EXISTS (
        SELECT 1 FROM directory_publicservice service WHERE service.ended_at IS NULL
        AND beds_tells_of_house(service.name, beds_words_of_service(service), which)
    ) THEN
        RAISE 'A public service tells of this house.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_public_service_is_a_house';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER no_public_service_is_a_house AFTER INSERT OR UPDATE OF name, notes, agency_id ON beds_premises
    FOR EACH ROW EXECUTE FUNCTION beds_no_public_service_is_a_house();
CREATE TRIGGER no_public_service_is_a_house AFTER INSERT OR UPDATE ON beds_premisesaddress
    FOR EACH ROW EXECUTE FUNCTION beds_no_public_service_is_a_house();
"""
TOGETHER = """
DROP TRIGGER no_public_service_is_a_house ON beds_premisesaddress;
DROP TRIGGER no_public_service_is_a_house ON beds_premises;
DROP FUNCTION beds_no_public_service_is_a_house();
DROP TRIGGER no_house_is_a_public_service ON directory_publicservice;
DROP FUNCTION beds_no_house_is_a_public_service();
DROP FUNCTION beds_words_of_service(directory_publicservice);
DROP FUNCTION beds_tells_of_house(text, text, uuid);
DROP FUNCTION beds_numbers_in(text);
DROP FUNCTION beds_postcodes_in(text);
DROP FUNCTION beds_parts_of_address(text);
DROP FUNCTION beds_tight(text);
DROP FUNCTION beds_plain(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_tables"),
        ("directory", "0003_system_keys_and_public_services"),
        ("beds", "0002_guards"),
    ]

    operations = [migrations.RunSQL(APART, TOGETHER)]
