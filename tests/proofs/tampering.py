"""Every way that whoever owns the database has of changing the past."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from alongside.foundations.audit.canonical import CANONICAL, FIRST

Owner = psycopg.Connection[tuple[int, ...]]
RELINK = f"""
    WITH RECURSIVE fresh AS (
        SELECT l.number, %(before)s::bytea AS previous, sha256(%(before)s::bytea || {CANONICAL}) AS hash
        FROM audit_auditlink l JOIN audit_auditentry e ON e.id = l.entry_id WHERE l.number = %(number)s
        UNION ALL
        SELECT l.number, fresh.hash, sha256(fresh.hash || {CANONICAL})
        FROM fresh JOIN audit_auditlink l ON l.number = fresh.number + 1
        JOIN audit_auditentry e ON e.id = l.entry_id
    )
    UPDATE audit_auditlink l SET previous = fresh.previous, hash = fresh.hash FROM fresh
    WHERE l.number = fresh.number
"""


@dataclass(frozen=True)
class Tampering:
    """Everything that one of them needs to know; `last` is the head of the chain."""

    owner: Owner
    chance: random.Random
    last: int

    def place(self, most: int = 0) -> int:
        return self.chance.randint(1, (most or self.last))

    def run(self, statement: str, *values: object) -> int:
        return self.owner.execute(statement, values).rowcount

    def relink(self, number: int) -> None:
        """What somebody does who knows how links are made: all from here on fit each other again."""
        row = self.owner.execute(
            "SELECT hash FROM audit_auditlink WHERE number = %s", [number - 1]
        ).fetchone()
        self.owner.execute(RELINK, {"before": row[0] if row else FIRST, "number": number})


COLUMNS = {
    "event": "event || 'x'",
    "by": "gen_random_uuid()",
    "service": "service || 'x'",
    "at": "at + interval '1 microsecond'",
    "written": "written - interval '1 minute'",
    "case_id": "gen_random_uuid()",
    "about_kind": "about_kind || 'x'",
    "about_id": "about_id || '1'",
    "codes": "jsonb_set(codes, '{view}', '\"other\"')",
}
ENTRY_AT = "(SELECT entry_id FROM audit_auditlink WHERE number = %s)"


def edit(do: Tampering, column: str = "") -> None:
    name = column or do.chance.choice(list(COLUMNS))
    do.run(f"UPDATE audit_auditentry SET {name} = {COLUMNS[name]} WHERE id = {ENTRY_AT}", do.place())


def edit_and_relink(do: Tampering) -> None:
    number = do.place()
    do.run(f"UPDATE audit_auditentry SET event = 'x' WHERE id = {ENTRY_AT}", number)
    do.relink(number)


def delete_entry(do: Tampering) -> None:
    do.run(f"DELETE FROM audit_auditentry WHERE id = {ENTRY_AT}", do.place())


def delete_with_link(do: Tampering) -> None:
    number = do.place(do.last - 1)
    do.run(f"DELETE FROM audit_auditentry WHERE id = {ENTRY_AT}", number)
    do.run("DELETE FROM audit_auditlink WHERE number = %s", number)


def delete_and_close_the_gap(do: Tampering) -> None:
    number = do.place(do.last - 1)
    do.run(f"DELETE FROM audit_auditentry WHERE id = {ENTRY_AT}", number)
    do.run("DELETE FROM audit_auditlink WHERE number = %s", number)
    do.run("UPDATE audit_auditlink SET number = -number WHERE number > %s", number)
    do.run("UPDATE audit_auditlink SET number = -number - 1 WHERE number < 0")
    if do.chance.random() < 0.5:
        do.relink(number)


def insert(do: Tampering) -> None:
    do.run(
        "INSERT INTO audit_auditentry (id, event, at, service, about_kind, about_id, codes) "
        "VALUES (%s, 'case.viewed', now(), '', '', '', '{}')",
        10_000 + do.place(),
    )


def insert_in_between(do: Tampering) -> None:
    """With a place and links that fit, so that only the anchor tells."""
    number = do.place()
    insert(do)
    do.run("UPDATE audit_auditlink SET number = -number WHERE number >= %s", number)
    do.run("UPDATE audit_auditlink SET number = -number + 1 WHERE number < 0")
    do.run(
        "INSERT INTO audit_auditlink SELECT %s, max(id), '', '' FROM audit_auditentry",
        number,
    )
    do.relink(number)


def reorder(do: Tampering) -> None:
    one, other = do.chance.sample(range(1, do.last + 1), 2)
    do.run("UPDATE audit_auditlink SET number = -%s WHERE number = %s", one, one)
    do.run("UPDATE audit_auditlink SET number = %s WHERE number = %s", one, other)
    do.run("UPDATE audit_auditlink SET number = %s WHERE number = -%s", other, one)


def swap(do: Tampering) -> None:
    """Two entries change places under their links."""
    one, other = do.chance.sample(range(1, do.last + 1), 2)
    do.run(
        "UPDATE audit_auditlink a SET entry_id = -b.entry_id FROM audit_auditlink b "
        "WHERE (a.number, b.number) IN ((%s, %s), (%s, %s))",
        *(one, other, other, one),
    )
    do.run("UPDATE audit_auditlink SET entry_id = -entry_id WHERE entry_id < 0")


def shift_times(do: Tampering) -> None:
    first = do.place()
    seconds = do.chance.choice([-3600, -1, 1, 86400])
    do.run(
        "UPDATE audit_auditentry SET at = at + %s * interval '1 second' WHERE id IN "
        "(SELECT entry_id FROM audit_auditlink WHERE number BETWEEN %s AND %s)",
        *(seconds, first, first + do.place(20)),
    )


def cut_tail(do: Tampering) -> None:
    number = do.place()
    do.run(
        "DELETE FROM audit_auditentry WHERE id IN (SELECT entry_id FROM audit_auditlink WHERE number >= %s)",
        number,
    )
    do.run("DELETE FROM audit_auditlink WHERE number >= %s", number)


def cut_tail_and_grow_again(do: Tampering) -> None:
    """Cut, and filled up with harmless entries to the same length."""
    number = do.place()
    do.run(
        "UPDATE audit_auditentry SET event = 'list.viewed', codes = '{}' WHERE id IN "
        "(SELECT entry_id FROM audit_auditlink WHERE number >= %s)",
        number,
    )
    do.relink(number)


def replace_all(do: Tampering) -> None:
    do.run("UPDATE audit_auditentry SET by = gen_random_uuid(), case_id = NULL")
    do.relink(1)


WAYS: list[Callable[[Tampering], None]] = [
    *(edit, edit_and_relink, delete_entry, delete_with_link, delete_and_close_the_gap, insert),
    *(insert_in_between, reorder, swap, shift_times, cut_tail, cut_tail_and_grow_again, replace_all),
]
