"""Many clients at once, over HTTP: nobody is booked into a bed of somebody else, and what was said to be booked is.

Also when the web server, or the database under it, is killed in the middle and started again.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from django.utils import timezone
from psycopg import sql
from pytest_django import DjangoDbBlocker

from alongside.config.embedded.places import PROGRAM
from tests.proofs.bed_clients import Client, Crowd, Outcome, who_want_a_bed
from tests.proofs.bed_race import without_the_constraint
from tests.proofs.deployment import TEMPLATE, Durable, Web, served
from tests.support.databases import pointed_at
from tests.support.proofs import Say

pytestmark = [pytest.mark.timeout(3600), pytest.mark.xdist_group("bed-clients")]
Act = Callable[[Web], None]
CROWD = "crowd_template"
HASTY = "tests.proofs.hasty_web"


@pytest.fixture(scope="module")
def clients(
    durable: Durable, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config
) -> list[Client]:
    """Made once, and every test begins with a copy of their database."""
    full = pytestconfig.getoption("size") == "full"
    dice = random.Random(pytestconfig.getoption("seed"))
    durable.create(CROWD, TEMPLATE)
    with django_db_blocker.unblock(), pointed_at(durable, CROWD):
        return who_want_a_bed(500 if full else 30, 50 if full else 6, timezone.now(), dice)


class Try:
    def __init__(self, durable: Durable, database: str, clients: list[Client]) -> None:
        self.durable, self.database = durable, database
        self.number, self.crowd = len(clients), Crowd(clients)

    def out(self, act: Act | None = None, module: str = "alongside.config.web") -> Outcome:
        """`act` in the middle: when a tenth of the clients have been told that theirs is booked."""
        with served(self.durable, self.database, module=module) as web:
            threads = self.crowd.set_out(web.port)
            if act:
                self.crowd.wait_until(self.number // 10)
                with self.nobody_asks():
                    act(web)
            _join(threads)
        return self.crowd.outcome()

    @contextmanager
    def nobody_asks(self) -> Iterator[None]:
        self.crowd.standing.clear()
        yield
        self.crowd.standing.set()

    def kill_web(self, web: Web) -> None:
        web.kill()
        web.start()

    def kill_database(self, web: Web) -> None:
        self.durable.kill()
        self.durable.cluster.start()


@pytest.fixture
def attempt(durable: Durable, clients: list[Client], django_db_blocker: DjangoDbBlocker) -> Iterator[Try]:
    name = durable.create(durable.named("crowd"), CROWD)
    with django_db_blocker.unblock(), pointed_at(durable, name):
        yield Try(durable, name, clients)
    durable.drop(name)


def _join(threads: list[Thread]) -> None:
    for thread in threads:
        thread.join(1_200)
        assert not thread.is_alive()


GOAL = "0 lost, 0 untold, 0 twice"


def test_many_clients(attempt: Try, proof: Say) -> None:
    found = attempt.out()
    proof(f"{attempt.number} clients at once", figure=str(found), goal=GOAL, holds=found.fair)


@pytest.mark.parametrize("which", ["web server", "database"])
def test_killed_in_the_middle(attempt: Try, proof: Say, which: str) -> None:
    found = attempt.out(attempt.kill_web if which == "web server" else attempt.kill_database)
    figure = f"{found}, {found.broken} asked again"
    name = f"{attempt.number} clients, {which} killed (-9) in the middle"
    proof(name, figure=figure, goal=GOAL, holds=found.fair and found.broken > 0)


def test_planted_no_constraint(attempt: Try, proof: Say) -> None:
    without_the_constraint()
    found = attempt.out()
    figure = f"{found.booked_twice} found"
    proof(
        "planted: clients, no exclusion constraint",
        figure=figure,
        goal="more than 0",
        holds=found.booked_twice > 0,
    )


def test_planted_answered_before_it_is_kept(attempt: Try, proof: Say) -> None:
    """Half a second before, and the web server is killed in between."""
    found = attempt.out(attempt.kill_web, HASTY)
    name = "planted: a web server that answers before it is kept"
    proof(name, figure=f"{found.lost} lost", goal="more than 0", holds=found.lost > 0)


def test_planted_a_database_that_does_not_wait(attempt: Try, proof: Say, durable: Durable) -> None:
    """It says yes while what it says is in memory; the disk has it seconds later."""
    with durable.superuser("postgres") as home:
        home.execute(sql.SQL("ALTER ROLE {} SET synchronous_commit = off").format(sql.Identifier(PROGRAM)))
        home.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
        home.execute("SELECT pg_reload_conf()")
        try:
            found = attempt.out(attempt.kill_database)
        finally:
            _waits_again(durable)
    name = "planted: a database that does not wait for its disk"
    proof(name, figure=f"{found.lost} lost", goal="more than 0", holds=found.lost > 0)


def _waits_again(durable: Durable) -> None:
    with durable.superuser("postgres") as home:
        home.execute(sql.SQL("ALTER ROLE {} RESET synchronous_commit").format(sql.Identifier(PROGRAM)))
        home.execute("ALTER SYSTEM RESET wal_writer_delay")
        home.execute("SELECT pg_reload_conf()")
