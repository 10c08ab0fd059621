"""What the database itself refuses, whoever asks."""

from django.db import migrations

# Every column of an entry in the binary form of PostgreSQL, which depends on no setting for zones or dates.
CANONICAL = """
CREATE FUNCTION public.audit_canonical(e public.audit_auditentry) RETURNS bytea LANGUAGE sql STABLE
RETURN record_send(ROW(
    e.id, e.event, e.by, e.service, e.at, e.written, e.case_id, e.about_kind, e.about_id, e.codes
));

CREATE FUNCTION public.audit_append_link(entry public.audit_auditentry) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    head public.audit_auditlink;
    before bytea;
BEGIN
    SELECT * INTO head FROM public.audit_auditlink ORDER BY number DESC LIMIT 1;
    before := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    INSERT INTO public.audit_auditlink (number, entry_id, previous, hash) VALUES (
        coalesce(head.number, 0) + 1, entry.id, before,
        sha256(before || public.audit_canonical(entry))
    );
END $$;
REVOKE ALL ON FUNCTION public.audit_append_link FROM PUBLIC;
"""

# Deferred checks run in rounds: those that the first round queues run after all others. So the lock of the chain
# is the last thing that a transaction takes, and nothing that it still waits for can wait for the lock.
LINKING = """
CREATE UNLOGGED TABLE public.audit_unlinked (entry_id bigint PRIMARY KEY);
REVOKE ALL ON public.audit_unlinked FROM PUBLIC;

CREATE FUNCTION public.audit_await_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.audit_unlinked (entry_id) VALUES (NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION public.audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    entry public.audit_auditentry;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit chain'), 0);
    DELETE FROM public.audit_unlinked WHERE entry_id = NEW.entry_id;
    SELECT * INTO STRICT entry FROM public.audit_auditentry WHERE id = NEW.entry_id;
    PERFORM public.audit_append_link(entry);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER audit_await_link AFTER INSERT ON public.audit_auditentry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.audit_await_link();
CREATE CONSTRAINT TRIGGER audit_link AFTER INSERT ON public.audit_unlinked
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.audit_link();
"""

# Whatever its rights, nobody writes a link but the trigger of an entry.
NOT_BY_HAND = """
CREATE FUNCTION public.audit_not_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'Links of the audit trail are made by the database alone.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_not_by_hand BEFORE INSERT ON public.audit_auditlink
FOR EACH ROW EXECUTE FUNCTION public.audit_not_by_hand();
CREATE TRIGGER audit_not_by_hand BEFORE INSERT ON public.audit_unlinked
FOR EACH ROW EXECUTE FUNCTION public.audit_not_by_hand();
"""


class Migration(migrations.Migration):
    replaces = [("audit", "0002_chain")]

    dependencies = [("audit", "0001_tables")]

    operations = [
        migrations.RunSQL(CANONICAL),
        migrations.RunSQL(LINKING),
        migrations.RunSQL(NOT_BY_HAND),
    ]
