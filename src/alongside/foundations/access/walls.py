"""The second wall, as SQL: what the role of the program may touch, and which rows it finds there.

The owner of the tables lays it after every migration. The program signs in as another role, which owns nothing, so
that a forgotten filter or a raw statement finds what the viewer may see and no more.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from alongside.foundations.access import grants, viewing
from alongside.foundations.access.guarded import Guarded, OfAgency
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.vocabulary import Drawer

WORDS = """
CREATE OR REPLACE FUNCTION alongside_user() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
    RETURN nullif(current_setting('alongside.user', true), '')::uuid;
CREATE OR REPLACE FUNCTION alongside_audiences() RETURNS jsonb STABLE PARALLEL SAFE LANGUAGE sql
    RETURN nullif(current_setting('alongside.audiences', true), '')::jsonb;
CREATE OR REPLACE FUNCTION alongside_service() RETURNS text STABLE PARALLEL SAFE LANGUAGE sql
    RETURN nullif(current_setting('alongside.service', true), '');
CREATE OR REPLACE FUNCTION alongside_at() RETURNS timestamptz STABLE PARALLEL SAFE LANGUAGE sql
    RETURN nullif(current_setting('alongside.at', true), '')::timestamptz;
"""
# Whoever may call these can read, hold or destroy the key of a case: nobody but the program.
KEYS = (
    "sealing_add_key(uuid, text)",
    "sealing_key(uuid)",
    "sealing_hold_key(uuid)",
    "sealing_destroy_key(uuid)",
    "sealing_with_key(text, uuid)",
)
RIGHTS = {
    Drawer.GUARDED: "SELECT, INSERT, UPDATE",
    Drawer.APPEND_ONLY: "SELECT, INSERT",
    Drawer.SEALED: "SELECT",
    Drawer.LOCKED: "",
    Drawer.REFERENCE: "SELECT, INSERT, UPDATE, DELETE",
    Drawer.OPEN: "SELECT, INSERT, UPDATE, DELETE",
}


def statements(*, program: str) -> Iterator[str]:
    """To be said by the owner. `program` is the name of a role, quoted as SQL wants it."""
    yield WORDS
    yield f"GRANT USAGE ON SCHEMA public TO {program}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {program}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {program}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {program}"
    for function in KEYS:
        yield f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {program}"
    for model in _ours():
        table = model._meta.db_table
        yield f"REVOKE ALL ON {table} FROM {program}"
        if rights := RIGHTS[model.drawer]:
            yield f"GRANT {rights} ON {table} TO {program}"
        if (seen := seen_where(model)) is not None:
            services = model.open_to | viewing.OPEN_TO_ALL
            seen = f"{_one_of(services)} OR {_by_systems(model)}{seen}"
            yield from _wall(table, seen, written(model, "added"), written(model, "changed"), program)


def walled() -> list[type[models.Model]]:
    """Every model whose rows are found only by those who may see them."""
    return [model for model in _ours() if seen_where(model) is not None]


def seen_where(model: type[models.Model]) -> str | None:
    if not issubclass(model, Guarded):
        return getattr(model, "seen_where", None)
    table = model._meta.db_table
    case = f"{table}.{model.case_column}"
    section = f"'{model.kept_in}'" if model.kept_in else None
    if model.has_own_section():
        section = f"{table}.section"
    return grants.book().opens(case, section, **model.grounds())


def written(model: type[models.Model], how: str) -> str:
    """`added_where` and `changed_where` say also what each service may write. Else a service that finds the rows,
    and does not only read, writes them, and so does whoever sees some part of the case."""
    if own := getattr(model, f"{how}_where", None):
        return f"{_one_of(viewing.OPEN_TO_ALL)} OR {own}"
    guarded: type[Guarded] = model  # type: ignore[assignment]
    services = (guarded.open_to | viewing.OPEN_TO_ALL) - viewing.ONLY_READS
    case = f"{guarded._meta.db_table}.{guarded.case_column}"
    return f"{_one_of(services)} OR {grants.book().opens(case, None, **guarded.grounds())}"


def _wall(table: str, seen: str, added: str, changed: str, program: str) -> Iterator[str]:
    """`seen` is asked of every row that is read, the others of every row as it will be."""
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
    for name in ("upkeep", "seen", "added", "changed"):
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
    yield f"CREATE POLICY upkeep ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY seen ON {table} FOR SELECT TO {program} USING ({seen})"
    yield f"CREATE POLICY added ON {table} FOR INSERT TO {program} WITH CHECK ({added})"
    yield (
        f"CREATE POLICY changed ON {table} FOR UPDATE TO {program} USING ({changed}) WITH CHECK ({changed})"
    )


def _by_systems(model: type[models.Model]) -> str:
    """What the system of an agency finds: it reads, and writes nothing here."""
    told: OfAgency | None = getattr(model, "told_to_systems", None)
    return f"({_one_of(frozenset({Service.COUNCIL_SYSTEM}))} AND {told.sql}) OR " if told else ""


def _one_of(services: frozenset[Service]) -> str:
    names = ", ".join(f"'{service}'" for service in sorted(services))
    return f"alongside_service() IN ({names})"


def _ours() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "drawer")]
