"""Canaries in every text about a person. Who finds one outside what was opened to them has found a leak."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.models import Q
from django.utils import timezone

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from tests.proofs.canaries import Oracle, found_in
from tests.proofs.planting import wanted, without_a_canary
from tests.support.crawling import Page, crawl
from tests.support.databases import Server
from tests.support.proofs import Say
from tests.support.sign_in import signed_in
from tests.support.walls import without_the_wall

Many = Callable[[int, int], int]


def people() -> list[User]:
    return list(User.objects.filter(is_service=False, is_active=True).order_by("email"))


def walk(users: list[User], most: int) -> Iterator[tuple[User, Page]]:
    for user in users:
        for page in crawl(signed_in(user), most=most):
            yield user, page


def leaks_of(users: list[User], most: int = 400) -> tuple[int, int, int]:
    """Pages walked, canaries seen by those who may, and leaks."""
    oracle, pages, seen, leaks = Oracle(timezone.now()), 0, 0, 0
    for user, page in walk(users, most):
        pages, seen = pages + 1, seen + len(found_in(page.text))
        leaks += len(oracle.leaks(user, [page.text]))
        leaks += len(found_in(page.url + page.headers + _title(page)))
    return pages, seen, leaks


def _title(page: Page) -> str:
    return str(page.tree.findtext(".//title") or "")


@pytest.mark.timeout(1800)
def test_nobody_finds_what_was_not_opened(
    planted_database: None, proof: Say, many: Many, caplog: pytest.LogCaptureFixture, database_server: Server
) -> None:
    caplog.set_level(logging.DEBUG)
    users = people() if many(0, 1) else people()[:3]
    pages, seen, leaks = leaks_of(users)
    assert seen > 100  # there was something that could have leaked
    proof(
        f"canaries outside what was opened, {len(users)} people, {pages} pages",
        figure=f"{leaks} of {seen} seen",
        goal="0",
        holds=leaks == 0,
    )
    of_worker = send_the_mail(database_server.url(str(connection.settings_dict["NAME"])))
    written = (
        caplog.text
        + of_worker
        + log_of(database_server)
        + "".join(path.read_text(errors="replace") for path in _mail())
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT string_agg(args::text || task_name, ' ') FROM procrastinate_jobs")
        written += str(cursor.fetchone()[0])
        cursor.execute("SELECT string_agg(codes::text || event, ' ') FROM audit_auditentry")
        written += str(cursor.fetchone()[0])
    outside = len(found_in(written))
    proof(
        "canaries in logs of pages, jobs and database, in mail, queue and trail",
        figure=str(outside),
        goal="0",
        holds=outside == 0,
    )


def log_of(server: Server) -> str:
    """Of the database server itself, where it is ours."""
    found = server.log
    return found.read_text(errors="replace") if found else ""


def send_the_mail(database: str) -> str:
    """Which waits since the demo was built, and is written now that the canaries stand. Gives what the worker wrote.

    It writes of what fails alone: that is nothing, on a good day.
    """
    command = [sys.executable, "-m", "alongside.config.worker", "--until-idle"]
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "ALONGSIDE_DATA": str(settings.DATA.root),
        "ALONGSIDE_MASTER_KEYS": settings.MASTER_KEY_FILE.read_text(),
    }
    done = subprocess.run(
        command, env=environment, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert _mail()
    return done.stdout + done.stderr


def _mail() -> list[Path]:
    return [path for path in settings.DATA.outbox.rglob("*") if path.is_file()]


def test_a_canary_stands_in_every_table_that_takes_words(planted_database: None, proof: Say) -> None:
    """And in every section of notes and documents, the documents themselves included."""
    pairs, bare = set(wanted()), without_a_canary()
    proof(
        f"tables and sections without a canary, of {len(pairs)}",
        figure=f"{len(bare)}{': ' + ', '.join(sorted(table for table, _ in bare)) if bare else ''}",
        goal="0",
        holds=not bare and len(pairs) > 60,
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute("TRUNCATE people_contactmade CASCADE")
    found = without_a_canary()
    proof(
        "planted: a table that has lost its canary",
        figure=f"{len(found)} named",
        goal="people_contactmade",
        holds=found == {("people_contactmade", "contact")},
    )


@pytest.mark.timeout(1800)
def test_planted_a_filter_that_is_forgotten_leaks_nothing_behind_the_second_wall(
    planted_database: None,
    proof: Say,
    many: Many,
    monkeypatch: pytest.MonkeyPatch,
    database_server: Server,
) -> None:
    monkeypatch.setattr(Guarded, "seen_through", classmethod(lambda *_: Q()))
    curious = [User.objects.get(full_name=name) for name in (cast.CHARLIE, cast.MEI)]
    _, _, leaks = leaks_of(curious, most=many(30, 400))
    proof(
        "every filter forgotten, the second wall stands", figure=f"{leaks} leaks", goal="0", holds=leaks == 0
    )
    with without_the_wall(database_server):
        _, _, leaks = leaks_of(curious, most=many(30, 400))
    proof("planted: both walls down", figure=f"{leaks} found", goal="more than 0", holds=leaks > 0)
