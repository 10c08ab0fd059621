"""Whoever owns the database changes the past in every way they can think of: each is found, with nothing but the
trail itself and the head that was anchored outside."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from alongside.foundations.audit import chain
from alongside.foundations.audit.canonical import CANONICAL, FIRST
from alongside.foundations.audit.chain import Head
from alongside.foundations.audit.record import record
from tests.proofs.tampering import (
    COLUMNS,
    ENTRY_AT,
    RELINK,
    WAYS,
    Owner,
    Tampering,
    cut_tail,
    cut_tail_and_grow_again,
    edit,
    replace_all,
)
from tests.support.databases import Server, pointed_at
from tests.support.proofs import Say

pytestmark = pytest.mark.xdist_group("audit")
ENTRIES = 300


@pytest.fixture(scope="module")
def anchor(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[Head]:
    """A trail, and its head as it was written outside. Every test puts back what it changed."""
    with django_db_blocker.unblock():
        name = database_server.create(database_server.named("trail"), database_server.migrated_template())
        with pointed_at(database_server, name):
            yield a_trail()
    database_server.drop(name)


def a_trail() -> Head:
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


@pytest.fixture(scope="module")
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
    try:
        yield
    finally:
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
    statement = f"UPDATE audit_auditentry SET event = 'x' WHERE id = {ENTRY_AT}"
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
