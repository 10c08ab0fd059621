"""A trail of a million entries is verified while somebody waits, and a change in its midst is named."""

import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from random import Random

import psycopg
import pytest
from django.db import connection

from alongside.foundations.audit import chain
from alongside.foundations.audit.canonical import CANONICAL, FIRST
from alongside.foundations.audit.chain import Head
from tests.proofs.tampering import ENTRY_AT, Owner
from tests.support.databases import Server
from tests.support.proofs import Say

ENTRIES = """
    INSERT INTO audit_auditentry (id, event, by, service, at, case_id, about_kind, about_id, codes)
    SELECT n, 'case.viewed', md5((n %% 300)::text)::uuid, '', now() + n * interval '1 second',
        md5((n %% 9000)::text)::uuid, 'people.note', md5(n::text), '{"view": "people:notes"}'
    FROM generate_series(1, %(number)s) AS n
"""
FORMS = f"SELECT e.id, {CANONICAL} FROM audit_auditentry e ORDER BY e.id"


@pytest.fixture
def owner(own_database: str, database_server: Server) -> Iterator[Owner]:
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(database_server.owner_url(name), autocommit=True) as held:
        for table in ("audit_auditentry", "audit_auditlink"):
            held.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield held


def write(owner: Owner, number: int) -> Head:
    """As if as many had been written one by one: linked as the database links them."""
    owner.execute(ENTRIES, {"number": number})
    links, before = list[tuple[int, bytes, bytes]](), FIRST
    with owner.transaction(), owner.cursor("forms") as entries:
        for entry, form in entries.execute(FORMS):
            links.append((entry, before, sha256(before + bytes(form)).digest()))
            before = links[-1][-1]
    with owner.cursor().copy("COPY audit_auditlink FROM STDIN") as rows:
        for place, link in enumerate(links, start=1):
            rows.write_row((place, *link))
    owner.execute("VACUUM ANALYZE")  # as the server itself does after a while
    head = chain.head()
    assert head is not None
    return head


@pytest.mark.timeout(1200)
def test_a_long_trail(owner: Owner, proof: Say, many: Callable[[int, int], int], seed: int) -> None:
    number = many(100_000, 1_000_000)
    head = write(owner, number)
    begun = time.perf_counter()
    fault, taken = chain.first_fault([head]), time.perf_counter() - begun
    assert (head.number, fault) == (number, None)
    proof(f"audit: {number:,} entries verified", figure=f"{taken:.1f} s", goal="< 10 s", holds=taken < 10)
    place = Random(seed).randint(1, number)
    owner.execute(f"UPDATE audit_auditentry SET at = at + interval '1 second' WHERE id = {ENTRY_AT}", [place])
    fault = chain.first_fault([head])
    named = fault is not None and fault.number == place
    figure = "found and named" if named else "not named"
    proof("planted: one moment of them shifted", figure=figure, goal="found and named", holds=named)
