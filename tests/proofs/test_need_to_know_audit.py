"""Whoever owns the database changes the past in every way they can think of: each is found, with nothing but the
trail itself and the head that was anchored outside."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone

from alongside.foundations.audit import chain
from alongside.foundations.audit.canonical import CANONICAL, FIRST
from alongside.foundations.audit.chain import Head
from alongside.foundations.audit.record import record
from tests.support.databases import Server
from tests.support.proofs import Say

ENTRIES = 300
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
_ENTRY_AT = "(SELECT entry_id FROM audit_auditlink WHERE number = %s)"


def edit(do: Tampering, column: str = "") -> None:
    name = column or do.chance.choice(list(COLUMNS))
    do.run(f"UPDATE audit_auditentry SET {name} = {COLUMNS[name]} WHERE id = {_ENTRY_AT}", do.place())


def edit_and_relink(do: Tampering) -> None:
    number = do.place()
    do.run(f"UPDATE audit_auditentry SET event = 'x' WHERE id = {_ENTRY_AT}", number)
    do.relink(number)


def delete_entry(do: Tampering) -> None:
    do.run(f"DELETE FROM audit_auditentry WHERE id = {_ENTRY_AT}", do.place())


def delete_with_link(do: Tampering) -> None:
    number = do.place(do.last - 1)
    do.run(f"DELETE FROM audit_auditentry WHERE id = {_ENTRY_AT}", number)
    do.run("DELETE FROM audit_auditlink WHERE number = %s", number)


def delete_and_close_the_gap(do: Tampering) -> None:
    number = do.place(do.last - 1)
    do.run(f"DELETE FROM audit_auditentry WHERE id = {_ENTRY_AT}", number)
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


@pytest.fixture
def anchor(own_database: str) -> Head:
    """A trail, and its head as it was written outside."""
    for number in range(ENTRIES):
        with transaction.atomic():
            record(
                "case.viewed",
                by=None,
                at=timezone.now() + timedelta(seconds=number),
                case_id=UUID(int=number + 1),
                service="test",
                view="people:notes",
                number=number,
            )
    head = chain.head()
    assert head is not None
    assert (head.number, chain.first_fault([head])) == (ENTRIES, None)
    return head


@pytest.fixture
def owner(anchor: Head, database_server: Server) -> Iterator[Owner]:
    """Somebody with every right, who lets go of all that would stop them."""
    with psycopg.connect(
        database_server.owner_url(connection.settings_dict["NAME"]), autocommit=True
    ) as held:
        for table in ("audit_auditentry", "audit_auditlink"):
            held.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        held.execute("CREATE TABLE kept_entries AS TABLE audit_auditentry")
        held.execute("CREATE TABLE kept_links AS TABLE audit_auditlink")
        yield held


@contextmanager
def put_back(owner: Owner) -> Iterator[None]:
    yield
    owner.execute("TRUNCATE audit_auditentry, audit_auditlink")
    owner.execute("INSERT INTO audit_auditentry SELECT * FROM kept_entries")
    owner.execute("INSERT INTO audit_auditlink SELECT * FROM kept_links")


def missed(owner: Owner, anchor: Head, chance: random.Random, times: int) -> Counter[str]:
    """The ways that were not found, of `times` tries that take every way in turn."""
    unseen: Counter[str] = Counter()
    for number in range(times):
        way = WAYS[number % len(WAYS)]
        with put_back(owner):
            way(Tampering(owner, chance, ENTRIES))
            unseen[way.__name__] += chain.first_fault([anchor]) is None
    return +unseen


@pytest.mark.timeout(1800)
def test_every_tampering_is_found(
    owner: Owner, anchor: Head, proof: Say, many: Callable[[int, int], int]
) -> None:
    times = many(60, 1_000)
    unseen = missed(owner, anchor, random.Random(random.random()), times)
    assert chain.first_fault([anchor]) is None, "what was put back is whole"
    found = times - sum(unseen.values())
    proof(
        f"audit: changed in {len(WAYS)} ways by the owner of the tables",
        figure=f"{found} of {times} found",
        goal="all",
        holds=not unseen,
    )


@pytest.mark.timeout(600)
def test_the_first_is_named(owner: Owner, anchor: Head, proof: Say, many: Callable[[int, int], int]) -> None:
    times, named, chance = many(20, 200), 0, random.Random(random.random())
    statement = f"UPDATE audit_auditentry SET event = 'x' WHERE id = {_ENTRY_AT}"
    for _ in range(times):
        with put_back(owner):
            places = chance.sample(range(1, ENTRIES + 1), 3)
            for place in places:
                owner.execute(statement, [place])
            fault = chain.first_fault([anchor])
            named += fault is not None and fault.number == min(places)
    figure = f"{named} of {times}"
    proof("audit: of three changes the first is named", figure=figure, goal="all", holds=named == times)


@pytest.mark.timeout(600)
def test_planted_no_anchor(owner: Owner, anchor: Head, proof: Say) -> None:
    """It is the anchor that finds these, and nothing else could."""
    unseen = 0
    for way in (cut_tail, cut_tail_and_grow_again, replace_all):
        with put_back(owner):
            way(Tampering(owner, random.Random(1), ENTRIES))
            unseen += chain.first_fault() is None
    figure = f"{unseen} of 3 missed"
    proof("planted: ends cut and chains replaced, no anchor", figure=figure, goal="3", holds=unseen == 3)


def blind_to(column: str) -> str:
    form = CANONICAL.replace(f"e.{column},", "NULL,").replace(f"e.{column}\n", "NULL\n")
    assert form != CANONICAL
    return form


@pytest.mark.timeout(600)
@pytest.mark.parametrize("column", COLUMNS)
def test_planted_blind_verifier(owner: Owner, anchor: Head, proof: Say, column: str) -> None:
    """A chain that does not cover a column cannot tell that it was changed: the same edit shows it."""
    form, chance = blind_to(column), random.Random(2)
    with put_back(owner):
        owner.execute(RELINK.replace(CANONICAL, form), {"before": FIRST, "number": 1})
        assert chain.first_fault(canonical=form) is None
        edit(Tampering(owner, chance, ENTRIES), column)
        missed_it = chain.first_fault(canonical=form) is None
    with put_back(owner):
        edit(Tampering(owner, chance, ENTRIES), column)
        found_it = chain.first_fault([anchor]) is not None
    figure = f"{'missed' if missed_it else 'found'}, by ours {'found' if found_it else 'missed'}"
    holds = missed_it and found_it
    proof(f"planted: a chain blind to {column}", figure=figure, goal="missed, by ours found", holds=holds)
