"""One PostgreSQL a run, started by the first test that needs it. A template is migrated once, and copied.

TEST_DATABASE_URL names another server instead, and a role of it that may make databases and roles. As for real, the
tables belong to one role, and the tests run as another, which owns nothing.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import psycopg
import pytest
from django.db import connections
from psycopg import sql
from pytest_django import DjangoDbBlocker

from alongside.config.embedded import OWNER
from tests.support import run

PROGRAM = "alongside_test_app"
_numbers = count(1)


class Server:
    def __init__(self) -> None:
        self._embedded = None if os.environ.get("TEST_DATABASE_URL") else run.embedded()

    def start(self) -> None:
        if self._embedded:
            self._embedded.start()

    def stop(self) -> None:
        if self._embedded:
            self._embedded.stop()

    def url(self, name: str) -> str:
        """As the program."""
        if self._embedded:
            return self._embedded.dsn(name)
        parts = urlsplit(self.owner_url(name))
        host = parts.netloc.rpartition("@")[2]
        return parts._replace(netloc=f"{PROGRAM}:{PROGRAM}@{host}").geturl()

    def owner_url(self, name: str) -> str:
        if self._embedded:
            return self._embedded.dsn(name, OWNER)
        return urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{name}").geturl()

    def environment(self, name: str) -> dict[str, str]:
        return {"DATABASE_URL": self.url(name), "DATABASE_OWNER_URL": self.owner_url(name)}

    def named(self, what: str) -> str:
        """A name that no other worker and no other run has."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        return f"{self.prefix}_{what}_{worker}_{next(_numbers)}"

    @property
    def prefix(self) -> str:
        return run.folder().name.replace("-", "_").lower()

    def migrated_template(self) -> str:
        name = f"{self.prefix}_template"
        run.once("template", lambda: self._make_template(name))
        return name

    def _make_template(self, name: str) -> None:
        from alongside.config.migrating import bring_up_to_date

        self._make_program()
        self.create(name)
        with pointed_at(self, name):
            bring_up_to_date()

    def _make_program(self) -> None:
        if self._embedded is None:
            with (
                psycopg.connect(self._home, autocommit=True) as home,
                suppress(psycopg.errors.DuplicateObject),
            ):
                home.execute(f"CREATE ROLE {PROGRAM} LOGIN PASSWORD '{PROGRAM}'")
                home.execute(f"GRANT {PROGRAM} TO CURRENT_USER")

    def create(self, name: str, template: str | None = None) -> str:
        statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        if template:
            statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        self._execute(statement)
        return name

    def drop(self, name: str) -> None:
        """As the superuser where there is one: the server itself may be at work in it."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        if self._embedded is None:
            self._execute(statement)
            return
        with self._embedded.maintenance() as home:
            home.execute(statement)

    def drop_all(self) -> None:
        with psycopg.connect(self._home) as found:
            names = found.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{self.prefix}_"]
            ).fetchall()
        for (name,) in names:
            self.drop(name)

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._home, autocommit=True) as home:
            home.execute(statement)

    def superuser(self, name: str) -> "AbstractContextManager[psycopg.Connection[tuple[object, ...]]]":
        """For faults that even the owner of the tables cannot plant."""
        if self._embedded:
            return self._embedded.maintenance(name)
        return psycopg.connect(self.owner_url(name), autocommit=True)

    @property
    def log(self) -> Path | None:
        return self._embedded.places.log if self._embedded else None

    @property
    def _home(self) -> str:
        return self._embedded.dsn(role=OWNER) if self._embedded else os.environ["TEST_DATABASE_URL"]


@contextmanager
def pointed_at(server: Server, name: str) -> Iterator[None]:
    """Django's connections, of this thread and of those that start meanwhile, lead here."""
    before = {alias: dict(connections.settings[alias]) for alias in connections.settings}
    connections.close_all()
    for alias, url in (("default", server.url(name)), ("owner", server.owner_url(name))):
        where = dj_database_url.parse(url)
        connections.settings[alias].update(
            {part: where[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        )
    try:
        yield
    finally:
        connections.close_all()
        for alias, settings in before.items():
            connections.settings[alias].update(settings)


@pytest.fixture(scope="session")
def database_server(django_db_blocker: DjangoDbBlocker) -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[None]:
    """In place of pytest-django's own: a copy of the template, where each test is one transaction, rolled back."""
    with django_db_blocker.unblock():
        name = database_server.create(database_server.named("worker"), database_server.migrated_template())
        with pointed_at(database_server, name):
            yield


@pytest.fixture
def own_database(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[str]:
    """A database of this test's own, where commits are commits and threads see each other's. Gives its URL.

    Threads that use Django's connection close it before they end: `connection.close()`.
    """
    with django_db_blocker.unblock():
        name = database_server.create(database_server.named("own"), database_server.migrated_template())
        with pointed_at(database_server, name):
            yield database_server.url(name)
        database_server.drop(name)
