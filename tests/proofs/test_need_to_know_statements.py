"""What the role of the program finds with statements of its own, past every manager, and what it is allowed to be."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from alongside.foundations.access import viewing, walls
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from alongside.rooms.people.models import Case
from alongside.rooms.people.words import Basis
from tests.proofs.test_need_to_know_guessing import everything_of_others
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


def rows(alias: str = "default") -> set[Any]:
    """Of all tables about people."""
    found = set()
    with connections[alias].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT id FROM {table}")
            found |= {row[0] for row in cursor.fetchall()}
    return found


def rows_seen_by(viewer: Viewer) -> set[Any]:
    with viewing.seen_by(viewer, at=timezone.now()):
        return rows()


def eyes_of(user: User) -> Viewer:
    return viewing.viewer_for(user, today=timezone.localdate())


def without_a_wall() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [TABLES])
        standing = {row[0] for row in cursor.fetchall()}
    return [table for table in TABLES if table not in standing]


def test_raw_statements(proof: Say) -> None:
    ana, charlie = (User.objects.get(full_name=name) for name in (cast.ANA, cast.CHARLIE))
    every, of_others = rows("owner"), everything_of_others(charlie)
    assert len(of_others) > 200
    assert len(rows_seen_by(eyes_of(ana))) > 50  # there is something to find, and who may find it does
    found = [rows(), rows_seen_by(Viewer(user=None)), rows_seen_by(eyes_of(charlie)) & set(of_others)]
    proof(
        f"raw statements without a viewer, of nobody, of Charlie: of {len(every):,} rows in {len(TABLES)} tables",
        figure=", ".join(str(len(ids)) for ids in found),
        goal="0, 0, 0 of others",
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


GIVE = """
    INSERT INTO people_casegrant (id, case_id, {whom}, sections, basis, starts, until, given_by_id, ended_why)
    VALUES (gen_random_uuid(), %s, %s, '{{identity}}', %s, now(), now() + interval '1 hour', %s, '')
"""


def gives(viewer: Viewer, whom: str, named: Any, case: Any, basis: Basis, by: Any) -> bool:
    """Whether the database takes a grant that was written past every verb."""
    statement = GIVE.format(whom=whom)
    try:
        with viewing.seen_by(viewer, at=timezone.now()), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [case, named, basis, by])
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def grants_taken(name: str, cases: list[Any]) -> int:
    """To oneself and to one's agency, on every ground."""
    user = User.objects.get(full_name=name)
    ways = (("guest_id", user.pk), ("agency_id", user.memberships.get().agency_id))
    return sum(
        gives(eyes_of(user), whom, named, case, basis, user.pk)
        for case in cases
        for basis in Basis
        for whom, named in ways
    )


def cases_of(name: str) -> list[Any]:
    with viewing.seen_by(eyes_of(User.objects.get(full_name=name)), at=timezone.now()):
        return list(Case.objects.filter(state="open").order_by("pk").values_list("pk", flat=True)[:10])


def test_grants_to_oneself(proof: Say) -> None:
    own, of_others = cases_of(cast.ANA), set(cases_of(cast.ANA)) - set(cases_of(cast.CHARLIE))
    assert grants_taken(cast.ANA, own[:1]) > 0  # a grant that is lawful is taken
    taken = grants_taken(cast.CHARLIE, sorted(of_others))
    tried = len(of_others) * len(Basis) * 2
    proof(
        f"raw INSERT of {tried} grants by Charlie to himself and his agency, on cases of others",
        figure=f"{taken} taken",
        goal="0 taken",
        holds=taken == 0 < tried,
    )


def test_planted_a_policy_that_asks_only_who_gives(proof: Say) -> None:
    with connections["owner"].cursor() as owner:
        owner.execute("DROP POLICY added ON people_casegrant")
        owner.execute(
            "CREATE POLICY added ON people_casegrant FOR INSERT WITH CHECK (given_by_id = alongside_user())"
        )
    taken = grants_taken(cast.CHARLIE, cases_of(cast.ANA)[:1])
    proof(
        "planted: a policy that asks only who gives",
        figure=f"{taken} grants taken",
        goal="more than 0",
        holds=taken > 0,
    )


def test_planted_a_table_whose_wall_was_let_down(proof: Say) -> None:
    with connections["owner"].cursor() as owner:
        owner.execute("ALTER TABLE people_note DISABLE ROW LEVEL SECURITY")
    found, bare = len(rows()), without_a_wall()
    proof(
        "planted: a table whose wall was let down",
        figure=f"{found} rows found, named: {', '.join(bare)}",
        goal="more than 0, people_note",
        holds=found > 0 and bare == ["people_note"],
    )
