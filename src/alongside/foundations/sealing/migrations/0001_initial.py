from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION public.sealing_add_key(of_case uuid, key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.sealing_casekey (case_id, wrapped) VALUES (of_case, key);
END $$;

CREATE FUNCTION public.sealing_key(of_case uuid) RETURNS text STABLE PARALLEL SAFE LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN (SELECT wrapped FROM public.sealing_casekey WHERE case_id = of_case);
END $$;

-- Until the transaction ends nobody destroys the key of a case that is being written to.
CREATE FUNCTION public.sealing_hold_key(of_case uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    key text;
BEGIN
    SELECT wrapped INTO key FROM public.sealing_casekey WHERE case_id = of_case FOR SHARE;
    RETURN key;
END $$;

CREATE FUNCTION public.sealing_destroy_key(of_case uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM public.sealing_casekey WHERE case_id = of_case;
    RETURN FOUND;
END $$;

-- A sealed text, with its case and the wrapped key before it; where the key is gone, nothing stands in its place.
CREATE FUNCTION public.sealing_with_key(sealed text, of_case uuid) RETURNS text STABLE PARALLEL SAFE LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF sealed IS NULL OR sealed = '' THEN
        RETURN sealed;
    END IF;
    RETURN concat(
        of_case, '|', (SELECT wrapped FROM public.sealing_casekey WHERE case_id = of_case), '|', sealed
    );
END $$;
"""
GONE = """
DROP FUNCTION public.sealing_with_key(text, uuid);
DROP FUNCTION public.sealing_destroy_key(uuid);
DROP FUNCTION public.sealing_hold_key(uuid);
DROP FUNCTION public.sealing_key(uuid);
DROP FUNCTION public.sealing_add_key(uuid, text);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CaseKey",
            fields=[
                ("case_id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("wrapped", models.TextField()),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, GONE),
    ]
