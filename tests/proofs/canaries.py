"""Words that stand nowhere else, in every free text about a person: each says of which section and case it is."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import connections, models, transaction

from alongside.foundations.access import walls
from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField, opened_text, sealed_with
from alongside.foundations.sealing.keyring import unwrap

CANARY = re.compile(r"zq([a-z]+)x(\d+)zq", re.IGNORECASE)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
SHORTEST = 100  # a column that takes less holds a code
Canary = tuple[str, int]


def plant() -> int:
    """In every column that takes words; gives how many rows were changed."""
    planted = 0
    with connections["owner"].cursor() as cursor:
        for model, field in free_texts():
            table, column = model._meta.db_table, field.column
            section = "t.section" if model.has_own_section() else f"'{model.kept_in}'"
            word = f"'zq' || {section} || 'x' || regexp_replace(c.reference, '\\D', '', 'g') || 'zq '"
            if isinstance(field, SealedTextField):
                planted += plant_sealed(cursor, field, section)
                continue
            room = getattr(field, "max_length", None)
            value = f'{word} || t."{column}"' if room is None else f'left({word} || t."{column}", {room})'
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # some rows are never changed
            cursor.execute(
                f'UPDATE {table} t SET "{column}" = {value} FROM people_case c'
                f""" WHERE c.id = t.case_id AND t."{column}" <> ''"""
            )
            planted += cursor.rowcount
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return planted


def plant_sealed(cursor: Any, field: SealedTextField, section: str, *, by: str = "zq") -> int:
    table, column = field.model._meta.db_table, field.column
    cursor.execute(
        f"""SELECT t.id, t.case_id, k.wrapped, t."{column}", {section}, regexp_replace(c.reference, '\\D', '', 'g')"""
        f" FROM {table} t JOIN people_case c ON c.id = t.case_id JOIN sealing_casekey k ON k.case_id = c.id"
        f""" WHERE t."{column}" <> ''"""
    )
    rows = cursor.fetchall()
    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for row, case_id, wrapped, token, kept_in, number in rows:
        kept = opened_text(case_id, wrapped, field.place, token)
        if MOMENT.match(kept):
            continue  # sealed like words, and read as a time
        sealed = sealed_with(unwrap(case_id, wrapped), field.place, f"{by}{kept_in}x{number}{by} {kept}")
        cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE id = %s', [str(sealed), row])
    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return len(rows)


def free_texts() -> Iterator[tuple[type[Guarded], Any]]:
    for model in walls.walled():
        if not issubclass(model, Guarded) or not (model.has_own_section() or model.kept_in):
            continue
        for field in model._meta.concrete_fields:
            if field.name.endswith("email"):
                continue
            if isinstance(field, models.TextField) or (
                isinstance(field, models.CharField) and (field.max_length or 0) >= SHORTEST
            ):
                yield model, field


def found_in(text: str) -> set[Canary]:
    return {(section.lower(), int(number)) for section, number in CANARY.findall(text)}


class Oracle:
    """Who may see which section of which case. It reads the grants themselves and asks no manager."""

    def __init__(self, at: datetime) -> None:
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute(
                "SELECT m.user_id, m.role, g.sections, regexp_replace(c.reference, '\\D', '', 'g')::int"
                " FROM people_casegrant g JOIN people_case c ON c.id = g.case_id"
                " JOIN accounts_membership m ON m.agency_id = g.agency_id"
                " AND (g.team_id IS NULL OR g.team_id = m.team_id)"
                " WHERE g.ended_at IS NULL AND g.starts <= %(at)s AND (g.until IS NULL OR g.until > %(at)s)"
                " AND (m.until_day IS NULL OR m.until_day >= %(at)s::date) AND m.from_day <= %(at)s::date",
                {"at": at},
            )
            rows = cursor.fetchall()
            cursor.execute(
                "SELECT p.owner_user_id, p.owner_agency_id, p.owner_team_id,"
                " regexp_replace(c.reference, '\\D', '', 'g')::int"
                " FROM conferences_plannedaction p JOIN people_case c ON c.id = p.case_id"
            )
            steps = cursor.fetchall()
        self._open: dict[Any, set[Canary]] = {}
        for user_id, role, sections, number in rows:
            reach = REACH[Role(role)].sections
            self._open.setdefault(user_id, set()).update((s, number) for s in sections if s in reach)
        self._steps = steps

    def allows(self, user: User) -> set[Canary]:
        """What was opened; and of the plan the steps that are the user's own to do."""
        seats = {(m.agency_id, m.team_id) for m in user.memberships.all()}
        agencies = {agency for agency, _ in seats}
        own = {
            ("support", number)
            for who, agency, team, number in self._steps
            if who == user.pk or (agency in agencies and (team is None or (agency, team) in seats))
        }
        return self._open.get(user.pk, set()) | own

    def leaks(self, user: User, texts: Iterable[str]) -> set[Canary]:
        return set().union(*(found_in(text) for text in texts)) - self.allows(user)
