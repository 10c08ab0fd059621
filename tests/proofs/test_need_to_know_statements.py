"""What the role of the program finds with statements of its own, past every manager, and what it is allowed to be."""

import pytest
from django.db import connection, connections
from django.utils import timezone

from alongside.foundations.access import viewing, walls
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from tests.support.proofs import Say

pytestmark = [pytest.mark.usefixtures("planted_database"), pytest.mark.timeout(900)]
TABLES = sorted(model._meta.db_table for model in walls.walled())
STANDING = """
    SELECT relname FROM pg_class
    WHERE relname = ANY(%s) AND relrowsecurity AND relforcerowsecurity AND relowner <> current_user::regrole
"""
TOO_MUCH = """
    SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,
        (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole)
    FROM pg_roles WHERE rolname = current_user
"""


def rows(alias: str = "default") -> int:
    """Of all tables about people."""
    found = 0
    with connections[alias].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found += int(cursor.fetchone()[0])
    return found


def rows_seen_by(viewer: Viewer) -> int:
    with viewing.seen_by(viewer, at=timezone.now()):
        return rows()


def of(name: str) -> Viewer:
    return viewing.viewer_for(User.objects.get(full_name=name), today=timezone.localdate())


def without_a_wall() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [TABLES])
        standing = {row[0] for row in cursor.fetchall()}
    return [table for table in TABLES if table not in standing]


def test_raw_statements(proof: Say) -> None:
    every, hers = rows("owner"), rows_seen_by(of(cast.ANA))
    assert every > 200
    assert hers > 50  # there is something to find, and who may find it does
    found = [rows(), rows_seen_by(Viewer(user=None)), rows_seen_by(of(cast.CHARLIE))]
    proof(
        f"raw statements by nobody, by a guest of none, by Charlie: of {every:,} rows in {len(TABLES)} tables",
        figure=", ".join(map(str, found)),
        goal="0, 0, 0",
        holds=not any(found),
    )
    bare = without_a_wall()
    with connection.cursor() as cursor:
        cursor.execute(TOO_MUCH)
        told = cursor.fetchone()
    proof(
        f"tables about people whose wall is not forced, of {len(TABLES)}; rights and tables of the program's role",
        figure=f"{len(bare)}; {'some' if told[0] else 'none'}, {told[1]}",
        goal="0; none, 0",
        holds=not bare and told == (False, 0),
    )


def test_planted_a_table_whose_wall_was_let_down(proof: Say) -> None:
    with connections["owner"].cursor() as owner:
        owner.execute("ALTER TABLE people_note DISABLE ROW LEVEL SECURITY")
    found, bare = rows(), without_a_wall()
    proof(
        "planted: a table whose wall was let down",
        figure=f"{found} rows found, named: {', '.join(bare)}",
        goal="more than 0, people_note",
        holds=found > 0 and bare == ["people_note"],
    )
