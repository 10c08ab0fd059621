"""A hundred thousand cases. Through the verbs it would take hours: the owner of the tables copies one of them instead.

A copy has new keys, which follow from the old ones and its number, so that rows still point at each other.
"""

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection, models

from alongside.foundations.access import walls
from alongside.foundations.accounts.models import Membership, Team, User
from alongside.foundations.sealing import masters
from alongside.foundations.sealing.envelope import new_key
from alongside.foundations.sealing.fields import SealedTextField, opened_text, sealed_with
from alongside.foundations.sealing.keyring import wrap
from alongside.rooms.people.models import Case, CaseGrant, KeyWorker, Ownership, Person
from tests.support.databases import Server

LONG_AGO = "2020-01-01"


def teams_like(worker: User, number: int) -> list[User]:
    """As many workers, each in a team of their own, in the agency of the first."""
    seat = worker.memberships.get()
    users = [User(email=f"many{n}@example.org", full_name=f"Worker {n}") for n in range(number)]
    teams = [Team(agency=seat.agency, name=f"Team {n}") for n in range(number)]
    User.objects.bulk_create(users)
    Team.objects.bulk_create(teams)
    Membership.objects.bulk_create(
        Membership(user=user, agency=seat.agency, team=team, role=seat.role, from_day=LONG_AGO)
        for user, team in zip(users, teams, strict=True)
    )
    return users


def copy_case(case: Case, number: int, workers: list[User], server: Server) -> None:
    """Whoever may do everything there does not check every key of millions of rows that point as the first does."""
    seats = Membership.objects.filter(user__in=workers).order_by("user__email")
    with (
        server.superuser(str(connection.settings_dict["NAME"])) as owner,
        owner.transaction(),
        owner.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("CREATE TEMP TABLE who (n int PRIMARY KEY, team uuid, worker uuid)")
        cursor.executemany(
            "INSERT INTO who VALUES (%s, %s, %s)",
            [(n, seat.team_id, seat.user_id) for n, seat in enumerate(seats)],
        )
        _seal_copies(cursor, case, number)
        for statement in _copies(number, len(workers)):
            cursor.execute(statement, {"case": case.pk})
        cursor.execute("DROP TABLE who")
        cursor.execute("DROP TABLE resealed")
        cursor.execute("ANALYZE")


def _seal_copies(cursor: Any, case: Case, number: int) -> None:
    """Each copy has a key of its own, and its texts are sealed with it."""
    cursor.execute("CREATE TEMP TABLE resealed (n int, place text, row uuid, token text)")
    texts, master = list(_texts(cursor, case)), masters.kept()[0]
    keys = [new_key(UUID(hashlib.md5(f"{case.pk}{n}".encode()).hexdigest())) for n in range(1, number + 1)]
    with cursor.copy("COPY sealing_casekey (case_id, wrapped) FROM STDIN") as rows:
        for key in keys:
            rows.write_row((key.case_id, wrap(key, master)))
    with cursor.copy("COPY resealed FROM STDIN") as rows:
        for n, key in enumerate(keys, start=1):
            for place, row, words in texts:
                rows.write_row((n, place, row, sealed_with(key, place, words)))
    cursor.execute("CREATE UNIQUE INDEX ON resealed (place, row, n)")
    cursor.execute("ANALYZE resealed")


def _texts(cursor: Any, case: Case) -> Iterator[tuple[str, UUID, str]]:
    cursor.execute("SELECT wrapped FROM sealing_casekey WHERE case_id = %s", [case.pk])
    (wrapped,) = cursor.fetchone()
    for model in walls.walled():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField):
                cursor.execute(
                    f'SELECT id, "{field.column}" FROM {model._meta.db_table}'
                    f""" WHERE case_id = %s AND "{field.column}" <> ''""",
                    [case.pk],
                )
                for row, token in cursor.fetchall():
                    yield field.place, row, opened_text(case.pk, wrapped, field.place, token)


def _copies(number: int, teams: int) -> Iterator[str]:
    copied: list[Any] = [Person, *walls.walled()]
    for model in copied:
        if model._meta.app_label == "beds":  # one bed cannot hold a thousand people
            continue
        table = model._meta.db_table
        columns = [f for f in model._meta.concrete_fields if not f.generated]
        names = ", ".join(f'"{field.column}"' for field in columns)
        values = ", ".join(_value(model, field, copied) for field in columns)
        yield (
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, generate_series(1, {number}) AS copy(n)"
            f" JOIN who ON who.n = copy.n %% {teams} WHERE {_of_case(model)} = %(case)s"
        )


def _of_case(model: type[models.Model]) -> str:
    if model is Person:
        return "(SELECT id FROM people_case WHERE person_id = t.id)"
    return "t.id" if model is Case else "t.case_id"


def _value(model: type[models.Model], field: Any, copied: list[Any]) -> str:
    column = f't."{field.column}"'
    if model in (CaseGrant, Ownership) and field.name == "team":
        return "who.team"
    if model is KeyWorker and field.name == "user":
        return "who.worker"
    if isinstance(field, SealedTextField):
        sealed = (
            f"SELECT token FROM resealed s WHERE s.place = '{field.place}' AND s.row = t.id AND s.n = copy.n"
        )
        return f"coalesce(({sealed}), {column})"
    if field.name == "reference" and model is Case:
        return f"left({column}, 8) || '-' || copy.n"
    if field.name == "about_id" or (field.primary_key or field.related_model in copied):
        return f"md5({column}::text || copy.n)::uuid"
    return column
